//! Lists of operations.

use askama::Template;
use domain::operations::EmergencyClass;
use words::{Gallery, Operations, Samples, emergency_class};

use super::super::{ScriptMark, Viewer};
use super::OperationItem;

#[derive(Template)]
#[template(path = "components/operation_list/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    several: Vec<OperationItem>,
    gone: Vec<OperationItem>,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let item = |title: Option<Samples>, area, minutes| {
        let time = viewer.time(minutes);
        OperationItem {
            operation: "operation_list".to_owned(),
            title: title.map(|it| viewer.say(it)),
            class: emergency_class(EmergencyClass::NaturalDisaster, viewer.shell.language),
            area: viewer.say(area),
            time: time.clock,
            full_time: time.full,
            ago: time.ago,
            mark: ScriptMark::default(),
        }
    };
    Examples {
        several: vec![
            item(Some(Samples::Flood), Samples::County, -220),
            item(Some(Samples::Rain), Samples::Baxia, -3_000),
        ],
        gone: vec![item(None, Samples::County, -700_000)],
        viewer,
    }
    .render()
}
