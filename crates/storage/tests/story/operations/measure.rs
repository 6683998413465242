use std::time::Instant as Wall;
use application::{TaskFilter, TaskPage, TaskSelection};
use domain::kernel::{LogEntryId, OperationId, Realm, Text};
use domain::operations::*;
use testkit::{Engine, command};
use uuid::Uuid;
use super::super::on_both_engines;
use super::flood::*;
on_both_engines! { twenty_thousand }
fn twenty_thousand(engine: Engine) {
    let playground = begun(engine, "measure");
    works(&playground, deciding("IV"));
    for _ in 0..300 { works(&playground, giving("psb", Some("post-2"), Some(30))); }
    let other = OperationId::from_uuid(Uuid::from_u128(1000));
    playground.office.perform(command(other, opening())).unwrap();
    let start = Wall::now();
    std::thread::scope(|scope| { for t in 0..8u128 { let office=&playground.office; scope.spawn(move || {
        for n in 0..5000u128 {
            let on = if n % 2 == 0 { operation() } else { other };
            let w = WriteLogEntry { entry: LogEntryId::from_uuid(Uuid::from_u128(t*10000+n+1)), text: Text::parse("坝下水位 58.40 米").unwrap(), corrects: None };
            office.perform(command(on, w)).unwrap();
        }
    }); }});
    eprintln!("written 40000 in {:?}", start.elapsed());
    for k in 6..=300 { works(&playground, StartTask { task: task(k) }); if k%2==0 { works(&playground, FinishTask{task:task(k),proof:None}); } }
    if let storage::Place::Url(url) = playground.place() {
        let mut c = ::postgres::Client::connect(&url, ::postgres::NoTls).unwrap();
        for q in ["SELECT MAX(version) FROM journal WHERE jurisdiction = '990001' AND realm = 'real' AND stream = 'operation/00000000-0000-0000-0000-000000000007'",
          "SELECT position FROM journal WHERE jurisdiction = '990001' AND realm = 'real' AND stream = 'operation/00000000-0000-0000-0000-000000000007' AND version = 10000",
          "SELECT * FROM journal WHERE jurisdiction = '990001' AND realm = 'real' AND stream = 'operation/00000000-0000-0000-0000-000000000007' AND version > 10000 ORDER BY version LIMIT 50",
          "SELECT * FROM journal WHERE jurisdiction = '990001' AND realm = 'real' AND stream = 'operation/00000000-0000-0000-0000-000000000007' AND version <= 10000 ORDER BY version DESC LIMIT 50",
          "SELECT * FROM journal WHERE jurisdiction = '990001' AND realm = 'real' AND stream = 'operation/00000000-0000-0000-0000-000000000007' AND thing = 'task/00000000-0000-0000-0000-000000000007.20' ORDER BY position LIMIT 50"] {
            for m in ["ANALYZE, BUFFERS"] { for row in c.query(&format!("EXPLAIN ({m}) {q}"), &[]).unwrap() { eprintln!("  > {}", row.get::<_, String>(0)); } }
        }
        for row in c.query("select relname::text, reltuples::text, relpages::text from pg_class where relname like 'journal%'", &[]).unwrap() { eprintln!("  > {} {} {}", row.get::<_, String>(0), row.get::<_, String>(1), row.get::<_, String>(2)); }
    }
    if engine == Engine::Sqlite { return; }
    playground.office.read(move |r| {
        let (real, of) = (Realm::real(), stream());
        let size = r.view.head()?.size;
        for position in [0, size/10, size/2, size-500, size] {
            let mut best=[9e9f64;2]; let mut len=[0;2];
            for _ in 0..5 { let w=Wall::now(); len[0]=r.view.events_of_after(&real,&of,position,50)?.len(); best[0]=best[0].min(w.elapsed().as_secs_f64()*1e3);
              let w=Wall::now(); len[1]=r.view.events_of_before(&real,&of,Some(position),50)?.len(); best[1]=best[1].min(w.elapsed().as_secs_f64()*1e3); }
            eprintln!("{engine:?} {position}: after {} {:.2} ms, before {} {:.2} ms", len[0], best[0], len[1], best[1]);
        }
        for _ in 0..3 { let w=Wall::now(); let n=r.view.events_of_things(&real,&of,&[thing(1),thing(20),thing(200)],500)?.len(); eprintln!("{engine:?} things {n} {:?}", w.elapsed()); }
        for only in [TaskSelection::Open, TaskSelection::Overdue, TaskSelection::All] { for leads in [vec![], vec!["county".parse().unwrap()]] {
            for _ in 0..2 { let w=Wall::now(); let n=r.view.tasks(&real,&TaskFilter{leads:leads.clone(),posts:vec![],only},TaskPage{after:None,rows_max:200})?.len(); eprintln!("{engine:?} {only:?} tasks {n} {:?}", w.elapsed()); } } }
        let w=Wall::now(); let n=r.view.events_of(&real,&of,u64::MAX)?.len(); eprintln!("{engine:?} whole {n} {:?}", w.elapsed());
        Ok(())
    }).unwrap();
    let w=Wall::now(); let b=playground.storage.rebuild(&mut |_| {}).unwrap(); eprintln!("{engine:?} rebuild {} {:?} {:?}", b.events, w.elapsed(), b.differing);
}
