"""AIR-333: a reference to a registration or organisation that is not there."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.rules.unknown_organisation import suggestion

MESSAGE = Message(
    code="AIR-333",
    severity=Severity.ERROR,
    what={
        "nl": "“{value}” bij “{field}” verwijst naar niets",
        "en": "“{value}” at “{field}” refers to nothing",
    },
    why={
        "nl": "Op de pagina wordt dit een link. Lezers komen dan nergens uit.",
        "en": "On the page this is a link, and readers would end up nowhere.",
    },
    fix={
        "nl": "{suggestion}",
        "en": "{suggestion}",
    },
    wrong="replaced_by: [test001m]",
    right="replaced_by: [k00000tf]",
)


def check(case: Case) -> Iterator[Hit]:
    registration, register = case.registration, case.register
    for index, number in enumerate(registration.data.get("replaced_by", ())):
        if number == registration.id or number not in register.by_id:
            own = number == registration.id
            advice = {
                "suggestion_nl": "Dit is het nummer van de registratie zelf. Noem de registratie die haar opvolgt."
                if own
                else "Neem het nummer over van de pagina van de andere registratie.",
                "suggestion_en": "This is the registration's own id. Name the registration that follows it."
                if own
                else "Copy the id from the page of the other registration.",
            }
            yield case.hit("replaced_by", index, field="replaced_by", value=number, **advice)
    for index, slug in enumerate(registration.data.get("joint_deployers", ())):
        if slug not in register.organisations:
            near = suggestion(slug, register)
            advice = {
                "suggestion_nl": near["suggestion_nl"] or "Maak eerst een bestand voor deze organisatie.",
                "suggestion_en": near["suggestion_en"] or "First make a file for this organisation.",
            }
            yield case.hit("joint_deployers", index, field="joint_deployers", value=slug, **advice)
