"""What is public about deferral, as values of the dataset, in the shape of the files it comes from."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.deferral_policy import DeferralPolicy
from generator.model.message import Texts
from generator.model.transparency import Attestation, Stub


def policy(rules: DeferralPolicy, languages: Sequence[str]) -> dict[str, Any]:
    """The rules of deferral; texts in the order of `languages`."""
    attestation = {
        "from": rules.attestation_from,
        "notice_after": rules.notice_after,
        "alarm_after": rules.alarm_after,
    }
    return {
        "since": rules.since,
        "time_zone": rules.time_zone,
        "months": {
            "first": rules.first_months,
            "review": rules.review_months,
            "extension": rules.extension_months,
            "outside_from": rules.outside_from_months,
        },
        "days": {
            "proposal": rules.proposal_days,
            "publication": rules.publication_days,
            "grace": rules.grace_days,
            "escalation": rules.escalation_days,
        },
        "reminders": rules.reminders,
        "attestation": _given(attestation),
        "closed_days": sorted(rules.closed_days),
        "standard_sentence": _in_order(rules.standard_sentence, languages),
        **({"nil_declaration": _in_order(rules.nil_declaration, languages)} if rules.nil_declaration else {}),
    }


def _in_order(texts: Texts, languages: Sequence[str]) -> dict[str, str]:
    """A text, first in some languages."""
    order = (*languages, *sorted(texts.keys() - {*languages}))
    return {language: texts[language] for language in order if language in texts}


def attestation(one: Attestation) -> Mapping[str, Any]:
    """One attestation."""
    return {"month": one.month, "as_of": one.as_of, "overdue": one.overdue}


def stub(one: Stub) -> Mapping[str, Any]:
    """One stub."""
    return _given(
        {
            "id": one.id,
            "organisation_kind": one.organisation_kind,
            "annex_iii_points": one.annex_iii_points,
            "grounds": one.grounds,
            "scope": one.scope,
            "granted": one.granted,
            "review_by": one.review_by,
            "ended": one.ended,
        }
    )


def _given(value: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is not there: "" or an empty list. Zero is something."""
    return {name: part for name, part in value.items() if part not in ("", ())}
