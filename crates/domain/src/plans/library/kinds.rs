//! What a version can be, and what people say of it.

use crate::kernel::kinds;

kinds! {
    /// How far a version of a plan has come.
    VersionState {
        /// 编制
        Draft = "draft",
        /// 征求意见
        Consulting = "consulting",
        /// 评审
        Reviewing = "reviewing",
        /// 批准
        Approved = "approved",
        /// 印发，现行有效
        Issued = "issued",
        /// 被新版取代
        Superseded = "superseded",
        /// 废止
        Abolished = "abolished",
    }

    /// Why a plan is revised: the six cases of PLAN-2024 35, in its order.
    RevisionTrigger {
        /// 法律、法规、规章、标准、上位预案变化
        RulesChanged = "rules_changed",
        /// 应急指挥机构及其职责调整
        CommandChanged = "command_changed",
        /// 风险变化
        RiskChanged = "risk_changed",
        /// 重要应急资源变化
        ResourcesChanged = "resources_changed",
        /// 实际应对和演练中发现问题
        ExperienceShows = "experience_shows",
        /// 制定单位认为应当修订
        IssuerDecides = "issuer_decides",
    }

    /// What a unit says in writing to a plan that gives it duties (PLAN-2024 22).
    Opinion {
        /// 同意
        Agree = "agree",
        /// 同意，有修改建议
        AgreeWithRemarks = "agree_with_remarks",
        /// 不同意
        Object = "object",
    }

    /// What came of a review.
    ReviewOutcome {
        /// 通过
        Passed = "passed",
        /// 退回修改
        Returned = "returned",
    }

    /// What a review looks at: the six points of PLAN-2024 24, in its order.
    Criterion {
        /// 符合有关法律、法规、规章和标准
        Lawful = "lawful",
        /// 符合上位预案要求并与有关预案有效衔接
        FitsOtherPlans = "fits_other_plans",
        /// 框架结构清晰合理，主体内容完备
        WellBuilt = "well_built",
        /// 指挥体系、职责、响应级别、应对措施合理、具体、可行
        Workable = "workable",
        /// 各方面意见一致
        OpinionsAgree = "opinions_agree",
        /// 其他需要审核的内容
        OtherPoints = "other_points",
    }

    /// What a review found on one point.
    CriterionMark {
        /// 符合
        Met = "met",
        /// 不符合
        NotMet = "not_met",
        /// 不适用
        NotApplicable = "not_applicable",
    }

    /// What follows from having issued a plan, each with its clock.
    PlanDuty {
        /// 备案（PLAN-2024 26）
        Filing = "filing",
        /// 公布（PLAN-2024 28）
        Publication = "publication",
        /// 定期评估（PLAN-2024 34）
        Evaluation = "evaluation",
        /// 演练（PLAN-2024 32）
        Drill = "drill",
    }
}
