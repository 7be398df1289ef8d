"""Values as read and validated → the frozen parts of a register."""

from collections.abc import Mapping
from typing import Any

from generator.model.deferral_policy import DeferralPolicy
from generator.model.glossary import Entry
from generator.model.reading import PlainLanguage
from generator.model.register import Catalogue, Organisation, Settings
from generator.model.transparency import Attestation, Stub
from generator.model.vocabulary import Term, Vocabulary


def settings(value: Mapping[str, Any]) -> Settings:
    """`register.yml`, already validated."""
    return Settings(
        name=value["name"],
        publisher=value["publisher"],
        description=value["description"],
        base_url=value["base_url"].rstrip("/"),
        languages=tuple(value["languages"]),
        licence=value["licence"],
        contact=value["contact"],
        repository=value.get("repository", ""),
        forge=value.get("forge", "github"),
        repository_pages=value.get("repository_pages", {}),
        notice=value.get("notice", {}),
        funding=value.get("funding", {}),
        catalogue=_catalogue(value.get("catalogue", {})),
    )


def _catalogue(value: Mapping[str, Any]) -> Catalogue:
    return Catalogue(
        publisher_id=value.get("publisher_id", ""),
        themes=tuple(value.get("themes", ())),
        keywords=tuple(value.get("keywords", ())),
        countries=tuple(value.get("countries", ())),
        legislation=tuple(value.get("legislation", ())),
    )


def vocabulary(value: Mapping[str, Any]) -> Vocabulary:
    """One file of `vocabularies/`, already validated."""
    terms = (_term(term) for term in value["terms"])
    return Vocabulary(value["vocabulary"], value["title"], {term.id: term for term in terms})


def _term(value: Mapping[str, Any]) -> Term:
    return Term(
        id=value["id"],
        label=value["label"],
        definition=value.get("definition", {}),
        source=value.get("source", ""),
        since=value.get("since", ""),
        replaced_by=value.get("replaced_by", ""),
        aliases=tuple(value.get("aliases", ())),
        means=frozenset(value.get("means", ())),
        maps_to={standard: tuple(others) for standard, others in value.get("maps_to", {}).items()},
    )


def organisation(file: str, value: Mapping[str, Any]) -> Organisation:
    """One file of `organisations/`, already validated. The slug is the file's name."""
    return Organisation(slug=file.rpartition("/")[2].rpartition(".")[0], file=file, data=value)


def deferral_policy(value: Mapping[str, Any]) -> DeferralPolicy:
    """`deferral-policy.yml`, already validated."""
    months, days, attested = value["months"], value["days"], value["attestation"]
    return DeferralPolicy(
        since=value["since"],
        time_zone=value["time_zone"],
        first_months=months["first"],
        review_months=months["review"],
        extension_months=months["extension"],
        outside_from_months=months["outside_from"],
        proposal_days=days["proposal"],
        publication_days=days["publication"],
        grace_days=days["grace"],
        escalation_days=days["escalation"],
        reminders=tuple(value["reminders"]),
        attestation_from=attested.get("from", ""),
        notice_after=attested["notice_after"],
        alarm_after=attested["alarm_after"],
        closed_days=frozenset(value["closed_days"]),
        standard_sentence=value["standard_sentence"],
        nil_declaration=value.get("nil_declaration", {}),
    )


def glossary(value: Mapping[str, Any]) -> tuple[Entry, ...]:
    """`glossary.yml`, already validated."""
    return tuple(
        Entry(
            id=term["id"],
            term=term["term"],
            definition=term["definition"],
            also=term.get("also", {}),
            explains=tuple(term.get("explains", ())),
            see=term.get("see", ""),
            source=term.get("source", {}),
        )
        for term in value["terms"]
    )


def attestation(value: Mapping[str, Any]) -> Attestation:
    """One file of `transparency/attestations/`, already validated."""
    return Attestation(month=value["month"], as_of=value["as_of"], overdue=value["overdue"])


def plain_language(value: Mapping[str, Any]) -> dict[str, PlainLanguage]:
    """`plain-language.yml`, already validated, by language."""
    return {one["language"]: _plain_language(one) for one in value["languages"]}


def _plain_language(value: Mapping[str, Any]) -> PlainLanguage:
    return PlainLanguage(
        language=value["language"],
        formula=value["formula"],
        base=value["base"],
        sentence_weight=value["sentence_weight"],
        syllable_weight=value["syllable_weight"],
        most_words=value["most_words"],
        least_score=value["least_score"],
        vowels=tuple(value["vowels"]),
        silent=tuple(value.get("silent", ())),
        sounded=tuple(value.get("sounded", ())),
        words={hard: one["instead"] for one in value.get("words", ()) for hard in one["hard"]},
    )


def stub(value: Mapping[str, Any]) -> Stub:
    """One file of `transparency/stubs/`, already validated."""
    return Stub(
        id=value["id"],
        organisation_kind=value["organisation_kind"],
        annex_iii_points=tuple(value.get("annex_iii_points", ())),
        grounds=tuple(value["grounds"]),
        scope=value["scope"],
        granted=value["granted"],
        review_by=value.get("review_by", ""),
        ended=value.get("ended", ""),
    )
