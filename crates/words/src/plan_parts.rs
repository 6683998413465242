//! Words of what a plan consists of.

use domain::kernel::ReportProfile;
use domain::plans::document::{
    ActivityKind, Channel, MeasureUnit, NoticeKind, PlanLevelColor, Proof, Risk, SectionKind, Tier,
    UnlessState,
};

use crate::registers::kind_words;

kind_words! {
    /// On which tier of the hierarchy a plan stands.
    tier(Tier) {
        Overall => "总体预案", "Overall plan";
        Special => "专项预案", "Special plan";
        Department => "部门预案", "Department plan";
        Joint => "联合预案", "Joint plan";
        Township => "乡镇（街道）预案", "Township plan";
        Village => "村（社区）预案", "Village plan";
        Site => "现场处置方案", "On-site action card";
    }

    /// The parts of the outline that are prose.
    section_kind(SectionKind) {
        General => "总则", "General";
        Command => "组织指挥体系", "Command system";
        RiskControl => "风险管控", "Risk control";
        Monitoring => "监测预警", "Monitoring and warning";
        WarningSpread => "预警信息传播", "Spreading warnings";
        Reporting => "信息报告", "Reporting";
        SelfRescue => "自救互救", "Self-help and mutual help";
        Response => "应急处置措施", "Response";
        SiteControl => "现场管控", "Control of the site";
        Evacuation => "人员转移安置", "Evacuation and resettlement";
        Aftermath => "后期处置", "Aftermath";
        Support => "应急保障", "Support";
        RiskPoints => "风险点位", "Points of risk";
        ResponsiblePersons => "应急响应责任人", "Who answers";
        Management => "预案管理", "Keeping the plan";
        Annexes => "附件", "Annexes";
    }

    /// The four warning colours.
    warning_color(PlanLevelColor) {
        Blue => "蓝色", "Blue";
        Yellow => "黄色", "Yellow";
        Orange => "橙色", "Orange";
        Red => "红色", "Red";
    }

    /// What shows that a task was done.
    proof(Proof) {
        None => "不需要", "None";
        Count => "数字", "A count";
        Photo => "照片", "A photo";
        Document => "文书", "A document";
        Signature => "签字", "A signature";
    }

    /// What keeps a task from being escalated.
    unless_state(UnlessState) {
        Accepted => "已签收", "Accepted";
        Started => "已开始", "Started";
        Done => "已完成", "Done";
    }

    /// What a notice is.
    notice_kind(NoticeKind) {
        Alert => "预警信息", "Alert";
        Publicity => "宣传告知", "Public information";
        Press => "新闻发布", "Press release";
    }

    /// Ways to people.
    channel(Channel) {
        Broadcast => "广播电视", "Broadcast";
        Loudspeaker => "大喇叭", "Loudspeakers";
        Sms => "短信", "Text messages";
        DoorKnock => "入户告知", "Door to door";
        App => "应用程序、群", "Apps and groups";
        Press => "媒体", "The press";
    }

    /// Rules for reporting.
    report_profile(ReportProfile) {
        CnDefault => "通用（电话 30 分钟、书面 60 分钟）", "General (phone 30 min, written 60 min)";
        CnHealth => "公共卫生（2 小时）", "Public health (2 h)";
        CnWorkSafety => "生产安全（1 小时）", "Work safety (1 h)";
        Generic => "只写“立即”", "Only “at once”";
    }

    /// How deep an activity reaches into people's lives.
    risk(Risk) {
        Low => "低", "Low";
        Medium => "中", "Medium";
        High => "高", "High";
    }

    /// In what an indicator is measured.
    measure_unit(MeasureUnit) {
        Millimetre => "毫米", "millimetres";
        Centimetre => "厘米", "centimetres";
        Metre => "米", "metres";
        Kilometre => "千米", "kilometres";
        MillimetrePerHour => "毫米/小时", "millimetres an hour";
        CubicMetrePerSecond => "立方米/秒", "cubic metres a second";
        MetrePerSecond => "米/秒", "metres a second";
        Celsius => "摄氏度", "degrees Celsius";
        Percent => "百分之", "percent";
        Second => "秒", "seconds";
        Minute => "分钟", "minutes";
        Hour => "小时", "hours";
        Day => "天", "days";
        Persons => "人", "persons";
        Cases => "例", "cases";
        Households => "户", "households";
        Vehicles => "辆", "vehicles";
        Reports => "起", "reports";
        Places => "处", "places";
    }

    /// What kind of activity a task or a measure is.
    activity_kind(ActivityKind) {
        Checkpoint => "卡点查控", "Checkpoint";
        ClosedCompound => "封闭管理小区", "Closed compound";
        QuarantineSiteGuard => "隔离点值守", "Guarding a quarantine site";
        HomeIsolationSupport => "居家隔离服务", "Help for home isolation";
        ContactTracingSupport => "协助流调", "Help for contact tracing";
        TrafficControl => "交通管制、绿色通道", "Traffic control and green channel";
        SuppliesEscort => "物资护送", "Escort of supplies";
        KeySiteGuard => "重点部位守护", "Guarding a key site";
        Patrol => "巡逻防控", "Patrol";
        DisputeMediation => "矛盾纠纷化解", "Mediation";
        RumourResponse => "谣言处置、辟谣", "Clarifying rumours";
        MarketOrder => "稳价保供、排队秩序", "Order at markets";
        ServiceForResidents => "便民服务、特殊群体帮扶", "Service for residents";
        Evacuation => "群众转移安置", "Evacuation and resettlement";
        ClosedStandby => "封闭备勤", "Closed standby";
        MassPrevention => "群防群治值守", "Mass prevention";
        Publicity => "宣传发动", "Publicity";
        Inspection => "督导检查", "Inspection";
        PerformanceRelief => "不可抗力、复工证明协助", "Help with relief from contracts";
        Command => "指挥调度", "Command";
        DutyDesk => "值班值守", "Duty desk";
        InformationReport => "信息报告", "Information report";
        Consultation => "会商研判", "Consultation";
        Monitoring => "监测", "Monitoring";
        Alerting => "预警、叫应", "Alerting";
        LeveePatrol => "巡堤查险", "Levee patrol";
        Rescue => "抢险救援", "Rescue";
        MedicalCare => "医疗救治", "Medical care";
        ShelterOperation => "安置点运行", "Running a shelter";
        Supply => "物资保障", "Supply";
        Repair => "抢修", "Repair";
        Sampling => "采样检测", "Sampling";
        Disinfection => "消杀", "Disinfection";
        TrainingBriefing => "任务动员、简要培训", "Briefing";
        Recovery => "恢复", "Recovery";
        LossSurvey => "灾情核查", "Survey of losses";
        DataDestruction => "个人信息销毁", "Destruction of personal data";
        PurchasedService => "购买服务", "Purchased service";
    }
}
