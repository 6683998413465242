//! The names and addresses by which this machine is reached.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::process::Command;

/// The machine for itself.
const OWN: [&str; 3] = ["localhost", "127.0.0.1", "::1"];
/// Addresses that nobody has: whatever leads to them leads out of the machine.
const FAR: [(IpAddr, IpAddr); 2] = [
    (IpAddr::V4(Ipv4Addr::UNSPECIFIED), IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1))),
    (IpAddr::V6(Ipv6Addr::UNSPECIFIED), IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1))),
];
/// Where Linux keeps the machine's name.
const NAME_FILE: &str = "/proc/sys/kernel/hostname";

/// What a certificate must carry, so that whoever reaches the machine by any of its names or
/// addresses may trust it; `named` are the names that its keeper gave.
pub(super) fn in_certificate(listen: IpAddr, named: &[String]) -> Vec<String> {
    let mut names: Vec<String> = OWN.map(str::to_owned).into();
    if !listen.is_unspecified() {
        names.push(listen.to_string());
    }
    names.extend(named.iter().cloned());
    names.extend(of_machine());
    each_once(names)
}

/// Where people find the server: the first address is the one from this machine. “Every address”,
/// as in `0.0.0.0`, is none that a browser could open.
pub(super) fn addresses(scheme: &str, bound: SocketAddr, named: &[String]) -> Vec<String> {
    let mut hosts = Vec::new();
    if bound.ip().is_unspecified() {
        hosts.push("localhost".to_owned());
        hosts.extend(named.iter().cloned());
        hosts.extend(of_machine());
    } else {
        hosts.push(bound.ip().to_string());
        hosts.extend(named.iter().cloned());
    }
    let address = |host: String| match host.parse::<Ipv6Addr>() {
        Ok(host) => format!("{scheme}://[{host}]:{}", bound.port()),
        Err(_) => format!("{scheme}://{host}:{}", bound.port()),
    };
    each_once(hosts).into_iter().map(address).collect()
}

/// The machine's name, and the addresses from which it reaches others.
fn of_machine() -> Vec<String> {
    let outward = FAR.into_iter().filter_map(|(any, far)| outward(any, far));
    name().into_iter().chain(outward.map(|it| it.to_string())).collect()
}

fn name() -> Option<String> {
    let asked = || Command::new("hostname").output().ok().map(|it| it.stdout);
    let name = std::fs::read(NAME_FILE).ok().or_else(asked)?;
    let name = String::from_utf8(name).ok()?.trim().to_owned();
    let is_plain = name.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '.'));
    (is_plain && !name.is_empty()).then_some(name)
}

/// Asking the way sends nothing.
fn outward(any: IpAddr, far: IpAddr) -> Option<IpAddr> {
    let socket = UdpSocket::bind((any, 0)).ok()?;
    socket.connect((far, 9)).ok()?;
    let own = socket.local_addr().ok()?.ip();
    (!own.is_loopback() && !own.is_unspecified()).then_some(own)
}

fn each_once(names: Vec<String>) -> Vec<String> {
    let mut once = Vec::with_capacity(names.len());
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

    #[test]
    fn whoever_listens_everywhere_is_found_at_addresses_that_open() {
        let named = ["lianfang.county".to_owned(), "localhost".to_owned()];
        let all = addresses("https", SocketAddr::new(EVERY, 8443), &named);
        assert_eq!(all[..2], ["https://localhost:8443", "https://lianfang.county:8443"]);
        assert!(!all.iter().any(|it| it.contains("0.0.0.0")), "{all:?}");
        let six = SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), 80);
        assert_eq!(addresses("http", six, &[]), ["http://[::1]:80"]);
    }

    #[test]
    fn a_certificate_carries_the_machine_for_itself_and_every_name_once() {
        let names = in_certificate(EVERY, &["localhost".to_owned(), "lianfang.county".to_owned()]);
        assert_eq!(names[..4], ["localhost", "127.0.0.1", "::1", "lianfang.county"]);
        assert!(!names.contains(&"0.0.0.0".to_owned()), "{names:?}");
        let listened = in_certificate(IpAddr::V4(Ipv4Addr::new(10, 1, 2, 3)), &[]);
        assert!(listened.contains(&"10.1.2.3".to_owned()), "{listened:?}");
    }
}
