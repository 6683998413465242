//! The figures themselves, in the order in which the board shows them.

use crate::figures::{Figure, Pair};

const OF_OPERATION: Pair =
    ["本行动的事件账本，按事件折叠出的现状", "The operation’s events in the journal, folded"];

/// The figures of one operation, in the order in which the board shows them.
pub(crate) const FIGURES: &[Figure] = &[
    Figure {
        id: "late",
        name: ["超期任务", "Overdue tasks"],
        formula: [
            "已下达、未办完、时限早于所示时刻的任务数；持续到级别结束的任务，到时没有开始才算",
            "tasks that are open, not over, and were due before the moment shown; one that goes on \
             until its level ends counts while it has not begun",
        ],
        counts: [
            "待派、待签收、已退回、已签收、办理中、受阻的任务；持续到级别结束的任务，没有按时开始的才数",
            "tasks to hand out, not accepted, declined, accepted, under way or blocked; those that \
             go on with their level only while they are not begun",
        ],
        leaves_out: [
            "没有时限的；还没下达的；已完成、已核验、已取消的（办结时已超期的看“按时完成率”）",
            "those without a time limit, not open yet, done, verified or cancelled; what was done \
             late shows in the rate of tasks done in time",
        ],
        source: OF_OPERATION,
    },
    Figure {
        id: "blocked",
        name: ["受阻和退回", "Blocked and declined"],
        formula: ["状态为“受阻”或“已退回”的任务数", "tasks that stand at blocked or declined"],
        counts: [
            "办理中报告受阻、尚未恢复的；被派岗位退回、尚未改派的",
            "those reported as blocked and not resumed, and those declined and not handed on",
        ],
        leaves_out: [
            "解除响应时已移交的",
            "those that were handed over when the response was lifted",
        ],
        source: OF_OPERATION,
    },
    Figure {
        id: "escalated",
        name: ["上报后仍未签收", "Escalated and not accepted"],
        formula: [
            "已按预案上报、所示时刻仍为“待派”或“待签收”的任务数",
            "tasks that were escalated as their plan says and still wait to be accepted",
        ],
        counts: [
            "预案写明了督办时限、到时没有签收的",
            "those that were not accepted by the time \
                 their plan gives",
        ],
        leaves_out: [
            "上报后已经签收、退回、开始、办结或取消的",
            "those accepted, declined, begun, done or cancelled since",
        ],
        source: OF_OPERATION,
    },
    Figure {
        id: "ending",
        name: ["24 小时内到期", "Ends within 24 hours"],
        formula: [
            "到期时刻不晚于所示时刻加 24 小时的级别、措施和任务数",
            "levels, measures and tasks that end by 24 hours after the moment shown",
        ],
        counts: [
            "级别的预计期限、措施的有效期或复核期、未办完任务的时限；级别和措施已过期未处理的也列出",
            "the expected end of a level, the end or review of a measure, the time limit of an \
             open task; levels and measures whose time is over and that nobody ended as well",
        ],
        leaves_out: [
            "已经超期的任务（在“超期任务”里）；没有期限的",
            "tasks that are overdue, which are counted there, and what has no time limit",
        ],
        source: OF_OPERATION,
    },
    Figure {
        id: "recent",
        name: ["最近 30 分钟", "The last 30 minutes"],
        formula: [
            "所示时刻之前 30 分钟内录入的事件数；“按事后查明”时按发生时间",
            "events entered in the 30 minutes before the moment shown; by when they happened where \
             a past moment is shown as it was",
        ],
        counts: ["本行动的全部事件，最多 400 条", "all events of the operation, 400 at most"],
        leaves_out: ["其他行动和演练的事件", "events of other operations and of drills"],
        source: OF_OPERATION,
    },
    Figure {
        id: "by_unit",
        name: ["各单位任务", "Tasks by unit"],
        formula: [
            "按牵头单位分：待签收＝待派＋待签收；在办＝已签收＋办理中；受阻＝受阻＋已退回；办完＝\
             已完成＋已核验；超期另计",
            "by the unit that answers: waiting is to hand out and not accepted; at work is \
             accepted and under way; blocked is blocked and declined; done is done and verified; \
             overdue is counted besides",
        ],
        counts: [
            "下达过的任务；移交后算在接收单位",
            "tasks that were opened; those handed over count for the unit that has them",
        ],
        leaves_out: ["还没下达的；已取消的", "those not open yet, and those cancelled"],
        source: OF_OPERATION,
    },
    Figure {
        id: "by_state",
        name: ["各状态任务", "Tasks by state"],
        formula: [
            "按所示时刻的状态数任务，各状态之和等于全部任务",
            "tasks by where they stand; \
                  the states add up to all tasks",
        ],
        counts: [
            "各预案的全部任务和人工下达的任务",
            "all tasks of the plans at work, and those that somebody gave",
        ],
        leaves_out: ["没有启用的预案的任务", "tasks of plans that are not at work here"],
        source: OF_OPERATION,
    },
    Figure {
        id: "task_ack_rate",
        name: ["任务签收率", "Tasks accepted in time"],
        formula: [
            "限时内签收 ÷ 应签收。限时：预案的督办时间（督办到签收为止的），没有的用任务时限",
            "accepted within the limit ÷ to be accepted; the limit is the time after which its \
             plan escalates a task that is not accepted, or else its time limit",
        ],
        counts: [
            "下达过、有限时、限时已过或已签收的任务；直接开始的算签收，按发生时间",
            "tasks that were opened, have a limit, and were accepted or whose limit has passed; \
             beginning is accepting; by when it happened",
        ],
        leaves_out: [
            "没有限时的；还没到限时又没签收的；已取消的",
            "those without a limit, those whose limit has not come, and those cancelled",
        ],
        source: OF_OPERATION,
    },
    Figure {
        id: "task_ontime_rate",
        name: ["任务按时完成率", "Tasks done in time"],
        formula: [
            "时限前办结 ÷（下达－取消）；持续到级别结束的任务按开始算",
            "done by their time limit ÷ (opened − cancelled); what goes on until its level ends is \
             to be begun by then",
        ],
        counts: [
            "有时限、且时限已过或已经办结的任务；办结按发生时间，后来补记的照算；持续到级别结束的任务看\
             开始时间",
            "tasks with a time limit that are done or whose limit has passed; by when they were \
             done, also where that was told later; those that go on with their level by when they \
             were begun",
        ],
        leaves_out: [
            "没有时限的；还没到时限又没办结的；已取消的",
            "those without a time limit, those whose limit has not come, and those cancelled",
        ],
        source: OF_OPERATION,
    },
    Figure {
        id: "task_overdue_rate",
        name: ["超期率", "Share of open tasks that are overdue"],
        formula: ["超期任务 ÷ 未办完任务", "overdue tasks ÷ open tasks"],
        counts: ["已下达、未办完的任务", "tasks that are open and not over"],
        leaves_out: ["还没下达的；办完和取消的", "those not open yet, done or cancelled"],
        source: OF_OPERATION,
    },
    Figure {
        id: "activation_time",
        name: ["启动时长", "Time to activation"],
        formula: [
            "级别决定的时刻 － 该级别启动条件成立（系统提出建议）的时刻",
            "the instant of the decision on a level − the instant at which its condition came to \
             hold and it was proposed",
        ],
        counts: [
            "由条件提出建议、随后作出决定的",
            "decisions that followed a proposal by condition",
        ],
        leaves_out: [
            "没有条件建议、由人研判决定的；建议未采纳的",
            "decisions by judgement alone, and proposals that were turned down",
        ],
        source: OF_OPERATION,
    },
    Figure {
        id: "left",
        name: ["还剩、已超", "Time left, time over"],
        formula: [
            "到期时刻 － 所示时刻，向下取到分钟；两天以上取到小时",
            "the time limit − the moment shown, in whole minutes; in hours from two days on",
        ],
        counts: [
            "任务时限、级别预计期限、措施有效期",
            "time limits of tasks, the expected end of \
                 levels, the end of measures",
        ],
        leaves_out: ["没有期限的", "what has no time limit"],
        source: OF_OPERATION,
    },
    Figure {
        id: "lasted",
        name: ["已经多久", "How long it has lasted"],
        formula: [
            "所示时刻 － 开始的时刻，向下取到分钟；两天以上取到小时",
            "the moment shown − the moment at which it began, in whole minutes; in hours from two \
             days on",
        ],
        counts: [
            "级别从决定时起；上报后没有签收的任务从下达时起",
            "a level from its decision; a task that was escalated and not accepted from when it \
             was opened",
        ],
        leaves_out: ["无", "nothing"],
        source: OF_OPERATION,
    },
    Figure {
        id: "days",
        name: ["第几天", "Day of the operation"],
        formula: [
            "所示时刻的日期 － 建立行动的日期 ＋ 1，按本县时区的日历日",
            "the date of the moment shown − the date on which the operation was opened + 1, by the \
             county’s calendar",
        ],
        counts: ["日历日，不足一天算一天", "calendar days; a part of a day is a day"],
        leaves_out: ["无", "nothing"],
        source: OF_OPERATION,
    },
    Figure {
        id: "places",
        name: ["各乡镇的任务", "Tasks by place"],
        formula: [
            "任务的地点：预案写明的区划；没有写明的，取下达时说的地点；再没有，取牵头单位所在地",
            "the place of a task: the regions that its plan names; else the place that was said \
             when it was given; else the seat of the unit that leads it",
        ],
        counts: [
            "已下达、未办完的任务；一项任务涉及几个乡镇，每个乡镇各数一次，各处相加会多于总数",
            "open tasks; one that concerns several townships counts in each, so that the places \
             add up to more than there are tasks",
        ],
        leaves_out: ["办完、取消和还没有下达的", "what is over, cancelled or not open yet"],
        source: OF_OPERATION,
    },
    Figure {
        id: "readings_late",
        name: ["没有按时来的读数", "Readings that did not come in time"],
        formula: [
            "所示时刻 －（上一次测得的时刻 ＋ 预案写明的间隔），大于零的算迟",
            "the moment shown − (the last reading + the interval in the plan); late above zero",
        ],
        counts: [
            "预案写明间隔的指标；从未有过读数的也算没有按时来",
            "indicators with an interval; one without any reading did not come in time either",
        ],
        leaves_out: ["预案没有写间隔的", "those for which the plan names no interval"],
        source: OF_OPERATION,
    },
    Figure {
        id: "readings_day",
        name: ["24 小时内的最小、最大", "Least and greatest in 24 hours"],
        formula: [
            "所示时刻之前 24 小时内测得的最小值 – 最大值；条件里的求和、最大、最小按它写的时间窗",
            "the least – the greatest value measured in the 24 hours before the moment shown; \
             sums, greatest and least in a condition go by the window that it names",
        ],
        counts: [
            "按测得时刻在时间窗内的读数，补记的照算；缺报不补",
            "readings by the time of measuring, also those entered late; what is missing is not \
             made up",
        ],
        leaves_out: ["时间窗之外的", "what lies outside the window"],
        source: OF_OPERATION,
    },
    Figure {
        id: "gaps",
        name: ["还缺什么", "What is missing"],
        formula: [
            "基础信息中逐条查出的缺项数，严重、警告、提示之和",
            "what the registers lack, one by one: the sum of serious ones, warnings and hints",
        ],
        counts: [
            "没有人、不够人、没有代理人、资格不全、没有电话或没有核实的岗位和人员；没有坐标、容量、责任单位的场所；\
             低于应有数量或久未盘点的物资；在维修或没有停放场所的车辆；没有单位、场所、信息报告员的乡镇（一个乡镇的村合为一处）；已不在区划表里的代码",
            "posts and persons without holders, deputies, certificates or telephones that \
             answer; sites without a point, capacity or unit; stock below its minimum or not \
             counted for long; vehicles in repair or without a home; townships without \
             units, sites or reporters (the villages of one are one gap); codes of regions \
             that are no more",
        ],
        leaves_out: [
            "已撤销的单位和岗位、已离开的人员、已关闭的场所",
            "what was dissolved, abolished or closed, and persons who left",
        ],
        source: [
            "打开页面时的基础信息和现用区划表",
            "The registers and the adopted list of regions",
        ],
    },
    Figure {
        id: "plan_todos",
        name: ["预案：现在要办", "Plans: to do now"],
        formula: [
            "逾期的期限数＋等您的岗位办的步骤数；一个预案可以有几条",
            "the duties that are overdue + the steps that wait for your post; a plan can have \
             several",
        ],
        counts: [
            "所有预案逾期的评估、演练、备案、公布，不论由谁办；等您答复、审核、批准、印发、修改的；您有权印发的，\
             8 天内到期的也数",
            "overdue evaluations, drills, filings and publications of every plan, whoever owes \
             them; what waits for you to answer, review, approve, issue or mend; and, where \
             you may issue plans, what is due within eight days",
        ],
        leaves_out: [
            "已废止的预案；筛选掉的预案；等别人办而没有逾期的",
            "plans that were abolished or do not fit the filter; what waits for others in time",
        ],
        source: ["打开页面时的预案库", "The library of plans when the page was opened"],
    },
    Figure {
        id: "plan_tasks",
        name: ["各级任务数", "Tasks of a level"],
        formula: [
            "该级启动的任务＋较轻级别启动的任务＋跟在这些任务之后的任务；含等条件满足才开始的",
            "the tasks that the level starts + those of less severe levels + those that follow \
             from them, also those that wait for a condition",
        ],
        counts: [
            "预案这一版文本里的任务；较重级别包含较轻级别的，各级相加会多于总数",
            "tasks in the text of this version; a more severe level holds those of lesser ones, so \
             that the levels add up to more than there are",
        ],
        leaves_out: ["没有任何级别启动的任务", "tasks that no level starts"],
        source: ["所示版本的预案文本", "The text of the version that is shown"],
    },
    Figure {
        id: "plan_changes",
        name: ["两版之间的变化", "Changes between two versions"],
        formula: [
            "两版内容逐条对照，增、减、改各数一处；重要变化＋其他变化＝全部",
            "the contents of both are compared part by part: each that was added, taken out or \
             changed is one; important ones and others make up all",
        ],
        counts: [
            "重要变化：动了指挥体系、响应程序、主要措施或分级标准的",
            "important is what touches command, procedure, main measures or grading",
        ],
        leaves_out: [
            "只是写法、顺序、注释不同的；文本读不懂的部分",
            "differences of writing, order and comments; parts that cannot be read",
        ],
        source: ["两版预案的文本", "The texts of both versions"],
    },
    Figure {
        id: "data_texts",
        name: ["文字和附件的数目", "Texts and attachments"],
        formula: [
            "文字＝行动密钥下的文字段数＝已归档＋没有归档；附件＝行动密钥下的附件份数",
            "texts are those under the operation’s key: released and not released together; \
             attachments are those under the same key",
        ],
        counts: [
            "行动名称、日志每一行、任务、决定和附件上写的每一段文字，各为一段；更正另算一段",
            "the title, every line of the log, every text written with a task, a decision or an \
             attachment is one; \
             so is every correction",
        ],
        leaves_out: [
            "基础信息里的姓名和电话；归档留存的文字；销毁时写的方法和理由",
            "names and telephones of the registers; what was kept of released texts; what was \
             written about the destruction itself",
        ],
        source: [
            "打开页面时的保险库；销毁以后，销毁事件",
            "The vault; after destruction its event",
        ],
    },
    Figure {
        id: "first_report_time",
        name: ["首报时长", "Time to the first report"],
        formula: [
            "电话报告：打电话的时刻 － 知悉时刻；书面初报：报出时刻 － 知悉时刻；续报、终报：报出时刻 － 上一份\
             报出的时刻。都向下取到分钟，超过时限的算迟报",
            "by phone: the call − the first knowledge; the initial report: when it left − the \
             first knowledge; later ones: when it left − when the one before it left; in whole \
             minutes, late above the limit",
        ],
        counts: [
            "接报建立的时刻就是知悉时刻，不能改；上报按发生时间，后来补记的照算",
            "the first knowledge is when the intake was opened and cannot be changed; reports \
             count by when they were made, also where that was told later",
        ],
        leaves_out: [
            "第二次和以后的电话（没有时限）；没有定级的（只写“立即”）",
            "calls after the first one, which have no limit, and what is not graded yet",
        ],
        source: ["本条接报的事件账本", "The intake’s events in the journal"],
    },
    Figure {
        id: "waited",
        name: ["报告已等多久", "How long an incoming report has waited"],
        formula: [
            "所示时刻 － 知悉时刻，向下取到分钟",
            "the moment shown − the first knowledge, in whole minutes",
        ],
        counts: [
            "还没有说明怎么分办的报告",
            "incoming reports of which nobody has said what becomes of them",
        ],
        leaves_out: ["已分办的", "those that are settled"],
        source: ["本条接报的事件账本", "The intake’s events in the journal"],
    },
    Figure {
        id: "alike",
        name: ["可能是同一件事", "May be about the same"],
        formula: [
            "用词相近＝两条报告共有的相邻两字 ÷ 较短一条的相邻两字（至少 4 个相同才算）；相隔＝两个知悉时刻\
             之差，两条都写了发生时间的，取较小的差",
            "wording alike = pairs of letters that both have ÷ those of the shorter one, counted \
             from four common pairs on; apart = between the two instants of knowledge, or between \
             the two at which it happened where that is less",
        ],
        counts: [
            "相隔 6 小时以内、区划不相斥，且同一号码、或同村且相隔 1 小时以内、或用词相近 25% 以上的报告",
            "reports within six hours, not of two different regions, from the same number, or of \
             the same village within an hour, or whose wording is alike from 25% on",
        ],
        leaves_out: [
            "知悉时刻前后 6 小时以外的；200 条以外的；只显示最近似的 5 条",
            "what was known more than six hours before or after, and more than 200; five are shown",
        ],
        source: ["各条接报的内容，打开页面时比对", "What was taken down, compared when shown"],
    },
    Figure {
        id: "counts",
        name: ["列表条数", "Length of a list"],
        formula: [
            "符合筛选条件的条数；“共”是筛选前的条数",
            "the rows that fit the filter; “of” tells how many there are without it",
        ],
        counts: [
            "列表所示的全部行，含未显示在本页的",
            "all rows of the list, also those that the \
                 page does not show",
        ],
        leaves_out: ["您无权查看的", "what is not yours to see"],
        source: ["打开页面时的读取", "What was read when the page was opened"],
    },
    Figure {
        id: "action_close_rate",
        name: ["整改闭环率", "Put right in time"],
        formula: [
            "按期完成并销号的整改 ÷ 到期的整改",
            "corrective actions closed that were done by their time ÷ those whose time has come",
        ],
        counts: [
            "整改期限已到的整改，不论从哪里来",
            "corrective actions whose time has come, wherever they came from",
        ],
        leaves_out: [
            "期限还没有到的；还没有提出整改的超时报送",
            "those whose time is to come; missed limits that nobody has raised an action for",
        ],
        source: ["整改的提出、完成和复核记录", "What was raised, done and looked at"],
    },
    Figure {
        id: "findings",
        name: ["预案检查结果", "What is found in a plan"],
        formula: [
            "必须改的＋应当改的＋提示；每条规则在每一处各数一次",
            "what must be mended + what should be mended + hints; each rule counts once at each \
             place",
        ],
        counts: [
            "预案这一份文本逐条检查查出的；批准前一页只数必须改和应当改的，说法相同的数一次",
            "what the checks find in this text; before a review or an approval only what must or \
             should be mended, and the same sentence once",
        ],
        leaves_out: [
            "一页最多列 1000 处，其余改好前面的再看",
            "a page lists 1,000 at most; mend these to see the others",
        ],
        source: [
            "打开页面时的文本和基础信息",
            "The text and the registers when the page was opened",
        ],
    },
    Figure {
        id: "problems",
        name: ["表格里要改的", "What is wrong with a file"],
        formula: [
            "缺的表和表头＋填得不对的格＋规则不允许的值，各数一处",
            "sheets and headings that are missing + cells that cannot be read + values that no \
             rule takes; each is one",
        ],
        counts: ["这一次传上来的文件", "the file that was sent this time"],
        leaves_out: [
            "一页最多列 5000 处；读不了的格改好以前，它们的值不再按规则查",
            "a page lists 5,000 at most; values are looked at once every cell can be read",
        ],
        source: ["传上来的文件，没有留存", "The file that was sent; it is not kept"],
    },
    Figure {
        id: "late_by",
        name: ["办结时已超期多久", "How late it was done"],
        formula: [
            "办结时刻 － 时限，向下取到分钟；两天以上取到小时",
            "the moment at which it was done − its time limit, in whole minutes; in hours from two \
             days on",
        ],
        counts: [
            "已办结、办结晚于时限的任务；持续到级别结束的任务看开始的时刻；按发生时间，补记的照算",
            "tasks that were done after their time limit; those that go on with their level by \
             when they were begun; by when it happened, also where that was told later",
        ],
        leaves_out: [
            "没有时限的；按时的；还没办结的（看“还剩、已超”）",
            "those without a time limit, those in time, and those not done: these show the time \
             over",
        ],
        source: OF_OPERATION,
    },
    Figure {
        id: "level_tasks",
        name: ["一个级别的任务", "Tasks of a level"],
        formula: [
            "预案写明由这一级和更低各级启动的任务，加上只等这些任务的后续任务；“新下达”＝现在决定这一级\
             会立即下达的任务",
            "the tasks that the plan starts at this level and at those less severe, and those that \
             wait for nothing but these; new are those that would open at once if it were decided \
             now",
        ],
        counts: [
            "这一版预案里的任务，不论已经到哪一步",
            "tasks of this version of the plan, wherever they stand",
        ],
        leaves_out: [
            "其他预案的任务（“新下达”含随之启动的其他预案的任务）；人工下达的",
            "tasks of other plans, except that new ones of plans that follow count; those that \
             somebody gave",
        ],
        source: [
            "启用的预案文本，和按规则试算的结果",
            "The text at work, and what the rules would do",
        ],
    },
    Figure {
        id: "readings_window",
        name: ["条件里的读数", "Readings in a condition"],
        formula: [
            "现在值＝最近一次读数；合计、最大、最小、平均＝时间窗内各次读数的；变化＝最近一次 － 进入时间窗\
             之前的最后一次；“差”＝与条件所写数值之差",
            "now is the last reading; sum, greatest, least and mean are those of the readings in \
             the window; the change is the last one − the last one before the window; what is \
             missing is the difference from the value in the condition",
        ],
        counts: [
            "所示时刻之前、按测得时刻在时间窗内的读数；时间窗内没有的，用最近一次",
            "readings measured in the window before the moment shown; where there is none in it, \
             the last one",
        ],
        leaves_out: [
            "正好在时间窗起点及更早的；缺报不补",
            "what was measured at the very beginning of the window or earlier; what is missing is \
             not made up",
        ],
        source: OF_OPERATION,
    },
    Figure {
        id: "still_runs",
        name: ["解除前要收尾的", "To be ended before the lift"],
        formula: [
            "按规则试行解除：没有写明去向、因而挡住解除的任务数和措施数；另列随级别自行结束的任务数",
            "the lift is tried by the rules: the tasks and measures that stop it because nobody \
             said what becomes of them; the tasks that end by themselves are counted apart",
        ],
        counts: [
            "本预案未办完的任务；没有解除的措施，含到期未续的",
            "open tasks of the plan; measures that were not lifted, also those that ran out",
        ],
        leaves_out: [
            "办完和取消的；随级别结束的持续任务",
            "what is over, and standing tasks that end with their level",
        ],
        source: ["打开页面时按规则试算的结果", "What the rules would do when the page was opened"],
    },
    crate::inbox_figures::INTERRUPTS_PER_HOUR,
    crate::inbox_figures::INTERRUPTS_IN_AN_HOUR,
    crate::inbox_figures::INTERRUPTS_IN_TEN_MINUTES,
];
