//! The kinds that a plan tells apart.

use crate::kernel::kinds;

kinds! {
    /// On which tier of the hierarchy a plan stands (PLAN-2024, articles 7 to 17).
    Tier {
        /// 总体预案
        Overall = "overall",
        /// 专项预案
        Special = "special",
        /// 部门预案
        Department = "department",
        /// 联合预案
        Joint = "joint",
        /// 乡镇（街道）预案
        Township = "township",
        /// 村（社区）预案
        Village = "village",
        /// 现场处置方案
        Site = "site",
    }

    /// The parts of the outline that are prose (ERL 28; PLAN-2024, articles 10, 15, 16).
    SectionKind {
        /// 总则
        General = "general",
        /// 组织指挥体系
        Command = "command",
        /// 风险管控
        RiskControl = "risk_control",
        /// 监测预警
        Monitoring = "monitoring",
        /// 预警信息传播
        WarningSpread = "warning_spread",
        /// 信息报告
        Reporting = "reporting",
        /// 组织自救互救
        SelfRescue = "self_rescue",
        /// 应急处置措施
        Response = "response",
        /// 现场管控
        SiteControl = "site_control",
        /// 人员疏散、转移与安置
        Evacuation = "evacuation",
        /// 后期处置
        Aftermath = "aftermath",
        /// 队伍物资与应急保障
        Support = "support",
        /// 风险点位
        RiskPoints = "risk_points",
        /// 应急响应责任人
        ResponsiblePersons = "responsible_persons",
        /// 预案管理
        Management = "management",
        /// 附件
        Annexes = "annexes",
    }

    /// The four warning colours 预警级别 (ERL 63).
    PlanLevelColor {
        /// 蓝色（四级）
        Blue = "blue",
        /// 黄色（三级）
        Yellow = "yellow",
        /// 橙色（二级）
        Orange = "orange",
        /// 红色（一级）
        Red = "red",
    }

    /// What shows that a task was done.
    Proof {
        /// 不需要
        None = "none",
        /// 数字
        Count = "count",
        /// 照片
        Photo = "photo",
        /// 文书
        Document = "document",
        /// 签字
        Signature = "signature",
    }

    /// What keeps a task from being escalated.
    UnlessState {
        /// 已签收
        Accepted = "accepted",
        /// 已开始
        Started = "started",
        /// 已完成
        Done = "done",
    }

    /// What a notice is.
    NoticeKind {
        /// 预警信息
        Alert = "alert",
        /// 宣传告知
        Publicity = "publicity",
        /// 新闻发布
        Press = "press",
    }

    /// Ways to people.
    Channel {
        /// 广播电视
        Broadcast = "broadcast",
        /// 大喇叭
        Loudspeaker = "loudspeaker",
        /// 短信
        Sms = "sms",
        /// 入户
        DoorKnock = "door_knock",
        /// 应用程序、群
        App = "app",
        /// 媒体
        Press = "press",
    }
}

impl Tier {
    /// Whether a plan of this tier is the matter of one house, whose own units need not be asked in
    /// writing; the others give duties to many (PLAN-2024, articles 9 and 22).
    #[must_use]
    pub const fn is_of_one_house(self) -> bool {
        match self {
            Self::Department | Self::Village | Self::Site => true,
            Self::Overall | Self::Special | Self::Joint | Self::Township => false,
        }
    }

    /// The parts of the outline that a plan of this tier must have. Special and department plans of
    /// a county: PLAN-2024, article 10, and ERL 28; townships and villages: article 15; on-site
    /// cards: article 16.
    #[must_use]
    pub const fn sections_wanted(self) -> &'static [SectionKind] {
        use SectionKind as S;
        match self {
            Self::Overall | Self::Special | Self::Department | Self::Joint => &[
                S::General,
                S::Command,
                S::RiskControl,
                S::Monitoring,
                S::Reporting,
                S::SelfRescue,
                S::Response,
                S::SiteControl,
                S::Support,
                S::Aftermath,
                S::Management,
            ],
            Self::Township => &[
                S::WarningSpread,
                S::Command,
                S::Reporting,
                S::Response,
                S::SiteControl,
                S::Evacuation,
            ],
            Self::Village => &[
                S::RiskPoints,
                S::ResponsiblePersons,
                S::WarningSpread,
                S::Evacuation,
                S::Response,
                S::Support,
            ],
            Self::Site => &[S::ResponsiblePersons, S::Reporting, S::Response, S::Evacuation],
        }
    }
}

#[test]
fn every_kind_is_found_by_its_identifier() {
    for it in Tier::ALL {
        assert_eq!(Tier::named(it.name()), Some(*it));
        assert!(!it.sections_wanted().is_empty());
    }
    for it in SectionKind::ALL {
        assert_eq!(SectionKind::named(it.name()), Some(*it));
    }
}
