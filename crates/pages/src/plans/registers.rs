//! What a plan may name: codes and names from the registers, keys and titles from the plan itself.

use std::collections::BTreeMap;

use application::{Fault, Reading};
use domain::kernel::{Label, Realm};
use plan_document::Document;
use plan_document::fields::Refers;
use plan_document::tree::Node;
use words::{Language, named};

/// A list holds at most this many names.
const NAMES_MAX: usize = 3_000;

/// A name to choose, with what people call it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) title: String,
}

/// Codes and names of the house, in the reader's language. Whoever may draft plans may know what
/// units, posts, sites and stock are called, and nothing else of them.
#[derive(Clone, Default, Debug)]
pub(crate) struct Registers {
    pub(crate) units: Vec<Named>,
    pub(crate) posts: Vec<Named>,
    pub(crate) sites: Vec<Named>,
    pub(crate) items: Vec<Named>,
    pub(crate) plans: Vec<Named>,
}

impl Registers {
    /// The names as they are now.
    pub(crate) fn read(
        reading: &mut Reading<'_>,
        realm: &Realm,
        language: Language,
    ) -> Result<Self, Fault> {
        let view = &mut *reading.view;
        let of = |name: &dyn ToString, title: &Label| Named {
            name: name.to_string(),
            title: named(title, language).to_owned(),
        };
        let units = view.organisations(realm)?;
        let units = units.iter().filter(|it| !it.is_dissolved);
        let units = units.map(|it| of(&it.code, &it.details.name)).take(NAMES_MAX).collect();
        let posts = view.posts(realm)?;
        let posts = posts.iter().filter(|it| !it.is_abolished);
        let posts = posts.map(|it| of(&it.code, &it.details.title)).take(NAMES_MAX).collect();
        let sites = view.sites(realm)?;
        let sites = sites.iter().filter(|it| !it.is_closed);
        let sites = sites.map(|it| of(&it.code, &it.details.name)).take(NAMES_MAX).collect();
        let stock = view.stock(realm)?;
        let items: BTreeMap<_, _> = stock.iter().map(|it| (&it.item, &it.name)).collect();
        let items = items.iter().map(|(item, name)| of(item, name)).take(NAMES_MAX).collect();
        let plans = view.plans(realm)?;
        let plans = plans.iter().filter(|it| it.abolished.is_none());
        let plans = plans.filter_map(|it| it.details.as_ref());
        let plans = plans.map(|it| of(&it.key, &it.title)).take(NAMES_MAX).collect();
        Ok(Self { units, posts, sites, items, plans })
    }

    /// Everything that a field of that kind may name, the plan's own things first.
    pub(crate) fn names(
        &self,
        refers: Refers,
        document: &Document,
        language: Language,
    ) -> Vec<Named> {
        let own = |part: &str| titles_in(document, part, language);
        match refers {
            Refers::Itself => Vec::new(),
            Refers::Unit => self.units.clone(),
            Refers::Site => self.sites.clone(),
            Refers::Item => self.items.clone(),
            Refers::Plan => self.plans.clone(),
            Refers::Post => {
                let mut posts = own("posts");
                let others = self.posts.iter().filter(|it| posts.iter().all(|p| p.name != it.name));
                let others: Vec<_> = others.cloned().collect();
                posts.extend(others);
                posts
            }
            Refers::Task => own("tasks"),
            Refers::Area => own("areas"),
            Refers::Measure => own("measures"),
            Refers::Notice => own("notices"),
            Refers::Indicator => own("indicators"),
        }
    }
}

/// The entries of a part of the plan with their titles.
pub(crate) fn titles_in(document: &Document, part: &str, language: Language) -> Vec<Named> {
    let entries = document.node(&[part]).map(Node::entries).unwrap_or_default();
    let named = entries.iter().map(|it| Named {
        name: it.key.clone(),
        title: title_of(&it.value, language).unwrap_or_default(),
    });
    named.collect()
}

/// What the `title` of a node says in a language, or in the other one.
pub(crate) fn title_of(node: &Node, language: Language) -> Option<String> {
    let title = node.child("title")?;
    let text = |name: &str| {
        let text = title.child(name)?.scalar()?.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    match language {
        Language::Chinese => text("zh").or_else(|| text("en")),
        Language::English => text("en").or_else(|| text("zh")),
    }
}
