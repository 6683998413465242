//! Every page's address.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Form, FromRef, State};
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::Right;
use serde::Deserialize;
use web::{
    Asked, DEADLINE, Front, LANGUAGE_COOKIE, Lives, Route, Routes, Setting, Told, Visit, as_problem,
};
use words::Language;

use crate::components::Shell;
use crate::duty::DeskView;
use crate::inbox::{self, InboxView};
use crate::operations::{self, BoardView, JointView, LogView, WallView};
use crate::{access, assets, duty, gallery, journal, plans, registers, rendered, reviews};

/// A body may have at most this many bytes; files have their own limit.
const FORM_BYTES_MAX: usize = 256 * 1024;
/// A file, and the form around it.
const UPLOAD_BYTES_MAX: usize = registers::FILE_BYTES_MAX + 64 * 1024;
/// A language is remembered for a year.
const LANGUAGE_SECONDS: u32 = 365 * 24 * 3600;

/// What the pages' handlers share.
#[derive(Clone)]
pub struct Pages {
    pub(crate) front: Front,
    pub(crate) boards: Arc<Lives<BoardView>>,
    pub(crate) logs: Arc<Lives<LogView>>,
    pub(crate) desks: Arc<Lives<DeskView>>,
    pub(crate) joints: Arc<Lives<JointView>>,
    pub(crate) walls: Arc<Lives<WallView>>,
    pub(crate) inboxes: Arc<Lives<InboxView>>,
}

impl Pages {
    /// The pages of an office.
    #[must_use]
    pub fn new(front: Front) -> Self {
        Self {
            front,
            boards: Arc::default(),
            logs: Arc::default(),
            desks: Arc::default(),
            joints: Arc::default(),
            walls: Arc::default(),
            inboxes: Arc::default(),
        }
    }
}

impl FromRef<Pages> for Front {
    fn from_ref(pages: &Pages) -> Self {
        pages.front.clone()
    }
}

/// All pages.
pub fn routes(pages: Pages) -> Router {
    let front = pages.front.clone();
    let router = map().fallback(not_found).router();
    let router = router.layer(DefaultBodyLimit::max(FORM_BYTES_MAX)).with_state(pages);
    in_words(DEADLINE, router, front)
}

/// Every address of a page with what it needs.
#[must_use]
pub fn table() -> Vec<Route> {
    map().list()
}

/// Routes whose every no is told, and whose answers begin before the deadline.
pub fn in_words(deadline: Duration, routes: Router, front: Front) -> Router {
    web::in_words(deadline, routes, front, speak)
}

fn map() -> Routes<Pages> {
    Routes::default()
        .nest("/realms/{realm}", of_a_realm())
        .merge(of_a_realm())
        .get("/sign-in", access::sign_in)
        .post("/sign-in", access::enter)
        .get("/sign-in/second-factor", access::second_factor)
        .post("/sign-in/second-factor", access::confirm)
        .post("/sign-out", access::sign_out)
        .get("/account", access::account)
        .post("/account/password", access::set_password)
        .get("/account/second-factor", access::begin_second_factor)
        .post("/account/second-factor", access::finish_second_factor)
        .get("/post", access::posts)
        .post("/post", access::choose_post)
        .post("/language", choose_language)
        .get("/gallery", gallery::show)
        .get("/journal/{position}", journal::event)
        .get("/assets/{name}", assets::serve)
}

/// The pages that every realm has.
fn of_a_realm() -> Routes<Pages> {
    Routes::default()
        .get("/", home)
        .get("/operations", operations::list)
        .post("/operations", operations::open)
        .merge(of_the_situation())
        .get("/operations/{operation}", operations::board)
        .get("/operations/{operation}/live", operations::board_live)
        .get("/operations/{operation}/log", operations::log)
        .post("/operations/{operation}/log", operations::write)
        .get("/operations/{operation}/log/live", operations::log_live)
        .merge(of_the_desk())
        .merge(of_tasks())
        .merge(of_levels())
        .merge(of_plans())
        .get("/registers", registers::start)
        .get("/registers/gaps", registers::all_gaps)
        .get("/registers/regions", registers::regions)
        .get("/registers/regions/list.xlsx", registers::regions_xlsx)
        .get("/registers/regions/list.csv", registers::regions_csv)
        .get("/registers/{template}", registers::list)
        .post_of(UPLOAD_BYTES_MAX, "/registers/{template}", registers::upload)
        .get("/registers/{template}/template.xlsx", registers::empty_template)
        .get("/registers/{template}/{file}", registers::list_file)
}

/// Operations seen together.
fn of_the_situation() -> Routes<Pages> {
    Routes::default()
        .get("/operations/joint", operations::joint)
        .get("/operations/joint/live", operations::joint_live)
        .get("/operations/wall", operations::all_walls)
        .get("/operations/wall/live", operations::all_walls_live)
        .get("/operations/{operation}/wall", operations::wall)
        .get("/operations/{operation}/wall/live", operations::wall_live)
        .get("/operations/{operation}/timeline", operations::moments::show)
}

/// The duty desk, and what is reported to it.
fn of_the_desk() -> Routes<Pages> {
    Routes::default()
        .get("/desk", duty::desk)
        .get("/desk/live", duty::live)
        .get("/desk/intakes", duty::list)
        .post("/desk/intakes", duty::take)
        .get("/desk/intakes/{intake}", duty::show)
        .post("/desk/intakes/{intake}", duty::act)
        .post("/desk/intakes/{intake}/save", duty::save)
        .post("/desk/intakes/{intake}/destroy", duty::destroy)
        .get("/desk/intakes/{intake}/report", duty::report::show)
        .post("/desk/intakes/{intake}/report", duty::report::act)
        .post("/desk/log", duty::write)
        .get("/desk/take-over", duty::take_over)
        .post("/desk/take-over", duty::begin)
        .get("/desk/hand-over", duty::hand_over)
        .post("/desk/hand-over", duty::sign)
        .get("/desk/shifts", duty::roster)
        .post("/desk/shifts", duty::schedule)
        .get("/desk/shifts/{shift}", duty::shift)
        .post("/desk/shifts/{shift}", duty::name_leader)
        .get("/desk/instructions", duty::instructions)
        .post("/desk/instructions", duty::record)
        .get("/desk/instructions/{instruction}", duty::instruction)
        .post("/desk/instructions/{instruction}", duty::act_on_instruction)
        .get("/actions", reviews::list)
        .get("/actions/raise", reviews::form)
        .post("/actions/raise", reviews::raise)
        .get("/actions/list.xlsx", reviews::list_xlsx)
        .get("/actions/list.csv", reviews::list_csv)
        .get("/actions/{action}", reviews::show)
        .post("/actions/{action}", reviews::act)
        .get("/desk/briefs", duty::briefs)
        .post("/desk/briefs", duty::write_brief)
        .get("/desk/briefs/{brief}", duty::brief)
        .post("/desk/briefs/{brief}", duty::act_on_brief)
        .get("/desk/briefs/{brief}/sheet", duty::brief_sheet)
        .get("/desk/daily", duty::daily)
        .post("/desk/daily", duty::begin_daily)
        .post("/desk/daily/{reporting}", duty::act_on_daily)
        .merge(of_papers())
        .get("/desk/phones", duty::phones)
        .post("/desk/phones", duty::called)
}

/// What comes to the desk in writing, with its scans.
fn of_papers() -> Routes<Pages> {
    let upload = duty::UPLOAD_BYTES_MAX;
    Routes::default()
        .get("/desk/documents", duty::documents)
        .post_of(upload, "/desk/documents", duty::register_document)
        .get("/desk/documents/list.xlsx", duty::documents_xlsx)
        .get("/desk/documents/list.csv", duty::documents_csv)
        .get("/desk/documents/{document}", duty::document)
        .post("/desk/documents/{document}", duty::act_on_document)
        .get("/desk/levels", duty::levels)
        .post("/desk/levels", duty::act_on_levels)
        .get("/desk/consultations", duty::consultations)
        .post("/desk/consultations", duty::open_consultation)
        .get("/desk/consultations/{consultation}", duty::consultation)
        .post("/desk/consultations/{consultation}", duty::act_on_consultation)
        .get("/desk/consultations/{consultation}/minutes", duty::consultation_minutes)
        .post_of(upload, "/desk/papers", duty::attach_paper)
        .get("/desk/papers/{paper}", duty::take_paper_away)
        .post("/desk/papers/{paper}", duty::turn_paper)
        .post_of(upload, "/operations/{operation}/attachments", duty::attach_to_operation)
        .post("/operations/{operation}/attachments/{attachment}", duty::turn_of_operation)
}

/// Tasks: those of an operation, one's own, and how they are counted.
fn of_tasks() -> Routes<Pages> {
    Routes::default()
        .get("/tasks", operations::my_tasks)
        .post("/tasks", operations::work_several)
        .post("/tasks/instructions/{instruction}", operations::report_part)
        .get("/inbox", inbox::show)
        .post("/inbox", inbox::acknowledge)
        .get("/inbox/live", inbox::live)
        .get("/interrupts", inbox::interrupts)
        .get("/figures", operations::figures)
        .get("/operations/{operation}/tasks", operations::list_tasks)
        .get("/operations/{operation}/tasks/list.xlsx", operations::list_xlsx)
        .get("/operations/{operation}/tasks/list.csv", operations::list_csv)
        .get("/operations/{operation}/tasks/new", operations::give_form)
        .post("/operations/{operation}/tasks/new", operations::give_task)
        .get("/operations/{operation}/tasks/{task}", operations::show_task)
        .post("/operations/{operation}/tasks/{task}", operations::act_on_task)
}

/// Where plans are put to work, levels decided and lifted, and who commands.
fn of_levels() -> Routes<Pages> {
    use operations::{
        attachments, command, data_end, levels, lift, plans, readings, situation_reports,
    };
    Routes::default()
        .get("/operations/{operation}/plans", plans::show)
        .post("/operations/{operation}/plans", plans::act)
        .get("/operations/{operation}/levels/{plan}", levels::show)
        .post("/operations/{operation}/levels/{plan}", levels::act)
        .get("/operations/{operation}/levels/{plan}/lift", lift::show)
        .post("/operations/{operation}/levels/{plan}/lift", lift::act)
        .get("/operations/{operation}/readings", readings::show)
        .post("/operations/{operation}/readings", readings::act)
        .get("/operations/{operation}/command", command::show)
        .post("/operations/{operation}/command", command::act)
        .get("/operations/{operation}/situation-reports", situation_reports::list)
        .get("/operations/{operation}/situation-reports/{report}", situation_reports::show)
        .post("/operations/{operation}/situation-reports/{report}", situation_reports::act)
        .get("/operations/{operation}/situation-reports/{report}/sheet", situation_reports::sheet)
        .get("/operations/{operation}/attachments", attachments::show)
        .get("/operations/{operation}/attachments/{attachment}", attachments::take_away)
        .get("/operations/{operation}/data", data_end::show)
        .post("/operations/{operation}/data", data_end::act)
}

/// Where plans are kept, begun and written.
fn of_plans() -> Routes<Pages> {
    let (text, check) = (plans::TEXT_BYTES_MAX, plans::CHECK_BYTES_MAX);
    Routes::default()
        .get("/plans", plans::list)
        .get("/plans/{plan}", plans::show)
        .post("/plans/{plan}", plans::act)
        .get("/plans/{plan}/compare", plans::compare)
        .get("/plans/{plan}/read", plans::read)
        .get("/plans/new", plans::begin_form)
        .post_of(text, "/plans/new", plans::begin)
        .post_of(UPLOAD_BYTES_MAX, "/plans/new/look", plans::look)
        .get("/plans/{plan}/edit", plans::edit)
        .post_of(text, "/plans/{plan}/edit", plans::change)
        .post_of(check, "/plans/{plan}/check", plans::check)
        .post_of(check, "/plans/{plan}/complete", plans::complete)
}

/// Whoever keeps the desk begins there, and whoever keeps registers alone at those; a demonstration
/// begins where its script plays.
async fn home(State(front): State<Front>, asked: Asked) -> Redirect {
    let reads = |right| asked.actor.may(right);
    let place = match (reads(Right::ReadDesk), reads(Right::ReadOperations)) {
        (true, _) => "desk",
        (false, true) => "operations",
        (false, false) => "registers",
    };
    let home = front.setting().home.as_ref().filter(|_| asked.base.is_empty());
    let base = home.map_or(asked.base, |realm| format!("/realms/{realm}"));
    Redirect::to(&format!("{base}/{place}"))
}

#[derive(Deserialize)]
struct LanguageForm {
    language: String,
    back: String,
}

async fn choose_language(Form(form): Form<LanguageForm>) -> Response {
    let language = Language::of_tag(&form.language).unwrap_or(Language::Chinese);
    let tag = language.tag();
    let cookie = format!(
        "{LANGUAGE_COOKIE}={tag}; Path=/; Max-Age={LANGUAGE_SECONDS}; SameSite=Lax; HttpOnly"
    );
    let mut response = Redirect::to(local(&form.back)).into_response();
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    response
}

/// Only addresses of our own: a form of somebody else's must not send people away.
pub(crate) fn local(back: &str) -> &str {
    // Browsers drop tabs and line breaks, and take a backslash for a slash.
    let is_plain = back.bytes().all(|byte| (0x21..=0x7e).contains(&byte) && byte != b'\\');
    let is_ours = is_plain && back.starts_with('/') && !back.starts_with("//");
    if is_ours { back } else { "/" }
}

async fn not_found(State(front): State<Front>, visit: Visit) -> Response {
    speak(front.setting(), &visit, &Told::not_found(visit.language), None)
}

/// A no that no handler said: to people as a page, to programs as a problem.
fn speak(setting: &Setting, visit: &Visit, told: &Told, cause: Option<&str>) -> Response {
    if visit.is_api {
        return as_problem(setting, visit, told, cause);
    }
    let shell = Shell::at_the_door(visit, setting, told.title.clone());
    rendered::problem(shell, told.clone())
}

#[test]
fn nobody_is_sent_away_from_our_own_pages() {
    assert_eq!(local("/operations?x=1"), "/operations?x=1");
    for elsewhere in
        ["https://example.org/", "//example.org", "/\t/example.org", "/\\example.org", ""]
    {
        assert_eq!(local(elsewhere), "/");
    }
}
