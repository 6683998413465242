// A county of its own for a journey: an empty store, a server on a free port, a browser.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

const LIANFANG =
  process.env.LIANFANG_BIN ?? new URL("../../target/debug/lianfang", import.meta.url).pathname;
const CHROMIUM = process.env.CHROMIUM_BIN ?? "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A journal's export is long. */
const BYTES_PRINTED_MAX = 64 * 1024 * 1024;

/** Runs the program and gives what it printed; a non-zero exit is an error. */
export function lianfang(...args) {
  const done = spawnSync(LIANFANG, args, { encoding: "utf8", maxBuffer: BYTES_PRINTED_MAX });
  if (done.status !== 0)
    throw new Error(`lianfang ${args.join(" ")}: ${done.stderr || done.stdout}`);
  return done.stdout;
}

/** Starts a county; `end` stops its server and removes its folder. */
export async function county(region = "990001") {
  const folder = mkdtempSync(join(tmpdir(), "lianfang-journey-"));
  const data = join(folder, "data");
  lianfang("new-county", "--region", region, "--data", data);
  const account = lianfang("user", "add", "admin", "--administrator", "陈卫国", "--data", data);
  const oneTimePassword = /one-time password: (\S+)/.exec(account)[1];
  const person = lianfang("user", "list", "--data", data).trim().split("\t").pop();
  const server = spawn(LIANFANG, ["serve", "--data", data, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await firstAddress(server);
  return {
    address,
    data,
    admin: { login: "admin", oneTimePassword, person },
    async end() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a world as `lianfang demo` shows it, with the address of its board. */
export async function shown(world, ...more) {
  const arguments_ = ["demo", "--world", world, "--port", "0", "--language", "en", ...more];
  const server = spawn(LIANFANG, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  const said = await told(server, /board: \S+\n/);
  return {
    address: /https?:\/\/[^/\s]+/.exec(said)[0],
    board: /board: (\S+)/.exec(said)[1],
    home: /board: \S+?(\/realms\/[^/]+)/.exec(said)[1],
    password: passwordOf("demo", said),
    passwordOf: (login) => passwordOf(login, said),
    async end() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
    },
  };
}

/** Starts a county to which nothing has happened, as `lianfang demo --empty` shows it. */
export async function demonstration(world) {
  const arguments_ = ["demo", "--world", world, "--empty", "--port", "0", "--language", "en"];
  const server = spawn(LIANFANG, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  const said = await told(server, /https?:\/\/\S+\n/);
  return {
    address: /https?:\/\/[^/\s]+/.exec(said)[0],
    password: passwordOf("demo", said),
    async end() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
    },
  };
}

/** A demonstration says how to sign in, a line for each account. */
function passwordOf(login, said) {
  const line = said.split("\n").find((it) => it.includes(`sign in as ${login} with`));
  return /password (\S+)/.exec(line)[1];
}

async function firstAddress(server) {
  const address = /https?:\/\/\S+/;
  return address.exec(await told(server, address))[0];
}

/** What a server has said once it has said something. */
function told(server, something) {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout.setEncoding("utf8");
    server.stdout.on("data", (piece) => {
      said += piece;
      if (something.test(said)) resolve(said);
    });
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

export function browser() {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}
