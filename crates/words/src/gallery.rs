//! Words of the gallery: each component with when to use it and when not, and what its examples
//! say.

use crate::words;

words! {
    /// Words of the gallery itself, and of the states in which it shows components.
    Gallery {
        Components => "组件", "Components";
        Intro =>
            "页面都由这些组件拼成。每个组件写明什么时候用、什么时候不用，下面是它的各种状态。例子就是测试所用的\
             那一份；按钮和表单在这里不办任何事。",
            "Every page is made of these. Each says when to use it and when not, and shows its \
             states. The tests read the same examples; buttons and forms do nothing here.";
        Index => "全部组件", "All components";
        UseFor => "用于", "Use it for";
        NotFor => "不用于", "Not for";

        Primary => "主按钮：一张表单一个", "Primary: one to a form";
        Secondary => "次按钮", "Secondary";
        Links => "通向另一页的，写成链接", "What leads to another page is a link";
        Irreversible => "不能恢复的：先问，勾选后才能办", "What cannot be undone is asked first";
        Empty => "空白", "Empty";
        Filled => "已填", "Filled";
        Wrong => "填错：原样退回，逐项说明怎么改", "Wrong: kept as typed, each with its mend";
        SeveralLines => "多行", "Several lines";
        OtherUnits => "其他单位", "Other units";
        RefusedState => "没有办成", "Not done";
        DoneState => "办成了", "Done";
        NoteState => "提醒", "To be known";
        PastState => "看的是过去", "The past is shown";
        WithNumbers => "密排，数字靠右", "Dense, numbers to the right";
        Sortable => "可排序，标题是链接；窄屏上一行一块",
            "Sortable, its heads are links; on a telephone, a block to a row";
        EmptyList => "空表：说明为什么空、下一步做什么", "Empty: why, and what to do next";
        Filtered => "查找", "With a filter";
        CountsState => "合计", "Counts";
        Steps => "并排的几步，缺项逐条列出", "Steps beside each other, what is missing listed";
        JustNow => "刚才", "A moment ago";
        Today => "今天", "Today";
        OtherDay => "不是今天", "Another day";
        OtherYear => "不是今年", "Another year";
        ToCome => "还没有到", "Still to come";
        DueState => "时限未到", "Due";
        OverdueState => "时限已过", "Overdue";
        ToldLateState => "后来补记", "Told later";
        Warnings => "预警的四种颜色，都写出字", "The four colours of warnings, each with its word";
        InForce => "生效的响应级别", "Response levels in force";
        NoneInForce => "没有级别", "None in force";
        States => "各种状态", "Where a task stands";
        Marks => "要看见的事", "What is to be seen";
        Written => "人写的", "Written by somebody";
        CorrectedState => "写错了，另写一条更正", "Mistaken, and put right by another line";
        EventState => "系统里发生的", "What was done";
        SeveralState => "一个命令办了许多件", "Many things by one command";
        LiveState => "实时更新：连着、断了", "Live: connected, and cut off";
        ListOf => "几项行动", "Several operations";
        TitleGone => "内容已依法销毁", "The title was destroyed as the law asks";
        Schematic => "没有界线：示意图", "Without boundaries: schematic";
        Bounded => "有已采用的界线", "With adopted boundaries";
        OnBase => "画在山、水、路上", "On hills, waters and roads";
        ForWall => "挂在大屏上", "For the wall of a command room";
        NothingDrawn => "没有位置可画", "Nothing to draw";
        Strip => "任务和读数", "Tasks and readings";
        Choose => "选一个就走", "One choice and on";
        Secret => "只显示一次的密钥", "A key that is shown once";
        Drill => "演练", "A drill";
        Simulation => "推演里的回放", "A replay in a simulation";
        AssumedState => "写剧本的人假定的", "Assumed by whoever wrote the script";
        ReportedState => "有出处报道的", "Reported by a source";

        Letters => "字号", "Sizes of letters";
        Spaces => "间距：8 像素的倍数", "Spaces: multiples of 8 pixels";
        Colours => "颜色", "Colours";
        Contrast => "对比度（按 WCAG 2.2 公式从样式表算出）",
            "Contrast (computed from the style sheet by the formula of WCAG 2.2)";
        Name => "名称", "Name";
        Day => "白天", "Day";
        Night => "夜间", "Night";
        Meaning => "含义", "What it means";
        Pair => "前景与底色", "What on what";
        Least => "至少", "At least";
        Sample => "文字 Aa 12", "Letters 12";
        SizeTitle => "页标题", "Title of a page";
        SizeHead => "小节标题", "Head of a section";
        SizeText => "正文", "Text";
        SizeSmall => "说明、次要信息", "Notes, and what is secondary";
        ForText => "文字", "letters";
        ForLines => "边框", "borders";
    }
}

words! {
    /// The components: what each is called, what it is for, and what it is not for.
    Components {
        Foundations => "颜色、字号、间距", "Colours, letters, spaces";
        FoundationsFor => "一切页面。灰色承载内容，一种强调色表示可以按，字号只有四种。",
            "Every page. Greys carry it, one accent says what can be pressed, and there are four \
             sizes of letters.";
        FoundationsNot => "用颜色表示好坏。红、橙、黄、蓝只表示四级预警。",
            "Saying good or bad by colour. Red, orange, yellow and blue mean the four warnings and \
             nothing else.";
        Shell => "页框", "Shell";
        ShellFor => "每一页的外框：在哪里、是不是真实的、用哪种语言。演练和推演在最上面写明。",
            "The frame of every page: where am I, is it real, in which language. A drill or a \
             simulation says so at the very top.";
        ShellNot => "某一页自己的导航。那放在这一页里面。",
            "The places of one page alone; those stand inside the page.";
        Button => "按钮", "Button";
        ButtonFor => "办一件事。写清办什么，如“签收”，不写“确定”。",
            "Doing one thing. Its word says which, such as “Accept”, never “OK”.";
        ButtonNot => "去另一页（用链接）；无权办的事（不显示，不变灰）。没有红色按钮：红色表示红色预警。",
            "Going elsewhere, which is a link; what one may not do, which is not shown at all. \
             There is no red button: red is the red warning.";
        Field => "单个文本框", "Field of text";
        FieldFor => "只填一两项的表单：标签在上，提示在标签下，问题写在框的上方。",
            "Forms of one or two texts: the label above, its hint below it, what is wrong right \
             above the box.";
        FieldNot => "选项、日期、数字，用“表单”。", "Choices, days and numbers: those are of a form.";
        Form => "表单", "Form";
        FormFor => "一次办一件事所要填的全部。逐项读，填错的一次说完，填对的不丢。",
            "All that one act asks for. It is read field by field: what is wrong is said at once, \
             and nothing that was typed is lost.";
        FormNot => "分好几页的长问卷；只为了查看的筛选（用表上方的查找）。",
            "Questions over several pages, and filters, which stand above their table.";
        Notice => "通告", "Notice";
        NoticeFor => "一件事没有办成、已经办成，或必须知道的情况。说明是什么、在哪里、怎么办。",
            "What was not done, what was, and what must be known: what, where, and how to mend it.";
        NoticeNot => "一直都成立的说明（用提示文字）；弹窗。",
            "What is always so, which is a hint; and nothing ever pops up.";
        Table => "表", "Table";
        TableFor => "几项内容的同几方面，要上下比较的。宽表在自己的框里滚动，表头留住。",
            "The same things about several, to be compared. A wide one scrolls in its own window \
             and keeps its heads.";
        TableNot => "一项内容的几个方面（用名称和值的列表）；排版。",
            "Several things about one, which is a list of names and values; and never for layout.";
        Mark => "出处标记", "Mark of origin";
        MarkFor => "回放里由剧本录入的每一条：假定的用虚线框，见于报道的用实线框并写明出处。",
            "Every line that a script entered in a replay: a dashed frame where it was assumed, a \
             closed one with its source where it was reported.";
        MarkNot => "人在系统里办的事。", "What people did themselves.";
        Time => "时间", "Time";
        TimeFor => "任何时刻：今天只写几点几分，旁边写多久以前；悬停可见秒和时区。",
            "Every instant: only the clock where it is today, with how long ago beside it; to the \
             second, with its zone, for whoever points at it.";
        TimeNot => "单独一个“多久以前”：打印出来就错了。",
            "“How long ago” alone: on paper it is wrong.";
        Level => "级别", "Level";
        LevelFor => "响应级别和预警颜色。级别写罗马数字和名称，颜色写出字，只给边框上色。",
            "Response levels and colours of warnings. A level has its numeral and its title, a \
             colour has its word; only the border is coloured.";
        LevelNot => "任务的缓急、指标的好坏。", "How urgent a task is, or how good a number.";
        TaskState => "任务状态", "Task state";
        TaskStateFor => "任务到了哪一步，先看形状再读字；旁边的标记写明超期、上报、受阻的原因。",
            "Where a task stands, seen as a shape before it is read; marks beside it say that it \
             is overdue, escalated, or what is in the way.";
        TaskStateNot => "任务以外的状态；自造形状。", "Other things than tasks, and new shapes.";
        Log => "日志行", "Line of a log";
        LogFor => "发生了什么：何时、什么、谁，和它在事件账本里的序号。",
            "What happened: when, what, who, and its position in the journal.";
        LogNot => "改写或删除。写错了另写一条更正，原来的留着。",
            "Rewriting. What was mistaken stays, and another line puts it right.";
        OperationList => "行动列表", "List of operations";
        OperationListFor => "从许多处置行动中选一个进去。", "Choosing one of many operations.";
        OperationListNot => "比较各行动的数字，用表。",
            "Comparing their numbers, which is a table.";
        Map => "地图", "Map";
        MapFor => "任务集中在哪里。形状表示最要紧的情况，数字在旁边的列表里都有。",
            "Where the tasks are. A shape shows what is worst, and the list beside it has every \
             number.";
        MapNot => "量距离、查地址；只有一个地点的事。",
            "Measuring, finding an address, or one place alone.";
        BoardStrip => "总览条", "Strip of the board";
        BoardStripFor => "总览上一行读完的几个数字，每个都通向它数的那些。",
            "A few numbers of the board, read in a line; each leads to what it counts.";
        BoardStripNot => "要说明的数字。那写成一句话。", "A number that needs explaining, which is a sentence.";
        Door => "门口", "Door";
        DoorFor => "登录前后的一问一答：一栏，居中，一个问题。",
            "Questions on the way in: one column, in the middle, one question.";
        DoorNot => "进门以后的页面。", "Pages behind the door.";
    }
}

words! {
    /// What the examples speak of.
    Samples {
        Dongdu => "东渡镇", "Dongdu";
        Zecheng => "泽城镇", "Zecheng";
        Baxia => "坝下镇", "Baxia";
        Beiqiao => "北桥镇", "Beiqiao";
        County => "云泽县", "Yunze";
        School => "东渡镇高岗小学", "Gaogang primary school";
        River => "泽水", "Ze River";
        Border => "省界", "Province border";
        Levee => "东渡大堤下段", "Dongdu levee, lower part";
        FloodOffice => "县防汛办", "Flood office";
        EmergencyBureau => "县应急管理局", "Emergency bureau";
        PublicSecurity => "县公安局", "Public security";
        HealthBureau => "县卫生健康局", "Health bureau";
        DutyPost => "防汛值班岗", "Flood duty";
        Flood => "六月洪水处置", "Flood of June";
        Rain => "坝下镇强降雨", "Heavy rain at Baxia";
        OpenStores => "开仓备料", "Open the stores";
        MoveResidents => "转移东渡镇低洼地段群众", "Move residents out of low-lying Dongdu";
        MoveText => "八点前转移完毕，逐户签字，向县防汛办报人数。",
            "All of them by eight, a signature from each house, the number to the flood office.";
        GiveAsk => "下达后立即生效，各单位马上收到。", "It is open at once, and every unit hears of it.";
        GiveYes => "我核对过了，可以下达", "I have read it again; give it";
        PatrolLevee => "上堤巡查", "Patrol the levee";
        ReviewDay => "复核日期", "To be reviewed on";
        RoadCut => "渡口路断，缺两条冲锋舟", "The ferry road is cut; two boats are missing";
        WaterLevel => "东渡站水位 57.2 米，每小时涨 8 厘米。",
            "Dongdu gauge at 57.2 m, rising 8 cm an hour.";
        WaterLevelRight => "东渡站水位更正为 56.9 米。", "The level at Dongdu was 56.9 m.";
        LevelEntered => "决定启动防汛Ⅲ级响应", "Flood response entered at level Ⅲ";
        Writer => "周敏", "Zhou Min";
        Stage => "东渡站水位", "Level at Dongdu";
        Rainfall => "三小时雨量", "Rain in three hours";
        LevelOne => "一级响应", "Level I";
        LevelTwo => "二级响应", "Level II";
        LevelThree => "三级响应", "Level III";
        LevelFour => "四级响应", "Level IV";
        RowProblem { row: u32 } => "第 {row} 行：缺单位编码，请填“单位”表里有的编码",
            "Row {row}: the unit is missing; write a code that stands in the sheet of units";
    }
}

words! {
    /// What the colours of the style sheet mean.
    Colours {
        Ground => "页底", "The ground of a page";
        Sheet => "内容所在的纸面", "The sheet that content stands on";
        Ink => "正文；要紧的粗边框", "Text, and thick borders of what matters";
        InkQuiet => "次要文字", "Text that is secondary";
        Line => "分隔线，只为好看", "Lines that part, for the eye alone";
        LineStrong => "输入框的边，图形", "Borders of boxes to fill in, and shapes";
        Accent => "链接、按钮、焦点", "Links, buttons, focus";
        AccentInk => "按钮上的字", "Letters on a button";
        AccentGround => "选中的、刚变的", "What is chosen, or has just changed";
        WarningRed => "红色预警", "Red warning";
        WarningOrange => "橙色预警", "Orange warning";
        WarningYellow => "黄色预警", "Yellow warning";
        WarningBlue => "蓝色预警", "Blue warning";
        MapLand => "地图：平地", "On a map: low land";
        MapUpland => "地图：丘陵", "On a map: hills";
        MapMountain => "地图：山地", "On a map: mountains";
        MapWater => "地图：水面", "On a map: water";
        MapRiver => "地图：河流", "On a map: rivers";
        MapRoad => "地图：道路", "On a map: roads";
        MapExpressway => "地图：高速公路", "On a map: expressways";
    }
}
