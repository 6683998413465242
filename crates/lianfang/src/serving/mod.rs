//! Listening: plain HTTP for this machine alone, TLS for everybody else.

mod clock;
mod layers;
mod listening;
mod names;
mod telling;
mod tls;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use application::Office;
use application::access::{Cost, Gate};
use axum::Router;
use clap::Args;
use domain::kernel::Realm;
use web::{Front, Setting};
use words::{Language, Zone};

pub(crate) use self::telling::Telling;
use self::tls::Tls;

/// Where and how to listen.
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
    #[command(flatten)]
    tls: Tls,
}

/// What people come to see.
pub(crate) enum Shown {
    /// A county at its work.
    County,
    /// What was made up.
    Demo {
        /// The realm in which they begin, where it is not the real one.
        home: Option<Realm>,
    },
}

/// An address that is taken, with nobody answering there yet.
pub(crate) struct Bound<'a> {
    listener: TcpListener,
    tls: &'a Tls,
    zone: Zone,
}

impl Listening {
    /// Takes the address. What is in its way is told before anything is made or opened.
    pub(crate) fn bind(&self, language: Language) -> Result<Bound<'_>> {
        let zone = Zone::named(&self.zone).map_err(anyhow::Error::msg)?;
        if !self.listen.is_loopback() && !self.tls.is_asked_for() {
            bail!(
                "{} can be reached from other machines, and passwords would go over the line in \
                 clear: add `--tls auto`, or listen on 127.0.0.1",
                self.listen
            );
        }
        let listener = listening::bind(SocketAddr::new(self.listen, self.port), language)?;
        Ok(Bound { listener, tls: &self.tls, zone })
    }
}

impl Bound<'_> {
    /// Serves until it is told to stop; `tell` hears at which addresses, this machine's own first.
    pub(crate) fn serve(
        self,
        office: Arc<Office>,
        telling: Telling,
        shown: Shown,
        tell: &dyn Fn(&[String]),
    ) -> Result<()> {
        let gate = Arc::new(Gate::new(&office, Cost::RECOMMENDED));
        let is_tls = self.tls.is_asked_for();
        let (is_demo, home) = match shown {
            Shown::County => (false, None),
            Shown::Demo { home } => (true, home),
        };
        let setting = Setting { zone: self.zone, is_demo, home, is_tls };
        telling.tell(office.size());
        let front = Front::new(office, gate, telling.heard(), setting);
        let runtime = tokio::runtime::Runtime::new().context("starting the runtime")?;
        let application = application(&front, is_tls);
        runtime.spawn(telling.look_for_others(front.clone()));
        runtime.spawn(clock::watch(front));
        runtime.block_on(listening::listen(self.listener, self.tls, application, tell))
    }
}

fn application(front: &Front, is_tls: bool) -> Router {
    let routes = api::routes(front.clone()).merge(pages::routes(pages::Pages::new(front.clone())));
    layers::around(routes, front.clone(), is_tls)
}
