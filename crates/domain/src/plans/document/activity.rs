//! What kinds of activity there are, who may lawfully do them, and how deep they reach into
//! people's lives: the catalogue of measures with the tasks that are no measures.

use crate::kernel::{PersonKind, kinds};

kinds! {
    /// How deep an activity reaches into people's lives.
    Risk {
        /// 低
        Low = "low",
        /// 中：须有命令
        Medium = "medium",
        /// 高：涉及人身自由、敏感信息或整片人群，须有书面命令
        High = "high",
    }

    /// What kind of activity a task or a measure is.
    ActivityKind {
        /// 卡点查控
        Checkpoint = "checkpoint",
        /// 封闭管理小区
        ClosedCompound = "closed_compound",
        /// 隔离点值守
        QuarantineSiteGuard = "quarantine_site_guard",
        /// 居家隔离服务
        HomeIsolationSupport = "home_isolation_support",
        /// 协助流调
        ContactTracingSupport = "contact_tracing_support",
        /// 交通管制、绿色通道
        TrafficControl = "traffic_control",
        /// 物资护送
        SuppliesEscort = "supplies_escort",
        /// 重点部位守护
        KeySiteGuard = "key_site_guard",
        /// 巡逻防控
        Patrol = "patrol",
        /// 矛盾纠纷化解
        DisputeMediation = "dispute_mediation",
        /// 谣言处置、辟谣
        RumourResponse = "rumour_response",
        /// 稳价保供、排队秩序
        MarketOrder = "market_order",
        /// 便民服务、特殊群体帮扶
        ServiceForResidents = "service_for_residents",
        /// 群众转移安置
        Evacuation = "evacuation",
        /// 封闭备勤
        ClosedStandby = "closed_standby",
        /// 群防群治值守
        MassPrevention = "mass_prevention",
        /// 宣传发动
        Publicity = "publicity",
        /// 督导检查
        Inspection = "inspection",
        /// 不可抗力、复工证明协助
        PerformanceRelief = "performance_relief",
        /// 指挥调度
        Command = "command",
        /// 值班值守
        DutyDesk = "duty_desk",
        /// 信息报告
        InformationReport = "information_report",
        /// 会商研判
        Consultation = "consultation",
        /// 监测
        Monitoring = "monitoring",
        /// 预警、叫应
        Alerting = "alerting",
        /// 巡堤查险
        LeveePatrol = "levee_patrol",
        /// 抢险救援
        Rescue = "rescue",
        /// 医疗救治
        MedicalCare = "medical_care",
        /// 安置点运行
        ShelterOperation = "shelter_operation",
        /// 物资调拨、保障
        Supply = "supply",
        /// 抢修
        Repair = "repair",
        /// 采样检测
        Sampling = "sampling",
        /// 消杀
        Disinfection = "disinfection",
        /// 任务动员、简要培训
        TrainingBriefing = "training_briefing",
        /// 恢复
        Recovery = "recovery",
        /// 灾情核查
        LossSurvey = "loss_survey",
        /// 个人信息销毁
        DataDestruction = "data_destruction",
        /// 购买服务
        PurchasedService = "purchased_service",
    }
}

impl ActivityKind {
    /// How deep it reaches into people's lives (DOMAIN 3.1). Medium and high ones need an order.
    #[must_use]
    pub const fn risk(self) -> Risk {
        match self {
            Self::Checkpoint
            | Self::ClosedCompound
            | Self::QuarantineSiteGuard
            | Self::HomeIsolationSupport
            | Self::ContactTracingSupport => Risk::High,
            Self::TrafficControl
            | Self::KeySiteGuard
            | Self::DisputeMediation
            | Self::RumourResponse
            | Self::MarketOrder
            | Self::ServiceForResidents
            | Self::Evacuation => Risk::Medium,
            Self::SuppliesEscort
            | Self::Patrol
            | Self::ClosedStandby
            | Self::MassPrevention
            | Self::Publicity
            | Self::Inspection
            | Self::PerformanceRelief
            | Self::Command
            | Self::DutyDesk
            | Self::InformationReport
            | Self::Consultation
            | Self::Monitoring
            | Self::Alerting
            | Self::LeveePatrol
            | Self::Rescue
            | Self::MedicalCare
            | Self::ShelterOperation
            | Self::Supply
            | Self::Repair
            | Self::Sampling
            | Self::Disinfection
            | Self::TrainingBriefing
            | Self::Recovery
            | Self::LossSurvey
            | Self::DataDestruction
            | Self::PurchasedService => Risk::Low,
        }
    }

    /// Whether it limits where people may go: its orders end by themselves (guard-rail G1).
    #[must_use]
    pub const fn limits_liberty(self) -> bool {
        matches!(self, Self::Checkpoint | Self::ClosedCompound | Self::QuarantineSiteGuard)
    }

    /// Who may not do it, whatever a plan says.
    ///
    /// Guards must not limit liberty, search or seize (保安服务管理条例, article 30); volunteers are
    /// not sent where it is dangerous without insurance, nor made to enforce (志愿服务条例, 17, 25);
    /// what the law gives to officers cannot be bought (政府购买服务管理办法, article 10).
    #[must_use]
    pub const fn forbidden_to(self) -> &'static [PersonKind] {
        use PersonKind as P;
        match self {
            Self::Checkpoint => &[P::Guard, P::Volunteer, P::GridWorker],
            Self::ContactTracingSupport => {
                &[P::Guard, P::Volunteer, P::GridWorker, P::Militia, P::Auxiliary]
            }
            Self::TrafficControl => &[P::Guard, P::Volunteer],
            Self::Rescue | Self::LeveePatrol => &[P::Guard],
            Self::HomeIsolationSupport | Self::DisputeMediation | Self::Inspection => &[P::Guard],
            Self::RumourResponse | Self::DataDestruction => &[P::Guard, P::Volunteer],
            Self::Command | Self::Sampling | Self::MedicalCare => {
                &[P::Guard, P::Volunteer, P::Auxiliary]
            }
            Self::ClosedCompound
            | Self::QuarantineSiteGuard
            | Self::SuppliesEscort
            | Self::KeySiteGuard
            | Self::Patrol
            | Self::MarketOrder
            | Self::ServiceForResidents
            | Self::Evacuation
            | Self::ClosedStandby
            | Self::MassPrevention
            | Self::Publicity
            | Self::PerformanceRelief
            | Self::DutyDesk
            | Self::InformationReport
            | Self::Consultation
            | Self::Monitoring
            | Self::Alerting
            | Self::ShelterOperation
            | Self::Supply
            | Self::Repair
            | Self::Disinfection
            | Self::TrainingBriefing
            | Self::Recovery
            | Self::LossSurvey
            | Self::PurchasedService => &[],
        }
    }

    /// Whether auxiliaries may do it only beside an officer (国办发〔2016〕114号).
    #[must_use]
    pub const fn needs_sworn_lead(self) -> bool {
        matches!(self, Self::Checkpoint | Self::ContactTracingSupport | Self::TrafficControl)
    }
}

#[test]
fn guards_never_do_what_limits_liberty_at_a_checkpoint() {
    assert!(ActivityKind::Checkpoint.forbidden_to().contains(&PersonKind::Guard));
    assert!(!ActivityKind::KeySiteGuard.forbidden_to().contains(&PersonKind::Guard));
}

#[test]
fn what_limits_liberty_is_of_high_risk() {
    for it in ActivityKind::ALL {
        assert!(!it.limits_liberty() || it.risk() == Risk::High, "{}", it.name());
    }
}
