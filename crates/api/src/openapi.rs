//! The OpenAPI 3.1 document, made from the table of verbs and their JSON Schemas.

use axum::Json;
use domain::{VERBS, VerbRow};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// `GET /api/openapi.json`
pub(crate) async fn show() -> Json<Value> {
    Json(document())
}

/// The document; it is committed and compared.
#[must_use]
pub fn document() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut paths = Map::new();
    for row in VERBS {
        for base in ["/api", "/api/realms/{realm}"] {
            let path = format!("{base}/{}/{{on}}/{}", row.stream, row.name);
            paths.insert(path, json!({ "post": verb(row, base, &mut generator) }));
        }
    }
    reads(&mut paths);
    let schemas = generator.take_definitions(true);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Lianfang 联防联控",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn verb(row: &VerbRow, base: &str, generator: &mut SchemaGenerator) -> Value {
    let mut parameters = vec![
        parameter("path", "on", true, &format!("The {} it is about", row.stream)),
        parameter("header", "Idempotency-Key", true, "A new UUID; the same one twice is one event"),
        parameter("header", "If-Match", false, "The version of the thing that was seen"),
        parameter("query", "happened_at", false, "When it happened, if not now (RFC 3339)"),
    ];
    if base.contains("{realm}") {
        parameters.push(parameter("path", "realm", true, "A drill's or a replay's realm"));
    }
    let operation =
        if base == "/api" { row.name.to_owned() } else { format!("{}_in_realm", row.name) };
    json!({
        "operationId": operation,
        "tags": [row.capability],
        "summary": row.name,
        "description": format!("Needs the right `{}`.", row.right.name()),
        "parameters": parameters,
        "requestBody": {
            "required": true,
            "content": { "application/json": { "schema": (row.schema)(generator) } },
        },
        "responses": {
            "200": { "description": "Done, and on disk", "content": { "application/json": {} } },
            "400": problem("The request cannot be read"),
            "403": problem("The post does not carry the right"),
            "412": problem("Somebody else changed the thing first"),
            "422": problem("A rule says no"),
            "428": problem("If-Match is missing"),
            "503": problem("Overloaded, or the store cannot be written"),
        },
    })
}

fn reads(paths: &mut Map<String, Value>) {
    let pages = [("query", "before"), ("query", "limit")];
    let mut read = |path: &str, name: &str, summary: &str, parameters: &[(&str, &str)]| {
        let parameters: Vec<_> = parameters
            .iter()
            .map(|(place, name)| parameter(place, name, *place == "path", ""))
            .collect();
        let get = json!({
            "operationId": name,
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": { "description": "As asked", "content": { "application/json": {} } },
                "404": problem("There is no such thing, or it is not the caller's to see"),
            },
        });
        paths.insert(path.to_owned(), json!({ "get": get }));
    };
    read("/api/operations", "list_operations", "Operations, newest first", &pages);
    let one = [("path", "operation")];
    read("/api/operations/{operation}", "show_operation", "One operation", &one);
    let log = [("path", "operation"), ("query", "before"), ("query", "limit")];
    read("/api/operations/{operation}/log", "list_log", "Its log, newest first", &log);
    let board = [("path", "operation"), ("query", "at"), ("query", "view")];
    let (path, summary) = ("/api/operations/{operation}/board", "Where it stands, now or then");
    read(path, "show_board", summary, &board);
    let tasks = [("path", "operation"), ("query", "after"), ("query", "limit")];
    let path = "/api/operations/{operation}/tasks";
    read(path, "list_tasks", "Its tasks, by number", &tasks);
    let task = [("path", "operation"), ("path", "task"), ("query", "at"), ("query", "view")];
    let (path, summary) = ("/api/operations/{operation}/tasks/{task}", "One task with its thread");
    read(path, "show_task", summary, &task);
    read("/api/plans", "list_plans", "Every plan, by key", &[]);
    let plan = [("path", "plan")];
    read("/api/plans/{plan}", "show_plan", "One plan with its versions", &plan);
    let text = [("path", "plan"), ("path", "version")];
    let path = "/api/plans/{plan}/versions/{version}/text";
    read(path, "show_plan_text", "The document of a version, to the byte", &text);
    let after = [("query", "after"), ("query", "limit")];
    read("/api/journal", "list_journal", "Events after a position, a line each", &after);
    read("/api/journal/stream", "stream_journal", "Events as they are committed", &after[..1]);
}

fn parameter(place: &str, name: &str, required: bool, description: &str) -> Value {
    json!({
        "in": place,
        "name": name,
        "required": required,
        "description": description,
        "schema": { "type": "string" },
    })
}

fn problem(description: &str) -> Value {
    json!({
        "description": description,
        "content": { "application/problem+json": { "schema": { "type": "object" } } },
    })
}

#[test]
fn every_verb_has_an_operation_of_its_own() {
    let document = document();
    for row in VERBS {
        let path = format!("/api/{}/{{on}}/{}", row.stream, row.name);
        assert_eq!(document["paths"][&path]["post"]["operationId"], row.name);
    }
}
