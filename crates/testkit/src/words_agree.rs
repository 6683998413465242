//! What the templates say of a choice is what `words` says of it on the pages.

use application::import;
use domain::kernel::{Right, RowAt, RowProblem, RowProblems, Sheet};
use domain::{gaps::Gap, people, places, supplies};
use words::Language;

#[test]
fn choices_say_what_words_say() {
    macro_rules! compare {
        ($($choices:ident, $kind:path, $say:path;)+) => {$(
            assert_eq!(import::$choices.len(), <$kind>::ALL.len());
            for (choice, kind) in import::$choices.iter().zip(<$kind>::ALL) {
                assert_eq!(choice.key, kind.name());
                assert_eq!(choice.title.zh, $say(*kind, Language::Chinese));
                assert_eq!(choice.title.en, $say(*kind, Language::English));
            }
        )+};
    }
    compare! {
        ORGANISATION_KINDS, people::OrganisationKind, words::organisation_kind;
        PERSON_KINDS, people::PersonKind, words::person_kind;
        POST_KINDS, people::PostKind, words::post_kind;
        CONTACT_KINDS, people::ContactKind, words::contact_kind;
        COMPETENCES, people::Competence, words::competence;
        RIGHTS, Right, words::right;
        SITE_KINDS, places::SiteKind, words::site_kind;
        VEHICLE_KINDS, supplies::VehicleKind, words::vehicle_kind;
        VEHICLE_STATES, supplies::VehicleState, words::vehicle_state;
    }
}

#[test]
fn a_file_that_was_refused_says_where_in_both_languages() {
    let unit = "nowhere".parse().expect("a key");
    let at = RowAt { sheet: Sheet::People, row: 5 };
    let refusal = people::Refusal::NoSuchUnitCode { unit }.into();
    let problems = RowProblems { told: vec![RowProblem { at, refusal }], untold: 0 };
    let said = words::row_problems(&problems, Language::English);
    assert!(said[0].starts_with("sheet “People”, row 5: No organisation has the code “nowhere”"));
    let said = words::row_problems(&problems, Language::Chinese);
    assert!(said[0].starts_with("“人员”表第 5 行：没有编码为“nowhere”的单位"), "{}", said[0]);
    let whole = people::Refusal::RowsRefused { problems }.into();
    assert!(words::refusal(&whole, Language::Chinese).contains("没有导入任何内容"));
}

#[test]
fn a_gap_says_what_is_missing_and_how_to_mend_it() {
    let gap = Gap::Places(places::Gap::NoRegions);
    for language in Language::ALL {
        let said = words::gap(&gap, language);
        assert!(!said.what.is_empty() && !said.mend.is_empty() && said.what != said.mend);
    }
    assert_eq!(words::severity(gap.severity(), Language::Chinese), "严重");
}
