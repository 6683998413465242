//! Words that several capabilities share: what an emergency is, what a person may be, has learned,
//! and drives. A plan names them; registers hold them.

use super::kinds::kinds;

kinds! {
    /// The four classes of emergency 突发事件 (ERL 2).
    EmergencyClass {
        /// 自然灾害
        NaturalDisaster = "natural_disaster",
        /// 事故灾难
        AccidentDisaster = "accident_disaster",
        /// 公共卫生
        PublicHealth = "public_health",
        /// 社会安全
        PublicOrderEvent = "public_order_event",
    }

    /// How severe an emergency is (ERL 3). It is neither a warning's colour nor a response level.
    EmergencySeverity {
        /// 一般
        Ordinary = "ordinary",
        /// 较大
        Significant = "significant",
        /// 重大
        Major = "major",
        /// 特别重大
        ExtremelyMajor = "extremely_major",
    }

    /// Rules for reporting, as data.
    ReportProfile {
        /// 通用：电话 30 分钟、书面 60 分钟
        CnDefault = "cn-default",
        /// 公共卫生：2 小时
        CnHealth = "cn-health",
        /// 生产安全：1 小时
        CnWorkSafety = "cn-work-safety",
        /// 仅“立即”
        Generic = "generic",
    }

    /// Which report upwards is due.
    ReportDue {
        /// 电话报告
        Phone = "phone",
        /// 书面初报
        Written = "written",
        /// 下一次续报
        FollowUp = "follow_up",
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

    /// What a vehicle is; plans name it by the identifier.
    VehicleKind {
        /// 巡逻车
        PatrolCar = "patrol-car",
        /// 指挥车
        CommandVehicle = "command-vehicle",
        /// 通信车
        CommunicationsVehicle = "communications-vehicle",
        /// 摩托车
        Motorcycle = "motorcycle",
        /// 面包车
        Van = "van",
        /// 中巴车
        Minibus = "minibus",
        /// 大客车
        Bus = "bus",
        /// 货车
        Truck = "truck",
        /// 救护车
        Ambulance = "ambulance",
        /// 消防车
        FireEngine = "fire-engine",
        /// 冲锋舟、橡皮艇
        Boat = "boat",
        /// 排水车
        PumpTruck = "pump-truck",
        /// 挖掘机
        Excavator = "excavator",
        /// 装载机
        Loader = "loader",
        /// 发电车
        GeneratorTruck = "generator-truck",
        /// 无人机
        Drone = "drone",
        /// 其他
        Other = "other",
    }
}

#[test]
fn every_word_is_found_by_its_identifier() {
    for it in EmergencyClass::ALL {
        assert_eq!(EmergencyClass::named(it.name()), Some(*it));
    }
    for it in Competence::ALL {
        assert_eq!(Competence::named(it.name()), Some(*it));
    }
}
