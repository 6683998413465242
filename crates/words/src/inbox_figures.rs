//! How the figures of interrupts come about.

use crate::figures::Figure;

const SOURCE: [&str; 2] =
    ["事件账本；演练与推演各算各的", "the journal; each drill and each simulation counts its own"];

const LEAVES_OUT: [&str; 2] = [
    "进汇总的：不用现在做的、夜间留到早上的、不在岗的、超出限度的；与先前同一原因合并的",
    "what went to the digest: not to be done now, kept for the morning, nobody on duty, over the \
     limits; and what was told with another of the same cause",
];

/// Interrupts an hour.
pub(crate) const INTERRUPTS_PER_HOUR: Figure = Figure {
    id: "interrupts_per_hour",
    name: ["每小时平均打扰次数", "Mean interrupts an hour"],
    formula: [
        "这段时间里对一个岗位的打扰次数 ÷ 小时数；限度 6（任何一天不超过 144 次）",
        "interrupts of one post in the period ÷ its hours; at most 6 (144 in any day)",
    ],
    counts: [
        "要这个岗位现在就做的事：任务派到、超期、上报、退回、受阻、停办，级别待决定或到期，措施到期，\
         接任指挥，批示分解项及其超期，信息报告时限前 10 分钟；同一原因 10 分钟内算一次，同一原因的上报只算一次",
        "what asks this post to act now: tasks handed to it, overdue, escalated, declined, \
         blocked, sent back or stopped, levels to decide or over their time, measures due, command \
         taken, parts of instructions and their overdue ones, reports ten minutes before their \
         limit; one cause within ten minutes is one, and escalations of one cause are one",
    ],
    leaves_out: LEAVES_OUT,
    source: SOURCE,
};

/// Interrupts in the worst hour.
pub(crate) const INTERRUPTS_IN_AN_HOUR: Figure = Figure {
    id: "interrupts_in_an_hour",
    name: ["最多 60 分钟的打扰次数", "Interrupts in the worst 60 minutes"],
    formula: [
        "这段时间里任意连续 60 分钟内打扰次数的最大值",
        "the most interrupts of one post in any sixty minutes of the period",
    ],
    counts: ["与“每小时平均打扰次数”相同", "the same as “Mean interrupts an hour”"],
    leaves_out: LEAVES_OUT,
    source: SOURCE,
};

/// Interrupts in the worst ten minutes.
pub(crate) const INTERRUPTS_IN_TEN_MINUTES: Figure = Figure {
    id: "interrupts_in_ten_minutes",
    name: ["最多 10 分钟的打扰次数", "Interrupts in the worst 10 minutes"],
    formula: [
        "这段时间里任意连续 10 分钟内打扰次数的最大值；限度 10",
        "the most interrupts of one post in any ten minutes of the period; at most 10",
    ],
    counts: ["与“每小时平均打扰次数”相同", "the same as “Mean interrupts an hour”"],
    leaves_out: LEAVES_OUT,
    source: SOURCE,
};
