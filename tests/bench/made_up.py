"""Made-up registers of any size, as large and as varied as real ones: for measuring, and for tests of behaviour at scale.

Everything in them is made up and says so. The same number gives the same register.
"""

import random
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator import ids
from generator.source import yaml_writer
from tests.bench.many_words import many_words

_ID_SEED, _SEED = 1, 2
_WORDS = {
    "nl": (
        "aanvraag beslissing gegevens medewerker inwoner model uitkomst controle termijn kenmerk bestand melding oordeel "
        "wet artikel doel proef meting fout kans groep buurt periode dossier kaart regel lijst score tekst beeld camera "
        "voertuig adres besluit bezwaar klacht uitleg toets risico maatregel leverancier systeem afdeling register bron "
        "vergelijkt leest sorteert kiest toont bewaart verwijdert controleert beoordeelt telt meet meldt voorspelt helpt"
    ).split(),
    "en": (
        "request decision data employee resident model outcome check term feature file report judgement act article "
        "purpose trial measurement error chance group area period dossier map rule list score text image camera vehicle "
        "address ruling objection complaint explanation test risk measure supplier system department register source "
        "compares reads sorts chooses shows keeps removes checks assesses counts measures reports predicts helps"
    ).split(),
}
_SMALL = {
    "nl": "de het een van voor met op in bij en of die dat niet wel ook".split(),
    "en": "the a of for with on in at and or that which not also by".split(),
}


def write_register(folder: Path, number: int, basis: Path, many: bool = False) -> None:
    """Write a register of `number` made-up registrations in a new folder, with the vocabularies and settings of `basis`.

    many: with as many different words as real texts have.
    """
    chance = random.Random(_SEED)
    words = many_words(_WORDS) if many else _WORDS
    organisations = write_surroundings(folder, number, basis)
    for n in range(number):
        slug = chance.choice(organisations)
        path = folder / "registrations" / slug / f"systeem-{n + 1:06d}.yml"
        path.write_text(yaml_writer.write(registration(n, slug, chance, words)), encoding="utf-8")


def write_surroundings(folder: Path, number: int, basis: Path) -> list[str]:
    """Write what is beside so many registrations, in a new folder; the slugs of the organisations."""
    folder.mkdir(parents=True)
    for name in ("register.yml", "obligations.yml", "glossary.yml", "plain-language.yml"):
        shutil.copyfile(basis / name, folder / name)
    shutil.copytree(basis / "vocabularies", folder / "vocabularies")
    (folder / "organisations").mkdir()
    organisations = [f"testorganisatie-{n + 1:03d}" for n in range(max(3, number // 33))]
    for slug in organisations:
        title = slug.replace("-", " ").capitalize()
        data = {"name": {"nl": f"{title} (verzonnen)", "en": f"{title} (made up)"}, "kind": "other"}
        (folder / "organisations" / f"{slug}.yml").write_text(yaml_writer.write(data), encoding="utf-8")
        (folder / "registrations" / slug).mkdir(parents=True)
    return organisations


def registration(
    number: int, organisation: str, chance: random.Random, words: Mapping[str, Sequence[str]] = _WORDS
) -> dict[str, Any]:
    """One made-up registration: about forty answers in two languages, eight questions left open."""
    text = _Writer(chance, words)
    status = chance.choice(("in-use", "in-use", "in-use", "in-development", "pilot", "retired"))
    data: dict[str, Any] = {
        "schema_version": "1",
        "id": _id(number),
        "language": "nl",
        "name": {
            "nl": f"Verzonnen systeem {number + 1}: {text.words('nl', 3)}",
            "en": f"Made-up system {number + 1}: {text.words('en', 3)}",
        },
        "summary": text.both(2, most=340),
        "themes": chance.sample(("public-order", "traffic", "social-security", "health", "work", "housing"), 2),
        "tags": [f"{text.words('nl', 1)}{n}" for n in range(3)],
        "source_id": str(10_000_000 + number),
        "organisation": organisation,
        "unit": text.line(3),
        "accountable_role": {"nl": "Hoofd van de afdeling", "en": "Head of the department"},
        "purpose": text.both(6),
        "benefits": text.both(2),
        "impact_on_people": text.both(4),
        "affected_groups": [text.line(3), text.line(2)],
        "decision_role": chance.choice(("informs", "recommends", "decides")),
        "proportionality": text.both(4),
        "publication_category": chance.choice(("impactful-algorithm", "other-algorithm")),
        "used_for": [chance.choice(("inspection", "services", "operations"))],
        "legal_basis": [{"text": text.both(1), "url": "https://wetten.example/artikel-3"}, {"text": text.both(1)}],
        "data_sources": [
            {"name": text.line(2), "description": text.both(1), "retention": text.line(3)} for _ in range(2)
        ],
        "variables": [
            {
                "name": text.line(2),
                "meaning": text.both(1),
                "source": text.line(2),
                "role": "input",
                "personal_data": "personal",
            }
            for _ in range(chance.randrange(2, 6))
        ],
        "personal_data": "personal",
        "logic": text.both(6),
        "techniques": [chance.choice(("rules", "machine-learning", "language"))],
        "self_learning": chance.random() < 0.3,
        "human_oversight": text.both(3),
        "redress": [
            {"kind": "objection", "explanation": text.both(1), "within": {"nl": "Zes weken", "en": "Six weeks"}}
        ],
        "risks": [{"risk": text.both(1), "mitigation": text.both(1)} for _ in range(2)],
        "dpia": {
            "state": "done",
            "date": f"202{chance.randrange(1, 6)}-0{chance.randrange(1, 10)}",
            "summary": text.both(1),
        },
        "monitoring": text.both(2),
        "status": status,
        "start": f"20{chance.randrange(10, 26)}-0{chance.randrange(1, 10)}",
        "developed": chance.choice(("in-house", "supplier", "together")),
        "contact": {"email": "algoritmen@testorganisatie.example"},
        "sources": [{"title": "Verzonnen bron", "url": f"https://bron.example/{number}", "seen": "2026-11-01"}],
        "registered_on": f"2026-{chance.randrange(1, 11):02d}-{chance.randrange(1, 28):02d}",
        "translations": [{"language": "en", "made_by": "machine", "date": "2026-11-01"}],
    }
    if status == "retired":
        data["end"] = "2026-10"
    reason = {
        "nl": "Deze gegevens zijn verzonnen; deze vraag is opengelaten.",
        "en": "These data are made up; this question was left open.",
    }
    data["unanswered"] = [
        {"field": name, "state": "not_yet", "reason": reason, "since": "2026-11-01"}
        for name in ("fria", "performance", "bias_testing", "review_by")
    ]
    return data


class _Writer:
    """Sentences without meaning, with the lengths of real ones; one text in five has mark-up, as real ones do."""

    def __init__(self, chance: random.Random, words: Mapping[str, Sequence[str]]) -> None:
        self._chance = chance
        self._words = words

    def words(self, language: str, number: int) -> str:
        return " ".join(self._chance.choices(self._words[language], k=number))

    def line(self, number: int) -> dict[str, str]:
        return {language: self.words(language, number).capitalize() for language in _WORDS}

    def both(self, sentences: int, most: int = 5000) -> dict[str, str]:
        marked_up = sentences > 2 and self._chance.random() < 0.2
        return {language: self._text(language, sentences, marked_up)[:most].rstrip() for language in _WORDS}

    def _text(self, language: str, sentences: int, marked_up: bool) -> str:
        made = [self._sentence(language) for _ in range(sentences)]
        if marked_up:
            return made[0] + "\n\n" + "\n".join(f"- {sentence}" for sentence in made[1:])
        return " ".join(made)

    def _sentence(self, language: str) -> str:
        choose = self._chance.choice
        words = [
            choose(_SMALL[language]) if n % 2 == 0 else choose(self._words[language])
            for n in range(self._chance.randrange(7, 16))
        ]
        return " ".join(words).capitalize() + "."


def _id(number: int) -> str:
    """A fixed id for a number: made-up registers must be the same each time, real ids are random."""
    chance = random.Random(f"{_ID_SEED}-{number}")
    body = chance.choice(ids.LETTERS) + "".join(chance.choices(ids.ALPHABET, k=ids.LENGTH - 2))
    return body + ids.check_character(body)


if __name__ == "__main__":
    write_register(Path(sys.argv[2]), int(sys.argv[1]), Path("registry-data"), many="many" in sys.argv[3:])
