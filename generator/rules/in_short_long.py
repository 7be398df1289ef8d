"""AIR-351: the five answers at the top of the page are together too long to be short."""

from collections.abc import Iterator, Sequence

from generator.model.finding import Severity
from generator.model.in_short import MOST_WORDS, in_short
from generator.model.message import Message, Texts
from generator.rules.case import Case
from generator.rules.hit import Hit
from generator.schema.fields import fields
from generator.text import count_words, in_language

MESSAGE = Message(
    code="AIR-351",
    severity=Severity.ADVICE,
    what={
        "nl": "“In het kort” telt {count} woorden ({language}); hoogstens {most} passen er",
        "en": "“In short” has {count} words ({language}); at most {most} fit",
    },
    why={
        "nl": (
            "Bovenaan staan vijf antwoorden: wat doet het, gaat het over mij, wie beslist, welke gegevens, wat kan ik "
            "doen. Wie een brief kreeg, leest die eerst. Zij moeten in een halve minuut te lezen zijn."
        ),
        "en": (
            "On top are five answers: what does it do, does it concern me, who decides, which data, what can I do. "
            "Whoever received a letter reads those first. They must be readable in half a minute."
        ),
    },
    fix={
        "nl": "Maak korter wat het langst is: {longest}.",
        "en": "Shorten what is longest: {longest}.",
    },
    wrong=(
        "affected_groups:\n"
        "  - nl: >-\n"
        "      Mensen die voor de eerste keer een vergunning aanvragen, en mensen die er al een hebben en die\n"
        "      willen houden, en hun huisgenoten, en wie een auto van de zaak heeft of er een van een ander\n"
        "      leent, ook als dat voor een korte tijd is, en ook als die ander niet in de stad woont\n"
        "    en: Whoever applies"
    ),
    right="concerns_you:\n  nl: Ja, als u een vergunning aanvraagt.\n  en: Yes, if you apply for a permit.",
)

_ABOUT, _MORE, _KEPT, _ABSENT = 3, 4, 1, 5  # the words that the page itself adds, in the language with the most


def check(case: Case) -> Iterator[Hit]:
    short = in_short(case.registration.data)
    terms = [("decision_role", short.decides), ("personal_data", short.data), *(("redress", way) for way in short.ways)]
    kept = (short.retention,) if short.retention else ()
    answers = (short.does, short.concerns, short.decides, short.data, short.ways)
    frame = _ABOUT * (short.groups and bool(short.concerns)) + _MORE * (short.more > 0) + _KEPT * len(kept)
    frame += _ABSENT * sum(not answer for answer in answers)
    texts: dict[str, Sequence[Texts]] = {
        "summary": (short.does,) if short.does else (),
        "affected_groups" if short.groups else "concerns_you": short.concerns,
        "variables" if short.from_variables else "data_sources": (*short.names, *kept),
    }
    for language in case.register.settings.languages:
        counts = {name: sum(count_words(in_language(one, language)) for one in some) for name, some in texts.items()}
        total = frame + sum(counts.values()) + sum(count_words(_label(case, *term, language)) for term in terms)
        if total > MOST_WORDS:
            longest = sorted(counts, key=lambda name: -counts[name])[:2]
            said = ", ".join(f"{name} ({counts[name]})" for name in longest)
            yield case.hit_key(longest[0], count=str(total), most=str(MOST_WORDS), language=language, longest=said)


def _label(case: Case, field: str, term: str, language: str) -> str:
    """The words of a term, or "" where there is none."""
    if not term:
        return ""
    chosen = fields()[field]
    vocabulary = chosen.vocabulary or chosen.parts["kind"].vocabulary
    return case.register.vocabulary(vocabulary).label(term, language)
