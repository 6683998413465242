//! A warning without what the law wants in it, or that reaches people only by telephone.

use domain::kernel::Key;
use domain::plans::document::{Channel, Notice, NoticeKind};

use super::called::Called;
use super::written::is_absent;
use super::{Found, Look, LooksAt, Rule, Says, Sentence, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "alert-incomplete",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("预警要素不全", "A warning that lacks what it must say"),
    reason: said(
        "警报应当明确类别、级别、起始时间、可能影响的范围、警示事项、应当采取的措施、发布单位；\
         要能到达没有手机的人。",
        "A warning states its class, level, start, area, what to look out for, what to do, and \
         who issues it; and it reaches people without a telephone.",
    ),
    law: &["ERL-64", "ERL-65"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let alerts = look.plan.notices.iter().filter(|(_, it)| it.kind == Some(NoticeKind::Alert));
    for (key, it) in alerts {
        let parts = [
            (it.color.is_none(), "color", said("级别（颜色）", "of which level it is")),
            (it.areas.is_empty(), "areas", said("可能影响的范围", "which area may be hit")),
            (it.text.is_none(), "text", said("警示事项", "what may happen")),
            (it.advice.is_none(), "advice", said("应当采取的措施", "what people should do")),
            (it.issuer.is_none(), "issuer", said("发布单位", "who issues it")),
        ];
        for (is_unread, field, what) in parts {
            if is_unread && is_absent(look, &["notices", key.as_str(), field]) {
                missing(look, found, (key, it), (field, what));
            }
        }
        channels(look, found, key, it);
    }
}

fn missing(
    look: &Look<'_>,
    found: &mut Found,
    (key, notice): (&Key, &Notice),
    (field, what): (&str, Sentence),
) {
    let Called { zh, en } = Called::notice(key, notice);
    let says = Says::new(
        format!("预警“{zh}”没有写{}（突发事件应对法第六十四条）。请写在 {field} 里。", what.zh),
        format!("The warning “{en}” does not say {} (ERL 64). Write it under {field}.", what.en),
    );
    found.add(&RULE, look, &["notices", key.as_str(), field], says);
}

fn channels(look: &Look<'_>, found: &mut Found, key: &Key, notice: &Notice) {
    let path = ["notices", key.as_str(), "channels"];
    if notice.channels.is_empty() && !is_absent(look, &path) {
        return;
    }
    let needs_phone = |it: &Channel| match it {
        Channel::Sms | Channel::App => true,
        Channel::Broadcast | Channel::Loudspeaker | Channel::DoorKnock | Channel::Press => false,
    };
    let Called { zh, en } = Called::notice(key, notice);
    let is_single = notice.channels.iter().all(|it| notice.channels.first() == Some(it));
    let says = if is_single {
        Says::new(
            format!("预警“{zh}”少于两种发布渠道，一种中断就无人知道。请在 channels 至少写两种。"),
            format!(
                "The warning “{en}” has fewer than two channels: when one fails nobody is \
                 warned. Name two at least under channels."
            ),
        )
    } else if notice.channels.iter().all(needs_phone) {
        Says::new(
            format!(
                "预警“{zh}”只靠手机发布，老人等没有手机的人收不到。请加上 broadcast、loudspeaker \
                 或 door_knock。"
            ),
            format!(
                "The warning “{en}” reaches people by telephone only. Add broadcast, loudspeaker \
                 or door_knock for those who have none."
            ),
        )
    } else {
        return;
    };
    found.add(&RULE, look, &path, says);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, places};
    use super::RULE;

    #[test]
    fn each_part_that_is_missing_is_told() {
        for (line, field) in [
            ("    color: blue\n    issuer", "color"),
            ("    issuer: yunze-flood-hq\n", "issuer"),
            ("    areas: [dongdu-lowland, sanjie-ferry]\n", "areas"),
            (
                "    advice: \
                 {zh: 远离河岸，听从转移通知。, en: Stay away from the banks and follow the notices.}\
                 \n",
                "advice",
            ),
        ] {
            let rest = line.split_once('\n').expect("a line").1;
            let places = places(&RULE, &good_with(line, rest));
            assert_eq!(places, [format!("notices.blue-warning.{field}")]);
        }
    }

    #[test]
    fn one_channel_or_telephones_alone_are_too_little() {
        for channels in ["[broadcast]", "[sms, app]", "[sms, sms]"] {
            let text = good_with(
                "channels: [broadcast, sms, door_knock]",
                &format!("channels: {channels}"),
            );
            assert_eq!(places(&RULE, &text), ["notices.blue-warning.channels"], "{channels}");
        }
    }

    #[test]
    fn what_is_no_warning_needs_less() {
        let text = good_with("kind: alert\n    color: blue\n", "kind: press\n");
        let text = changed(&text, "channels: [broadcast, sms, door_knock]", "channels: [press]");
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
