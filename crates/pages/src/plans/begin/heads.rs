//! What a plan says of itself at its top, typed into the form and written into the text.

use domain::kernel::{Key, Label, RegionCode, Text};
use domain::plans::document::Tier;
use plan_document::Document;
use plan_document::edit;
use plan_document::finding::apply;
use plan_document::tree::Node;
use words::{FieldProblem, Language, PlanEntries, Say};

use crate::components::Field;

/// The fields at the top of the form, as they were typed.
#[derive(Clone, Default)]
pub(super) struct Typed {
    pub(super) key: Field,
    pub(super) zh: Field,
    pub(super) en: Field,
    pub(super) tier: Field,
    pub(super) issuer: Field,
    pub(super) region: Field,
}

/// The same, read.
#[derive(Clone, Debug)]
pub(super) struct Heads {
    pub(super) key: Key,
    pub(super) title: Label,
    pub(super) tier: Tier,
    pub(super) issuer: Key,
    pub(super) region: Option<RegionCode>,
}

impl Typed {
    /// Where nothing was typed, what the text says of itself stands in.
    pub(super) fn or_from(mut self, document: &Document) -> Self {
        let text = |path: &[&str]| {
            let node = document.node(path).and_then(Node::scalar);
            node.map(|it| it.text.trim().to_owned()).unwrap_or_default()
        };
        let fields: [(&mut Field, &[&str]); 6] = [
            (&mut self.key, &["plan"]),
            (&mut self.zh, &["title", "zh"]),
            (&mut self.en, &["title", "en"]),
            (&mut self.tier, &["tier"]),
            (&mut self.issuer, &["issuer"]),
            (&mut self.region, &["region"]),
        ];
        for (field, path) in fields {
            if field.value.is_empty() {
                field.value = text(path);
            }
        }
        self
    }

    /// Reads the fields; where one does not fit, it says why.
    pub(super) fn read(&mut self, units: &[Key], language: Language) -> Option<Heads> {
        let key =
            checked(&mut self.key, |it| it.parse().ok(), || PlanEntries::BadKey.say(language));
        let zh = self.text(language, |it| &mut it.zh);
        let en = if self.en.value.trim().is_empty() {
            Some(None)
        } else {
            self.text(language, |it| &mut it.en).map(Some)
        };
        let not_chosen = || FieldProblem::NotChosen.say(language);
        let tier = checked(&mut self.tier, Tier::named, not_chosen);
        let known = |it: &str| it.parse::<Key>().ok().filter(|it| units.contains(it));
        let issuer = checked(&mut self.issuer, known, not_chosen);
        let region = if self.region.value.trim().is_empty() {
            Some(None)
        } else {
            let no_region = || FieldProblem::NotARegion.say(language);
            checked(&mut self.region, |it| it.parse().ok().map(Some), no_region)
        };
        let title = Label { zh: zh?, en: en? };
        Some(Heads { key: key?, title, tier: tier?, issuer: issuer?, region: region? })
    }

    fn text(&mut self, language: Language, field: fn(&mut Self) -> &mut Field) -> Option<Text<80>> {
        let field = field(self);
        match Text::parse(field.value.trim()) {
            Ok(text) => Some(text),
            Err(wrong) => {
                field.problem = Some(crate::operations::text_problem(&wrong).say(language));
                None
            }
        }
    }
}

fn checked<T>(
    field: &mut Field,
    read: impl FnOnce(&str) -> Option<T>,
    problem: impl FnOnce() -> String,
) -> Option<T> {
    let read = read(field.value.trim());
    if read.is_none() {
        field.problem = Some(problem());
    }
    read
}

impl Heads {
    /// The text with these heads: what stands in it already stays as it is written.
    pub(super) fn written_into(&self, text: &str) -> String {
        let mut values = vec![
            ("plan", edit::scalar(self.key.as_str())),
            (
                "title",
                edit::label(self.title.zh.as_str(), self.title.en.as_ref().map(Text::as_str)),
            ),
            ("tier", self.tier.name().to_owned()),
            ("issuer", edit::scalar(self.issuer.as_str())),
        ];
        if let Some(region) = &self.region {
            values.push(("region", edit::scalar(&region.to_string())));
        }
        let mut document = Document::read(text);
        for (name, yaml) in values {
            let edits = edit::set(&document, &[name], &yaml);
            document = Document::read(&apply(document.text(), &edits));
        }
        document.text().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads() -> Heads {
        Heads {
            key: "county-flood".parse().expect("a key"),
            title: Label::chinese(Text::parse("防汛").expect("a text")),
            tier: Tier::Special,
            issuer: "county".parse().expect("a key"),
            region: Some("990001".parse().expect("a region")),
        }
    }

    #[test]
    fn the_heads_are_written_into_a_text_and_its_comments_stay() {
        let text =
            heads().written_into("# 县里的\nplan: other # 编码\ntier: department\nlevels: {}\n");
        assert!(text.starts_with("# 县里的\nplan: county-flood # 编码\ntier: special\n"), "{text}");
        let document = Document::read(&text);
        let plan = document.plan();
        assert_eq!(plan.key.as_ref().map(ToString::to_string), Some("county-flood".into()));
        assert_eq!(plan.region.as_ref().map(ToString::to_string), Some("990001".into()));
    }

    #[test]
    fn what_was_not_typed_is_taken_from_the_text() {
        let text = heads().written_into("levels: {}\n");
        let mut typed = Typed { key: Field::new("mine"), ..Typed::default() };
        typed = typed.or_from(&Document::read(&text));
        let read = typed.read(&[heads().issuer], Language::Chinese).expect("it fits");
        assert_eq!((read.key.as_str(), read.title.zh.as_str()), ("mine", "防汛"));
        assert!(typed.read(&[], Language::Chinese).is_none());
        assert!(typed.issuer.problem.is_some());
    }
}
