//! Words of organisations, posts, persons and how they are reached.

use domain::people::{
    CallResult, Competence, ContactKind, DutyState, Gap, OrganisationKind, PersonKind, PostKind,
    Refusal,
};

use crate::refusals::{Pair, pair};
use crate::registers::{kind_words, rows_refused};

kind_words! {
    /// What an organisation is.
    organisation_kind(OrganisationKind) {
        Government => "人民政府", "Government";
        CommandHq => "指挥部", "Command headquarters";
        Department => "政府部门", "Department";
        PublicSecurity => "公安机关", "Public security";
        Station => "派出所", "Police station";
        TownshipGovernment => "乡镇政府、街道办", "Township government";
        Committee => "村（居）委会", "Village or residents’ committee";
        Team => "应急队伍", "Response team";
        SecurityCompany => "保安公司", "Security company";
        VolunteerTeam => "志愿队", "Volunteer team";
        Hospital => "医疗机构", "Hospital";
        School => "学校", "School";
        Company => "企业", "Company";
        Other => "其他单位", "Other";
    }

    /// In which employment a person stands.
    person_kind(PersonKind) {
        Sworn => "民警", "Sworn officer";
        Auxiliary => "辅警", "Auxiliary";
        CivilServant => "公务员、事业单位人员", "Civil servant";
        Medical => "医务人员", "Medical staff";
        CommitteeMember => "村（居）委会成员", "Committee member";
        GridWorker => "网格员", "Grid worker";
        Militia => "民兵", "Militia";
        Firefighter => "消防救援人员", "Firefighter";
        Guard => "保安员", "Security guard";
        Volunteer => "志愿者", "Volunteer";
        Other => "其他人员", "Other";
    }

    /// What a post answers for.
    post_kind(PostKind) {
        Commander => "指挥岗", "Commander";
        LeaderOnDuty => "带班领导", "Leader on duty";
        DutyOfficer => "值班员", "Duty officer";
        Liaison => "联络员", "Liaison officer";
        InfoReporter => "信息报告员", "Information reporter";
        CommunityOfficer => "社区民警", "Community officer";
        GridWorker => "网格员", "Grid worker";
        Member => "一般岗位", "Member";
    }

    /// How a person is reached.
    contact_kind(ContactKind) {
        Mobile => "手机", "Mobile";
        Office => "办公电话", "Office";
        DutyDesk => "值班电话", "Duty desk";
        Satellite => "卫星电话", "Satellite";
        Radio => "电台", "Radio";
        Other => "其他", "Other";
    }

    /// What came of a call.
    call_result(CallResult) {
        Answered => "接通", "Answered";
        NoAnswer => "无人接听", "No answer";
        WrongNumber => "号码错误", "Wrong number";
    }

    /// Whether somebody can be called upon.
    duty_state(DutyState) {
        OnDuty => "在岗", "On duty";
        Standby => "备勤", "Standby";
        Resting => "轮休", "Resting";
        OnLeave => "休假", "On leave";
        Unavailable => "不能到岗", "Unavailable";
    }

    /// What somebody has learned.
    competence(Competence) {
        IncidentCommand => "应急指挥", "Incident command";
        DutyDesk => "值班接报", "Duty desk";
        InformationReporting => "信息报告", "Information reporting";
        Traffic => "交通管制", "Traffic control";
        PublicOrder => "治安秩序", "Public order";
        Evacuation => "群众转移", "Evacuation";
        ShelterManagement => "安置点管理", "Shelter management";
        LeveePatrol => "巡堤查险", "Levee patrol";
        BoatHandling => "舟艇驾驶", "Boat handling";
        WaterRescue => "水域救援", "Water rescue";
        FirstAid => "急救", "First aid";
        ContactTracing => "流行病学调查", "Contact tracing";
        ProtectiveEquipment => "个人防护", "Protective equipment";
        HazardousMaterials => "危险化学品处置", "Hazardous materials";
        HeavyVehicle => "大型车辆驾驶", "Heavy vehicles";
        Drone => "无人机", "Drone";
        Communications => "应急通信", "Communications";
        SupplyKeeping => "物资管理", "Supply keeping";
        Mediation => "矛盾调解", "Mediation";
        Interpreting => "手语或方言沟通", "Sign language or dialects";
        PublicInformation => "舆情应对", "Public information";
    }
}

/// The sentence of a refusal.
pub(crate) fn refusal(refusal: &Refusal) -> Pair {
    use Refusal as R;
    match refusal {
        R::RowsRefused { problems } => rows_refused(problems),
        R::NoSuchOrganisation { .. }
        | R::NoSuchUnitCode { .. }
        | R::OrganisationDissolved { .. }
        | R::UnitCodeTaken { .. }
        | R::Cycle { .. }
        | R::StillInUse { .. }
        | R::NoSuchRegion { .. } => of_organisations(refusal),
        R::NoSuchPost { .. }
        | R::PostCodeTaken { .. }
        | R::PostAbolished { .. }
        | R::PostStillHeld { .. }
        | R::NobodyWanted
        | R::AlreadyInPost { .. }
        | R::OwnDeputy { .. }
        | R::NotAHolder { .. }
        | R::NotInPost { .. }
        | R::EndsBeforeItBegins => of_posts(refusal),
        R::NoSuchPerson { .. }
        | R::NoSuchNumber { .. }
        | R::NumberTaken { .. }
        | R::NumberIsPersonal
        | R::EmploymentEnded { .. }
        | R::NoSuchContact
        | R::TooManyContacts { .. }
        | R::DayInTheFuture { .. }
        | R::ExpiresBeforeIssue
        | R::NoSuchCertificate { .. } => of_persons(refusal),
        R::RepeatedInFile { key, first_row } => crate::registers::repeated(key, *first_row),
        R::TooManyRows { rows_max } => crate::registers::too_many_rows(*rows_max),
    }
}

fn of_organisations(refusal: &Refusal) -> Pair {
    use Refusal as R;
    match refusal {
        R::NoSuchUnitCode { unit } => crate::registers::no_such_unit(unit),
        R::OrganisationDissolved { unit } => (
            format!("单位“{unit}”已经撤销。请换一个单位。"),
            format!("The organisation “{unit}” was dissolved. Choose another."),
        ),
        R::UnitCodeTaken { unit } => (
            format!("单位编码“{unit}”已被使用（撤销单位的编码也不再发放）。请换一个编码。"),
            format!(
                "The code “{unit}” is taken; codes of dissolved units are not given again. \
                 Choose another code."
            ),
        ),
        R::Cycle { unit } => (
            format!("这样改，单位“{unit}”会隶属于自己。请换一个上级单位。"),
            format!("“{unit}” would stand below itself. Choose another parent."),
        ),
        R::StillInUse { units, posts, people } => (
            format!(
                "还有 {units} 个下级单位、{posts} 个岗位、{people} 名人员，不能撤销。请先迁出。"
            ),
            format!(
                "It still has {units} units, {posts} posts and {people} people. Move them first."
            ),
        ),
        R::NoSuchRegion { region } => crate::registers::no_such_region(region),
        _ => pair(
            "没有这个单位。请从列表中重新选择。",
            "There is no such organisation. Choose it from the list again.",
        ),
    }
}

fn of_posts(refusal: &Refusal) -> Pair {
    use Refusal as R;
    match refusal {
        R::PostCodeTaken { key } => (
            format!("岗位编码“{key}”已被使用（撤销岗位的编码也不再发放）。请换一个编码。"),
            format!(
                "The code “{key}” is taken; codes of abolished posts are not given again. \
                 Choose another code."
            ),
        ),
        R::PostAbolished { key } => (
            format!("岗位“{key}”已经撤销。请换一个岗位。"),
            format!("The post “{key}” was abolished. Choose another."),
        ),
        R::PostStillHeld { persons } => (
            format!("岗位上还有 {persons} 人。请先免去，再撤销岗位。"),
            format!("{persons} people are still in this post. Relieve them first."),
        ),
        R::NobodyWanted => pair(
            "岗位至少要有 1 名任职人。请填 1 或更大的数。",
            "A post wants at least one holder. Write 1 or more.",
        ),
        R::AlreadyInPost { number } => (
            format!("“{number}”已在这个岗位上（任职或代理）。请先免去，再重新任命。"),
            format!("“{number}” is in this post in the other role. Relieve them first."),
        ),
        R::OwnDeputy { number } => (
            format!("“{number}”不能代理自己。请另选代理人。"),
            format!("“{number}” cannot act for themselves. Choose somebody else."),
        ),
        R::NotAHolder { number } => (
            format!("“{number}”没有可以代理的任职人：请先任命任职人，再任命代理人。"),
            format!(
                "“{number}”: the one to be acted for does not hold the post. Appoint \
                 the holder first."
            ),
        ),
        R::NotInPost { number } => {
            (format!("“{number}”不在这个岗位上。"), format!("“{number}” is not in this post."))
        }
        R::EndsBeforeItBegins => pair(
            "任期结束早于开始。请改结束时间。",
            "It would end before it begins. Give a later end.",
        ),
        _ => pair(
            "没有这个岗位。请从列表中重新选择。",
            "There is no such post. Choose it from the list again.",
        ),
    }
}

fn of_persons(refusal: &Refusal) -> Pair {
    use Refusal as R;
    match refusal {
        R::NoSuchNumber { number } => (
            format!("没有编号为“{number}”的人员。请先在人员表中登记，或改正编号。"),
            format!("Nobody has the number “{number}”. Register them first, or correct it."),
        ),
        R::NumberTaken { number } => (
            format!("人员编号“{number}”已被使用。请换一个编号。"),
            format!("The number “{number}” is taken. Choose another."),
        ),
        R::NumberIsPersonal => pair(
            "人员编号不能用身份证号或手机号。请用本单位自编的编号。",
            "Identity and phone numbers cannot serve as a person's number. Use one of your own.",
        ),
        R::EmploymentEnded { number } => {
            (format!("“{number}”已经离职。"), format!("“{number}” has left."))
        }
        R::NoSuchContact => pair(
            "没有这个联系方式。请刷新后再试。",
            "There is no such contact. Load the page again.",
        ),
        R::TooManyContacts { contacts_max } => (
            format!("每人最多 {contacts_max} 个联系方式。请先删去不用的。"),
            format!("A person has at most {contacts_max} contacts. Remove one first."),
        ),
        R::DayInTheFuture { day } => (
            format!("{day} 还没有到。请填已经过去的日期。"),
            format!("{day} has not come yet. Give a day that has passed."),
        ),
        R::ExpiresBeforeIssue => pair(
            "有效期早于发证日期。请核对两个日期。",
            "It expires before it was issued. Check both days.",
        ),
        R::NoSuchCertificate { competence: it } => (
            format!("没有“{}”资格可以撤销。", competence(*it, crate::Language::Chinese)),
            format!(
                "There is no certificate for “{}” to withdraw.",
                competence(*it, crate::Language::English)
            ),
        ),
        _ => pair(
            "没有这个人员。请从列表中重新选择。",
            "There is no such person. Choose them from the list again.",
        ),
    }
}

/// What is missing, and how to mend it.
pub(crate) fn gap(gap: &Gap) -> (Pair, Pair) {
    match gap {
        Gap::NoOrganisations => (
            pair("还没有登记任何单位", "No organisation is registered"),
            pair("导入“单位与人员”表。", "Import the sheet of units and people."),
        ),
        Gap::NoPosts => (
            pair("还没有设任何岗位", "No post is defined"),
            pair("导入“岗位与电话”表。", "Import the sheet of posts and phones."),
        ),
        Gap::PostWithoutHolder { title, .. }
        | Gap::TooFewHolders { title, .. }
        | Gap::PostWithoutDeputy { title, .. } => {
            post_gap(gap, (title.zh.as_str(), title.english()))
        }
        Gap::CompetenceMissing { title, number, competence: it, .. }
        | Gap::CompetenceExpired { title, number, competence: it, .. }
        | Gap::CompetenceExpiring { title, number, competence: it, .. } => {
            let posts = (title.zh.as_str(), title.english());
            competence_gap(gap, posts, number.as_str(), *it)
        }
        Gap::ContactMissing { number, .. }
        | Gap::ContactNeverVerified { number, .. }
        | Gap::ContactUnanswered { number, .. }
        | Gap::ContactStale { number, .. } => contact_gap(gap, number.as_str()),
    }
}

fn post_gap(gap: &Gap, (zh, en): (&str, &str)) -> (Pair, Pair) {
    match gap {
        Gap::TooFewHolders { holders, holders_wanted, .. } => (
            (
                format!("岗位“{zh}”应有 {holders_wanted} 人，现有 {holders} 人"),
                format!("“{en}” wants {holders_wanted} holders and has {holders}"),
            ),
            pair("再任命，或改岗位的应有人数。", "Appoint more, or change how many it wants."),
        ),
        Gap::PostWithoutDeputy { .. } => (
            (format!("岗位“{zh}”没有代理人"), format!("“{en}” has no deputy")),
            pair("为任职人任命代理人。", "Appoint a deputy for its holder."),
        ),
        _ => (
            (format!("岗位“{zh}”无人任职"), format!("Nobody holds “{en}”")),
            pair("任命任职人。", "Appoint a holder."),
        ),
    }
}

fn competence_gap(gap: &Gap, (zh, en): (&str, &str), number: &str, it: Competence) -> (Pair, Pair) {
    let chinese = competence(it, crate::Language::Chinese);
    let english = competence(it, crate::Language::English);
    let mend = pair("培训后登记资格，或换人任职。", "Train and certify them, or appoint another.");
    let what = match gap {
        Gap::CompetenceExpired { expired, .. } => (
            format!("“{zh}”任职人 {number} 的“{chinese}”资格 {expired} 已到期"),
            format!("{number} in “{en}”: “{english}” expired on {expired}"),
        ),
        Gap::CompetenceExpiring { expires, .. } => (
            format!("“{zh}”任职人 {number} 的“{chinese}”资格 {expires} 到期"),
            format!("{number} in “{en}”: “{english}” expires on {expires}"),
        ),
        _ => (
            format!("“{zh}”任职人 {number} 没有“{chinese}”资格"),
            format!("{number} in “{en}” is not certified for “{english}”"),
        ),
    };
    (what, mend)
}

fn contact_gap(gap: &Gap, number: &str) -> (Pair, Pair) {
    let call = pair("打一次电话，登记结果。", "Call once and write down the result.");
    match gap {
        Gap::ContactNeverVerified { .. } => (
            (format!("{number} 的电话从未核实"), format!("No number of {number} was ever called")),
            call,
        ),
        Gap::ContactUnanswered { .. } => (
            (
                format!("{number} 最近一次没有打通"),
                format!("The last calls to {number} found nobody"),
            ),
            pair("核对号码，再打一次。", "Check the number and call again."),
        ),
        Gap::ContactStale { days, .. } => (
            (
                format!("{number} 的电话已 {days} 天没有核实"),
                format!("{number} was last reached {days} days ago"),
            ),
            call,
        ),
        _ => (
            (format!("{number} 没有联系电话"), format!("{number} cannot be reached: no number")),
            pair("登记电话。", "Add a number."),
        ),
    }
}
