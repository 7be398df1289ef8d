"""AIR-325: an answer withheld by an organisation for which the grounds do not hold."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.rules.case import Case
from generator.rules.hit import Hit

MESSAGE = Message(
    code="AIR-325",
    severity=Severity.WARNING,
    what={
        "nl": (
            "“{field}” wordt niet getoond, maar de gronden daarvoor gelden niet voor deze soort organisatie ({kind})"
        ),
        "en": "“{field}” is withheld, but the grounds for that do not hold for this kind of organisation ({kind})",
    },
    why={
        "nl": (
            "De gronden gaan alleen over strafbare feiten. Andere organisaties vertellen het, of zeggen waarom het er "
            "nog niet is."
        ),
        "en": "The grounds concern criminal offences only. Other organisations tell, or say why it is not there yet.",
    },
    fix={
        "nl": (
            "Vul “{field}” in, of kies de stand not_yet of does_not_apply. Klopt de soort niet, verander dan "
            "registry-data/organisations/{organisation}.yml."
        ),
        "en": (
            "Fill in “{field}”, or choose the state not_yet or does_not_apply. If the kind is wrong, change "
            "registry-data/organisations/{organisation}.yml."
        ),
    },
    wrong=(
        "# without: logic\nunanswered:\n  - field: logic\n    state: withheld\n    reason:\n"
        "      nl: Uitleg zou de opsporing hinderen.\n      en: Explaining would hinder detection.\n"
        '    ground: detection\n    review_by: "2027-01-01"'
    ),
    right=(
        "# without: logic\nunanswered:\n  - field: logic\n    state: not_yet\n    reason:\n"
        "      nl: De uitleg wordt nog geschreven.\n      en: The explanation is being written."
    ),
    source="Kamerstukken II 2022/23, 32 761, nr. 251",
)


def check(case: Case) -> Iterator[Hit]:
    organisation = case.register.organisations.get(case.registration.organisation)
    if organisation is None or case.register.means("organisation-kinds", organisation.kind, "may_defer"):
        return
    kinds = case.register.vocabulary("organisation-kinds")
    for index, item in case.unanswered("withheld"):
        yield case.hit(
            "unanswered",
            index,
            "state",
            field=item["field"],
            organisation=organisation.slug,
            kind_nl=kinds.label(organisation.kind, "nl"),
            kind_en=kinds.label(organisation.kind, "en"),
        )
