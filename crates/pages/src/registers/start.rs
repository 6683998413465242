//! Start here: what a county has, what it still lacks, and the four files that mend it.

use application::import::{Template, lists};
use application::{Fault, Reading};
use askama::Template as Page;
use axum::extract::State;
use axum::response::Response;
use domain::kernel::CommandId;
use domain::places::Catalogue;
use web::{Asked, Front, told};
use words::{Registering, Say};

use super::gaps::{Looking, ShownGap, sees_all};
use super::{of_exchange, right_to_read, title};
use crate::components::Shell;
use crate::rendered;

#[derive(Page)]
#[template(path = "registers/start.html")]
struct StartPage {
    shell: Shell,
    regions: Option<(u64, String)>,
    jurisdiction: String,
    steps: Vec<Step>,
    /// What is missing; none where it is not theirs to see.
    gaps: Option<Vec<ShownGap>>,
}

/// At most this many gaps are shown here; a page of their own has all.
const GAPS_MAX: usize = 20;

/// One of the four files.
struct Step {
    name: &'static str,
    title: String,
    /// Each sheet with how many rows it has now.
    sheets: Vec<(String, u64)>,
    /// Made with the page: sending it twice is sending it once.
    command: CommandId,
}

/// `GET /registers`
pub(crate) async fn start(State(front): State<Front>, asked: Asked) -> Response {
    let (language, realm, actor) = (asked.language, asked.realm.clone(), asked.actor.clone());
    let looking = sees_all(&actor).then(|| Looking::new(&front, &asked));
    let shell = Shell::new(&asked, front.setting(), Registering::Start.say(language));
    let found = front
        .ask(move |reading: &mut Reading<'_>| {
            let adopted = reading.view.adopted(&realm)?;
            let regions = adopted
                .into_iter()
                .find(|row| row.catalogue == Catalogue::Regions)
                .map(|row| (row.rows, row.source));
            let mut counted = Vec::new();
            for template in Template::ALL.into_iter().filter(|it| actor.may(right_to_read(*it))) {
                let sheets = lists(reading, &realm, (template, of_exchange(language)))?;
                let rows =
                    sheets.into_iter().map(|sheet| (sheet.name, sheet.rows.len() as u64)).collect();
                counted.push((template, rows));
            }
            let gaps = looking.map(|it| it.missing(reading)).transpose()?;
            Ok::<_, Fault>((regions, counted, gaps))
        })
        .await;
    let (regions, counted, gaps) = match found {
        Ok(found) => found,
        Err(failure) => {
            return rendered::problem(shell, told(&failure, front.setting(), language));
        }
    };
    let machine = front.office().machine();
    let steps = counted
        .into_iter()
        .map(|(template, sheets)| Step {
            name: template.name(),
            title: title(template, language),
            sheets,
            command: CommandId::from_uuid(machine.new_id()),
        })
        .collect();
    let jurisdiction = front.office().jurisdiction().to_owned();
    rendered::page(&StartPage { shell, regions, jurisdiction, steps, gaps })
}

impl StartPage {
    fn adopted(&self, regions: &(u64, String)) -> Registering {
        Registering::RegionsAdopted { rows: regions.0 }
    }

    fn source(&self, regions: &(u64, String)) -> Registering {
        Registering::RegionsFrom { source: regions.1.clone() }
    }

    fn all_gaps(&self, gaps: &[ShownGap]) -> Registering {
        Registering::AllGaps { count: gaps.len() }
    }

    fn rows(&self, sheet: &(String, u64)) -> String {
        match sheet.1 {
            0 => self.shell.say(Registering::NotHere),
            rows => self.shell.say(Registering::Rows { rows }),
        }
    }
}
