//! Conditions of levels and tasks: read with the names of their plan.

use std::collections::BTreeMap;

use domain::kernel::{Key, Label};
use domain::plans::document::{Condition, LevelName, MeasureUnit, Plan};

use crate::condition::{self, Known, NameOf, Named, Names, Problem};
use crate::finding::{Edit, Finding, Mend, Says};
use crate::span::Span;
use crate::tree::{Node, Scalar};

/// The names that conditions of a plan may use.
pub(crate) struct Conditions<'a> {
    plan: &'a Plan,
    by_title: BTreeMap<&'a str, &'a Key>,
    tasks: Vec<(Key, Option<Says>)>,
    levels: Vec<LevelName>,
}

impl<'a> Conditions<'a> {
    /// Over the names of a plan, whose tasks and levels are not read yet.
    pub(crate) fn over(root: &Node, plan: &'a Plan) -> Self {
        let mut by_title = BTreeMap::new();
        for (key, indicator) in plan.indicators.iter() {
            for title in indicator.title.iter().flat_map(|it| [it.zh.as_str(), it.english()]) {
                by_title.entry(title).or_insert(key);
            }
        }
        let of = |name| root.child(name).map(Node::entries).unwrap_or_default();
        let tasks =
            of("tasks").iter().filter_map(|it| Some((it.key.parse().ok()?, title(&it.value))));
        let levels = of("levels").iter().filter_map(|it| it.key.parse().ok());
        Self { plan, by_title, tasks: tasks.collect(), levels: levels.collect() }
    }

    /// Reads the condition `when` of a part.
    pub(super) fn read(
        &self,
        part: Option<&Node>,
        path: &[&str],
        findings: &mut Vec<Finding>,
    ) -> Option<Condition> {
        let node = part?.child("when")?;
        let scalar = node.scalar().filter(|_| !node.is_nothing())?;
        let (condition, problems) = self.with_names(|names| condition::parse(&scalar.text, names));
        let place = Place::of(node, scalar);
        findings.extend(problems.into_iter().map(|it| finding(it, &place, path)));
        condition
    }

    /// Does something with the names as the language of conditions wants them.
    pub(crate) fn with_names<T>(&self, does: impl FnOnce(&Names<'_>) -> T) -> T {
        does(&Names {
            indicators: &|key| self.measure(key),
            indicator_titled: &|title| self.by_title.get(title).map(|it| (*it).clone()),
            tasks: &|key| self.tasks.iter().any(|(it, _)| it == key),
            levels: &|plan, level| self.level(plan, level),
            all: &|of| self.all(of),
        })
    }

    fn measure(&self, key: &Key) -> Option<MeasureUnit> {
        self.plan.indicators.get(key).and_then(|it| it.measure)
    }

    /// Levels of other plans are looked at by rules, which know the other plans.
    fn level(&self, plan: Option<&Key>, level: &LevelName) -> Known {
        let is_own = plan.is_none() || plan == self.plan.key.as_ref();
        if !is_own || self.levels.contains(level) { Known::Yes } else { Known::No }
    }

    fn all(&self, of: NameOf<'_>) -> Vec<Named> {
        let named = |name: &Key, title: Option<Says>| Named { name: name.to_string(), title };
        match of {
            NameOf::Indicators => {
                let indicators = self.plan.indicators.iter();
                indicators.map(|(key, it)| named(key, it.title.as_ref().map(says))).collect()
            }
            NameOf::Tasks => self.tasks.iter().map(|(key, it)| named(key, it.clone())).collect(),
            NameOf::Plans => self.plan.implements.iter().map(|key| named(key, None)).collect(),
            NameOf::Levels(plan) if plan.is_none() || plan == self.plan.key.as_ref() => {
                let level = |it: &LevelName| Named { name: it.to_string(), title: None };
                self.levels.iter().map(level).collect()
            }
            NameOf::Levels(_) => {
                let level = |it: &str| Named { name: it.to_owned(), title: None };
                ["IV", "III", "II", "I"].map(level).into()
            }
        }
    }
}

fn title(node: &Node) -> Option<Says> {
    let title = node.child("title")?;
    let text = |name| title.child(name)?.scalar().map(|it| it.text.clone());
    Some(Says { zh: text("zh")?, en: text("en").unwrap_or_default() })
}

fn says(label: &Label) -> Says {
    Says::new(label.zh.as_str(), label.english())
}

/// Where the text of a condition stands, and whether its bytes are those of the document.
struct Place {
    span: Span,
    is_exact: bool,
}

impl Place {
    fn of(node: &Node, scalar: &Scalar) -> Self {
        let quotes = match scalar.style {
            crate::tree::Style::Single | crate::tree::Style::Double => 1,
            crate::tree::Style::Plain | crate::tree::Style::Block => 0,
        };
        let span = Span::new(node.span.start + quotes, node.span.end.saturating_sub(quotes));
        // Where there are escapes or several lines, a place inside cannot be told from outside.
        let is_exact = span.end.checked_sub(span.start) == Some(scalar.text.len());
        if is_exact { Self { span, is_exact } } else { Self { span: node.span, is_exact } }
    }

    const fn inside(&self, part: Span) -> Span {
        if self.is_exact {
            Span::new(self.span.start + part.start, self.span.start + part.end)
        } else {
            self.span
        }
    }
}

fn finding(problem: Problem, place: &Place, path: &[&str]) -> Finding {
    let mend = problem.mend.filter(|_| place.is_exact).map(|(says, span, with)| Mend {
        says,
        edits: vec![Edit { span: place.inside(span), with }],
    });
    let span = place.inside(problem.span);
    let path = path.join(".");
    Finding { rule: problem.rule, severity: problem.severity, span, path, says: problem.says, mend }
}
