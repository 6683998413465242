use testkit::{Engine, Playground};
use std::time::Instant as Wall;
#[test]
fn twenty_plans() {
  for analysed_at in [0u64, 1, 400, 20000] {
    let playground = Playground::new(Engine::Postgres, &format!("measure{analysed_at}"));
    let storage::Place::Url(url) = playground.place() else { panic!() };
    let mut c = ::postgres::Client::connect(&url, ::postgres::NoTls).unwrap();
    c.batch_execute("ALTER TABLE journal SET (autovacuum_enabled = false)").unwrap();
    let insert = |c: &mut ::postgres::Client, from: u64, to: u64| {
      c.batch_execute(&format!("INSERT INTO journal SELECT '990001', n, 'real', CASE WHEN n % 2 = 0 OR n < 400 THEN 'operation/00000000-0000-0000-0000-000000000007' ELSE 'operation/00000000-0000-0000-0000-000000001000' END, n, 'task/00000000-0000-0000-0000-000000000007.' || (n % 300), 'task_started', 1, n, n, n, 'operations', 'c', 'a', 'x', 'y', repeat('w',100), repeat('p',200), 'd' FROM generate_series({from}, {to}) n")).unwrap();
    };
    let step = if analysed_at > 1 { analysed_at } else { 400 };
    if analysed_at == 1 { c.batch_execute("ANALYZE journal").unwrap(); }
    insert(&mut c, 1, step);
    if analysed_at > 1 { c.batch_execute("ANALYZE journal").unwrap(); }
    insert(&mut c, step + 1, 41000);
    let of = "jurisdiction = $1 AND realm = $2 AND stream = $3";
    let s = "operation/00000000-0000-0000-0000-000000000007";
    let plain = |c: &mut ::postgres::Client, q: &str, name: &str| {
      let stmt = c.prepare(q).unwrap();
      let mut worst: f64 = 0.0; let mut all = vec![];
      for v in [10000i64, 2, 40000, 500, 20000, 30000, 12000, 11000, 8000, 4000, 17000, 22000] {
        let w = Wall::now();
        if q.contains("$5") { c.query(&stmt, &[&"990001", &"real", &s, &v, &50i64]).unwrap(); }
        else if q.contains("$4") { c.query(&stmt, &[&"990001", &"real", &s, &v]).unwrap(); }
        else { c.query(&stmt, &[&"990001", &"real", &s]).unwrap(); }
        let t = w.elapsed().as_secs_f64()*1e3; worst = worst.max(t); all.push((t*100.0).round()/100.0);
      }
      eprintln!("{analysed_at} {name}: {all:?}");
    };
    plain(&mut c, &format!("SELECT MAX(version) FROM journal WHERE {of}"), "max");
    plain(&mut c, &format!("SELECT position FROM journal WHERE {of} AND version = $4"), "one");
    plain(&mut c, &format!("SELECT * FROM journal WHERE {of} AND version > $4 ORDER BY version LIMIT $5"), "after");
    plain(&mut c, &format!("SELECT * FROM journal WHERE {of} AND version <= $4 ORDER BY version DESC LIMIT $5"), "before");
    plain(&mut c, &format!("SELECT * FROM journal WHERE {of} AND position <= $4 ORDER BY version"), "whole");
    let stmt = c.prepare("SELECT * FROM journal WHERE jurisdiction = $1 AND realm = $2 AND thing = $3 AND stream || '' = $4 ORDER BY position LIMIT $5").unwrap();
    for n in 0..12 { let w = Wall::now(); let t = format!("task/00000000-0000-0000-0000-000000000007.{}", n*7); let k = c.query(&stmt, &[&"990001", &"real", &t.as_str(), &s, &50i64]).unwrap().len(); eprint!("{k} {:.2} ", w.elapsed().as_secs_f64()*1e3); }
    eprintln!();
    for q in [format!("EXPLAIN SELECT * FROM journal WHERE jurisdiction = '990001' AND realm = 'real' AND thing = 'task/00000000-0000-0000-0000-000000000007.7' AND stream || '' = '{s}' ORDER BY position LIMIT 50"),
       format!("EXPLAIN SELECT MAX(version) FROM journal WHERE jurisdiction = '990001' AND realm = 'real' AND stream = '{s}'")] {
      for row in c.query(&q, &[]).unwrap() { eprintln!("  > {}", row.get::<_, String>(0)); } }
  }
}
