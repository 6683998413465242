//! A rule's no, as a sentence: what, and how to go on.

use domain::{Refusal, access, data_use, realms};

use crate::Language;

/// The sentence of a refusal.
#[must_use]
pub fn refusal(refusal: &Refusal, language: Language) -> String {
    let (chinese, english) = sentences(refusal);
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

/// A refusal in both languages.
pub(crate) fn sentences(refusal: &Refusal) -> Pair {
    match refusal {
        Refusal::Access(refusal) => accounts(refusal),
        Refusal::DataUse(refusal) => data_use(refusal),
        Refusal::Duty(refusal) => crate::duty::refusal(refusal),
        Refusal::Inbox(refusal) => crate::inbox::refusal(refusal),
        Refusal::Briefs(refusal) => crate::briefs::refusal(refusal),
        Refusal::Daily(refusal) => crate::daily::refusal(refusal),
        Refusal::Attachments(refusal) => crate::papers::attachment_refusal(refusal),
        Refusal::Consultations(refusal) => crate::consultations::consultation_refusal(refusal),
        Refusal::LevelsFromAbove(refusal) => crate::consultations::level_refusal(refusal),
        Refusal::Documents(refusal) => crate::papers::document_refusal(refusal),
        Refusal::Instructions(refusal) => crate::instructions::refusal(refusal),
        Refusal::Shifts(refusal) => crate::shifts::refusal(refusal),
        Refusal::Operations(refusal) => crate::operation_refusals::refusal(refusal),
        Refusal::People(refusal) => crate::people::refusal(refusal),
        Refusal::Places(refusal) => crate::places::refusal(refusal),
        Refusal::Plans(refusal) => crate::plans::refusal(refusal),
        Refusal::Realms(refusal) => realms(refusal),
        Refusal::Reviews(refusal) => crate::reviews::refusal(refusal),
        Refusal::Supplies(refusal) => crate::supplies::refusal(refusal),
    }
}

/// Chinese, then English.
pub(crate) type Pair = (String, String);

pub(crate) fn pair(chinese: &str, english: &str) -> Pair {
    (chinese.to_owned(), english.to_owned())
}

fn accounts(refusal: &access::Refusal) -> Pair {
    use access::Refusal as R;
    match refusal {
        R::NoSuchAccount => pair("没有这个账号。", "There is no such account."),
        R::AccountIsOpen => pair(
            "这个账号已经开通，不能重复开通。",
            "This account is open; it cannot be opened twice.",
        ),
        R::AccountIsClosed => pair(
            "这个账号已经停用。要恢复使用，请先为同一个人重新开通。",
            "This account is closed. Open it again for the same person first.",
        ),
        R::AccountWasAnothers => pair(
            "这个账号停用前属于另一个人或用的是另一个登录名，只能原样恢复。请另开一个账号。",
            "Before it was closed this account had another person or login. Open a new one.",
        ),
        R::LoginTaken { login } => (
            format!("登录名“{login}”属于另一个账号（可能已停用），不能转给别人。请换一个。"),
            format!(
                "The login “{login}” belongs to another account, maybe a closed one. Choose \
                 another."
            ),
        ),
        R::PersonHasAccount { account: _ } => pair(
            "这个人已有一个开通的账号。一个人只用一个账号。",
            "This person has an open account. One person has one account.",
        ),
        R::NoSecretHandedIn => pair(
            "没有收到新的密码或密钥，什么也没有改变。自己的请在“我的账号”页面改；别人的由\
             看管机器的人用 lianfang user reset 重设。",
            "No new password or key came, and nothing was changed. Change your own on the page “My \
             account”; whoever keeps the machine resets another’s with `lianfang user reset`.",
        ),
    }
}

fn data_use(refusal: &data_use::Refusal) -> Pair {
    use data_use::Refusal as R;
    match refusal {
        R::NoSuchOperation => pair("没有这个处置行动。", "There is no such operation."),
        R::LogIsOpen => pair(
            "日志还没有封存，晚到的记录还会进来。请先结束行动并封存日志。",
            "Late lines can still come. Close the operation and its log first.",
        ),
        R::TextsAreDestroyed => pair("内容已经销毁。", "It was destroyed before."),
        R::NoSuchText { text: _ } => pair(
            "这个行动里没有这段文字。请刷新列表。",
            "This operation has no such text. Load the list again.",
        ),
        R::TextIsReleased { text: _ } => pair(
            "这段文字已经归档，不能再换。",
            "This text was released before; what is in the archive is not replaced.",
        ),
        R::TextHasFinding { text: _, kind, at } => (
            format!(
                "有一段文字从第 {at} 个字起像是{}，不能原样归档。请逐条遮盖后归档。",
                finding(*kind).0
            ),
            format!(
                "From character {at} on, one text looks like {}. Mask it and release it by itself.",
                finding(*kind).1
            ),
        ),
        R::MaskHasFinding { kind, at } => (
            format!("遮盖后的文字从第 {at} 个字起仍像是{}。请把它也遮盖。", finding(*kind).0),
            format!(
                "From character {at} on, the masked text still looks like {}. Mask that too.",
                finding(*kind).1
            ),
        ),
        R::UnreleasedTexts { texts } => (
            format!("还有 {texts} 段文字没有归档。请先归档，或说明理由连同销毁。"),
            format!(
                "{texts} texts have not been released. Release them, or say why they shall go too."
            ),
        ),
        R::ReasonMissing => pair(
            "要销毁没有归档的文字，请写明理由。",
            "Say why texts shall go that nobody has released.",
        ),
        R::WitnessIsApprover => pair(
            "批准人和见证人不能是同一个人。",
            "Whoever approves cannot be the witness as well.",
        ),
        R::MustBeKept { until: _ } => pair(
            "保存期限还没有到，不能销毁。",
            "It must be kept longer; its time is not yet over.",
        ),
    }
}

/// What a piece of a text looks like, in words.
#[must_use]
pub const fn finding_kind(
    kind: data_use::scanner::FindingKind,
    language: Language,
) -> &'static str {
    let (chinese, english) = finding(kind);
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

const fn finding(kind: data_use::scanner::FindingKind) -> (&'static str, &'static str) {
    use data_use::scanner::FindingKind as K;
    match kind {
        K::CitizenId => ("身份证号", "a citizen's identity number"),
        K::Mobile => ("手机号", "a mobile number"),
        K::Landline => ("固定电话", "a landline number"),
        K::BankCard => ("银行卡号", "a bank card"),
        K::Plate => ("车牌号", "a number plate"),
        K::TravelDocument => ("护照或通行证号", "a passport or permit"),
        K::Email => ("电子邮箱", "an e-mail address"),
        K::ChatAccount => ("微信或 QQ 号", "a chat account"),
    }
}

fn realms(refusal: &realms::Refusal) -> Pair {
    use realms::Refusal as R;
    match refusal {
        R::RealIsNotPractice => pair(
            "真实域不能当作演练域打开，也不能拨它的时钟。",
            "The real realm is not opened like a drill, and its clock is not set.",
        ),
        R::AlreadyOpened => pair("这个域已经打开。", "This realm was opened before."),
        R::NoSuchRealm => pair("没有这个域。", "There is no such realm."),
        R::ClockGoesBack => pair(
            "域的时钟不能倒拨。请给一个更晚的时间。",
            "A realm's clock never runs backwards. Give a later time.",
        ),
        R::TooFast { thousandths_max } => (
            format!("时钟最快为实际速度的 {} 倍。", thousandths_max / 1000),
            format!("A clock runs at most {} times real speed.", thousandths_max / 1000),
        ),
    }
}
