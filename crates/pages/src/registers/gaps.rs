//! `GET /registers/gaps`: everything that a county's registers lack.

use application::gaps::gaps;
use application::import::Template;
use application::{Actor, Fault, Reading};
use askama::Template as Page;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use domain::gaps::{AcrossGap, Gap};
use domain::kernel::{Instant, Label, RegionCode, Severity};
use domain::{people, places, supplies};
use serde::Deserialize;
use web::{Asked, Front, TurnedAway, told};
use words::{Language, Registering, Say, Zone, gap, named, severity};

use super::paging::{Pager, Part};
use super::right_to_read;
use crate::components::Shell;
use crate::plans::encoded;
use crate::rendered;

/// A page shows at most this many gaps; further pages have the others.
const ROWS_MAX: usize = 100;

#[derive(Page)]
#[template(path = "registers/gaps.html")]
struct GapsPage {
    shell: Shell,
    /// All of them and each severity, as far as there are any.
    kinds: Vec<KindShown>,
    listed: String,
    first: usize,
    gaps: Vec<ShownGap>,
    pager: Option<Pager>,
}

/// A severity with how many gaps weigh so much.
struct KindShown {
    href: String,
    says: String,
    is_own: bool,
}

/// A gap, ready to be shown.
pub(super) struct ShownGap {
    weighs: Severity,
    pub(super) severity: &'static str,
    pub(super) what: String,
    pub(super) mend: String,
    /// The rows that it is about; none where there are none yet.
    pub(super) href: Option<String>,
}

/// Which gaps.
#[derive(Deserialize)]
pub(crate) struct GapsQuery {
    #[serde(default)]
    severity: String,
    page: Option<usize>,
}

/// `GET /registers/gaps`
pub(crate) async fn all_gaps(
    State(front): State<Front>,
    asked: Asked,
    Query(query): Query<GapsQuery>,
) -> Response {
    if !sees_all(&asked.actor) {
        return TurnedAway::not_theirs(asked.visit).into_response();
    }
    let language = asked.language;
    let shell = Shell::new(&asked, front.setting(), Registering::Gaps.say(language));
    let looking = Looking::new(&front, &asked);
    match front.ask(move |reading: &mut Reading<'_>| looking.missing(reading)).await {
        Ok(found) => rendered::page(&page(shell, found, &query)),
        Err(failure) => rendered::problem(shell, told(&failure, front.setting(), language)),
    }
}

/// Gaps name what stands in all registers: they are for whoever may read them all.
pub(super) fn sees_all(actor: &Actor) -> bool {
    Template::ALL.into_iter().all(|it| actor.may(right_to_read(it)))
}

/// What must be known to look for gaps.
pub(super) struct Looking {
    pub(super) realm: domain::kernel::Realm,
    jurisdiction: String,
    language: Language,
    zone: Zone,
    base: String,
}

impl Looking {
    pub(super) fn new(front: &Front, asked: &Asked) -> Self {
        Self {
            realm: asked.realm.clone(),
            jurisdiction: front.office().jurisdiction().to_owned(),
            language: asked.language,
            zone: front.setting().zone.clone(),
            base: asked.base.clone(),
        }
    }

    /// What the county still lacks, the gravest first.
    pub(super) fn missing(&self, reading: &mut Reading<'_>) -> Result<Vec<ShownGap>, Fault> {
        let within: RegionCode = self
            .jurisdiction
            .parse()
            .map_err(|error| Fault::new("reading the jurisdiction's code", error))?;
        let now = reading.now(&self.realm)?.unwrap_or(Instant::ZERO);
        let found = gaps(reading.view, &self.realm, &within, (now, self.zone.day(now)))?;
        Ok(found.iter().map(|it| self.shown(it)).collect())
    }

    fn shown(&self, it: &Gap) -> ShownGap {
        let said = gap(it, self.language);
        ShownGap {
            weighs: it.severity(),
            severity: severity(it.severity(), self.language),
            what: said.what,
            mend: said.mend,
            href: self.href(it),
        }
    }

    /// The rows that a gap is about, and that its number counts; none where there are none yet.
    fn href(&self, gap: &Gap) -> Option<String> {
        let (list, query, value) = match gap {
            Gap::People(gap) => self.people(gap)?,
            Gap::Places(gap) => self.sites(gap)?,
            Gap::Supplies(gap) => self.supplies(gap)?,
            Gap::Across(AcrossGap::NoInfoReporter { region, .. }) => {
                ("regions", "without_reporter", region.to_string())
            }
            Gap::Across(
                AcrossGap::TownshipWithoutOrganisation { region, .. }
                | AcrossGap::TownshipWithoutSite { region, .. },
            ) => ("regions", "search", region.to_string()),
            Gap::Across(AcrossGap::RegionGone { at, region }) => match at.kind() {
                "site" => ("sites", "filter", region.to_string()),
                _ => ("people", "sheet=1&filter", region.to_string()),
            },
        };
        Some(format!("{}/registers/{list}?{query}={}", self.base, encoded(&value)))
    }

    fn people(&self, gap: &people::Gap) -> Option<Rows> {
        use people::Gap;
        match gap {
            Gap::NoOrganisations | Gap::NoPosts => None,
            Gap::PostWithoutHolder { title, .. }
            | Gap::TooFewHolders { title, .. }
            | Gap::PostWithoutDeputy { title, .. } => {
                Some(("posts", "sheet=1&filter", self.named(title)))
            }
            Gap::CompetenceMissing { number, .. }
            | Gap::CompetenceExpired { number, .. }
            | Gap::CompetenceExpiring { number, .. }
            | Gap::ContactMissing { number, .. } => {
                Some(("people", "sheet=2&filter", number.to_string()))
            }
            Gap::ContactNeverVerified { number, .. }
            | Gap::ContactUnanswered { number, .. }
            | Gap::ContactStale { number, .. } => {
                Some(("posts", "sheet=2&filter", number.to_string()))
            }
        }
    }

    fn sites(&self, gap: &places::Gap) -> Option<Rows> {
        use places::Gap;
        match gap {
            Gap::NoRegions | Gap::NoBoundaries | Gap::NoSites => None,
            Gap::NoShelters => Some(("sites", "filter", String::new())),
            Gap::SiteWithoutPoint { name, .. }
            | Gap::ShelterWithoutCapacity { name, .. }
            | Gap::SiteWithoutResponsible { name, .. } => {
                Some(("sites", "filter", self.named(name)))
            }
        }
    }

    fn supplies(&self, gap: &supplies::Gap) -> Option<Rows> {
        use supplies::Gap;
        match gap {
            Gap::NoStock | Gap::NoVehicles => None,
            Gap::StockUnderMinimum { name, .. } | Gap::CountStale { name, .. } => {
                Some(("resources", "sheet=2&filter", self.named(name)))
            }
            Gap::VehicleInRepair { code, .. } | Gap::VehicleWithoutHome { code, .. } => {
                Some(("resources", "sheet=1&filter", code.to_string()))
            }
        }
    }

    fn named(&self, label: &Label) -> String {
        named(label, self.language).to_owned()
    }
}

/// Where rows stand: the list, how its query begins, and what is looked for.
type Rows = (&'static str, &'static str, String);

fn page(shell: Shell, all: Vec<ShownGap>, query: &GapsQuery) -> GapsPage {
    let own = SEVERITIES.into_iter().find(|it| name(*it) == query.severity);
    let address = format!("{}/registers/gaps?", shell.base);
    let of = |it: Severity| format!("{address}severity={}&", name(it));
    let kind = |it: Severity| {
        let count = all.iter().filter(|gap| gap.weighs == it).count();
        (count > 0).then(|| KindShown {
            href: of(it).trim_end_matches('&').to_owned(),
            says: format!("{} {count}", severity(it, shell.language)),
            is_own: own == Some(it),
        })
    };
    let every = KindShown {
        href: address.trim_end_matches('?').to_owned(),
        says: shell.say(Registering::EveryGap { count: all.len() }),
        is_own: own.is_none(),
    };
    let kinds = [every].into_iter().chain(SEVERITIES.into_iter().filter_map(kind)).collect();
    let fit: Vec<_> = all.into_iter().filter(|it| own.is_none_or(|own| it.weighs == own)).collect();
    let part = Part::of(fit.len(), query.page, ROWS_MAX);
    let (from, to) = part.bounds();
    GapsPage {
        kinds,
        listed: shell.say(Registering::GapsShown { from, to, count: fit.len() }),
        first: from,
        gaps: fit.into_iter().skip(part.skipped()).take(ROWS_MAX).collect(),
        pager: part.pager(
            &format!("{}page=", own.map_or_else(|| address.clone(), of)),
            "",
            shell.language,
        ),
        shell,
    }
}

/// The gravest first.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// The identifier in addresses.
const fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "hint",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
