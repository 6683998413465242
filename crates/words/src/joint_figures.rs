//! The figures of several operations that run at once.

use crate::figures::Figure;

/// Those figures, in the order in which the joint view shows them.
pub(crate) const JOINT_FIGURES: &[Figure] = &[
    Figure {
        id: "joint_people",
        name: ["几项行动要的人", "People that operations ask for"],
        formula: [
            "各行动在办任务所需人数之和；任务没写人数的按 1 人算。能到岗的是没有离职、没有休假、不是不能到岗的全部人员",
            "the sum of the people that open tasks ask for, one for a task that says no number; \
             who can come is everybody who has not left and is neither on leave nor unavailable",
        ],
        counts: [
            "待派、待签收、已签收、办理中、受阻的任务，按预案写的人数",
            "tasks to hand out, not accepted, accepted, under way or blocked, by the number in \
             their plan",
        ],
        leaves_out: [
            "已退回的、解除时移交的、办结的；支援单位另出的人",
            "what was declined, handed over or done, and people of supporting units",
        ],
        source: [
            "各行动的事件账本、预案文本、人员名册",
            "the operations’ events, the texts of their plans, and the register of people",
        ],
    },
    Figure {
        id: "joint_twice",
        name: ["两头占用", "Claimed twice"],
        formula: [
            "同一时刻在两项以上行动里都有在办任务（或指挥着一项）的人、岗位、单位数之和；单位余缺＝本单位及下属能到岗人数－各行动要的人数",
            "persons, posts and units that have open tasks in two operations at the same time, or \
             command one; what is left of a unit is who can come of it and under it less who is \
             asked for",
        ],
        counts: [
            "任务派给的岗位、牵头的单位；谁签收了算谁，没人签收的算独任该岗位的人，且在两边的岗位不同",
            "the post a task was given to and the unit that leads it; a person who accepted it, or \
             who alone holds the post, where the posts differ",
        ],
        leaves_out: [
            "配合单位；已退回、移交、办结的任务",
            "supporting units, and tasks that were declined, handed over or done",
        ],
        source: [
            "各行动的事件账本、预案文本、人员和岗位名册",
            "the operations’ events, the texts of their plans, the registers of people and posts",
        ],
    },
    Figure {
        id: "joint_stock",
        name: ["几项行动要的物资", "Stock that operations ask for"],
        formula: [
            "在办用后＝各处库存合计－各行动在办任务所需；全部办后再减去级别已启动、还没下达的任务所需。低于 0 为不够，低于最低储备的也列出",
            "after open tasks: what all sites hold less what open tasks of each operation need; \
             after all of them: less what tasks need that the levels in force start and that are \
             not open yet. Less than nothing is short; less than the minimum is listed too",
        ],
        counts: [
            "预案任务写的物资数量；库存按各处最近一次清点",
            "the stock that tasks of plans name, and what was counted last at every site",
        ],
        leaves_out: [
            "办结任务已经用掉的（清点后才从库存减去）；临时下达的任务（没有物资清单）；在途的",
            "what finished tasks used up, until it is counted; tasks somebody gave, which name no \
             stock; what is on its way",
        ],
        source: [
            "各行动的事件账本、预案文本、物资台账",
            "the operations’ events, the texts of their plans, and the register of stock",
        ],
    },
    Figure {
        id: "joint_places",
        name: ["一地两令", "Two orders for one place"],
        formula: [
            "两项行动在同一乡镇的区域有重叠、要求又相争的令：一边要留（封闭、隔离）一边要走（转移），要走而路上有卡，或同类的令有两道；按乡镇和争法计数",
            "orders of two operations whose regions overlap in a township and that do not go \
             together: to stay and to leave, to leave and a checkpoint on the way, or the same \
             twice; one for each township and kind",
        ],
        counts: [
            "有效的措施和在办的任务，按活动类别和预案写的区域",
            "measures in force and open tasks, by their kind and the areas in their plan",
        ],
        leaves_out: [
            "没写区域的；已到期、已解除的措施；临时任务（没有类别）",
            "what names no area, measures that ended, and tasks somebody gave, which have no kind",
        ],
        source: [
            "各行动的事件账本里的预案、措施和任务",
            "plans, measures and tasks in the operations’ events",
        ],
    },
];
