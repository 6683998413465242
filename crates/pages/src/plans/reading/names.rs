//! Codes as people call them.

use std::collections::BTreeMap;

use domain::kernel::{Key, Label, Span};
use domain::plans::document::{Entries, LawReference, Plan, Prose};
use words::{Language, duration, joined, named};

use crate::plans::registers::{Named, Registers};

/// What is called what, in one language.
pub(super) struct Names<'a> {
    pub(super) language: Language,
    pub(super) plan: &'a Plan,
    units: BTreeMap<&'a str, &'a str>,
    posts: BTreeMap<&'a str, &'a str>,
    sites: BTreeMap<&'a str, &'a str>,
    items: BTreeMap<&'a str, &'a str>,
    plans: BTreeMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn new(plan: &'a Plan, registers: &'a Registers, language: Language) -> Self {
        let of = |list: &'a [Named]| {
            let named = list.iter().filter(|it| !it.title.is_empty());
            named.map(|it| (it.name.as_str(), it.title.as_str())).collect()
        };
        Self {
            language,
            plan,
            units: of(&registers.units),
            posts: of(&registers.posts),
            sites: of(&registers.sites),
            items: of(&registers.items),
            plans: of(&registers.plans),
        }
    }

    pub(super) fn label(&self, label: Option<&Label>, key: &str) -> String {
        label.map_or(key, |it| named(it, self.language)).to_owned()
    }

    pub(super) fn prose(&self, prose: Option<&Prose>) -> Option<String> {
        let prose = prose?;
        let text = match self.language {
            Language::Chinese => prose.zh.as_str(),
            Language::English => prose.english(),
        };
        Some(text.to_owned())
    }

    pub(super) fn unit(&self, key: &Key) -> String {
        self.units.get(key.as_str()).copied().unwrap_or(key.as_str()).to_owned()
    }

    /// A post by the plan's own title, else by the register's.
    pub(super) fn post(&self, key: &Key) -> String {
        let own = self.plan.posts.get(key).and_then(|it| it.title.as_ref());
        match own {
            Some(title) => named(title, self.language).to_owned(),
            None => self.posts.get(key.as_str()).copied().unwrap_or(key.as_str()).to_owned(),
        }
    }

    pub(super) fn site(&self, key: &Key) -> String {
        self.sites.get(key.as_str()).copied().unwrap_or(key.as_str()).to_owned()
    }

    pub(super) fn item(&self, key: &Key) -> String {
        self.items.get(key.as_str()).copied().unwrap_or(key.as_str()).to_owned()
    }

    /// Another plan of the library, by its title.
    pub(super) fn plan(&self, key: &Key) -> String {
        self.plan_known(key).unwrap_or_else(|| key.to_string())
    }

    pub(super) fn plan_known(&self, key: &Key) -> Option<String> {
        self.plans.get(key.as_str()).copied().map(str::to_owned)
    }

    /// A title in the reader's language, where there is one.
    pub(super) fn known(&self, title: Option<&Label>) -> Option<String> {
        title.map(|it| named(it, self.language).to_owned())
    }

    pub(super) fn task(&self, key: &Key) -> String {
        self.label(self.plan.tasks.get(key).and_then(|it| it.title.as_ref()), key.as_str())
    }

    pub(super) fn area(&self, key: &Key) -> String {
        self.label(self.plan.areas.get(key).and_then(|it| it.title.as_ref()), key.as_str())
    }

    pub(super) fn span(&self, span: Span) -> String {
        duration(span, self.language)
    }

    /// The laws with their articles, each statute once.
    pub(super) fn laws(&self, laws: &[LawReference]) -> String {
        let mut statutes: Vec<(&str, Vec<u16>)> = Vec::new();
        for law in laws {
            let known = statutes.iter_mut().find(|(code, _)| *code == law.statute);
            match known {
                Some((_, articles)) => articles.extend(law.article),
                None => statutes.push((&law.statute, law.article.into_iter().collect())),
            }
        }
        let shown: Vec<String> =
            statutes.iter().map(|(code, articles)| self.law(code, articles)).collect();
        match self.language {
            Language::Chinese => shown.join("、"),
            Language::English => shown.join("; "),
        }
    }

    fn law(&self, code: &str, articles: &[u16]) -> String {
        let statute = plan_document::law::statute(code);
        let listed: Vec<String> = articles.iter().map(ToString::to_string).collect();
        let listed = self.list(&listed);
        match self.language {
            Language::Chinese => {
                let title = statute.map_or(code, |it| it.title.zh);
                if articles.is_empty() {
                    format!("《{title}》")
                } else {
                    format!("《{title}》第{listed}条")
                }
            }
            Language::English => {
                let title = statute.map_or(code, |it| it.title.en);
                match articles {
                    [] => title.to_owned(),
                    [_] => format!("{title}, article {listed}"),
                    _ => format!("{title}, articles {listed}"),
                }
            }
        }
    }

    pub(super) fn list(&self, parts: &[String]) -> String {
        joined(parts, self.language)
    }

    pub(super) fn listed<T>(&self, keys: &[Key], of: impl Fn(&Key) -> T) -> String
    where
        T: Into<String>,
    {
        let parts: Vec<String> = keys.iter().map(|it| of(it).into()).collect();
        self.list(&parts)
    }
}

/// Whether there is anything in some entries.
pub(super) fn any<T>(entries: &Entries<T>) -> bool {
    !entries.is_empty()
}
