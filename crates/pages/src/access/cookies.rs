//! The two cookies of a person who is in: the session's, and the device's, which opens nothing.

use application::access::{Entry, Token};
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use web::{SESSION_COOKIE, Setting};

/// The device's cookie: wrong attempts elsewhere do not slow down a browser that is known.
pub(super) const DEVICE_COOKIE: &str = "lianfang_device";
/// A device is remembered for a year.
const DEVICE_SECONDS: u32 = 365 * 24 * 3600;

/// Gives a session, until the browser is closed.
pub(super) fn session(response: &mut Response, token: &Token, setting: &Setting) {
    set(response, &format!("{SESSION_COOKIE}={}", token.as_str()), setting);
}

/// Gives both to a person who is in.
pub(super) fn entry(response: &mut Response, entry: &Entry, setting: &Setting) {
    session(response, &entry.token, setting);
    let device = format!("{DEVICE_COOKIE}={}; Max-Age={DEVICE_SECONDS}", entry.device.as_str());
    set(response, &device, setting);
}

/// Takes the session back.
pub(super) fn forget(response: &mut Response, setting: &Setting) {
    set(response, &format!("{SESSION_COOKIE}=; Max-Age=0"), setting);
}

fn set(response: &mut Response, pair: &str, setting: &Setting) {
    let line = if setting.is_tls { "; Secure" } else { "" };
    let cookie = format!("{pair}; Path=/; HttpOnly; SameSite=Lax{line}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}
