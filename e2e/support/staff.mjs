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
    const told = lianfang("user", "add", login, "--person", number, "--data", place.data);
    place.staff[login] = { post, oneTimePassword: /one-time password: (\S+)/.exec(told)[1] };
  }
  return place.staff;
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
  await send(context, place, "/post", { post: who.post });
  const state = await context.storageState();
  await context.close();
  return state;
}
