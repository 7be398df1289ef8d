"""Figures on how a register is kept: tests done, reviews in time, every language there."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType

from generator.model.message import Texts, texts
from generator.model.register import Register, Registration
from generator.rules import missing_language, review_overdue, translation_outdated, untranslated, withheld_overdue
from generator.rules.case import Case
from generator.schema.fields import fields
from generator.text import in_language
from generator.views.figure import Figure, Group, counted

_YEAR = datetime.timedelta(days=365)


def assessments(register: Register) -> Iterator[Figure]:
    """For each assessment that the schema asks about, how far it is; and how many name others."""
    everything, total = register.registrations, len(register.registrations)
    for name, field in fields().items():
        if field.kind != "assessment":
            continue
        for term in register.vocabulary(field.parts["state"].vocabulary).terms.values():
            label: Texts = {
                language: f"{in_language(field.title, language)}: {words[:1].lower()}{words[1:]}"
                for language, words in term.label.items()
            }
            found = (one for one in everything if one.data.get(name, {}).get("state") == term.id)
            yield counted(f"{name}-state-{term.id}", Group.ASSESSMENTS, label, term.definition, found, of=total)
    label = texts("Andere toetsen of controles genoemd", "Other assessments or checks named")
    meaning = texts(
        "De registratie noemt een of meer andere toetsen, in welke stand ook.",
        "The registration names one or more other assessments, in whatever state.",
    )
    found = (one for one in everything if one.data.get("other_assessments"))
    yield counted("other-assessments", Group.ASSESSMENTS, label, meaning, found, of=total)


def upkeep(register: Register, on: datetime.date) -> Iterator[Figure]:
    """What should have been looked at again. What has ended is not looked at any more."""
    going_on = [one for one in register.registrations if not Case(one, register, on).means("status", "ended")]
    long_ago, total = (on - _YEAR).isoformat(), len(going_on)

    def figure(key: str, nl: tuple[str, str], en: tuple[str, str], found: Iterable[Registration], of: int) -> Figure:
        return counted(key, Group.UPKEEP, texts(nl[0], en[0]), texts(nl[1], en[1]), found, of=of)

    yield figure(
        "review-overdue",
        ("Had al opnieuw bekeken moeten zijn", "De dag van de volgende controle is voorbij."),
        ("Should have been reviewed by now", "The day of the next review has passed."),
        _hit(register, on, review_overdue),
        total,
    )
    yield figure(
        "withheld-overdue",
        (
            "Niet openbaar, en te laat opnieuw bekeken",
            "Van een antwoord dat niet te zien is, is de dag van de controle voorbij.",
        ),
        ("Withheld, and its review is overdue", "The day of review of an answer that is not shown has passed."),
        _hit(register, on, withheld_overdue),
        len(register.registrations),
    )
    yield figure(
        "checked-long-ago",
        ("Langer dan een jaar niet gecontroleerd", f"De laatste controle was voor {long_ago}."),
        ("Not checked for more than a year", f"The last check was before {long_ago}."),
        (one for one in going_on if one.data.get("last_checked", long_ago) < long_ago),
        total,
    )
    yield figure(
        "never-checked",
        ("Nog nooit gecontroleerd na de registratie", "De registratie noemt geen dag waarop zij is gecontroleerd."),
        ("Never checked after it was registered", "The registration names no day on which it was checked."),
        (one for one in going_on if "last_checked" not in one.data),
        total,
    )


def languages(register: Register) -> Iterator[Figure]:
    """Where readers of one language get another, and who translated."""
    everything, total = register.registrations, len(register.registrations)

    def figure(key: str, nl: tuple[str, str], en: tuple[str, str], found: Iterable[Registration]) -> Figure:
        return counted(key, Group.LANGUAGES, texts(nl[0], en[0]), texts(nl[1], en[1]), found, of=total)

    yield figure(
        "one-language",
        ("Naam en korte uitleg in één taal", "Wie een andere taal leest, ziet de tekst in die ene taal."),
        ("Name and short explanation in one language", "Readers of another language see the text in that one."),
        (one for one in everything if len({*one.data.get("name", ()), *one.data.get("summary", ())}) == 1),
    )
    any_day = datetime.date.min
    yield figure(
        "not-all-translated",
        ("Niet elke tekst in elke taal", "Een of meer teksten missen een taal van het register."),
        ("Not every text in every language", "One or more texts lack a language of the register."),
        _hit(register, any_day, missing_language, untranslated),
    )
    for maker, nl, en in (
        ("machine", "Vertaald door een machine", "Translated by a machine"),
        ("human", "Vertaald door een mens", "Translated by a person"),
    ):
        yield figure(
            f"translated-by-{maker}",
            (nl, "Zo staat het bij de vertalingen van de registratie."),
            (en, "As the registration says of its translations."),
            (one for one in everything if any(t.get("made_by") == maker for t in one.data.get("translations", ()))),
        )

    yield figure(
        "translation-outdated",
        ("Vertaling hoort bij een eerdere tekst", "De tekst is veranderd nadat de vertaling was gemaakt of nagekeken."),
        ("Translation belongs to an earlier text", "The text changed after the translation was made or read again."),
        _hit(register, any_day, translation_outdated),
    )


def _hit(register: Register, on: datetime.date, *rules: ModuleType) -> list[Registration]:
    """The registrations that one of the rules points at: what is counted is what their authors were told."""
    checks: list[Callable[[Case], Iterable[object]]] = [rule.check for rule in rules]

    def is_hit(case: Case) -> bool:
        return any(True for check in checks for _ in check(case))

    return [one for one in register.registrations if is_hit(Case(one, register, on))]
