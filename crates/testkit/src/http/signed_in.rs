//! An officer who may lead: made through the door that everybody uses.

use serde_json::json;

use super::client::{Answer, Client};

const PASSWORD: &str = "防汛值班 correct horse battery";
const ORGANISATION: &str = "0198c0de-0000-7000-8000-0000000000f1";
const POST: &str = "0198c0de-0000-7000-8000-0000000000f2";

/// Signs in with the one-time password of a fresh administrator, sets a password, and takes a post
/// that may lead operations and write logs. Gives the header that says so from then on.
///
/// # Errors
/// When the server does not answer as it should; what it said is told.
pub fn sign_in(
    address: &str,
    login: &str,
    one_time_password: &str,
    person: &str,
) -> Result<String, String> {
    let mut door = connect(address, "")?;
    let entered = door.form("/sign-in", &[("login", login), ("password", one_time_password)]);
    let cookie = session(&sent(entered, 303)?)?;
    let header = format!("Cookie: {cookie}\r\n");
    let mut client = connect(address, &header)?;
    sent(client.form("/account/password", &[("new", PASSWORD)]), 303)?;
    let organisation = json!({
        "organisation": ORGANISATION,
        "code": "command-centre",
        "details": { "name": { "zh": "指挥中心" }, "kind": "public_security" },
    });
    command(&mut client, "register_organisation", 1, &organisation)?;
    let post = json!({
        "post": POST,
        "code": "duty-commander",
        "details": {
            "title": { "zh": "值班指挥长" },
            "organisation": ORGANISATION,
            "kind": "commander",
            "holders_wanted": 1,
            "rights": ["lead_operations", "read_operations", "write_log"],
        },
    });
    command(&mut client, "define_post", 2, &post)?;
    command(&mut client, "appoint_holder", 3, &json!({ "post": POST, "person": person }))?;
    sent(client.form("/post", &[("post", POST)]), 303)?;
    Ok(header)
}

fn connect(address: &str, header: &str) -> Result<Client, String> {
    Client::connect(address, header).map_err(|error| error.to_string())
}

fn command(
    client: &mut Client,
    verb: &str,
    number: u32,
    body: &serde_json::Value,
) -> Result<(), String> {
    let path = format!("/api/people/house/{verb}");
    let id = format!("0198c0de-0000-7000-8000-00000000ff{number:02x}");
    sent(client.command(&path, &id, body), 200).map(drop)
}

fn sent(answer: std::io::Result<Answer>, status: u16) -> Result<Answer, String> {
    let answer = answer.map_err(|error| error.to_string())?;
    if answer.status == status {
        return Ok(answer);
    }
    Err(format!("{} instead of {status}: {}", answer.status, answer.body))
}

/// The session's cookie of an answer.
fn session(answer: &Answer) -> Result<String, String> {
    answer
        .headers
        .iter()
        .filter_map(|line| line.split_once(": "))
        .filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"))
        .filter_map(|(_, value)| value.split(';').next())
        .find(|pair| pair.starts_with("lianfang_session="))
        .map(str::to_owned)
        .ok_or_else(|| "no session was given".to_owned())
}
