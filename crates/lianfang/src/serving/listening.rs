//! The server's life: bound, serving, told to stop, given a while to end.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum_server::Handle;

use super::tls::Tls;

/// Requests that have begun may take this long to end when the server is told to stop.
const GRACE_SECONDS: u64 = 5;

/// Listens, and answers until it is told to stop; `tell` hears where.
pub(super) async fn listen(
    address: SocketAddr,
    tls: &Tls,
    application: Router,
    tell: &dyn Fn(&str),
) -> Result<()> {
    let listener = TcpListener::bind(address).with_context(|| format!("listening on {address}"))?;
    listener.set_nonblocking(true)?;
    let bound = listener.local_addr()?;
    let handle = Handle::new();
    let stopping = handle.clone();
    tokio::spawn(async move {
        told_to_stop().await;
        stopping.graceful_shutdown(Some(Duration::from_secs(GRACE_SECONDS)));
    });
    let service = application.into_make_service_with_connect_info::<SocketAddr>();
    match tls.config(address.ip())? {
        Some(config) => {
            tell(&format!("https://{bound}"));
            axum_server::from_tcp_rustls(listener, config)?.handle(handle).serve(service).await?;
        }
        None => {
            tell(&format!("http://{bound}"));
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
