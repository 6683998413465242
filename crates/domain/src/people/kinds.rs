//! The kinds that the register of people tells apart.

use crate::kernel::kinds;
pub use crate::kernel::{CallResult, Competence, PersonKind};

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
}

#[test]
fn every_kind_is_found_by_its_identifier() {
    for kind in OrganisationKind::ALL {
        assert_eq!(OrganisationKind::named(kind.name()), Some(*kind));
    }
    assert_eq!(DutyState::named("ill"), None);
}
