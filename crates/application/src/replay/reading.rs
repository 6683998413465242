//! Reads a script: every line is understood before the first is performed.

use std::collections::{BTreeMap, BTreeSet};

use domain::kernel::{Instant, Key, PlanId, Stream, Text, Verb as _};
use domain::operations::{OpenOperation, Operation, PutPlanToWork};
use domain::plans::document::Plan;
use domain::realms::RealmOfPractice;
use domain::{AnyVerb, NotAVerb, VERBS, VerbRow};
use plan_document::Document;
use serde_json::{Map, Value};

use super::names::{Ids, body, name_in, with_ids, with_numbers};
use super::problems::{ScriptFlaw, ScriptProblem};
use super::script::{SCRIPT_BYTES_MAX, SCRIPT_FIELDS, SCRIPT_LINES_MAX, Script, ScriptLine};
use super::spread::{SPREAD_MINUTES_MAX, Spread};
use crate::actor::Provenance;
use crate::world_folder::{WorldFolder, local_moment};

/// So many problems are told at once.
const PROBLEMS_MAX: usize = 100;
const SHOWN_CHARACTERS_MAX: usize = 60;

/// Reads a script against the world in which it plays and the texts of the plans that are in force
/// there.
///
/// # Errors
/// What is wrong with it, a problem a line.
pub fn read_script(
    bytes: &[u8],
    world: &WorldFolder,
    plans: &[String],
) -> Result<Script, Vec<ScriptProblem>> {
    let whole = |flaw| vec![ScriptProblem { line: 0, flaw }];
    if bytes.len() > SCRIPT_BYTES_MAX {
        return Err(whole(ScriptFlaw::TooLarge));
    }
    let text = str::from_utf8(bytes).map_err(|_| whole(ScriptFlaw::NotUtf8))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (seed, begins) = (world.sheet.seed, world.sheet.begins);
    let (mut lines, mut spread) = (Vec::new(), Spread::from_seed(seed));
    let documents: Vec<Document> = plans.iter().map(|it| Document::read(it)).collect();
    let mut reader = Reader::new(world, &documents);
    let mut problems = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, it)| !it.trim().is_empty()) {
        match reader.line(number, line) {
            Ok((read, within)) => {
                problems.extend(spread.take(&read, within));
                lines.push(spread.moved(read, line, within));
            }
            Err(flaw) => problems.push(ScriptProblem { line: number, flaw }),
        }
        if lines.len() > SCRIPT_LINES_MAX {
            return Err(whole(ScriptFlaw::TooManyLines));
        }
        if problems.len() >= PROBLEMS_MAX {
            break;
        }
    }
    if problems.is_empty() && lines.is_empty() {
        return Err(whole(ScriptFlaw::Empty));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    // What came at one moment keeps its order.
    lines.sort_by_key(|it| it.entered);
    Ok(Script { lines, seed, begins })
}

/// What is known while a script is read.
struct Reader<'a> {
    zone: &'a str,
    is_fictional: bool,
    ids: Ids,
    posts: BTreeSet<&'a Key>,
    plans: BTreeMap<&'a str, &'a Plan>,
    /// The operations that the lines above opened.
    operations: BTreeSet<String>,
    entered: Option<Instant>,
}

impl<'a> Reader<'a> {
    fn new(world: &'a WorldFolder, documents: &'a [Document]) -> Self {
        let posts = world.people.posts().filter(|it| !it.is_abolished);
        let keyed = |it: &'a Document| Some((it.plan().key.as_ref()?.as_str(), it.plan()));
        Self {
            zone: world.sheet.zone.as_str(),
            is_fictional: world.sheet.is_fictional,
            ids: Ids { seed: world.sheet.seed, begins: world.sheet.begins },
            posts: posts.map(|it| &it.code).collect(),
            plans: documents.iter().filter_map(keyed).collect(),
            operations: BTreeSet::new(),
            entered: None,
        }
    }

    /// The line as it stands, and within how many minutes after that it happens.
    fn line(&mut self, number: usize, text: &str) -> Result<(ScriptLine, u32), ScriptFlaw> {
        let mut fields = Fields::read(text)?;
        let at = self.moment(&mut fields, "at")?.ok_or(ScriptFlaw::Missing { field: "at" })?;
        let entered = self.moment(&mut fields, "entered")?.unwrap_or(at);
        if entered < at {
            return Err(ScriptFlaw::EnteredBefore);
        }
        if self.entered.is_some_and(|before| entered < before) {
            return Err(ScriptFlaw::TimeGoesBack);
        }
        self.entered = Some(entered);
        let within = fields.minutes("within_minutes")?;
        let role = self.post(&fields.needed("as")?)?;
        let verb = verb(&fields.needed("verb")?)?;
        let on = self.target(verb, fields.text("on")?.as_deref())?;
        let mut with = body(fields.object("with")?);
        with_ids(&mut with, self.ids);
        self.must_fit(verb, &with)?;
        let provenance = match (fields.text("is")?, fields.text("source")?) {
            (None, None) if self.is_fictional => None,
            (is, source) => Some(provenance(is.as_deref(), source)?),
        };
        let verb = verb.name;
        Ok((ScriptLine { number, at, entered, role, verb, on, with, provenance }, within))
    }

    fn moment(
        &self,
        fields: &mut Fields,
        field: &'static str,
    ) -> Result<Option<Instant>, ScriptFlaw> {
        let Some(text) = fields.text(field)? else { return Ok(None) };
        let moment = local_moment(&text, self.zone);
        moment.map(Some).ok_or_else(|| ScriptFlaw::NotAMoment { field, text: shown(&text) })
    }

    fn post(&self, text: &str) -> Result<Key, ScriptFlaw> {
        let code = text.parse::<Key>().ok().filter(|it| self.posts.contains(it));
        code.ok_or_else(|| ScriptFlaw::UnknownPost { post: shown(text) })
    }

    /// An operation is opened by the script itself; whatever else a verb decides on is one in the
    /// house, or is named by its id.
    fn target(&mut self, verb: &VerbRow, on: Option<&str>) -> Result<Option<String>, ScriptFlaw> {
        let id = on.map(|it| match name_in(it) {
            Some(name) => self.ids.named(name).to_string(),
            None => it.to_owned(),
        });
        if verb.stream != Operation::NAME {
            return Ok(id);
        }
        let opens = verb.name == OpenOperation::NAME;
        let id = id.filter(|it| opens || self.operations.contains(it));
        let id = id.ok_or_else(|| ScriptFlaw::UnknownOperation { on: on.map(shown) })?;
        self.operations.insert(id.clone());
        Ok(Some(id))
    }

    /// Whether the body fits the verb, once tasks have numbers and plans their ids.
    fn must_fit(&self, verb: &VerbRow, with: &Value) -> Result<(), ScriptFlaw> {
        let mut with = with.clone();
        with_numbers(&mut with, &mut |plan, task| {
            let found = self.plan(plan)?;
            let key = task.parse::<Key>().ok().filter(|it| found.tasks.has(it));
            let named = || ScriptFlaw::UnknownTask { task: shown(&format!("{plan}/{task}")) };
            key.map(|_| 1).ok_or_else(named)
        })?;
        let plan = with.get("plan").and_then(Value::as_str);
        let plan = plan.map(|it| self.plan(it).map(|_| self.ids.named(it))).transpose()?;
        if let Some(plan) = plan.filter(|_| verb.name == PutPlanToWork::NAME) {
            put_plan(&mut with, PlanId::from_uuid(plan), 1);
        }
        match AnyVerb::decode(verb.name, with) {
            Ok(_) => Ok(()),
            Err(NotAVerb::UnknownName(verb)) => Err(ScriptFlaw::UnknownVerb { verb }),
            Err(NotAVerb::Body { name, error }) => {
                Err(ScriptFlaw::Body { verb: name, met: error.to_string() })
            }
        }
    }

    fn plan(&self, key: &str) -> Result<&'a Plan, ScriptFlaw> {
        let plan = self.plans.get(key).copied();
        plan.ok_or_else(|| ScriptFlaw::UnknownPlan { plan: shown(key) })
    }
}

/// Names the version of a plan in a body that names the plan by its key.
pub(super) fn put_plan(with: &mut Value, plan: PlanId, version: u32) {
    if let Value::Object(fields) = with {
        fields.insert("plan".to_owned(), plan.to_string().into());
        fields.entry("version").or_insert_with(|| version.into());
    }
}

fn verb(name: &str) -> Result<&'static VerbRow, ScriptFlaw> {
    // A script's clock is set by its lines' times, and its realm is there before it begins.
    let mut known = VERBS.iter().filter(|it| it.stream != RealmOfPractice::NAME);
    known.find(|it| it.name == name).ok_or_else(|| ScriptFlaw::UnknownVerb { verb: shown(name) })
}

fn provenance(is: Option<&str>, source: Option<String>) -> Result<Provenance, ScriptFlaw> {
    let code = source.map(|it| source_code(&it)).transpose()?;
    match (is, code) {
        (Some("reported") | None, Some(source)) => Ok(Provenance::Reported { source }),
        (Some("reported_without_time"), Some(source)) => {
            Ok(Provenance::ReportedWithoutTime { source })
        }
        (Some("reported" | "reported_without_time"), None) => Err(ScriptFlaw::SourceMissing),
        (Some("assumed") | None, None) => Ok(Provenance::Assumed),
        (Some("assumed"), Some(_)) => Err(ScriptFlaw::SourceStrange),
        (Some(is), _) => Err(ScriptFlaw::UnknownProvenance { is: shown(is) }),
    }
}

/// A number stands in clear in the journal, so it is no sentence.
fn source_code(text: &str) -> Result<Text<20>, ScriptFlaw> {
    let is_code = text.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.'));
    let code = Text::parse(text).ok().filter(|_| is_code);
    code.ok_or_else(|| ScriptFlaw::NotASource { source: shown(text) })
}

/// The fields of a line, taken one by one.
struct Fields(Map<String, Value>);

impl Fields {
    fn read(text: &str) -> Result<Self, ScriptFlaw> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| ScriptFlaw::NotJson { met: error.to_string() })?;
        let Value::Object(fields) = value else {
            return Err(ScriptFlaw::NotJson { met: "expected an object `{…}`".to_owned() });
        };
        let strange = fields.keys().find(|it| !SCRIPT_FIELDS.contains(&it.as_str()));
        match strange {
            Some(field) => Err(ScriptFlaw::UnknownField { field: shown(field) }),
            None => Ok(Self(fields)),
        }
    }

    fn text(&mut self, field: &'static str) -> Result<Option<String>, ScriptFlaw> {
        match self.0.remove(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(ScriptFlaw::WrongKind { field }),
        }
    }

    fn needed(&mut self, field: &'static str) -> Result<String, ScriptFlaw> {
        self.text(field)?.ok_or(ScriptFlaw::Missing { field })
    }

    /// None is no minute.
    fn minutes(&mut self, field: &str) -> Result<u32, ScriptFlaw> {
        let Some(value) = self.0.remove(field) else { return Ok(0) };
        let minutes = value.as_u64().and_then(|it| u32::try_from(it).ok());
        let minutes = minutes.filter(|it| (1..=SPREAD_MINUTES_MAX).contains(it));
        minutes.ok_or(ScriptFlaw::NotASpread)
    }

    fn object(&mut self, field: &'static str) -> Result<Option<Map<String, Value>>, ScriptFlaw> {
        match self.0.remove(field) {
            None => Ok(None),
            Some(Value::Object(fields)) => Ok(Some(fields)),
            Some(_) => Err(ScriptFlaw::WrongKind { field }),
        }
    }
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARACTERS_MAX).collect()
}
