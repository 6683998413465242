//! A measure ordered from people without what an order must have: its law, the body with the power,
//! its place and end, who is let through, why it does the least harm, and where to complain.

use domain::kernel::Key;
use domain::plans::document::{Measure, Risk};

use super::called::Called;
use super::written::is_absent;
use super::{Found, Look, LooksAt, Rule, Says, Sentence, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "measure-incomplete",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("措施要件不全", "A measure that lacks what an order must have"),
    reason: said(
        "对公众采取的措施要合法、适度、有期限、有例外、可投诉。",
        "What is ordered from people is lawful, fitting, limited in time, has exemptions, and \
         can be complained about.",
    ),
    law: &["ERL-9", "ERL-10", "ERL-11", "ERL-72", "ERL-73"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, measure) in look.plan.measures.iter() {
        let touches = measure.kind.is_some_and(|it| it.risk() != Risk::Low);
        part(look, found, (key, measure), (measure.basis.is_empty(), BASIS));
        part(look, found, (key, measure), (measure.issuer.is_none(), ISSUER));
        part(look, found, (key, measure), (measure.areas.is_empty(), AREAS));
        let lapses = !measure.is_life_safety;
        part(look, found, (key, measure), (lapses && measure.lasts.is_none(), LASTS));
        part(look, found, (key, measure), (measure.exemptions.is_none(), EXEMPTIONS));
        let is_unweighed = touches && measure.least_harmful.is_none();
        part(look, found, (key, measure), (is_unweighed, LEAST_HARMFUL));
        part(look, found, (key, measure), (measure.complaints.is_none(), COMPLAINTS));
    }
}

/// A field, the article that asks for it, what is missing, and what to write.
struct Part {
    field: &'static str,
    law: Sentence,
    missing: Sentence,
    write: Sentence,
}

const BASIS: Part = Part {
    field: "basis",
    law: said("突发事件应对法第七十三条", "ERL 73"),
    missing: said("法律依据", "which law allows it"),
    write: said("条文，例如 ERL-73", "an article, such as ERL-73"),
};
const ISSUER: Part = Part {
    field: "issuer",
    law: said("突发事件应对法第七十三条", "ERL 73"),
    missing: said("发布机关", "who orders it"),
    write: said("有权机关的单位编码", "the code of the body with the power"),
};
const AREAS: Part = Part {
    field: "areas",
    law: said("突发事件应对法第十条", "ERL 10"),
    missing: said("适用区域", "where it holds"),
    write: said("区域名称", "names of areas"),
};
const LASTS: Part = Part {
    field: "lasts",
    law: said("突发事件应对法第七十二条", "ERL 72"),
    missing: said("期限", "when it ends"),
    write: said("期限，例如 72h", "a duration, such as 72h"),
};
const EXEMPTIONS: Part = Part {
    field: "exemptions",
    law: said("突发事件应对法第十一条", "ERL 11"),
    missing: said("优先放行的情形", "who is let through first"),
    write: said("救护、就医等情形", "ambulances, people who must see a doctor, and the like"),
};
const LEAST_HARMFUL: Part = Part {
    field: "least_harmful",
    law: said("突发事件应对法第十条", "ERL 10"),
    missing: said("与其他办法的比较", "why it does the least harm"),
    write: said("比较过的办法和选择理由", "the options compared, and why this one was chosen"),
};
const COMPLAINTS: Part = Part {
    field: "complaints",
    law: said("突发事件应对法第九条", "ERL 9"),
    missing: said("受理投诉的单位", "who answers complaints"),
    write: said("单位编码", "the code of a unit"),
};

fn part(
    look: &Look<'_>,
    found: &mut Found,
    (key, measure): (&Key, &Measure),
    (is_unread, part): (bool, Part),
) {
    let path = ["measures", key.as_str(), part.field];
    if !is_unread || !is_absent(look, &path) {
        return;
    }
    let Called { zh, en } = Called::measure(key, measure);
    let says = Says::new(
        format!(
            "措施“{zh}”没有写{}（{}）。请在 {} 写上{}。",
            part.missing.zh, part.law.zh, part.field, part.write.zh
        ),
        format!(
            "The measure “{en}” does not say {} ({}). Write {} under {}.",
            part.missing.en, part.law.en, part.write.en, part.field
        ),
    );
    found.add(&RULE, look, &path, says);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, places};
    use super::RULE;

    #[test]
    fn each_part_that_is_missing_is_told() {
        for (line, field) in [
            ("    basis: [ERL-73, FLOOD-27]\n", "basis"),
            ("    issuer: yunze-government\n    areas", "issuer"),
            ("    lasts: 72h\n    exemptions", "lasts"),
            ("    complaints: yunze-government\n", "complaints"),
            ("    areas: [sanjie-ferry]\n", "areas"),
        ] {
            let rest = line.split_once('\n').expect("a line").1;
            let places = places(&RULE, &good_with(line, rest));
            assert_eq!(places, [format!("measures.ferry-stop.{field}")]);
        }
    }

    #[test]
    fn what_lives_depend_on_has_no_end_of_its_own() {
        let text =
            good_with("    lasts: 72h\n    exemptions", "    life_safety: true\n    exemptions");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }

    #[test]
    fn other_options_are_compared_where_the_risk_is_not_low() {
        let line = "    least_harmful: \
             {zh: 比较过限载与限时，均不能保证安全, en: Fewer passengers or fewer hours would not be safe}\
             \n";
        let text = good_with(line, "");
        assert_eq!(places(&RULE, &text), ["measures.ferry-stop.least_harmful"]);
        let low = changed(
            &text,
            "kind: traffic_control\n    basis: [ERL-73, F",
            "kind: patrol\n    basis: [ERL-73, F",
        );
        assert_eq!(places(&RULE, &low), Vec::<String>::new());
    }
}
