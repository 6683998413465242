//! temp
use super::town;
use crate::checks::{Found, Look};
use crate::document::Document;
use domain::kernel::*;

#[test]
fn speed() {
    let mut world = town::town();
    let n_units = 200;
    for i in 0..n_units {
        town::unit(
            &mut world,
            &format!("unit-{i}"),
            Some(if i % 4 == 0 { "yunze-psb" } else { "yunze-government" }),
        );
    }
    let sample = town::person(&mut world, "psb-traffic-1").clone();
    for i in 0..2000u32 {
        let mut p = sample.clone();
        p.unit = town::key(&format!("unit-{}", i % n_units));
        p.kind = PersonKind::ALL[(i as usize / 7) % 11];
        p.certificates =
            (0..3).map(|k| (Competence::ALL[((i as usize) * 5 + k * 7) % 21], None)).collect();
        world.persons.insert(town::key(&format!("x-{i}")), p);
    }
    for i in 0..400u32 {
        let mut post = town::post(&mut world, "water-chief").clone();
        post.unit = town::key(&format!("unit-{}", i % n_units));
        post.holders = vec![town::key(&format!("x-{i}"))];
        post.deputies = vec![town::key(&format!("x-{}", i + 400))];
        world.posts.insert(town::key(&format!("post-{i}")), post);
    }
    let make = |name: &str, count: usize, hard: usize| {
        let mut text = town::COUNTY.replace("plan: county-flood", &format!("plan: {name}"));
        let mut tasks = String::new();
        let mut starts = Vec::new();
        for i in 0..count {
            let after =
                if i % 5 != 0 { format!("    after: [t{}]\n", i - 1) } else { String::new() };
            let lead = if i % 10 == 0 {
                "yunze-psb".to_string()
            } else {
                format!("unit-{}", i % n_units as usize)
            };
            tasks += &format!(
                "  t{i}:\n    title: {{zh: 任务{i}}}\n    basis: [ERL-73]\n    lead: {lead}\n    post: post-{}\n    support: [unit-{}]\n    kind: supply\n    needs: {{people: [{{count: {}, competence: {}}}, {{count: 1}}], vehicles: {{boat: 1}}, stock: {{sandbag: 10}}}}\n    takes: {{min: 10min, likely: 20min, max: {}min}}\n    due: 2h\n{after}",
                i % 400,
                (i * 7) % n_units as usize,
                hard,
                Competence::ALL[i % 21].name(),
                30 + i % 37
            );
            starts.push(format!("t{i}"));
        }
        text = text.replace("notices:\n  blue:", &format!("{tasks}notices:\n  blue:"));
        text.replace(
            "starts: [traffic, move, rescue, power]",
            &format!("starts: [traffic, move, rescue, power, {}]", starts.join(", ")),
        )
    };
    for hard in [1, 3] {
        let text = make("big", 500, hard);
        let mut w = world.clone();
        for i in 0..26 {
            town::put_in_force(&mut w, &make(&format!("other-{i}"), 50, 1));
        }
        let t = std::time::Instant::now();
        let document = Document::read(&text);
        println!(
            "read {:?} findings {} tasks {}",
            t.elapsed(),
            document.findings().len(),
            document.plan().tasks.len()
        );
        let look =
            Look { document: &document, plan: document.plan(), world: Some(&w), beside: &[] };
        let mut all = std::time::Duration::ZERO;
        for rule in super::RULES {
            let mut best = std::time::Duration::MAX;
            let mut n = 0;
            for _ in 0..3 {
                let t = std::time::Instant::now();
                let mut found = Found::new();
                (rule.check)(&look, &mut found);
                best = best.min(t.elapsed());
                n = found.into_findings().len();
            }
            all += best;
            if best.as_micros() > 300 || n > 0 {
                println!("{:30} {:?} {n}", rule.id, best);
            }
        }
        println!("all {all:?}");
    }
}
