//! What the rules of operations say no to, as sentences: what, where, how to go on.

use std::collections::BTreeSet;

use domain::kernel::{Instant, Key};
use domain::operations::{Refusal, TaskNumber};
use domain::plans::document::LevelName;

use crate::happened::Names;
use crate::operation_parts::{level_name, listed, task_act, task_state};
use crate::refusals::Pair;
use crate::{Language, Zone, emergency_class, full_time, measure_unit};

/// The sentence of a refusal, with codes where no names are at hand.
pub(crate) fn refusal(refusal: &Refusal) -> Pair {
    let said = |language| operation_refusal(refusal, &Codes, language);
    (said(Language::Chinese), said(Language::English))
}

/// The sentence of a refusal, with the names that somebody has for what the rules know by codes.
#[must_use]
pub fn operation_refusal(refusal: &Refusal, names: &dyn Names, language: Language) -> String {
    if let Refusal::NotTheirDecision { deciders } = refusal
        && deciders.is_empty()
    {
        return match language {
            Language::Chinese => "预案没有写明这一级由谁决定，不能启动或解除。请先修订预案。",
            Language::English => {
                "The plan does not say who decides this level. Revise the plan first."
            }
        }
        .to_owned();
    }
    said(refusal, Tell { names, language })
}

/// No names: everything is called by its code.
struct Codes;

impl Names for Codes {}

/// For whom a refusal is put into words, and with which names.
#[derive(Clone, Copy)]
struct Tell<'a> {
    names: &'a dyn Names,
    language: Language,
}

/// Writes the function that says a refusal from a table: Chinese, then English. A value that is
/// not shown as it stands names the function that puts it into words.
macro_rules! sentences {
    ($(
        $refusal:ident $({ $($value:ident $(: $in_words:expr)?),+ })?
            => $chinese:literal, $english:literal;
    )+) => {
        fn said(refusal: &Refusal, tell: Tell<'_>) -> String {
            match refusal {
                $(Refusal::$refusal $({ $($value),+ })? => {
                    $($($(let $value = $in_words($value, tell);)? let _ = &$value;)+)?
                    match tell.language {
                        Language::Chinese => format!($chinese),
                        Language::English => format!($english),
                    }
                })+
            }
        }
    };
}

sentences! {
    NoSuchOperation => "没有这个处置行动。请从行动列表中重新打开。",
        "There is no such operation. Open it again from the list.";
    AlreadyOpen => "这个处置行动已经建立，不能重复建立。",
        "This operation was opened before; it cannot be opened twice.";
    EntryWritten { entry } => "这条日志已经写过。要更正它，请另写一条更正。",
        "This line was written before. To put it right, write a correction.";
    NoSuchEntry { entry } => "要更正的那条日志不在本行动的日志里。",
        "The line to be corrected is not in this operation's log.";
    OperationClosed => "这个处置行动已经结束，只能补记结束前发生的事，或更正已有的记录。",
        "This operation is over. Only what happened before its end can still be entered, or a \
         line be corrected.";
    OperationRuns => "这个处置行动还在进行。请先结束行动，再封存日志。",
        "This operation still runs. Close the operation first, then its log.";
    LogClosed => "这个处置行动的日志已经封存，不能再写。",
        "The log of this operation is closed; nothing more is taken.";
    AttachmentAdded { attachment } => "这个附件已经在了。要另加一个，请用新的编号。",
        "This attachment is there already. Add another one under a new id.";
    NothingStaged { attachment } => "没有收到这个附件的内容，或内容与所报不符。请重新上传。",
        "The content of this attachment never came, or is another one. Hand it in again.";
    AttachmentEmpty => "文件是空的。", "The file is empty.";
    MediaTypeNotTaken =>
        "只收照片（JPEG、PNG、WebP、HEIC）、PDF、录像和录音（MP4、OGG、AMR）。其他文件请先转成 PDF。",
        "Only photos (JPEG, PNG, WebP, HEIC), PDF, films and sound (MP4, OGG, AMR) are taken. \
         Turn other files into PDF first.";
    AttachmentTooLarge { bytes, bytes_max: megabytes } =>
        "附件最大 {bytes_max} MB。请压缩或分段后再传。",
        "An attachment has at most {bytes_max} MB. Compress or split it.";
    PlanNotInForce => "预案库里没有这一版，或它不是现行有效的版本。请从预案库重新选择现行版。",
        "The library has no such version, or it is not the one in force. Choose the version \
         in force from the library.";
    PlanAtWork { plan: called_plan } => "预案“{plan}”已在本行动中执行，不用再启用。",
        "The plan “{plan}” is at work in this operation already.";
    PlanNotAtWork => "这个预案没有在本行动中执行。请先启用预案，或换一个预案。",
        "This plan is not at work in this operation. Put it to work first, or choose another.";
    PlanForOtherClasses { class: copied(emergency_class) } =>
        "这个预案不适用于“{class}”。请换一个适用的预案，或核对行动的突发事件类别。",
        "This plan does not answer “{class}”. Choose one that does, or check the class of the \
         operation.";
    OperationFull => "本行动的级别或任务已达上限，没有加入。请另建一个处置行动。",
        "This operation has as many levels or tasks as it can have; nothing was added. Open \
         another operation.";
    NoSuchIndicator { indicator } =>
        "本行动执行的预案都没有监测指标“{indicator}”。请从列表中选择，或先启用有这个指标的预案。",
        "No plan at work here has the indicator “{indicator}”. Choose one from the list, or \
         put a plan to work that has it.";
    NotAMeasurement { wanted: copied(measure_unit) } =>
        "读数应是一个数字，可带单位，小数最多三位；不写单位按“{wanted}”计。请用半角数字重填。",
        "A reading is a number with at most three decimals, with a unit or without; without \
         one it counts as {wanted}. Write it again in plain digits.";
    WrongUnit { wanted: copied(measure_unit), found: copied(measure_unit) } =>
        "“{found}”和“{wanted}”量的不是一回事，这个指标按“{wanted}”计。请核对指标和读数后重填。",
        "“{found}” measures something else: this indicator is measured in {wanted}. Check the \
         indicator and the reading, and write it again.";
    NoSuchLevel => "预案里没有这一级。请从预案的各级中选择。",
        "The plan has no such level. Choose one of its own.";
    LevelInForce { level: of_level } =>
        "现在已是{level}，不用再建议。要调整，请选别的级别；要延长，由决定人重新决定这一级。",
        "This is in force already: {level}. Propose another level; to prolong this one, its \
         decider decides it again.";
    NotInForce => "这个预案目前没有启动任何级别，没有可解除的。请刷新后再看。",
        "No level of this plan is in force, so there is nothing to lift. Load the page again.";
    NothingProposed => "没有等待决定的建议，可能已经失效或已由别人办理。请刷新后再看。",
        "Nothing waits to be decided; it may have lapsed, or somebody else decided. Load the \
         page again.";
    NotTheirDecision { deciders: called_posts } =>
        "按预案，这项决定由这些岗位之一作出：{deciders}。请报其决定，决定人填作出决定的岗位。",
        "The plan gives this decision to one of these posts: {deciders}. Ask there, and name \
         the post that decided.";
    UnderTheFloor { floor: of_level } =>
        "上级要求不低于{floor}。请按上级要求决定；上级已降级或解除的，请先登记上级的决定。",
        "Level received from above, as the least that is allowed: {floor}. Decide no less; if \
         it was lowered or lifted above, write that down first.";
    LastsOutOfBounds { hours_min, hours_max } =>
        "预计期限应在 {hours_min} 到 {hours_max} 小时之间。请改正；到期前可以延长。",
        "A level is expected to last {hours_min} to {hours_max} hours. Correct it; it can be \
         prolonged later.";
    MeasuresNotOfTheLevel { measures: called_measures } =>
        "这些措施不属于这一级：{measures}。请去掉，或决定预案为它们规定的级别。",
        "These measures do not go with the level: {measures}. Leave them out, or decide the \
         level that the plan gives them.";
    StillRuns { tasks: still_open, measures: still_in_force } =>
        "还不能解除。{tasks}{measures}请逐项写明：任务是结束还是移交给谁，措施为什么解除。",
        "It cannot be lifted yet. {tasks}{measures}By name, end each task or hand it over, and \
         say why each measure is lifted.";
    StillInForce => "还有响应级别没有解除。请先解除各预案的响应。",
        "A level is still in force. Lift the response under each plan first.";
    NotLifted => "响应没有解除过，或已经转入常态化。请先解除响应，或刷新后再看。",
        "The response was never lifted, or is normalised already. Lift it first, or load the \
         page again.";
    DaysOutOfOrder => "复核日期不能早于今天，也不能晚于结束日期。请改正日期。",
        "The day of the review lies before today or after the end. Correct the days.";
    NoSuchPost { post } => "没有编码为“{post}”的岗位，或它已经撤销。请从列表中重新选择。",
        "There is no post of the code “{post}”, or it was abolished. Choose one from the list.";
    NoSuchUnit { unit } => "没有编码为“{unit}”的单位，或它已经撤销。请从列表中重新选择。",
        "There is no unit of the code “{unit}”, or it was dissolved. Choose one from the list.";
    NoSuchMeasure { measure: called_measure } =>
        "措施“{measure}”没有在执行：当时还没有下令，或已经解除。请核对时间，刷新后再看。",
        "The measure “{measure}” is not in force: not ordered by then, or lifted. Check the time \
         and load the page again.";
    MeasureRanOut { measure: called_measure, at: instant } =>
        "措施“{measure}”已于 {at} 到期失效，不能续期。仍需要的，请重新作出级别决定，把它列为措施。",
        "The measure “{measure}” ran out at {at} and cannot be renewed. Where it is still needed, \
         decide the level again and order it with that decision.";
    RenewalOutOfBounds { days_max } =>
        "措施一次最多续期 {days_max} 天，至少 1 小时。请改正；到期前可以再续。",
        "A measure is renewed for at least an hour and at most {days_max} days at a time. \
         Correct it; it can be renewed again.";
    NoSuchTask { task } =>
        "本行动里没有任务 №{task}，或它已经结束。请从任务列表中重新打开。",
        "There is no task №{task} in this operation, or it is over. Open it again from the \
         list.";
    TaskCannot { task, state: copied(task_state), act: copied(task_act) } =>
        "任务 №{task} 目前“{state}”，不能“{act}”。请刷新后按现在的状态办理。",
        "Task №{task} stands at “{state}”; “{act}” cannot be done with it now. Load it again \
         and go on from there.";
    BeforeTheLast { task, since: instant } =>
        "任务 №{task} 在 {since} 已有变动，这一步不能早于它。请改正发生时间。",
        "Task №{task} changed at {since}, and this cannot have happened before. Correct the \
         time.";
    BeforeTheLastLevel { since: instant } =>
        "这个预案的级别在 {since} 已有决定，这次决定不能早于它。请改正发生时间。",
        "The level of this plan was decided at {since}, and this cannot have been before. Correct \
         the time.";
    NotTheirTask { task, lead: called_unit } =>
        "任务 №{task} 由单位“{lead}”负责，应由该单位或被派的岗位办理。请换岗位，或请调度岗位代记。",
        "The unit “{lead}” answers for task №{task}: it acts, or the post that was asked. \
         Act in such a post, or ask whoever directs tasks to write it down.";
    ProofWanted { task } =>
        "预案要求任务 №{task} 办结时有凭据。请填写数字、文书编号或签字人。",
        "The plan wants proof that task №{task} is done. Write down the number, the paper or \
         who signed.";
    OwnWork { task } =>
        "任务 №{task} 最后一步是您本人办的，核验要由另一个人办理。",
        "You did the last thing with task №{task} yourself; somebody else verifies it.";
    DueOutOfBounds { days_max } => "时限应在 1 分钟到 {days_max} 天之间。请改正。",
        "A task is given from a minute to {days_max} days. Correct it.";
    NoSuchSituationReport => "没有这份情况报告。请从情况报告列表中重新打开。",
        "There is no such situation report. Open it again from the list.";
    SituationReportIsIssued => "这份情况报告已经发出，不能再改。有新的情况请另写一期。",
        "This situation report was issued and stays as it is. Write the next one for what is new.";
    SituationReportIsUnchecked => "这份情况报告还没有经另一人复核，不能发出。",
        "Nobody else has checked this situation report as it stands, so it cannot be issued.";
    WriterChecksNoReport => "这份情况报告是您起草的，请另一人复核。",
        "You wrote this situation report; somebody else checks it.";
    SituationReportTimesOutOfOrder =>
        "复核不能早于起草，发出不能早于复核，也不能早于上一期发出的时间。请改正时间。",
        "A report is checked after it was written, and issued after it was checked and after the \
         one before. Correct the time.";
    SituationReportAhead { now: instant } => "情况报告只能写到现在（{now}）为止。请改正截至时间。",
        "A situation report speaks of what has been, up to now ({now}). Correct its moment.";
    SituationReportIsOlder { number, as_of: instant } =>
        "第 {number} 期情况报告已经写到 {as_of}，这一份不能早于它。请按现在的情况重新填写。",
        "Situation report no. {number} speaks of {as_of} already, and this one of less. Fill it \
         anew from how things stand.";
    TooManySituationReports { max } => "一项处置行动最多写 {max} 份情况报告。请修改已有的草稿。",
        "An operation has {max} situation reports at most. Change a draft that is there.";
}

/// A word of a kind, from where a refusal holds the kind.
fn copied<T: Copy>(word: fn(T, Language) -> &'static str) -> impl Fn(&T, Tell<'_>) -> &'static str {
    move |it, tell| word(*it, tell.language)
}

fn of_level(level: &LevelName, tell: Tell<'_>) -> String {
    level_name(level, tell.language)
}

fn called_plan(plan: &Key, tell: Tell<'_>) -> String {
    tell.names.plan(plan)
}

fn called_unit(unit: &Key, tell: Tell<'_>) -> String {
    tell.names.unit(unit)
}

fn called_measure(measure: &Key, tell: Tell<'_>) -> String {
    tell.names.any_measure(measure)
}

fn called_posts(all: &BTreeSet<Key>, tell: Tell<'_>) -> String {
    listed(all.iter().map(|it| tell.names.post(it)), tell.language)
}

fn called_measures(all: &BTreeSet<Key>, tell: Tell<'_>) -> String {
    listed(all.iter().map(|it| called_measure(it, tell)), tell.language)
}

fn still_open(all: &BTreeSet<TaskNumber>, tell: Tell<'_>) -> String {
    if all.is_empty() {
        return String::new();
    }
    let numbers = listed(all.iter().map(|it| format!("№{it}")), tell.language);
    match tell.language {
        Language::Chinese => format!("没有完成的任务：{numbers}。"),
        Language::English => format!("Tasks that still run: {numbers}. "),
    }
}

fn still_in_force(all: &BTreeSet<Key>, tell: Tell<'_>) -> String {
    if all.is_empty() {
        return String::new();
    }
    let measures = called_measures(all, tell);
    match tell.language {
        Language::Chinese => format!("没有解除的措施：{measures}。"),
        Language::English => format!("Measures in force: {measures}. "),
    }
}

fn instant(at: &Instant, _: Tell<'_>) -> String {
    full_time(*at, &Zone::of_the_house())
}

fn megabytes(bytes: &u64, _: Tell<'_>) -> u64 {
    bytes / 1_048_576
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::operations::task_machine::{Act, State, TaskIndex};
    use domain::plans::document::MeasureUnit;

    fn task(number: u32) -> TaskNumber {
        TaskNumber::of(TaskIndex::new(number - 1))
    }

    fn keys<const COUNT: usize>(all: [&str; COUNT]) -> BTreeSet<Key> {
        all.into_iter().map(|it| it.parse().expect("a key")).collect()
    }

    #[test]
    fn a_task_says_where_it_stands_and_what_was_asked_of_it() {
        let no = Refusal::TaskCannot { task: task(17), state: State::Done, act: Act::Decline };
        let (chinese, english) = refusal(&no);
        assert!(chinese.starts_with("任务 №17 目前“已完成”，不能“退回”。"), "{chinese}");
        assert!(english.starts_with("Task №17 stands at “Done”; “Decline” cannot"), "{english}");
    }

    #[test]
    fn what_still_runs_is_named() {
        let tasks = [task(3), task(17)].into();
        let no = Refusal::StillRuns { tasks, measures: keys(["ferries-stopped"]) };
        let (chinese, english) = refusal(&no);
        assert!(chinese.contains("没有完成的任务：№3、№17。没有解除的措施：ferries-stopped。"));
        assert!(english.contains("still run: №3, №17. Measures in force: ferries-stopped. By"));
        let no = Refusal::StillRuns { tasks: BTreeSet::new(), measures: keys(["ferries-stopped"]) };
        assert!(refusal(&no).0.starts_with("还不能解除。没有解除的措施：ferries-stopped。请"));
    }

    #[test]
    fn who_decides_is_named_and_a_plan_that_names_nobody_says_so() {
        let deciders = keys(["county-chief", "flood-hq-commander"]);
        let (chinese, _) = refusal(&Refusal::NotTheirDecision { deciders });
        assert!(chinese.contains("county-chief、flood-hq-commander"), "{chinese}");
        let (_, english) = refusal(&Refusal::NotTheirDecision { deciders: BTreeSet::new() });
        assert!(english.contains("does not say who decides"), "{english}");
    }

    #[test]
    fn what_has_a_name_is_called_by_it() {
        struct Called;
        impl Names for Called {
            fn post(&self, _: &Key) -> String {
                "县长".to_owned()
            }
            fn any_measure(&self, _: &Key) -> String {
                "渡口停航".to_owned()
            }
        }
        let said = |no: &Refusal| operation_refusal(no, &Called, Language::Chinese);
        let deciders = keys(["county-chief"]);
        assert!(said(&Refusal::NotTheirDecision { deciders }).contains("岗位之一作出：县长。"));
        let measures = keys(["ferries-stopped"]);
        let no = Refusal::StillRuns { tasks: BTreeSet::new(), measures };
        assert!(said(&no).contains("没有解除的措施：渡口停航。"));
        assert!(
            said(&Refusal::NoSuchMeasure { measure: "a".parse().expect("a key") })
                .starts_with("措施“渡口停航”")
        );
    }

    #[test]
    fn an_instant_is_told_with_its_offset() {
        let since = Instant::from_microseconds(1_795_241_109_000_000);
        let (chinese, _) = refusal(&Refusal::BeforeTheLast { task: task(9), since });
        assert!(chinese.contains("在 2026-11-21 14:05:09 +08:00 已有变动"), "{chinese}");
    }

    #[test]
    fn units_are_said_in_words() {
        let no = Refusal::WrongUnit { wanted: MeasureUnit::Metre, found: MeasureUnit::Persons };
        let (chinese, english) = refusal(&no);
        assert!(chinese.starts_with("“人”和“米”"), "{chinese}");
        assert!(english.contains("measured in metres"), "{english}");
    }
}
