"""All rules and all words: two explicit tables, so that a reader can find any check by its name."""

from collections.abc import Mapping
from types import ModuleType

from generator.model.message import Message
from generator.rules import (
    annex_iii_use,
    answered_twice,
    attestation_day,
    broken_reference,
    check_character,
    copied_text,
    date_in_future,
    date_order,
    deferral_incomplete,
    deferral_months,
    deferral_unfinished,
    duplicate_id,
    end_missing,
    ended_or_not,
    explained_twice,
    formula_elsewhere,
    hard_to_read,
    hard_word,
    high_risk_unassessed,
    high_risk_unexplained,
    html,
    impossible_date,
    in_short_long,
    in_use_unexplained,
    may_not_withhold,
    missing_language,
    missing_vocabulary,
    nil_declaration_bare,
    nil_declaration_contradicted,
    organisation_day_impossible,
    organisation_day_in_future,
    organisation_kind,
    own_source,
    path,
    personal_mailbox,
    placeholder,
    policy_order,
    replaced_term,
    review_overdue,
    run_messages,
    spreadsheet_formula,
    stub_and_registration,
    stub_kind,
    stub_review,
    stub_term,
    translation_outdated,
    unanswered_question,
    unknown_language,
    unknown_organisation,
    unknown_question,
    unknown_term,
    untranslated,
    withheld_overdue,
)
from generator.schema import messages as schema_messages
from generator.source import yaml_messages

# Each has a MESSAGE, and `check(case)` for one registration, `check_register(register)` for all of them, or
# `check_on(register, on)` for all of them on the day of the run.
RULES: tuple[ModuleType, ...] = (
    unknown_organisation,  # AIR-301
    unknown_term,
    duplicate_id,
    check_character,
    path,
    date_order,
    end_missing,
    date_in_future,
    impossible_date,
    unanswered_question,  # AIR-310
    answered_twice,
    unknown_question,
    ended_or_not,
    explained_twice,
    in_use_unexplained,  # AIR-320
    high_risk_unassessed,
    annex_iii_use,
    withheld_overdue,
    high_risk_unexplained,
    may_not_withhold,
    personal_mailbox,  # AIR-330
    placeholder,
    missing_language,
    broken_reference,
    copied_text,
    html,
    replaced_term,
    review_overdue,
    untranslated,
    unknown_language,
    organisation_kind,  # AIR-340
    missing_vocabulary,
    deferral_incomplete,
    deferral_months,
    stub_and_registration,
    stub_kind,
    stub_term,
    stub_review,
    attestation_day,
    policy_order,
    deferral_unfinished,  # AIR-350
    in_short_long,
    translation_outdated,
    spreadsheet_formula,
    formula_elsewhere,
    own_source,
    hard_word,  # AIR-360
    hard_to_read,
    nil_declaration_contradicted,
    organisation_day_impossible,
    organisation_day_in_future,
    nil_declaration_bare,  # AIR-365
)

MESSAGES: Mapping[str, Message] = {
    message.code: message
    for message in (
        *yaml_messages.MESSAGES,
        *schema_messages.MESSAGES,
        *(rule.MESSAGE for rule in RULES),
        *run_messages.MESSAGES,
    )
}
