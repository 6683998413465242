//! What one may do, in words.

use domain::kernel::Right;

use crate::registers::kind_words;

kind_words! {
    /// What one may do, as the list of a post's rights says it.
    right(Right) {
        LeadOperations => "开启、结束处置行动", "Open and close operations";
        DecideLevels => "决定响应级别", "Decide response levels";
        DirectTasks => "调度任务", "Direct tasks";
        WorkTasks => "办理任务", "Work on tasks";
        ReportSituation => "上报情况", "Report the situation";
        ReadOperations => "查看处置行动", "Read operations";
        ReadJournal => "查看事件账本", "Read the journal";
        WriteLog => "写处置日志", "Write logs";
        ReadDesk => "查看值班台", "Read the duty desk";
        KeepDesk => "接报、分办报告", "Take reports and settle them";
        ManageRealms => "管理演练域", "Manage realms";
        CloseData => "释放或销毁文本", "Release or destroy texts";
        ManageAccounts => "管理账号", "Manage accounts";
        ReadPeople => "查看单位与人员", "Read people";
        ManagePeople => "管理单位与人员", "Manage people";
        ManagePosts => "设岗与任命", "Define posts and appoint";
        VerifyContacts => "核实电话", "Verify contacts";
        KeepDuty => "登记值守状态", "Keep duty states";
        ReadPlaces => "查看场所", "Read places";
        ManagePlaces => "管理场所", "Manage places";
        AdoptReference => "导入区划与界线", "Adopt regions and boundaries";
        ReadSupplies => "查看车辆与物资", "Read supplies";
        ManageSupplies => "管理车辆与物资", "Manage supplies";
        ReadPlans => "查看预案", "Read plans";
        DraftPlans => "编制预案", "Draft plans";
        ConsentToPlans => "对预案出具意见", "Consent to plans";
        ReviewPlans => "评审预案", "Review plans";
        ApprovePlans => "批准预案", "Approve plans";
        IssuePlans => "印发、备案、公布、废止预案", "Issue, file, publish and abolish plans";
    }
}
