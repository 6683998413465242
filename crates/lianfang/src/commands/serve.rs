//! `lianfang serve`: pages and the API.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use axum::Router;
use clap::Args;
use tokio::net::TcpListener;
use tokio::sync::watch;
use web::{Front, Setting};
use words::Zone;

use crate::place::{KeyArguments, StoreArguments, office};

/// Serve pages and the API.
#[derive(Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
    #[command(flatten)]
    listening: Listening,
}

/// Where to listen.
#[derive(Args)]
pub(crate) struct Listening {
    /// The address; anything but this machine's own needs TLS.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_name = "ADDRESS")]
    listen: IpAddr,
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The zone in which clocks are read.
    #[arg(long, default_value = "Asia/Shanghai")]
    zone: String,
}

impl Serve {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let master = self.key.read(&self.store)?;
        let storage = self.store.open()?;
        let (told, size) = watch::channel(0);
        let on_commit = Box::new(move |size| {
            // Every page may have gone away.
            let _ = told.send(size);
        });
        let office = Arc::new(office(&storage, master, on_commit)?);
        let front = self.listening.front(Arc::clone(&office), size)?;
        listen(&self.listening, &front)?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Listening {
    fn front(&self, office: Arc<application::Office>, size: watch::Receiver<u64>) -> Result<Front> {
        let zone = Zone::named(&self.zone).map_err(anyhow::Error::msg)?;
        Ok(Front::new(office, size, Setting { zone, is_demo: false }))
    }
}

/// Serves until it is told to stop; requests that have begun are finished.
fn listen(listening: &Listening, front: &Front) -> Result<()> {
    if !listening.listen.is_loopback() {
        bail!(
            "{} can be reached from other machines, and this would be without TLS; \
             listen on 127.0.0.1 and put a proxy with TLS before it",
            listening.listen
        );
    }
    let runtime = tokio::runtime::Runtime::new().context("starting the runtime")?;
    runtime.block_on(async {
        let address = SocketAddr::new(listening.listen, listening.port);
        let listener =
            TcpListener::bind(address).await.with_context(|| format!("listening on {address}"))?;
        println!("http://{}", listener.local_addr()?);
        axum::serve(listener, application(front)).with_graceful_shutdown(told_to_stop()).await?;
        Ok(())
    })
}

fn application(front: &Front) -> Router {
    api::routes(front.clone())
        .merge(pages::routes(pages::Pages::new(front.clone())))
        .layer(tower_http::catch_panic::CatchPanicLayer::new())
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
