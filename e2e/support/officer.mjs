// Somebody who has signed in and may lead: made through the door that everybody uses.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

export const PASSWORD = "防汛值班 correct horse battery";

const ORGANISATION = "0198c0de-0000-7000-8000-0000000000f1";
const POST = "0198c0de-0000-7000-8000-0000000000f2";

export async function send(context, place, path, form) {
  const answer = await context.request.post(place.address + path, { form, maxRedirects: 0 });
  assert.equal(answer.status(), 303, `${path}: ${await answer.text()}`);
}

/** Signs a browser context in as the administrator; the first time with a new password. */
export async function administrator(context, place) {
  const { login, oneTimePassword } = place.admin;
  await send(context, place, "/sign-in", {
    login,
    password: place.hasPassword ? PASSWORD : oneTimePassword,
  });
  if (!place.hasPassword) {
    await send(context, place, "/account/password", { new: PASSWORD });
    place.hasPassword = true;
  }
}

/** Signs a browser context in as somebody who may lead and write. */
export async function officer(context, place) {
  await administrator(context, place);
  if (!place.hasPost) {
    await makePost(context, place, place.admin.person);
    place.hasPost = true;
  }
  await send(context, place, "/post", { post: POST });
}

async function makePost(context, place, person) {
  const verb = (name, data) => perform(context, place, `people/house/${name}`, data);
  await verb("register_organisation", {
    organisation: ORGANISATION,
    code: "command-centre",
    details: { name: { zh: "指挥中心", en: "Command centre" }, kind: "public_security" },
  });
  await verb("define_post", {
    post: POST,
    code: "duty-commander",
    details: {
      title: { zh: "值班指挥长", en: "Duty commander" },
      organisation: ORGANISATION,
      kind: "commander",
      holders_wanted: 1,
      rights: ["lead_operations", "read_operations", "write_log"],
    },
  });
  await verb("appoint_holder", { post: POST, person });
}

/** Performs a verb through the API; anything but success is an error. */
export async function perform(context, place, path, data, seen) {
  const headers = { "Idempotency-Key": randomUUID(), ...(seen ? { "If-Match": seen } : {}) };
  const answer = await context.request.post(`${place.address}/api/${path}`, { data, headers });
  assert.equal(answer.status(), 200, `${path}: ${await answer.text()}`);
  return answer.json();
}
