//! Verbs with the rights that they need, and how far rights reach.

use domain::VERBS;
use domain::kernel::{Reach, Right};
use words::{Language, right};

use super::MARK;

pub(super) fn rights() {
    println!("{MARK}\n\n# Verbs and the rights they need\n");
    println!("A post carries rights; whoever holds the post, or deputises, has them.\n");
    println!("| verb | decides on | needs | 权限 |\n|---|---|---|---|");
    for row in VERBS {
        let chinese = right(row.right, Language::Chinese);
        println!("| `{}` | {} | `{}` | {chinese} |", row.name, row.stream, row.right.name());
    }
    reach();
}

fn reach() {
    println!("\n# How far rights reach\n");
    println!("A post may have an area. Its rights then count:\n");
    println!("| right | 权限 | where |\n|---|---|---|");
    for it in Right::ALL {
        let chinese = right(*it, Language::Chinese);
        let where_it_counts = match it.reach() {
            Reach::Anywhere => "everywhere",
            Reach::Touching => "in operations whose area touches that of the post",
            Reach::Within => "in operations whose area lies in that of the post",
            Reach::Whole => "nowhere: the post must be of the whole jurisdiction",
        };
        println!("| `{}` | {chinese} | {where_it_counts} |", it.name());
    }
}
