//! Rules about the world: whether what the plan says is so.

mod cycles;
mod goods;
mod house;
mod in_post;
mod index;
mod names;
mod nearest;
mod places;
mod reach;
mod sharing;
mod staffing;
mod timeline;
mod together;
#[cfg(test)]
mod town;
mod training;

mod area_outside_plan;
mod certificate_expired;
mod certificate_expires_soon;
mod consent_missing;
mod consent_of_nobody;
mod contact_stale;
mod drill_overdue;
mod holder_away;
mod holder_without_competence;
mod holders_too_few;
mod informer_elsewhere;
mod lead_outside_issuer;
mod needs_beyond_people;
mod needs_beyond_stock;
mod needs_beyond_two_plans;
mod needs_beyond_vehicles;
mod one_person_two_posts;
mod out_of_reach;
mod parent_abolished;
mod parent_draft;
mod parent_superseded;
mod performers_not_in_unit;
mod plan_key_taken;
mod post_cannot_be_reached;
mod post_of_another_unit;
mod post_unknown;
mod post_without_deputy;
mod post_without_holder;
mod region_unknown;
mod reserve_missing;
mod review_overdue;
mod shelter_closed;
mod shelter_not_a_shelter;
mod shelter_too_small;
mod shelter_unknown;
mod skill_nobody_holds;
mod supplier_unknown;
mod sworn_missing;
mod two_plans_claim_one_unit;
mod unit_unknown;

use super::Rule;

/// In the order of the reference: names, posts, people, needs, shelters, consents, plans, places,
/// time.
pub(super) const RULES: &[&Rule] = &[
    &unit_unknown::RULE,
    &supplier_unknown::RULE,
    &post_unknown::RULE,
    &post_of_another_unit::RULE,
    &post_without_holder::RULE,
    &holders_too_few::RULE,
    &post_without_deputy::RULE,
    &holder_away::RULE,
    &one_person_two_posts::RULE,
    &post_cannot_be_reached::RULE,
    &contact_stale::RULE,
    &holder_without_competence::RULE,
    &certificate_expired::RULE,
    &certificate_expires_soon::RULE,
    &skill_nobody_holds::RULE,
    &performers_not_in_unit::RULE,
    &sworn_missing::RULE,
    &needs_beyond_people::RULE,
    &needs_beyond_vehicles::RULE,
    &needs_beyond_stock::RULE,
    &needs_beyond_two_plans::RULE,
    &two_plans_claim_one_unit::RULE,
    &reserve_missing::RULE,
    &out_of_reach::RULE,
    &shelter_unknown::RULE,
    &shelter_closed::RULE,
    &shelter_not_a_shelter::RULE,
    &shelter_too_small::RULE,
    &consent_missing::RULE,
    &lead_outside_issuer::RULE,
    &consent_of_nobody::RULE,
    &parent_superseded::RULE,
    &parent_abolished::RULE,
    &parent_draft::RULE,
    &region_unknown::RULE,
    &area_outside_plan::RULE,
    &informer_elsewhere::RULE,
    &review_overdue::RULE,
    &drill_overdue::RULE,
    &plan_key_taken::RULE,
];
