//! Words that the views of an operation share: labels, and the look at a past moment.

use crate::words;

words! {
    /// Labels of the views of an operation.
    Board {
        Board => "总览", "Board";
        Level => "响应级别", "Response level";
        SinceAt { at: String } => "自 {at}", "since {at}";
        ExpectedUntilAt { at: String } => "预计至 {at}", "expected until {at}";
        DecidedBy => "决定人", "Decided by";
        Overdue => "超期", "Overdue";
        Blocked => "受阻", "Blocked";
        ByUnit => "按单位", "By unit";
    }
}

words! {
    /// Words of a look at a past moment, in one of its two readings.
    LookBack {
        PastMoment => "回看某一刻", "Look back in time";
        LookBack => "回看", "Look back";
        Known => "当时所知", "Known then";
        KnownHint => "到那一刻已经录入的内容；之后补记的不算。",
            "What had been entered by then; what was entered later is left out.";
        WasSo => "当时实情", "So then";
        WasSoHint => "到那一刻已经发生的事；之后补记的也算。",
            "What had happened by then, also where it was entered later.";
        BackToNow => "回到当前", "Back to now";
    }
}
