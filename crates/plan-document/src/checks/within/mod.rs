//! Rules about what the document says, alone and beside the plans that it is linked with.

mod activation_statement;
mod after_later_level;
mod after_standing_task;
mod alert_incomplete;
mod area_without_information;
mod basis_missing;
mod called;
mod chains;
mod circular_dependency;
mod contradicts_parent;
mod cycles;
mod deadline_tight;
mod deadline_too_short;
mod drill_cycle;
mod escalation_missing;
mod escalation_too_late;
mod evacuation_without_shelter;
mod indicator_not_used;
mod indicator_without_supplier;
mod kind_missing;
mod law_unknown;
mod leave_above_enter;
mod level_hole;
mod level_rank;
mod level_without_decider;
mod level_without_entrance;
mod level_without_way_out;
mod levels_out_of_order;
mod measure_incomplete;
mod measure_long;
mod measure_not_used;
mod measure_too_long;
mod notice_incomplete;
mod parent_class;
mod parent_duties;
mod parent_level;
mod parent_tier;
mod parent_unknown;
mod path_longer_than_level;
mod performer_not_allowed;
mod reactions;
mod report_profile;
mod review_cycle;
mod scope_missing;
mod section_missing;
mod task_without_deadline;
mod task_without_estimate;
mod task_without_lead;
mod task_without_reason;
mod task_without_text;
#[cfg(test)]
mod testing;
mod thresholds;
mod title_missing;
mod titles_alike;
mod unknown_name;
mod unreachable_task;
mod untranslated;
mod written;

use domain::kernel::Severity;

use super::{Found, Look, LooksAt, Rule, Sentence};
use crate::finding::{Mend, Says};

pub(super) const RULES: &[&Rule] = &[
    &unknown_name::RULE,
    &task_without_lead::RULE,
    &task_without_reason::RULE,
    &task_without_deadline::RULE,
    &task_without_estimate::RULE,
    &task_without_text::RULE,
    &title_missing::RULE,
    &kind_missing::RULE,
    &unreachable_task::RULE,
    &circular_dependency::RULE,
    &after_standing_task::RULE,
    &after_later_level::RULE,
    &path_longer_than_level::RULE,
    &deadline_too_short::RULE,
    &deadline_tight::RULE,
    &escalation_missing::RULE,
    &escalation_too_late::RULE,
    &performer_not_allowed::RULE,
    &titles_alike::RULE,
    &level_without_way_out::RULE,
    &level_without_entrance::RULE,
    &level_without_decider::RULE,
    &level_rank::RULE,
    &levels_out_of_order::RULE,
    &level_hole::RULE,
    &leave_above_enter::RULE,
    &activation_statement::RULE,
    &indicator_not_used::RULE,
    &indicator_without_supplier::RULE,
    &measure_incomplete::RULE,
    &measure_too_long::RULE,
    &measure_long::RULE,
    &measure_not_used::RULE,
    &area_without_information::RULE,
    &evacuation_without_shelter::RULE,
    &alert_incomplete::RULE,
    &notice_incomplete::RULE,
    &scope_missing::RULE,
    &report_profile::RULE,
    &section_missing::RULE,
    &basis_missing::RULE,
    &law_unknown::RULE,
    &drill_cycle::RULE,
    &review_cycle::RULE,
    &untranslated::RULE,
    &parent_unknown::RULE,
    &parent_tier::RULE,
    &parent_class::RULE,
    &parent_level::RULE,
    &parent_duties::RULE,
    &contradicts_parent::RULE,
];

const fn said(zh: &'static str, en: &'static str) -> Sentence {
    Sentence { zh, en }
}
