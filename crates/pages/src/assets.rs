//! Style sheet and scripts, inside the binary, under names that change with their content.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

/// Scripts built from `frontend/`; empty in a checkout where they were not built.
#[derive(RustEmbed)]
#[folder = "../../frontend/dist"]
struct Scripts;

/// The components' styles, the foundations first.
const STYLE: &str = concat!(
    include_str!("components/foundations.css"),
    include_str!("components/button/style.css"),
    include_str!("components/shell/style.css"),
    include_str!("components/notice/style.css"),
    include_str!("components/door/style.css"),
    include_str!("components/field/style.css"),
    include_str!("components/form/style.css"),
    include_str!("components/level/style.css"),
    include_str!("components/log/style.css"),
    include_str!("components/map/style.css"),
    include_str!("components/mark/style.css"),
    include_str!("components/operation_list/style.css"),
    include_str!("components/table/style.css"),
    include_str!("duty/style.css"),
    include_str!("operations/board/style.css"),
    include_str!("operations/data_end/style.css"),
    include_str!("operations/deciding/style.css"),
    include_str!("operations/joint/style.css"),
    include_str!("operations/levels/style.css"),
    include_str!("operations/lift/style.css"),
    include_str!("operations/moments/style.css"),
    include_str!("operations/plans/style.css"),
    include_str!("operations/readings/style.css"),
    include_str!("operations/situation_reports/style.css"),
    include_str!("operations/tasks/style.css"),
    include_str!("operations/tasks/thread/style.css"),
    include_str!("operations/wall/style.css"),
    include_str!("operations/figures/style.css"),
    include_str!("gallery/style.css"),
    include_str!("inbox/style.css"),
    include_str!("journal/style.css"),
    include_str!("plans/editor/style.css"),
    include_str!("plans/reading/style.css"),
    include_str!("plans/library/style.css"),
);

static STYLE_NAME: LazyLock<String> =
    LazyLock::new(|| format!("style-{:016x}.css", hash(STYLE.as_bytes())));

static LIVE_NAME: LazyLock<Option<String>> = LazyLock::new(|| {
    Scripts::get("live.js").map(|file| format!("live-{:016x}.js", hash(&file.data)))
});

static PLAN_EDITOR_NAME: LazyLock<Option<String>> = LazyLock::new(|| {
    let file = Scripts::get("plan-editor.js");
    file.map(|file| format!("plan-editor-{:016x}.js", hash(&file.data)))
});

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// The address of the style sheet.
pub(crate) fn style() -> &'static str {
    &STYLE_NAME
}

/// The address of the script that keeps pages live, where it was built.
pub(crate) fn live_script() -> Option<&'static str> {
    LIVE_NAME.as_deref()
}

/// The address of the script that helps to write plans, where it was built.
pub(crate) fn plan_editor_script() -> Option<&'static str> {
    PLAN_EDITOR_NAME.as_deref()
}

/// Serves a style sheet or a script.
pub(crate) async fn serve(Path(name): Path<String>) -> Response {
    // The name changes with the content, so a copy is good for ever.
    let forever = (CACHE_CONTROL, "public, max-age=31536000, immutable");
    if name == *STYLE_NAME {
        return ([(CONTENT_TYPE, "text/css; charset=utf-8"), forever], STYLE).into_response();
    }
    let scripts = [(&*LIVE_NAME, "live.js"), (&*PLAN_EDITOR_NAME, "plan-editor.js")];
    let script = scripts.iter().find(|(it, _)| it.as_ref() == Some(&name));
    if let Some(file) = script.and_then(|(_, file)| Scripts::get(file)) {
        let kind = (CONTENT_TYPE, "text/javascript; charset=utf-8");
        return ([kind, forever], file.data).into_response();
    }
    StatusCode::NOT_FOUND.into_response()
}
