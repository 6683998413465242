//! TLS in the binary: a county's own certificate authority, or files from elsewhere.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::net::IpAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use application::Machine;
use axum_server::tls_rustls::RustlsConfig;
use clap::{Args, ValueEnum};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::names::in_certificate;
use crate::machine::RealMachine;

const AUTHORITY_YEARS: i16 = 10;
/// Browsers take no certificate of more than 398 days; a fresh one is made at every start.
const CERTIFICATE_DAYS: i64 = 390;

/// How the line is protected.
#[derive(Args)]
pub(super) struct Tls {
    /// `auto` makes a certificate authority for the county; `files` takes a certificate and key.
    #[arg(long, default_value = "off")]
    tls: Mode,
    /// Where the county's certificate authority lies (with `auto`).
    #[arg(long, value_name = "DIR", required_if_eq("tls", "auto"))]
    tls_folder: Option<PathBuf>,
    /// Names by which people reach this machine; its own are known (with `auto`).
    #[arg(long, value_name = "NAME")]
    tls_name: Vec<String>,
    /// The certificate with its chain, as PEM (with `files`).
    #[arg(long, value_name = "FILE", required_if_eq("tls", "files"))]
    certificate: Option<PathBuf>,
    /// Its private key, as PEM (with `files`).
    #[arg(long, value_name = "FILE", required_if_eq("tls", "files"))]
    private_key: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Mode {
    Off,
    Auto,
    Files,
}

impl Tls {
    pub(super) fn is_asked_for(&self) -> bool {
        self.tls != Mode::Off
    }

    /// The names by which people reach this machine, as its keeper gave them.
    pub(super) fn names(&self) -> &[String] {
        &self.tls_name
    }

    /// The configuration; none where TLS is off.
    pub(super) fn config(&self, address: IpAddr) -> Result<Option<RustlsConfig>> {
        let (chain, key) = match (self.tls, &self.tls_folder, &self.certificate, &self.private_key)
        {
            (Mode::Off, ..) => return Ok(None),
            (Mode::Auto, Some(folder), ..) => automatic(folder, &self.tls_name, address)?,
            (Mode::Files, _, Some(certificate), Some(key)) => from_files(certificate, key)?,
            (Mode::Auto | Mode::Files, ..) => bail!("--tls auto needs --tls-folder DIR"),
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .context("the certificate and the private key do not belong together")?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Some(RustlsConfig::from_config(Arc::new(config))))
    }
}

type Identity = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

fn from_files(certificate: &Path, key: &Path) -> Result<Identity> {
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect)
        .map_err(|error| anyhow::anyhow!("{error}"))
        .with_context(|| format!("reading the certificate {}", certificate.display()))?;
    let key = PrivateKeyDer::from_pem_file(key)
        .map_err(|error| anyhow::anyhow!("{error}"))
        .with_context(|| format!("reading the private key {}", key.display()))?;
    Ok((chain, key))
}

/// A certificate of the county's own authority; the authority is made at the first start.
fn automatic(folder: &Path, names: &[String], address: IpAddr) -> Result<Identity> {
    let authority = authority(folder)?;
    let names = in_certificate(address, names);
    let mut params = CertificateParams::new(names).context("reading --tls-name")?;
    set_validity(&mut params, jiff::Span::new().days(CERTIFICATE_DAYS))?;
    params.distinguished_name.push(DnType::CommonName, "Lianfang");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let key = KeyPair::generate()?;
    let certificate = params.signed_by(&key, &authority)?;
    let private = PrivateKeyDer::try_from(key.serialize_der()).map_err(anyhow::Error::msg)?;
    Ok((vec![certificate.der().clone()], private))
}

fn authority(folder: &Path) -> Result<Issuer<'static, KeyPair>> {
    let (certificate_file, key_file) = (folder.join("authority.pem"), folder.join("authority.key"));
    if !certificate_file.exists() {
        make_authority(folder, &certificate_file, &key_file)?;
        println!(
            "made the county's certificate authority: install {} as a trusted root on every \
             machine that shall use this server; keep {} secret",
            certificate_file.display(),
            key_file.display()
        );
    }
    let key =
        fs::read_to_string(&key_file).with_context(|| format!("reading {}", key_file.display()))?;
    Ok(Issuer::new(authority_params()?, KeyPair::from_pem(&key)?))
}

/// The same at every start: a certificate is chained to its issuer by name and key.
fn authority_params() -> Result<CertificateParams> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "Lianfang county authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(params)
}

fn make_authority(folder: &Path, certificate_file: &Path, key_file: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let mut params = authority_params()?;
    set_validity(&mut params, jiff::Span::new().years(AUTHORITY_YEARS))?;
    let key = KeyPair::generate()?;
    let certificate = params.self_signed(&key)?;
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(key_file)
        .with_context(|| format!("making {}", key_file.display()))?;
    file.write_all(key.serialize_pem().as_bytes())?;
    fs::write(certificate_file, certificate.pem())
        .with_context(|| format!("making {}", certificate_file.display()))
}

/// From yesterday, because clocks differ, to a span from today.
fn set_validity(params: &mut CertificateParams, span: jiff::Span) -> Result<()> {
    let now = jiff::Timestamp::from_microsecond(RealMachine.now().microseconds())?;
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let day = |date: jiff::civil::Date| {
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        date_time_ymd(date.year().into(), month, day)
    };
    params.not_before = day(today.yesterday()?);
    params.not_after = day(today.checked_add(span)?);
    Ok(())
}
