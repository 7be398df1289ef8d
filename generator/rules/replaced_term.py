"""AIR-336: a term that another one has replaced."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-336",
    severity=Severity.WARNING,
    what={
        "nl": "“{value}” is vervangen door “{better}”",
        "en": "“{value}” has been replaced by “{better}”",
    },
    why={
        "nl": "Wie op de nieuwe code zoekt, vindt deze registratie anders niet.",
        "en": "Whoever searches by the new code does not find this registration otherwise.",
    },
    fix={
        "nl": (
            "Schrijf “{better}” ({label}). Past die niet, kies dan een andere code uit "
            "registry-data/vocabularies/{vocabulary}.yml."
        ),
        "en": (
            "Write “{better}” ({label}). If it does not fit, choose another code from "
            "registry-data/vocabularies/{vocabulary}.yml."
        ),
    },
    wrong="status: oud",
    right="status: in-use",
)


def check(case: Case) -> Iterator[Hit]:
    for path, value, field in case.terms:
        vocabulary = case.register.vocabulary(field.vocabulary)
        term = vocabulary.terms.get(value)
        if term is not None and term.replaced_by:
            better = term.replaced_by
            yield case.hit(
                *path,
                value=value,
                better=better,
                vocabulary=vocabulary.name,
                label_nl=vocabulary.label(better, "nl"),
                label_en=vocabulary.label(better, "en"),
            )
