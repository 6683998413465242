//! `GET /figures`: how every figure of the pages comes about.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Front, May, ReadOperations};
use words::{Figure, Figures, Language, Say, all_figures};

use crate::components::Shell;
use crate::rendered;

#[derive(Template)]
#[template(path = "operations/figures/figures.html")]
struct FiguresPage {
    shell: Shell,
}

/// `GET /figures`
pub(crate) async fn figures(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
) -> Response {
    let title = Figures::Figures.say(asked.language);
    rendered::page(&FiguresPage { shell: Shell::new(&asked, front.setting(), title) })
}

impl FiguresPage {
    fn all() -> impl Iterator<Item = &'static Figure> {
        all_figures()
    }

    const fn language(&self) -> Language {
        self.shell.language
    }

    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Every file of the pages that could name a figure.
    fn sources(folder: &Path, found: &mut Vec<String>) {
        let entries = std::fs::read_dir(folder).expect("the folder of the pages");
        for entry in entries {
            let path = entry.expect("an entry").path();
            let ending = path.extension().and_then(|it| it.to_str());
            if path.is_dir() {
                sources(&path, found);
            } else if matches!(ending, Some("rs" | "html")) {
                found.push(std::fs::read_to_string(&path).expect("a text"));
            }
        }
    }

    /// The ids behind a mark, as far as they are written out.
    fn named<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
        text.split(mark).skip(1).filter_map(|it| {
            let end = it.find(|it: char| !it.is_ascii_lowercase() && it != '_')?;
            it.get(..end).filter(|it| !it.is_empty())
        })
    }

    #[test]
    fn every_figure_that_a_page_names_is_explained() {
        let mut texts = Vec::new();
        sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut texts);
        let marks = [concat!("/figures", "#"), concat!(".figure", "(\"")];
        let ids: Vec<&str> =
            texts.iter().flat_map(|text| marks.iter().flat_map(|mark| named(text, mark))).collect();
        assert!(ids.len() > 3, "the pages link to figures: {ids:?}");
        for id in ids {
            assert!(
                Figure::of(id).is_some(),
                "a page names the figure “{id}”, which none explains"
            );
        }
    }
}
