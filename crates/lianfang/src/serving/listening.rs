//! The server's life: bound, serving, told to stop, given a while to end.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use anyhow::{Result, anyhow};
use axum::Router;
use axum_server::Handle;
use words::{Language, ListeningWords, Say};

use super::names::addresses;
use super::tls::Tls;

/// Requests that have begun may take this long to end when the server is told to stop.
const GRACE_SECONDS: u64 = 5;

/// Takes an address; whoever comes waits until somebody answers there.
pub(super) fn bind(address: SocketAddr, language: Language) -> Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| {
        let (ip, port) = (address.ip().to_string(), address.port());
        let said = match error.kind() {
            ErrorKind::AddrInUse => ListeningWords::PortTaken { ip, port },
            _ => ListeningWords::NotHere { ip, port, why: error.to_string() },
        };
        anyhow!(said.say(language))
    })
}

/// Answers until it is told to stop; `tell` hears where.
pub(super) async fn listen(
    listener: TcpListener,
    tls: &Tls,
    application: Router,
    tell: &dyn Fn(&[String]),
) -> Result<()> {
    listener.set_nonblocking(true)?;
    let bound = listener.local_addr()?;
    let handle = Handle::new();
    let stopping = handle.clone();
    tokio::spawn(async move {
        told_to_stop().await;
        stopping.graceful_shutdown(Some(Duration::from_secs(GRACE_SECONDS)));
    });
    let service = application.into_make_service_with_connect_info::<SocketAddr>();
    match tls.config(bound.ip())? {
        Some(config) => {
            tell(&addresses("https", bound, tls.names()));
            axum_server::from_tcp_rustls(listener, config)?.handle(handle).serve(service).await?;
        }
        None => {
            tell(&addresses("http", bound, tls.names()));
            axum_server::from_tcp(listener)?.handle(handle).serve(service).await?;
        }
    }
    Ok(())
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupted = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
        }
        // Without the signal there is still the keyboard.
        Err(_) => drop(interrupted.await),
    }
}
