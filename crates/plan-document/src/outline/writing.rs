//! What was collected as the text of a plan.

use domain::plans::document::{SectionKind, Tier};
use words::Language;

use super::collect::{Collected, Level};
use super::{Note, NoteKind, Skeleton};
use crate::edit::{label, prose, scalar};
use crate::finding::Says;

/// As many as a section holds.
const PROSE_CHARACTERS_MAX: usize = 4_000;
const TITLE_CHARACTERS_MAX: usize = 80;
const TASK_TITLE_CHARACTERS_MAX: usize = 24;
/// A task can be read aloud.
const TASK_CHARACTERS_MAX: usize = 400;
/// A person has to go through all of them.
const TASKS_MAX: usize = 300;

pub(super) fn skeleton(collected: Collected) -> Skeleton {
    let mut notes = collected.notes;
    let title = collected.title.as_deref().unwrap_or("新预案");
    let tier = tier_of(title);
    let mut yaml = head(title, tier, collected.title.is_some(), &mut notes);
    sections(&collected.sections, &mut yaml, &mut notes);
    levels(&collected.levels, &mut yaml, &mut notes);
    missing(tier, &collected.sections, &collected.levels, &mut notes);
    notes.sort_by_key(|it| (it.line.is_none(), it.line, it.kind));
    Skeleton { yaml, notes }
}

fn tier_of(title: &str) -> Tier {
    let has = |words: &[&str]| words.iter().any(|it| title.contains(it));
    match () {
        () if has(&["总体"]) => Tier::Overall,
        () if has(&["现场处置", "处置卡"]) => Tier::Site,
        () if has(&["村", "社区"]) => Tier::Village,
        () if has(&["乡", "镇", "街道"]) => Tier::Township,
        () if has(&["局", "委员会", "大队", "部门"]) => Tier::Department,
        () if has(&["联合"]) => Tier::Joint,
        () => Tier::Special,
    }
}

fn head(title: &str, tier: Tier, has_title: bool, notes: &mut Vec<Note>) -> String {
    let word = |language| words::tier(tier, language);
    let says = Says::new(
        format!("类别按名称估计为“{}”，请核对。", word(Language::Chinese)),
        format!("By its name this is taken for: {}. Look whether it is.", word(Language::English)),
    );
    notes.push(Note { kind: NoteKind::Guessed, line: None, says });
    if !has_title {
        note(
            notes,
            NoteKind::Missing,
            "没有找到预案名称。",
            "The title of the plan was not found.",
        );
    }
    note(
        notes,
        NoteKind::Missing,
        "要填写：预案编码（plan）、制定单位编码（issuer）。",
        "To be filled in: the key of the plan (plan) and the code of the issuer (issuer).",
    );
    let title = label(&cut(title, TITLE_CHARACTERS_MAX), None);
    format!(
        "plan: new-plan # 请改成固定编码\ntitle: {title}\ntier: {}\n# issuer: 制定单位编码\n",
        tier.name()
    )
}

fn sections(
    sections: &std::collections::BTreeMap<SectionKind, String>,
    yaml: &mut String,
    notes: &mut Vec<Note>,
) {
    if sections.values().all(|it| it.trim().is_empty()) {
        return;
    }
    yaml.push_str("\nsections:\n");
    for (kind, text) in sections.iter().filter(|(_, it)| !it.trim().is_empty()) {
        let characters = text.chars().count();
        if characters > PROSE_CHARACTERS_MAX {
            let (zh, en) = (
                words::section_kind(*kind, Language::Chinese),
                words::section_kind(*kind, Language::English),
            );
            note(
                notes,
                NoteKind::Lost,
                &format!(
                    "“{zh}”有 {characters} 字，只保留前 {PROSE_CHARACTERS_MAX} 字：请把其余写成任务、级别或附件。"
                ),
                &format!(
                    "“{en}” has {characters} characters; the first \
                     {PROSE_CHARACTERS_MAX} were kept. Make tasks, levels or annexes of the rest."
                ),
            );
        }
        let text = cut(text, PROSE_CHARACTERS_MAX);
        yaml.push_str(&format!("  {}:\n{}\n", kind.name(), prose(&text, None, 4)));
    }
}

fn levels(levels: &[Level], yaml: &mut String, notes: &mut Vec<Note>) {
    if levels.is_empty() {
        return;
    }
    let mut tasks = String::new();
    let mut count = 0;
    yaml.push_str("\nlevels:\n");
    // From the least to the most severe.
    for name in ["IV", "III", "II", "I"] {
        let Some(level) = levels.iter().find(|it| it.name == name) else { continue };
        let title = label(&cut(&level.title, TITLE_CHARACTERS_MAX), None);
        yaml.push_str(&format!("  {name}:\n    title: {title}\n"));
        if !level.entered.is_empty() {
            let entered = level.entered.trim_start_matches("启动条件");
            let entered = entered.trim_start_matches(['：', ':']);
            let entered = cut(entered, TASK_CHARACTERS_MAX);
            yaml.push_str(&format!("    # 启动条件原文：{entered}\n"));
        }
        let mut starts = Vec::new();
        for duty in level.duties.iter().take(TASKS_MAX.saturating_sub(count)) {
            count += 1;
            let key = format!("task-{count}");
            let title = label(&cut(&duty.text, TASK_TITLE_CHARACTERS_MAX), None);
            let text = scalar(&cut(&duty.text, TASK_CHARACTERS_MAX));
            tasks.push_str(&format!(
                "  {key}:\n    title: {title}\n    text: {{zh: {text}}}\n    \
                 # 牵头单位：{}（请填写 lead 的单位编码）\n\n",
                duty.unit
            ));
            starts.push(key);
        }
        if !starts.is_empty() {
            yaml.push_str(&format!("    starts: [{}]\n", starts.join(", ")));
        }
    }
    let all: usize = levels.iter().map(|it| it.duties.len()).sum();
    if all > count {
        note(
            notes,
            NoteKind::Lost,
            &format!("找到 {all} 项任务，只建了前 {count} 项。"),
            &format!("{all} duties were found, tasks were made of the first {count}."),
        );
    }
    if count > 0 {
        yaml.push_str(&format!("\ntasks:\n{}\n", tasks.trim_end()));
        note(
            notes,
            NoteKind::Guessed,
            &format!("从响应级别中认出 {count} 项任务：请逐项填写牵头单位、岗位、用时和时限。"),
            &format!(
                "{count} tasks were found in the levels: give each its lead, post, times and due."
            ),
        );
    }
}

fn missing(
    tier: Tier,
    sections: &std::collections::BTreeMap<SectionKind, String>,
    levels: &[Level],
    notes: &mut Vec<Note>,
) {
    for kind in tier.sections_wanted().iter().filter(|it| !sections.contains_key(it)) {
        let (zh, en) = (
            words::section_kind(*kind, Language::Chinese),
            words::section_kind(*kind, Language::English),
        );
        note(notes, NoteKind::Missing, &format!("缺少“{zh}”。"), &format!("“{en}” is missing."));
    }
    if levels.is_empty() {
        note(
            notes,
            NoteKind::Missing,
            "没有找到响应级别（例如“Ⅰ级响应”这样的标题）。",
            "No level of response was found (a heading such as “Ⅰ级响应”).",
        );
    } else {
        note(
            notes,
            NoteKind::Missing,
            "各级别的启动条件和决定岗位要填写（enter）。",
            "When each level is entered and who decides is to be filled in (enter).",
        );
    }
}

fn note(notes: &mut Vec<Note>, kind: NoteKind, zh: &str, en: &str) {
    notes.push(Note { kind, line: None, says: Says::new(zh, en) });
}

fn cut(text: &str, characters_max: usize) -> String {
    text.chars().take(characters_max).collect::<String>().trim().to_owned()
}
