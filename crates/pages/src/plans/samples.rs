//! Plans that come with the program, to begin with.

use plan_document::Document;
use rust_embed::RustEmbed;
use words::Language;

use super::registers::{Named, title_of};

/// The sample plans of the repository.
#[derive(RustEmbed)]
#[folder = "../../plans"]
struct Samples;

/// The samples with their titles.
pub(crate) fn samples(language: Language) -> Vec<Named> {
    let named = |file: std::borrow::Cow<'static, str>| {
        let name = file.strip_suffix(".yaml")?.to_owned();
        let document = Document::read(&text(&file)?);
        let title = document.node(&[]).and_then(|it| title_of(it, language));
        Some(Named { title: title.unwrap_or_else(|| name.clone()), name })
    };
    Samples::iter().filter_map(named).collect()
}

/// The text of a sample.
pub(crate) fn sample(name: &str) -> Option<String> {
    text(&format!("{name}.yaml"))
}

fn text(file: &str) -> Option<String> {
    String::from_utf8(Samples::get(file)?.data.into_owned()).ok()
}

#[test]
fn every_sample_has_a_title_in_both_languages() {
    for language in Language::ALL {
        for it in samples(language) {
            assert_ne!(it.name, it.title);
            assert!(sample(&it.name).is_some());
        }
    }
}
