"""Values as read and validated → the frozen parts of a register."""

from collections.abc import Mapping
from typing import Any

from generator.model.register import Organisation, Settings
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
        notice=value.get("notice", {}),
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
