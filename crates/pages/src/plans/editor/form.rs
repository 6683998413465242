//! The form of a part or an entry, made from the table of fields and filled from the text.

use std::collections::BTreeMap;

use askama::Template;
use plan_document::Document;
use plan_document::fields::{Choices, Field, Kind, Refers, Shape};
use plan_document::tree::Node;
use words::{Language, PlanForm, Say};

use super::found::Shown;
use super::place::{Item, said};
use super::read;
use crate::plans::registers::{Named, Registers};

/// So many empty rows stand below a list of names.
const EMPTY_ROWS: usize = 2;

/// A field, ready to be shown.
#[derive(Template)]
#[template(path = "plans/editor/field.html")]
pub(super) struct FieldView {
    language: Language,
    pub(super) name: String,
    title: &'static str,
    help: &'static str,
    is_required: bool,
    pub(super) control: Control,
    findings: Vec<Shown>,
    /// What somebody typed whose draft was overtaken.
    typed: Option<String>,
}

/// What a field is filled in with.
pub(super) enum Control {
    Line { value: String, list: Option<&'static str>, called: String, example: &'static str },
    Number { value: String },
    Lines { value: String, example: &'static str },
    Names { rows: Vec<(String, String)>, list: &'static str },
    Choice { options: Vec<OptionView> },
    Choices { options: Vec<OptionView> },
    Flag { is_on: bool },
    Bilingual { zh: String, en: String, is_prose: bool },
    Estimate { min: String, likely: String, max: String },
    Condition { value: String, aloud: Option<String> },
    Group { fields: Vec<FieldView> },
    Rows { rows: Vec<Vec<FieldView>>, filled: usize },
    Amounts { rows: Vec<OptionView> },
    Items { rows: Vec<(String, String, String)>, list: &'static str },
    Unfit { yaml: String },
}

/// One of a list to choose from.
pub(super) struct OptionView {
    pub(super) name: String,
    words: String,
    pub(super) value: String,
    is_chosen: bool,
}

/// What the names of a kind are called in the page, for the lists that inputs suggest from.
pub(super) struct Suggestions {
    pub(super) id: &'static str,
    pub(super) names: Vec<Named>,
}

/// What a form is made from.
pub(super) struct Making<'a> {
    pub(super) document: &'a Document,
    pub(super) registers: &'a Registers,
    pub(super) language: Language,
    /// The findings of this place by the field that they stand under.
    pub(super) findings: BTreeMap<String, Vec<Shown>>,
    /// What was typed by field, where the draft was overtaken.
    pub(super) typed: BTreeMap<String, String>,
    lists: BTreeMap<&'static str, Vec<Named>>,
}

impl<'a> Making<'a> {
    pub(super) fn new(
        document: &'a Document,
        registers: &'a Registers,
        language: Language,
    ) -> Self {
        let (findings, typed) = (BTreeMap::new(), BTreeMap::new());
        Self { document, registers, language, findings, typed, lists: BTreeMap::new() }
    }

    /// The fields of a place.
    pub(super) fn fields(&mut self, items: &[Item]) -> Vec<FieldView> {
        items.iter().map(|item| self.field(item)).collect()
    }

    /// The lists that the fields made so far suggest from.
    pub(super) fn into_suggestions(self) -> Vec<Suggestions> {
        self.lists.into_iter().map(|(id, names)| Suggestions { id, names }).collect()
    }

    /// The list of posts, for whoever gives a post a place in the plan.
    pub(super) fn suggest_posts(&mut self) -> &'static str {
        self.list(Refers::Post).unwrap_or_default()
    }

    fn field(&mut self, item: &Item) -> FieldView {
        let field = item.field;
        let control = self.control(item);
        FieldView {
            language: self.language,
            title: said(field.title, self.language),
            help: said(field.help, self.language),
            is_required: field.is_required,
            control,
            findings: self.findings.remove(&item.name).unwrap_or_default(),
            typed: self.typed.remove(&item.name),
            name: item.name.clone(),
        }
    }

    fn control(&mut self, item: &Item) -> Control {
        let node = node_at(self.document, &item.at);
        if let Some(node) = node
            && !read::fits(node, item.field.kind)
        {
            return Control::Unfit { yaml: node.span.of(self.document.text()).to_owned() };
        }
        let text = || node.and_then(Node::scalar).map(|it| it.text.clone()).unwrap_or_default();
        match item.field.kind {
            Kind::Name(refers) => {
                let value = text();
                let called = self.called(refers, &value);
                Control::Line { list: self.list(refers), value, called, example: "" }
            }
            Kind::Line(_) => line(text(), ""),
            Kind::Duration => line(text(), "90min · 2h · 3d · 3y"),
            Kind::Date => line(text(), "2026-03-02"),
            Kind::Region => line(text(), "990001"),
            Kind::Whole(..) => Control::Number { value: text() },
            Kind::Flag => Control::Flag { is_on: read::is_on(&text()) },
            Kind::Choice(of) => Control::Choice { options: self.options(of, &[text()]) },
            Kind::ChoiceList(of) => {
                Control::Choices { options: self.options(of, &read::list(node)) }
            }
            Kind::Names(refers) => self.names(refers, &read::list(node)),
            Kind::Regions => lines(&read::list(node), "990001101"),
            Kind::Laws => lines(&read::list(node), "ERL-72"),
            Kind::Label => bilingual(node, false),
            Kind::Prose => bilingual(node, true),
            Kind::Condition => {
                let reader = (self.registers, self.language);
                let aloud = super::conditions::aloud(self.document, &item.at, reader);
                Control::Condition { value: text(), aloud }
            }
            Kind::Estimate => {
                let [min, likely, max] = read::estimate(node);
                Control::Estimate { min, likely, max }
            }
            Kind::Part(shape) => {
                let items = below(item, shape.fields.iter());
                Control::Group { fields: self.fields(&items) }
            }
            Kind::Parts(shape) => self.rows(item, shape, node.map_or(0, |it| it.items().len())),
            Kind::AmountsByChoice(of) => Control::Amounts { rows: self.amounts(of, node) },
            Kind::Amounts(refers) => self.amounts_of_items(refers, node),
            // Those are parts with a form of their own.
            Kind::Named(..) | Kind::ProseByChoice(_) => Control::Group { fields: Vec::new() },
        }
    }

    fn rows(&mut self, item: &Item, shape: &'static Shape, filled: usize) -> Control {
        let row = |making: &mut Self, number: usize| {
            let row = Item {
                field: item.field,
                at: pushed(&item.at, &number.to_string()),
                name: format!("{}.{number}", item.name),
            };
            making.fields(&below(&row, shape.fields.iter()))
        };
        Control::Rows { rows: (0..=filled).map(|number| row(self, number)).collect(), filled }
    }

    fn names(&mut self, refers: Refers, names: &[String]) -> Control {
        let row = |name: &String| (name.clone(), self.called(refers, name));
        let mut rows: Vec<_> = names.iter().map(row).collect();
        rows.extend(std::iter::repeat_n((String::new(), String::new()), EMPTY_ROWS));
        let list = self.list(refers).unwrap_or_default();
        Control::Names { rows, list }
    }

    fn amounts_of_items(&mut self, refers: Refers, node: Option<&Node>) -> Control {
        let row = |(item, amount): (String, String)| {
            let called = self.called(refers, &item);
            (item, amount, called)
        };
        let mut rows: Vec<_> = read::amounts(node).into_iter().map(row).collect();
        let empty = (String::new(), String::new(), String::new());
        rows.extend(std::iter::repeat_n(empty, EMPTY_ROWS));
        Control::Items { rows, list: self.list(refers).unwrap_or_default() }
    }

    fn amounts(&self, of: Choices, node: Option<&Node>) -> Vec<OptionView> {
        let given = read::amounts(node);
        let value = |name: &str| given.iter().find(|(it, _)| it == name).map(|it| it.1.clone());
        let row = |(name, zh, en): (&str, &str, &str)| OptionView {
            name: name.to_owned(),
            words: in_language((zh, en), self.language),
            value: value(name).unwrap_or_default(),
            is_chosen: false,
        };
        of.rows().into_iter().map(row).collect()
    }

    /// The choices, and behind them whatever stands in the text and is none.
    fn options(&self, of: Choices, chosen: &[String]) -> Vec<OptionView> {
        let option = |name: &str, words: String| OptionView {
            name: name.to_owned(),
            words,
            value: String::new(),
            is_chosen: chosen.iter().any(|it| it == name),
        };
        let rows = of.rows();
        let known = rows.iter();
        let known = known.map(|(name, zh, en)| option(name, in_language((zh, en), self.language)));
        let strange = chosen.iter().filter(|it| !it.is_empty() && !of.has(it));
        known.chain(strange.map(|it| option(it, format!("“{it}”?")))).collect()
    }

    /// What a name is called.
    fn called(&self, refers: Refers, name: &str) -> String {
        if name.is_empty() {
            return String::new();
        }
        let names = match self.lists.get(list_id(refers).unwrap_or_default()) {
            Some(names) => return find(names, name),
            None => self.registers.names(refers, self.document, self.language),
        };
        find(&names, name)
    }

    /// The id of the list to suggest from.
    fn list(&mut self, refers: Refers) -> Option<&'static str> {
        let id = list_id(refers)?;
        let (document, language) = (self.document, self.language);
        let registers = self.registers;
        self.lists.entry(id).or_insert_with(|| registers.names(refers, document, language));
        Some(id)
    }
}

impl FieldView {
    fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    fn row_words(index: &usize) -> PlanForm {
        PlanForm::RemoveRow { number: *index + 1 }
    }

    fn typed_words(text: &str) -> PlanForm {
        if text.is_empty() {
            PlanForm::TypedNothing
        } else {
            PlanForm::Typed { text: text.to_owned() }
        }
    }

    fn aloud_words(text: &str) -> PlanForm {
        PlanForm::ReadAloud { text: text.to_owned() }
    }

    /// So many lines that the text is seen, and no more than a screen.
    fn rows_of(text: &str) -> usize {
        let lines = text.lines().map(|it| it.chars().count() / 30 + 1).sum::<usize>();
        lines.clamp(3, 14)
    }

    /// What describes the input: the help and the findings.
    fn described(&self) -> String {
        let mut ids = Vec::new();
        if !self.help.is_empty() {
            ids.push(format!("h-{}", self.name));
        }
        let findings = 0..self.findings.len();
        ids.extend(findings.map(|number| format!("p-{}-{number}", self.name)));
        ids.join(" ")
    }
}

/// The fields of a shape below an item.
pub(super) fn below(item: &Item, fields: impl Iterator<Item = &'static Field>) -> Vec<Item> {
    let inner = |field: &'static Field| Item {
        field,
        at: pushed(&item.at, field.key),
        name: format!("{}.{}", item.name, field.key),
    };
    fields.map(inner).collect()
}

/// A way with one more step.
pub(super) fn pushed(at: &[String], step: &str) -> Vec<String> {
    at.iter().cloned().chain([step.to_owned()]).collect()
}

/// The node at a way.
pub(super) fn node_at<'a>(document: &'a Document, at: &[String]) -> Option<&'a Node> {
    let path: Vec<&str> = at.iter().map(String::as_str).collect();
    document.node(&path).filter(|it| !it.is_nothing())
}

fn line(value: String, example: &'static str) -> Control {
    Control::Line { value, list: None, called: String::new(), example }
}

fn lines(values: &[String], example: &'static str) -> Control {
    Control::Lines { value: values.join("\n"), example }
}

fn bilingual(node: Option<&Node>, is_prose: bool) -> Control {
    let [zh, en] = read::bilingual(node);
    Control::Bilingual { zh, en, is_prose }
}

fn find(names: &[Named], name: &str) -> String {
    names.iter().find(|it| it.name == name).map(|it| it.title.clone()).unwrap_or_default()
}

fn in_language((zh, en): (&str, &str), language: Language) -> String {
    match language {
        Language::Chinese => zh.to_owned(),
        Language::English => en.to_owned(),
    }
}

const fn list_id(refers: Refers) -> Option<&'static str> {
    match refers {
        Refers::Itself => None,
        Refers::Unit => Some("units"),
        Refers::Post => Some("posts"),
        Refers::Site => Some("sites"),
        Refers::Item => Some("items"),
        Refers::Plan => Some("plans"),
        Refers::Task => Some("tasks"),
        Refers::Area => Some("areas"),
        Refers::Measure => Some("measures"),
        Refers::Notice => Some("notices"),
        Refers::Indicator => Some("indicators"),
    }
}
