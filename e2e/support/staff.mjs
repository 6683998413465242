// The units, posts, persons and accounts of a county, and a browser in the hands of one of them.

import { randomUUID } from "node:crypto";

import { lianfang } from "./county.mjs";
import { PASSWORD, administrator, perform, send } from "./officer.mjs";

/** Makes units, posts, persons and accounts, once for a county. People are named by their login. */
export async function staff(context, place, { units, people }) {
  if (place.staff) return place.staff;
  await administrator(context, place);
  const verb = (name, data) => perform(context, place, `people/house/${name}`, data);
  const ids = {};
  for (const [it, { code, kind, name, parent }] of Object.entries(units)) {
    ids[it] = randomUUID();
    const above = parent ? { parent: ids[parent] } : {};
    await verb("register_organisation", {
      organisation: ids[it],
      code,
      details: { name, kind, ...above },
    });
  }
  place.staff = {};
  for (const [login, it] of Object.entries(people)) {
    const [person, post, organisation] = [randomUUID(), randomUUID(), ids[it.unit]];
    const number = `p-${login}`;
    const kind = it.kind ?? "civil_servant";
    await verb("register_person", { person, number, name: it.name, kind, organisation });
    const details = {
      title: it.post,
      organisation,
      kind: "member",
      holders_wanted: 1,
      rights: it.rights,
    };
    await verb("define_post", { post, code: it.code ?? `post-${login}`, details });
    await verb("appoint_holder", { post, person });
    place.staff[login] = { person, post, oneTimePassword: account(place, login) };
  }
  return place.staff;
}

/** Opens accounts for people who are registered already and have one post each. */
export function accounts(place, people) {
  const opened = (login) => [login, { oneTimePassword: account(place, login) }];
  place.staff = Object.fromEntries(Object.keys(people).map(opened));
}

/** Opens an account for the person of that login; gives the password for the first time. */
function account(place, login) {
  const told = lianfang("user", "add", login, "--person", `p-${login}`, "--data", place.data);
  return /one-time password: (\S+)/.exec(told)[1];
}

/** A browser context in which one of them has signed in and acts in their post. */
export async function actingAs(chrome, place, login, options) {
  const who = place.staff[login];
  who.signedIn ??= signIn(chrome, place, who, login);
  return chrome.newContext({ ...options, storageState: await who.signedIn });
}

/** Signs in for the first time, with a new password; gives what a browser keeps of it. */
async function signIn(chrome, place, who, login) {
  const context = await chrome.newContext();
  await send(context, place, "/sign-in", { login, password: who.oneTimePassword });
  await send(context, place, "/account/password", { new: PASSWORD });
  await send(context, place, "/post", { post: who.post ?? (await ownPost(context, place)) });
  const state = await context.storageState();
  await context.close();
  return state;
}

/** The post that the page of posts offers. */
async function ownPost(context, place) {
  const page = await (await context.request.get(`${place.address}/post`)).text();
  return /name="post" value="([^"]+)"/.exec(page)[1];
}

/** A page in the hands of each of them, by login. */
export async function pagesOf(chrome, place, logins, options) {
  const contexts = await Promise.all(logins.map((it) => actingAs(chrome, place, it, options)));
  const pages = await Promise.all(contexts.map((it) => it.newPage()));
  for (const page of pages) page.on("response", tellFaults);
  return Object.fromEntries(logins.map((login, index) => [login, pages[index]]));
}

/** What the server could not do is told beside what a journey then waits for in vain. */
function tellFaults(answer) {
  if (answer.status() >= 500) console.error(`${answer.status()} ${answer.url()}`);
}
