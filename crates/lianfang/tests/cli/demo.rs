//! `lianfang demo` and `lianfang serve` before they serve: what is in their way, and who stops
//! them.

use std::net::{Ipv4Addr, TcpListener};
use std::process::{Command, Stdio};

use testkit::Folder;

use crate::program::{flood_with, lianfang, text};

#[test]
fn a_taken_port_is_told_before_anything_is_made_or_opened() {
    let folder = Folder::new("demo_taken");
    let data = folder.path().join("county");
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    let port = taken.local_addr().expect("it is bound").port().to_string();
    for command in ["demo", "serve"] {
        let ended = lianfang(&[command, "--data", text(&data), "--port", &port]);
        assert_eq!(ended.code, 2, "{}", ended.told);
        assert!(ended.told.contains(&format!("Port {port} of 127.0.0.1")), "{}", ended.told);
        assert!(ended.told.contains("--port"), "{}", ended.told);
        assert_eq!(ended.out, "");
        assert!(!data.exists(), "{command} made something");
    }
    let chinese = ["serve", "--data", text(&data), "--port", &port, "--language", "zh-CN"];
    assert!(lianfang(&chinese).told.contains(&format!("端口 {port} 已被")));
}

#[test]
fn a_demo_that_is_stopped_while_it_is_made_leaves_nothing_behind() {
    let folder = Folder::new("demo_stopped");
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let mut demo = Command::new(env!("CARGO_BIN_EXE_lianfang"))
            .args(["demo", "--port", "0"])
            .env("TMPDIR", folder.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program runs");
        let made = || std::fs::read_dir(folder.path()).expect("it is there").count();
        while made() == 0 && demo.try_wait().expect("it can be asked").is_none() {
            std::thread::yield_now();
        }
        let stopped = Command::new("kill").args([signal, &demo.id().to_string()]).status();
        assert!(stopped.expect("there is such a program").success());
        assert_eq!(demo.wait().expect("it ends").code(), Some(code));
        assert_eq!(made(), 0, "{signal}");
    }
}

#[test]
fn a_world_whose_folder_cannot_name_a_realm_is_told_so_when_it_is_read() {
    let folder = Folder::new("world_named");
    let world = folder.path().join("县里 2026");
    std::fs::rename(flood_with(folder.path(), ""), &world).expect("it can be renamed");
    for arguments in [&["replay"][..], &["demo", "--port", "0", "--world"]] {
        let ended = lianfang(&[arguments, &[text(&world), "--language", "zh-CN"]].concat());
        assert_eq!(ended.code, 2, "{}", ended.told);
        assert!(ended.told.contains("不能叫“县里 2026”"), "{}", ended.told);
        assert!(ended.told.contains("小写英文字母"), "{}", ended.told);
    }
    let english = lianfang(&["replay", text(&world)]).told;
    assert!(english.contains("lower-case letters, digits and hyphens"), "{english}");
}

#[test]
fn a_demo_tells_what_it_cannot_begin_with() {
    let folder = Folder::new("demo_begins");
    let world = flood_with(folder.path(), "");
    let demo = ["demo", "--world", text(&world), "--port", "0"];
    let ended = lianfang(&[&demo[..], &["--at", "noon"]].concat());
    assert_eq!(ended.code, 2, "{}", ended.told);
    assert!(ended.told.contains("--at noon: write such as D9T09:00"), "{}", ended.told);
    let sheet = world.join("world.yaml");
    let written = std::fs::read_to_string(&sheet).expect("it is there");
    std::fs::write(&sheet, written + "sign_in: nobody-there\n").expect("it can be written");
    let ended = lianfang(&[&demo[..], &["--empty"]].concat());
    assert_eq!(ended.code, 2, "{}", ended.told);
    assert!(ended.told.contains("There is no post “nobody-there”"), "{}", ended.told);
}
