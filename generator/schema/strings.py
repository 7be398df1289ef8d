"""The words for a text that does not have the form its field asks for: a date, an id, an address, a short name."""

import re
from collections.abc import Callable, Mapping, Sequence

from generator import ids
from generator.dates import in_words
from generator.schema import suggest
from generator.schema.ecma import compiled
from generator.schema.fields import raw_schema
from generator.text import slug, uncurled

Explained = tuple[str, dict[str, str]]


def explain(text: str, pattern: str) -> Explained:
    """The code and the values for its sentences, for a text that a pattern of the schema refuses."""
    kind = _KINDS.get(pattern)
    places = list(dict.fromkeys(_PLACE.findall(pattern)))
    code, words = kind(text) if kind else _address_with(places) if places else _name(text, pattern)
    bare = uncurled(text)
    if bare and compiled(pattern).search(bare):
        words |= {f"advice_{language}": sentence for language, sentence in straight(bare).items()}
    return code, words


def straight(bare: str) -> dict[str, str]:
    """What to do about curled quotation marks, by language."""
    return {
        "nl": f'Gebruik rechte aanhalingstekens, geen gekrulde: "{bare}"',
        "en": f'Use straight quotation marks, not curled ones: "{bare}"',
    }


def _definition(name: str) -> str:
    return str(raw_schema()["definitions"][name]["pattern"])


def _date(text: str) -> Explained:
    found = suggest.dates(text)
    if not found:
        return "AIR-105", {
            "advice_nl": 'Schrijf jaar-maand-dag, tussen aanhalingstekens, bijvoorbeeld "2026-11-23".',
            "advice_en": 'Write year-month-day, in quotation marks, for example "2026-11-23".',
        }
    advice = {}
    for language, (write, meant) in {
        "nl": ('Schrijf "{date}" ({words}), met de aanhalingstekens.', ' Bedoelde u {words}? Schrijf dan "{date}".'),
        "en": ('Write "{date}" ({words}), with the quotation marks.', ' Did you mean {words}? Then write "{date}".'),
    }.items():
        sentences = [write, *[meant] * (len(found) - 1)]
        advice[f"advice_{language}"] = "".join(
            sentence.format(date=date, words=in_words(date, language))
            for sentence, date in zip(sentences, found, strict=True)
        )
    return "AIR-105", advice


def _month(text: str) -> Explained:
    found = suggest.dates(text)
    month = found[0][:7] if found and "-" in found[0] else "2026-11"
    return "AIR-105", {
        "advice_nl": f'Schrijf jaar-maand, tussen aanhalingstekens, bijvoorbeeld "{month}".',
        "advice_en": f'Write year-month, in quotation marks, for example "{month}".',
    }


def _id(text: str) -> Explained:
    better = ids.normalise(text)
    if ids.is_valid(better):
        return "AIR-106", {"advice_nl": f"Bedoelde u “{better}”?", "advice_en": f"Did you mean “{better}”?"}
    return "AIR-106", {
        "advice_nl": "Neem het nummer precies over. Een nieuwe registratie krijgt er een met: register new.",
        "advice_en": "Copy the id exactly. A new registration is given one by: register new.",
    }


def _url(text: str) -> Explained:
    better = suggest.address(text)
    return "AIR-107", {
        "kind_nl": "webadres",
        "kind_en": "a web address",
        "advice_nl": f"Schrijf {better}" if better else "Een webadres begint met https:// en heeft geen spaties.",
        "advice_en": f"Write {better}" if better else "A web address starts with https:// and has no spaces.",
    }


def _email(text: str) -> Explained:
    better = suggest.mailbox(text)
    return "AIR-107", {
        "kind_nl": "e-mailadres",
        "kind_en": "an e-mail address",
        "advice_nl": f"Schrijf {better}" if better else "Schrijf één adres, zoals info@testgemeente.example.",
        "advice_en": f"Write {better}" if better else "Write one address, such as info@testgemeente.example.",
    }


def _phone(_text: str) -> Explained:
    return "AIR-107", {
        "kind_nl": "telefoonnummer",
        "kind_en": "a phone number",
        "advice_nl": "Schrijf alleen cijfers, spaties en haakjes, eventueel met een + ervoor: “+31 20 123 45 67”.",
        "advice_en": "Write only digits, spaces and brackets, with a + before them if need be: “+31 20 123 45 67”.",
    }


def _checksum(_text: str) -> Explained:
    return "AIR-107", {
        "kind_nl": "controlegetal (sha256)",
        "kind_en": "a checksum (sha256)",
        "advice_nl": "Een sha256 heeft 64 tekens: cijfers en de letters a tot en met f. Maak hem met sha256sum.",
        "advice_en": "A sha256 has 64 characters: digits and the letters a to f. Make it with sha256sum.",
    }


def _source_hash(_text: str) -> Explained:
    return "AIR-107", {
        "kind_nl": "kenmerk van een brontekst",
        "kind_en": "the hash of a source text",
        "advice_nl": "Schrijf het niet zelf: register translated TAAL BESTAND zet het erin.",
        "advice_en": "Do not write it yourself: register translated LANGUAGE FILE puts it there.",
    }


def _line(text: str) -> Explained:
    if "\n" in text.strip():
        return "AIR-110", {
            "advice_nl": "Schrijf deze tekst op één regel.",
            "advice_en": "Write this text on one line.",
        }
    return "AIR-110", {
        "advice_nl": "Haal de spaties en lege regels aan het begin en het eind weg.",
        "advice_en": "Remove the spaces and empty lines at the start and the end.",
    }


def _language(text: str) -> Explained:
    better = text.strip().lower()[:2]
    return "AIR-107", {
        "kind_nl": "code van een taal",
        "kind_en": "the code of a language",
        "advice_nl": f"Schrijf de code in twee kleine letters. Bedoelde u “{better}”?",
        "advice_en": f"Write the code in two lower-case letters. Did you mean “{better}”?",
    }


def _address_with(places: Sequence[str]) -> Explained:
    """An address in which something is filled in for every page: `{commit}`."""
    named = ", ".join(f"{{{place}}}" for place in places)
    return "AIR-107", {
        "kind_nl": "adres met een plek om in te vullen",
        "kind_en": "an address with a place to fill in",
        "advice_nl": f"Schrijf een adres dat begint met https://, met daarin {named} en geen andere accolades.",
        "advice_en": f"Write an address that starts with https://, with {named} in it and no other braces.",
    }


def _name(text: str, pattern: str) -> Explained:
    """A short name for computers: of a file, a term, a mark."""
    made = slug(text)
    better = next((way for way in (made, made.replace("-", "_")) if compiled(pattern).search(way)), "")
    return "AIR-107", {
        "kind_nl": "korte naam",
        "kind_en": "a short name",
        "advice_nl": "Gebruik kleine letters, cijfers en streepjes." + (f" Bijvoorbeeld “{better}”." if better else ""),
        "advice_en": "Use lower-case letters, digits and hyphens." + (f" For example “{better}”." if better else ""),
    }


_PLACE = re.compile(r"\\\{(\w+)\\\}")  # in a pattern of the schema
_PHONE = r"^\+?[0-9][0-9 ()-]{4,24}$"
_KINDS: Mapping[str, Callable[[str], Explained]] = {
    _definition("date"): _date,
    _definition("month"): _date,
    _definition("year_month"): _month,
    _definition("id"): _id,
    _definition("url"): _url,
    _definition("email"): _email,
    _definition("sha256"): _checksum,
    _definition("source_hash"): _source_hash,
    _definition("language"): _language,
    _definition("string"): _line,
    r"^\S([\s\S]*\S)?$": _line,
    _PHONE: _phone,
}
