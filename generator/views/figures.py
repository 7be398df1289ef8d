"""Every figure of a register on a day. Pages and files take their figures from here, so they never differ."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.model.message import texts
from generator.model.register import Register
from generator.schema.fields import fields
from generator.text import in_language
from generator.views.answers import BROWSED, STATES, Fill, by_answer, fill
from generator.views.deferral import Deferrals
from generator.views.figure import Figure, Group, counted
from generator.views.organisations import Organisations, Standing
from generator.views.overview import Overview
from generator.views.reading import Reading
from generator.views.upkeep import assessments, languages, upkeep

STATE_LABELS = {
    "answered": texts("Beantwoord", "Answered"),
    "does_not_apply": texts("Niet van toepassing", "Does not apply"),
    "not_yet": texts("Nog geen antwoord", "No answer yet"),
    "withheld": texts("Nu niet te zien", "Not shown for now"),
}
STATE_MEANINGS = {
    "answered": texts("De organisatie heeft de vraag beantwoord.", "The organisation has answered the question."),
    "does_not_apply": texts(
        "De organisatie zegt dat de vraag niet past bij dit systeem, en waarom.",
        "The organisation says that the question does not fit this system, and why.",
    ),
    "not_yet": texts(
        "De vraag is nog niet beantwoord. De registratie zegt waarom.",
        "The question is not answered yet. The registration says why.",
    ),
    "withheld": texts(
        "Het antwoord is er, maar is nu niet openbaar. De registratie zegt op welke grond.",
        "There is an answer, but it is not public for now. The registration says on what ground.",
    ),
}
_STANDINGS = {
    Standing.REGISTERED: texts("Organisaties die iets registreerden", "Organisations that registered something"),
    Standing.DECLARED_NONE: texts(
        "Organisaties die verklaarden niets te gebruiken", "Organisations that declared to use nothing"
    ),
    Standing.NO_ANSWER: texts("Organisaties die niet antwoordden", "Organisations that did not answer"),
    Standing.NOT_ASKED: texts("Organisaties die nog niet zijn gevraagd", "Organisations that were not asked yet"),
}


@dataclass(frozen=True)
class Figures:
    """The figures of a register on a day."""

    overview: Overview
    deferrals: Deferrals

    @property
    def register(self) -> Register:
        return self.overview.register

    @property
    def on(self) -> datetime.date:
        return self.deferrals.on

    @cached_property
    def organisations(self) -> Organisations:
        return Organisations(self.overview)

    @cached_property
    def fill(self) -> Fill:
        """For every question the registrations by whether they answer it."""
        return fill(self.register.registrations)

    @cached_property
    def all(self) -> tuple[Figure, ...]:
        """In the order in which they are shown."""
        return (
            *self._register(),
            *self._answers(),
            *self._questions(),
            *assessments(self.register),
            *upkeep(self.register, self.on),
            *languages(self.register),
            *self._reading(),
            *self._standings(),
            *self._deferral(),
        )

    @cached_property
    def by_key(self) -> Mapping[str, Figure]:
        return {figure.key: figure for figure in self.all}

    def of(self, group: Group) -> list[Figure]:
        """The figures of one part of the page."""
        return [figure for figure in self.all if figure.group is group]

    def _register(self) -> Iterator[Figure]:
        label = texts("Registraties", "Registrations")
        meaning = texts("Alle registraties in het register.", "All registrations in the register.")
        yield counted("registrations", Group.REGISTER, label, meaning, self.register.registrations, of=None)

    def _answers(self) -> Iterator[Figure]:
        for field in BROWSED:
            described, given = fields()[field], by_answer(self.register.registrations, field)
            for term in self.register.vocabulary(described.vocabulary).terms.values():
                if term.id in given:
                    label = {
                        language: f"{in_language(described.title, language)}: {in_language(term.label, language)}"
                        for language in described.title
                    }
                    key = f"{slug(field)}-{term.id}"
                    figure = counted(key, Group.ANSWERS, label, term.definition, given[term.id], of=self.overview.total)
                    yield replace(figure, answer=(field, term.id))

    def _questions(self) -> Iterator[Figure]:
        for field, states in self.fill.items():
            title = fields()[field].title
            for state in STATES:
                label = {
                    language: f"{in_language(title, language)}: {words[:1].lower()}{words[1:]}"
                    for language, words in STATE_LABELS[state].items()
                }
                key = question_key(field, state)
                yield counted(key, Group.QUESTIONS, label, STATE_MEANINGS[state], states[state], of=self.overview.total)

    def _reading(self) -> Iterator[Figure]:
        for language, (easy, hard) in Reading(self.register).passing.items():
            plain = self.register.plain_language[language]
            limits = texts(
                f"{plain.formula}: gemiddeld hoogstens {plain.most_words} woorden per zin, en een score van "
                f"{plain.least_score} of hoger. Alleen de korte uitleg in deze taal telt mee ({language}).",
                f"{plain.formula}: at most {plain.most_words} words per sentence on average, and a score of "
                f"{plain.least_score} or higher. Only the short explanation in this language counts ({language}).",
            )
            of = len(easy) + len(hard)
            label = texts(f"Korte uitleg is goed te lezen ({language})", f"Short explanation reads well ({language})")
            yield counted(f"reads-well-{language}", Group.READING, label, limits, easy, of=of)
            label = texts(f"Korte uitleg is moeilijk ({language})", f"Short explanation is hard ({language})")
            yield counted(f"reads-hard-{language}", Group.READING, label, limits, hard, of=of)

    def _standings(self) -> Iterator[Figure]:
        meaning = texts("Uit de bestanden van de organisaties.", "From the files of the organisations.")
        total = len(self.register.organisations)
        for standing, found in self.organisations.groups.items():
            ids = sorted(organisation.slug for organisation in found)
            yield Figure(
                f"organisations-{standing}", Group.ORGANISATIONS, _STANDINGS[standing], meaning, len(ids), total, ids
            )

    def _deferral(self) -> Iterator[Figure]:
        """Only what is public: what is announced, what was released, and the count that the private side published."""
        stubs = sorted(stub.id for stub in self.deferrals.stubs if not stub.ended)
        label = texts("Aangekondigde uitgestelde registraties", "Deferred registrations that are announced")
        meaning = texts(
            "Hiervan is te zien dat ze zijn uitgesteld. Er kunnen andere zijn waarvan dat niet te zien is.",
            "Of these can be seen that they are deferred. There may be others of which that cannot be seen.",
        )
        yield Figure("deferral-announced", Group.DEFERRAL, label, meaning, len(stubs), None, stubs)
        label = texts("Geheel of deels openbaar na uitstel", "Published in whole or in part after deferral")
        meaning = texts("Elke registratie zegt wat er is besloten.", "Each registration says what was decided.")
        yield counted("deferral-released", Group.DEFERRAL, label, meaning, self.deferrals.released, of=None)
        for attestation in self.deferrals.attestations[:1]:
            label = texts("Uitgestelde registraties die te laat zijn", "Deferred registrations that are overdue")
            meaning = texts(
                f"Zoals de private kant het telde op {attestation.as_of}.",
                f"As the private side counted it on {attestation.as_of}.",
            )
            yield Figure("deferral-overdue", Group.DEFERRAL, label, meaning, attestation.overdue)


def figures(register: Register, on: datetime.date) -> Figures:
    """The figures of a register on a day, counted once for the site and the dataset."""
    key = (Figures, on)
    if key not in register.memory:
        register.memory[key] = Figures(Overview(register), Deferrals(register, on))
    found: Figures = register.memory[key]
    return found


def question_key(field: str, state: str) -> str:
    """The key of the figure that counts in which registrations a question is in a state."""
    return f"{slug(field)}-{slug(state)}"


def slug(name: str) -> str:
    """The name of a field as part of an address."""
    return name.replace("_", "-")
