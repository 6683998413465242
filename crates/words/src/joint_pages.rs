//! Words of the joint view of several operations.

use domain::plans::document::{Asks, Clash};

use crate::{Language, words};

words! {
    /// Words of the joint view.
    JointPages {
        Joint => "联合视图", "Joint view";
        Together { count: usize } => "{count} 项行动同时在办", "{count} operations at once";
        OnlyOne => "现在只有一项行动在办，没有两头的事。再启动一项，这里就并排显示。",
            "One operation runs: nothing is claimed twice. When another begins, both stand here \
             side by side.";
        NoneRuns => "现在没有行动在办。", "No operation runs.";
        MoreRun { count: usize } => "在办的不止 {count} 项，这里看最早开始的 {count} 项。",
            "More than {count} run; these are the {count} that began first.";
        People => "要多少人", "People asked for";
        PeopleOf { asked: u32, there: u32 } => "共要 {asked} 人，全县能到岗 {there} 人",
            "{asked} asked for, {there} can come";
        Places => "一地两令", "Two orders for one place";
        Place => "地方", "Place";
        UnitsShort { count: usize } => "{count} 个单位人不够", "{count} units short of people";
        Twice => "两头占用", "Claimed twice";
        Stock => "物资够不够", "Stock";
        Short => "不够的物资", "Stock that runs short";
        NoPlaces => "没有哪里两道令相争。", "No place has two orders.";
        NobodyTwice => "没有谁被两头占用。", "Nobody is claimed twice.";
        NothingAsked => "在办任务没有要物资。", "No open task asks for stock.";
        LifeFirst =>
            "人命优先：先转移，到安置点再单独安排。两边指挥长商定，定不下来报县领导定；两边日志各记一笔。",
            "Life comes first: people move, and are kept apart where they arrive. The two \
             commanders agree; where they cannot, the county's leader decides. Both logs say so.";
        LetThrough => "转移的人和车先放行；由两边指挥说定卡点怎么放。",
            "Whoever moves is let through first; the two commands agree how.";
        OneOrder => "两边各有一道同类的令；说定以哪道为准、谁执行。",
            "Each side has such an order; agree which counts and who carries it out.";
        WriteDown => "记入日志", "Write it into the log";
        OfTask => "任务", "Task";
        OfMeasure => "措施", "Measure";
        Until { at: String } => "至 {at}", "until {at}";
        NoEnd => "没有写明期限", "no end given";
        Villages { count: usize } => "{count} 处", "{count} places";
        Person => "人", "Person";
        Post => "岗位", "Post";
        Unit => "单位", "Unit";
        Commands => "指挥", "commands";
        AskedPeople { count: u32 } => "要 {count} 人", "{count} people";
        CanCome => "能到岗", "Can come";
        ShortBy { count: i64 } => "缺 {count}", "{count} short";
        LeftOver { count: i64 } => "余 {count}", "{count} left";
        Item => "物资", "Item";
        Held => "库存", "Held";
        HeldOn { day: String } => "{day} 清点", "counted {day}";
        ToCome => "级别内还要下达", "To come at these levels";
        LeftNow => "在办用后", "After open tasks";
        LeftAtLast => "全部办后", "After all of them";
        Minimum => "最低", "Minimum";
        UnderMinimum => "低于最低储备", "under the minimum";
        OthersEnough { count: usize } => "另有 {count} 种够用", "{count} more that are enough";
        MoreUnits { count: usize } => "另有 {count} 个单位两头都有任务",
            "{count} more units with tasks in both";
        ByTasks { count: usize } => "由 {count} 项任务要", "asked for by {count} tasks";
        MoreClaims { count: usize } => "另 {count} 项", "{count} more";
        Late { count: usize } => "超期 {count}", "{count} overdue";
        Stuck { count: usize } => "受阻 {count}", "{count} blocked";
        Ending { count: usize } => "24 小时内到期 {count}", "{count} ending within 24 hours";
        Open { count: usize } => "在办 {count}", "{count} open";
    }
}

/// How two orders for one place stand to each other.
#[must_use]
pub const fn clash(it: Clash, language: Language) -> &'static str {
    match (it, language) {
        (Clash::StayAndLeave, Language::Chinese) => "又要留、又要走",
        (Clash::StayAndLeave, Language::English) => "Told to stay and to leave",
        (Clash::WayHeldUp, Language::Chinese) => "要走，路上有卡",
        (Clash::WayHeldUp, Language::English) => "Told to leave, held up on the way",
        (Clash::SameTwice, Language::Chinese) => "同类令两道",
        (Clash::SameTwice, Language::English) => "The same order twice",
    }
}

/// What an order asks of the people of a place.
#[must_use]
pub const fn asks(it: Asks, language: Language) -> &'static str {
    match (it, language) {
        (Asks::Stay, Language::Chinese) => "留",
        (Asks::Stay, Language::English) => "Stay",
        (Asks::Leave, Language::Chinese) => "走",
        (Asks::Leave, Language::English) => "Leave",
        (Asks::HeldUp, Language::Chinese) => "卡",
        (Asks::HeldUp, Language::English) => "Held up",
    }
}
