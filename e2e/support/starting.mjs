// How an empty county begins: with spreadsheets that are sent through its first page.

export const STARTING = {
  "zh-CN": {
    start: "从这里开始",
    people: "单位与人员",
    posts: "岗位与电话",
    resources: "车辆与物资",
    file: "文件（XLSX、XLS、ODS 或 CSV）",
    send: "传上填好的表",
    not: "没有导入",
    where: "第 6 行",
    taken: "已导入",
    find: "查找",
  },
  en: {
    start: "Start here",
    people: "Units and people",
    posts: "Posts and phones",
    resources: "Vehicles and stock",
    file: "File (XLSX, XLS, ODS or CSV)",
    send: "Send the filled-in file",
    not: "was not taken",
    where: "row 6",
    taken: "rows were taken",
    find: "Find",
  },
};

/** Sends a file at the step of its template. */
export async function send(page, words, template, file) {
  const step = page.getByRole("region", { name: words[template] });
  await step.getByLabel(words.file).setInputFiles(file);
  await step.getByRole("button", { name: words.send }).click();
}

/** A file as a spreadsheet program writes it. */
export function csv(name, lines) {
  const buffer = Buffer.from(`${lines.join("\r\n")}\r\n`);
  return { name: `${name}.csv`, mimeType: "text/csv", buffer };
}

/** The spreadsheet of units and people, as `staff` would make them. */
export function peopleSheet({ units, people }) {
  const unit = ({ code, name, kind, parent }) =>
    ["units", code, name.zh, name.en, kind, units[parent]?.code, "", ""].join();
  const person = ([login, it]) =>
    ["people", "", it.name, "", kindOf(it), "", `p-${login}`, units[it.unit].code].join();
  return csv("单位与人员", [
    "sheet,code,name,name_en,kind,parent,number,unit",
    ...Object.values(units).map(unit),
    ...Object.entries(people).map(person),
  ]);
}

/** The spreadsheet of their posts, with who holds them and what each may do, and of telephones. */
export function postsSheet({ units, people }) {
  const entries = Object.entries(people);
  const post = ([login, it]) => {
    const code = it.code ?? `post-${login}`;
    const named = [code, it.post.zh, it.post.en, units[it.unit].code];
    return ["posts", ...named, `p-${login}`, it.rights.join("、"), "", ""].join();
  };
  const phone = ([login], index) => `phones,,,,,,,p-${login},1380013800${index}`;
  return csv("岗位与电话", [
    "sheet,code,title,title_en,unit,holders,rights,number,phone",
    ...entries.map(post),
    ...entries.map(phone),
  ]);
}

/** Two vehicles of theirs. */
export function vehiclesSheet({ units }) {
  return csv("车辆与物资", [
    "sheet,code,kind,seats,unit",
    `vehicles,patrol-car-01,patrol-car,5,${units.psb.code}`,
    `vehicles,boat-01,boat,8,${units.water.code}`,
  ]);
}

const kindOf = (person) => person.kind ?? "civil_servant";
