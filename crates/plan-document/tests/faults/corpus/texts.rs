//! Drafts written down as plans, the way a careful office writes them.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::county::County;
use super::tasks::{Draft, Place};
use super::words::SECTIONS;

/// What a plan is written from.
pub(super) struct Writing<'a> {
    pub(super) county: &'a County,
    pub(super) drafts: &'a [Draft],
    pub(super) places: &'a [Place],
    pub(super) shelters: &'a [Vec<String>],
    pub(super) is_department: bool,
}

/// The first day of the generated counties.
pub(super) const TODAY: &str = "2026-06-15";
const COLORS: [&str; 4] = ["red", "orange", "yellow", "blue"];
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

impl Writing<'_> {
    /// The whole text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.head(&mut text);
        self.consents(&mut text);
        self.indicators(&mut text);
        self.areas(&mut text);
        self.posts(&mut text);
        text.push_str("levels:\n");
        for rank in (1..=4).rev() {
            self.level(&mut text, rank);
        }
        text.push_str("tasks:\n");
        for draft in self.drafts {
            self.task(&mut text, draft);
        }
        self.orders(&mut text);
        text
    }

    /// The key of the plan.
    pub(super) fn key(&self) -> String {
        let who = if self.is_department { "psb" } else { "county" };
        format!("{who}-{}", self.county.hazard.key)
    }

    fn issuer(&self) -> String {
        self.county.own(if self.is_department { "psb" } else { "government" })
    }

    fn hq(&self) -> String {
        self.county.own(if self.is_department { "psb" } else { "hq" })
    }

    fn head(&self, text: &mut String) {
        let County { hazard, name, code, .. } = self.county;
        let (zh, en) = if self.is_department { ("公安局", " police") } else { ("", "") };
        let tier = if self.is_department { "department" } else { "special" };
        let _ = write!(
            text,
            "# Generated: no such county exists.\nplan: {}\ntitle: {{zh: {}县{zh}{}应急预案, en: {} \
             plan of {} County{en}}}\ntier: {tier}\nissuer: {}\n",
            self.key(),
            name.0,
            hazard.zh,
            hazard.en,
            name.1,
            self.issuer()
        );
        if self.is_department {
            let _ = writeln!(text, "implements: county-{}", hazard.key);
        }
        let _ = write!(
            text,
            "region: \"{code}\"\nclasses: [{}]\nbasis: [{}]\nreview: {{every: 3y, last: \
             2025-03-01}}\ndrill: {{every: 2y, last: 2025-05-20}}\nsections:\n",
            hazard.class, hazard.laws
        );
        for section in SECTIONS {
            let _ = writeln!(
                text,
                "  {section}:\n    zh: |\n      {}县按本章办理。\n      责任到岗。\n    en: |\n      {} \
                 County follows this chapter.",
                name.0, name.1
            );
        }
    }

    /// Whoever is given duties and is not of the house has agreed: in a special plan everybody.
    fn consents(&self, text: &mut String) {
        let is_own =
            |unit: &str| self.is_department && self.county.police.iter().any(|it| it == unit);
        let units = self.drafts.iter().flat_map(|it| it.support.iter().chain([&it.lead]));
        let outside: BTreeSet<_> = units.filter(|it| !is_own(it)).collect();
        if outside.is_empty() {
            return;
        }
        text.push_str("consents:\n");
        for (number, unit) in outside.iter().enumerate() {
            let _ = writeln!(
                text,
                "  - {{unit: {unit}, document: 函〔2026〕{}号, on: 2026-03-02}}",
                number + 1
            );
        }
    }

    fn indicators(&self, text: &mut String) {
        let hazard = self.county.hazard;
        if self.is_department {
            return;
        }
        let _ = write!(
            text,
            "indicators:\n  main.value: {{title: {{zh: {}强度, en: Strength of the {}}}, measure: \
             {}, supplied_by: emergency-bureau, every: 1h}}\n  calls.help: {{title: {{zh: 求助电话, \
             en: Calls for help}}, measure: reports, supplied_by: {}, every: 30min}}\n",
            hazard.zh,
            hazard.en.to_lowercase(),
            hazard.measure,
            self.county.own("psb")
        );
    }

    fn areas(&self, text: &mut String) {
        text.push_str("areas:\n");
        for (place, shelters) in self.places.iter().zip(self.shelters) {
            let _ = write!(
                text,
                "  {}:\n    title: {{zh: {}, en: {}}}\n    regions: [\"{}\"]\n    people: {}\n",
                place.key, place.title.0, place.title.1, place.region, place.people
            );
            if !self.is_department {
                let _ = writeln!(text, "    shelters: [{}]", shelters.join(", "));
            }
            let _ = writeln!(text, "    informed_by: {}", place.informed_by);
        }
    }

    fn posts(&self, text: &mut String) {
        let relied = [self.issuer(), self.hq()];
        text.push_str("posts:\n");
        for post in self.county.posts.iter().filter(|it| relied.contains(&it.unit)) {
            let _ = writeln!(
                text,
                "  {}: {{title: {{zh: {}, en: {}}}, unit: {}, holders: {}, needs: [{}]}}",
                post.key, post.title.0, post.title.1, post.unit, post.holders, post.needs
            );
        }
    }

    fn conditions(&self, rank: usize) -> (String, String) {
        let hazard = self.county.hazard;
        if self.is_department {
            let plan = format!("level(county-{})", hazard.key);
            let enter = format!("{plan} at least {}", ROMAN[rank - 1]);
            let leave = if rank == 4 {
                format!("{plan} is none")
            } else {
                format!("{plan} at most {}", ROMAN[rank])
            };
            return (enter, leave);
        }
        let at = hazard.step << (4 - rank);
        let (below, measure) = (at * 3 / 4, hazard.measure);
        let enter = format!("main.value >= {at} {measure}");
        let leave = format!("main.value < {below} {measure} for 12h");
        if rank == 3 {
            return (format!("{enter} or sum(calls.help, 6h) >= 300 reports"), leave);
        }
        (enter, leave)
    }

    fn level(&self, text: &mut String, rank: usize) {
        let (enter, leave) = self.conditions(rank);
        let name = self.level_name(rank);
        let (chief, duty) = (format!("chief.{}", self.hq()), format!("duty.{}", self.hq()));
        let decider = if rank < 3 { &chief } else { &duty };
        let started = self.drafts.iter().filter(|it| it.rank == Some(rank));
        let starts: Vec<_> = started.map(|it| it.key.as_str()).collect();
        let hours = 24 * (rank + 2);
        let _ = write!(
            text,
            "  {name}:\n    title: {{zh: {rank}级, en: Level {rank}}}\n    color: {}\n    matter: \
             {{zh: 启动{rank}级响应。, en: The response of level {rank} is in force.}}\n    enter: \
             {{when: \"{enter}\", decided_by: {decider}, decide: {{min: 5min, likely: 10min, max: \
             30min}}}}\n    lasts: {hours}h\n    leave: {{when: \"{leave}\", decided_by: \
             {chief}}}\n    starts: [{}]\n",
            COLORS[rank - 1],
            starts.join(", ")
        );
        let measures: Vec<_> =
            self.measures().iter().filter(|it| it.1 == rank).map(|it| it.0).collect();
        let _ = write!(
            text,
            "    measures: [{}]\n    notices: [alert-{}]\n    reports_every: {}h\n",
            measures.join(", "),
            COLORS[rank - 1],
            rank * 3
        );
    }

    fn level_name(&self, rank: usize) -> String {
        if self.is_department { format!("duty-{rank}") } else { ROMAN[rank - 1].to_owned() }
    }

    fn task(&self, text: &mut String, it: &Draft) {
        let (min, likely, max) = it.takes;
        let _ = write!(
            text,
            "  {}:\n    title: {{zh: {}, en: \"{}\"}}\n    text: {{zh: {}，带齐装备，完成后报告。, en: \
             \"{}; bring what is needed and report when it is done.\"}}\n    basis: [ERL-73]\n    \
             lead: {}\n    post: duty.{}\n",
            it.key, it.title.0, it.title.1, it.title.0, it.title.1, it.lead, it.lead
        );
        if !it.support.is_empty() {
            let _ = writeln!(text, "    support: [{}]", it.support.join(", "));
        }
        let _ = write!(
            text,
            "    inform: [{}]\n    kind: {}\n    performers: [{}]\n",
            self.hq(),
            it.work.kind,
            it.work.people.0
        );
        if let Some(area) = &it.area {
            let _ = writeln!(text, "    areas: [{area}]");
        }
        let (kind, skill) = it.work.people;
        let _ = writeln!(
            text,
            "    needs:\n      people: [{{count: {}, competence: {skill}, kind: {kind}}}]",
            it.count
        );
        if let Some(vehicle) = it.work.vehicle {
            let _ = writeln!(text, "      vehicles: {{{vehicle}: {}}}", it.vehicles);
        }
        if let Some(item) = it.work.item {
            let _ = writeln!(text, "      stock: {{{item}: {}}}", it.items);
        }
        let _ = write!(
            text,
            "    takes: {{min: {min}min, likely: {likely}min, max: {max}min}}\n    due: {}min\n",
            it.due_minutes
        );
        if !it.after.is_empty() {
            let _ = writeln!(text, "    after: [{}]", it.after.join(", "));
        }
        if it.delay_minutes > 0 {
            let _ = writeln!(text, "    delay: {}min", it.delay_minutes);
        }
        if it.is_standing {
            text.push_str("    standing: true\n");
        }
        let _ = writeln!(text, "    priority: {}", it.priority);
        if it.is_escalated {
            let after = it.due_minutes / 3;
            let _ = writeln!(
                text,
                "    escalate: {{after: {after}min, unless: accepted, to: chief.{}}}",
                it.lead
            );
        }
    }

    /// Key, level, kind, duration, Chinese and English title.
    fn measures(&self) -> &'static [Ordered] {
        if self.is_department {
            &[(
                "road-closed",
                2,
                "traffic_control",
                "48h",
                "道路临时封闭",
                "Road closed for a time",
            )]
        } else {
            &[
                (
                    "road-closed",
                    3,
                    "traffic_control",
                    "72h",
                    "危险道路封闭",
                    "Dangerous roads closed",
                ),
                ("entry-checked", 2, "checkpoint", "5d", "入口查控", "Entrances checked"),
                ("quarter-closed", 1, "closed_compound", "7d", "片区封闭管理", "Quarter closed"),
            ]
        }
    }

    fn orders(&self, text: &mut String) {
        let areas: Vec<_> = self.places.iter().map(|it| it.key.as_str()).collect();
        text.push_str("measures:\n");
        for (at, (key, _, kind, lasts, zh, en)) in self.measures().iter().enumerate() {
            let area = areas.get(at % areas.len().max(1)).copied().unwrap_or_default();
            let _ = write!(
                text,
                "  {key}:\n    title: {{zh: {zh}, en: {en}}}\n    kind: {kind}\n    basis: \
                 [ERL-73]\n    issuer: {}\n    areas: [{area}]\n    affects: 300\n    lasts: \
                 {lasts}\n    exemptions: {{zh: 救护、抢险、就医优先放行。, en: Ambulances and patients pass \
                 first.}}\n    least_harmful: {{zh: 比较过限时与限速，不足以保证安全。, en: Shorter \
                 hours would not be safe.}}\n    complaints: {}\n",
                self.issuer(),
                self.issuer()
            );
        }
        text.push_str("notices:\n");
        for color in COLORS.iter().rev() {
            let _ = write!(
                text,
                "  alert-{color}:\n    title: {{zh: {color}预警, en: Alert {color}}}\n    kind: \
                 alert\n    color: {color}\n    issuer: {}\n    areas: [{}]\n    text: \
                 {{zh: 危险正在接近。, en: Danger is near.}}\n    advice: \
                 {{zh: 听从通知，先离开危险处。, en: Follow the \
                 notices and leave dangerous places.}}\n    channels: [broadcast, sms, \
                 door_knock]\n    within: 30min\n",
                self.hq(),
                areas.join(", ")
            );
        }
        let to = self.county.own("government");
        let _ =
            writeln!(text, "reports: {{profile: cn-default, by: duty.{}, to: [{to}]}}", self.hq());
        let (vehicle, item) =
            if self.is_department { ("patrol-car", "cone") } else { ("truck", "tent") };
        let needs = |of: &dyn Fn(&Draft) -> u32| self.drafts.iter().map(of).max().unwrap_or(0);
        let vehicles = needs(&|it| it.vehicles * u32::from(it.work.vehicle == Some(vehicle)));
        let items = needs(&|it| it.items * u32::from(it.work.item == Some(item)));
        let _ = write!(
            text,
            "resources:\n  vehicles: {{{vehicle}: {vehicles}}}\n  stock: {{{item}: {items}}}\n"
        );
    }
}

type Ordered = (&'static str, usize, &'static str, &'static str, &'static str, &'static str);
