//! The kinds that the register of people tells apart.

use crate::kernel::kinds;

kinds! {
    /// What an organisation is.
    OrganisationKind {
        /// 人民政府
        Government = "government",
        /// 指挥部
        CommandHq = "command_hq",
        /// 政府部门
        Department = "department",
        /// 公安局及其内设机构
        PublicSecurity = "public_security",
        /// 派出所
        Station = "station",
        /// 乡镇政府、街道办事处
        TownshipGovernment = "township_government",
        /// 村委会、居委会
        Committee = "committee",
        /// 应急队伍
        Team = "team",
        /// 保安公司
        SecurityCompany = "security_company",
        /// 志愿队
        VolunteerTeam = "volunteer_team",
        /// 医疗机构
        Hospital = "hospital",
        /// 学校
        School = "school",
        /// 企业
        Company = "company",
        /// 其他单位
        Other = "other",
    }

    /// In which employment a person stands: what the law lets them do depends on it. Auxiliaries
    /// act under an officer's command (国办发〔2016〕114号), guards within articles 29 and 30 of
    /// 保安服务管理条例, volunteers by 志愿服务条例.
    PersonKind {
        /// 民警
        Sworn = "sworn",
        /// 辅警
        Auxiliary = "auxiliary",
        /// 公务员、事业单位人员
        CivilServant = "civil_servant",
        /// 医务人员
        Medical = "medical",
        /// 村、居委会成员
        CommitteeMember = "committee_member",
        /// 网格员
        GridWorker = "grid_worker",
        /// 民兵
        Militia = "militia",
        /// 消防救援人员
        Firefighter = "firefighter",
        /// 保安员
        Guard = "guard",
        /// 志愿者
        Volunteer = "volunteer",
        /// 其他人员
        Other = "other",
    }

    /// What a post answers for: its level of duty.
    PostKind {
        /// 指挥岗
        Commander = "commander",
        /// 带班领导
        LeaderOnDuty = "leader_on_duty",
        /// 值班员
        DutyOfficer = "duty_officer",
        /// 联络员
        Liaison = "liaison",
        /// 信息报告员
        InfoReporter = "info_reporter",
        /// 社区民警
        CommunityOfficer = "community_officer",
        /// 网格员
        GridWorker = "grid_worker",
        /// 一般岗位
        Member = "member",
    }

    /// How a person is reached.
    ContactKind {
        /// 手机
        Mobile = "mobile",
        /// 办公电话
        Office = "office",
        /// 值班电话
        DutyDesk = "duty_desk",
        /// 卫星电话
        Satellite = "satellite",
        /// 电台呼号
        Radio = "radio",
        /// 其他
        Other = "other",
    }

    /// What came of a call.
    CallResult {
        /// 接通
        Answered = "answered",
        /// 无人接听
        NoAnswer = "no_answer",
        /// 号码错误
        WrongNumber = "wrong_number",
    }

    /// Whether somebody can be called upon. Never why: the reason may be their health.
    DutyState {
        /// 在岗
        OnDuty = "on_duty",
        /// 备勤
        Standby = "standby",
        /// 轮休
        Resting = "resting",
        /// 休假
        OnLeave = "on_leave",
        /// 不能到岗
        Unavailable = "unavailable",
    }

    /// What somebody has learned and may be asked to do; plans name it by the identifier.
    Competence {
        /// 应急指挥
        IncidentCommand = "incident-command",
        /// 值班接报
        DutyDesk = "duty-desk",
        /// 信息报告
        InformationReporting = "information-reporting",
        /// 交通管制
        Traffic = "traffic",
        /// 治安秩序
        PublicOrder = "public-order",
        /// 群众转移
        Evacuation = "evacuation",
        /// 安置点管理
        ShelterManagement = "shelter-management",
        /// 巡堤查险
        LeveePatrol = "levee-patrol",
        /// 舟艇驾驶
        BoatHandling = "boat-handling",
        /// 水域救援
        WaterRescue = "water-rescue",
        /// 急救
        FirstAid = "first-aid",
        /// 流行病学调查
        ContactTracing = "contact-tracing",
        /// 个人防护
        ProtectiveEquipment = "protective-equipment",
        /// 危险化学品处置
        HazardousMaterials = "hazardous-materials",
        /// 大型车辆驾驶
        HeavyVehicle = "heavy-vehicle",
        /// 无人机
        Drone = "drone",
        /// 应急通信
        Communications = "communications",
        /// 物资管理
        SupplyKeeping = "supply-keeping",
        /// 矛盾调解
        Mediation = "mediation",
        /// 手语或方言沟通
        Interpreting = "interpreting",
        /// 舆情应对
        PublicInformation = "public-information",
    }
}

#[test]
fn every_kind_is_found_by_its_identifier() {
    for kind in OrganisationKind::ALL {
        assert_eq!(OrganisationKind::named(kind.name()), Some(*kind));
    }
    for it in Competence::ALL {
        assert_eq!(Competence::named(it.name()), Some(*it));
        let json = serde_json::to_string(it).expect("it serialises");
        assert_eq!(json, format!("\"{}\"", it.name()));
    }
    assert_eq!(DutyState::named("ill"), None);
}
