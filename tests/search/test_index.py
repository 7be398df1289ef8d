"""The search index: every word of every text that is searched finds its registration, in the language that shows it."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import ids
from generator.check import check
from generator.model.history import History
from generator.model.register import Organisation, Register, Registration, Settings
from generator.model.transparency import Stub
from generator.model.vocabulary import Term, Vocabulary
from generator.search import index as index_module
from generator.search.encoding import LEVEL_MARKS
from generator.search.index import search_index
from generator.search.postings import SCORES
from generator.search.texts import Where
from generator.text import words
from tests.search.reading import Reader

ROOT = Path(__file__).parents[2]
WHOLE, BEGIN, INSIDE = 0, 1, 2
_SETTINGS = Settings({"nl": "x"}, {"nl": "x"}, {"nl": "x"}, "https://x.example", ("nl", "en"), "CC0", {})
_TERMS = {
    "safe": Term("safe", {"nl": "Veiligheid", "en": "Safety"}, aliases=("misdaadpreventie",)),
    "care": Term("care", {"nl": "Zorg", "en": "Care"}),
}
_VOCABULARIES = {
    "themes": Vocabulary("themes", {}, _TERMS),
    "techniques": Vocabulary(
        "techniques", {}, {"faces": Term("faces", {"nl": "Gelaatsvergelijking", "en": "Faces"}, aliases=("biometrie",))}
    ),
    "statuses": Vocabulary("statuses", {}, {"on": Term("on", {"nl": "Aan", "en": "On"})}),
}


def _register(*registrations: Mapping[str, Any], **more: Any) -> Register:
    organisation = Organisation(
        "o", "o.yml", {"name": {"nl": "Testgemeente Één (verzonnen)", "en": "Test town (made up)"}}
    )
    made = tuple(Registration("", {"organisation": "o", "status": "on", **data}) for data in registrations)
    return Register(_SETTINGS, _VOCABULARIES, {"o": organisation}, made, **more)


def _reader(register: Register, language: str = "nl") -> Reader:
    return Reader(search_index(register, History()), language)


@pytest.fixture(scope="module")
def real() -> Register:
    """The register of this repository."""
    register = check(ROOT / "registry-data", datetime.date(2026, 11, 23)).register
    assert register
    return register


_FACES = {
    "id": "q0b7n1pd",
    "name": {"nl": "Gezichtsherkenning", "en": "Face recognition"},
    "aliases": ["CATCH-systeem"],
    "tags": ["opsporing"],
    "themes": ["safe"],
    "techniques": ["faces"],
    "summary": {"nl": "Vergelijkt foto’s.", "en": "Compares photos."},
    "purpose": {"nl": "Zoekt een [verdachte](https://geheimadres.example/pad).", "en": "Looks for a suspect."},
    "variables": [{"name": {"nl": "Leeftijd", "en": "Age"}, "meaning": {"nl": "In jaren", "en": "In years"}}],
}


@pytest.mark.parametrize(
    ("word", "where", "how"),
    [
        ("gezichtsherkenning", Where.NAME, WHOLE),
        ("catch", Where.KEYWORD, WHOLE),
        ("opsporing", Where.KEYWORD, WHOLE),
        ("veiligheid", Where.KEYWORD, WHOLE),
        ("testgemeente", Where.KEYWORD, WHOLE),
        ("een", Where.KEYWORD, WHOLE),
        ("foto", Where.SUMMARY, WHOLE),
        ("verdachte", Where.REST, WHOLE),
        ("leeftijd", Where.REST, WHOLE),
        ("jaren", Where.REST, WHOLE),
        ("gelaatsvergelijking", Where.REST, WHOLE),
        ("misdaadpreventie", Where.SYNONYM, WHOLE),
        ("biometrie", Where.SYNONYM, WHOLE),
    ],
)
def test_every_text_is_searched_and_the_best_place_counts(word: str, where: Where, how: int) -> None:
    assert _reader(_register(_FACES)).find(word) == {"q0b7n1pd": (where, how)}


@pytest.mark.parametrize("word", ["geheimadres", "suspect", "photos", "q0b7n1pd", "e", "verzonne"])
def test_what_a_page_does_not_show_as_a_word_is_not_found_as_one(word: str) -> None:
    assert _reader(_register(_FACES)).find(word) == {}


def test_a_word_has_the_registrations_in_which_it_is_a_part_of_a_longer_one() -> None:
    other = {"id": "f38cq1fc", "name": {"nl": "Herkenning van spraak", "en": "Speech"}}
    third = {"id": "b1ca0k19", "name": {"nl": "Herkenningsdienst", "en": "Service"}}
    found = _reader(_register(_FACES, other, third)).find("herkenning")
    assert found == {
        "f38cq1fc": (Where.NAME, WHOLE),
        "b1ca0k19": (Where.NAME, BEGIN),
        "q0b7n1pd": (Where.NAME, INSIDE),
    }


def test_another_name_for_an_answer_is_found_whole_and_comes_last() -> None:
    other = {"id": "f38cq1fc", "name": {"nl": "Preventie en biometrie", "en": "Prevention"}}
    reader = _reader(_register(_FACES, other))
    assert reader.find("preventie") == {"f38cq1fc": (Where.NAME, WHOLE)}
    assert reader.find("biometrie") == {"f38cq1fc": (Where.NAME, WHOLE), "q0b7n1pd": (Where.SYNONYM, WHOLE)}
    assert max(SCORES[Where.SYNONYM * 3 :]) < min(SCORES[: Where.SYNONYM * 3])


def test_three_letters_are_found_at_the_beginning_and_two_only_as_a_word() -> None:
    names = {"f38cq1fc": "wmo", "b1ca0k19": "wmovoorziening", "c1e435r1": "dewmo", "q0b7n1pd": "ai", "dw4vbggw": "ait"}
    reader = _reader(_register(*({"id": id_, "name": {"nl": name}} for id_, name in names.items())))
    assert set(reader.find("wmo")) == {"f38cq1fc", "b1ca0k19"}
    assert set(reader.find("ai")) == {"q0b7n1pd"}


def test_a_text_in_one_language_is_found_on_the_pages_of_both_and_stored_once() -> None:
    register = _register({"id": "q0b7n1pd", "name": {"nl": "Waterpeil"}})
    index = search_index(register, History())
    assert {language: [*Reader(index, language).find("waterpeil")] for language in ("nl", "en")} == {
        "nl": ["q0b7n1pd"],
        "en": ["q0b7n1pd"],
    }
    lists = [file for file, data in index.files.items() if b"waterpeil " in data]
    assert len(lists) == 1
    assert Reader(index, "en").card(0)[6:] == ["nl", ""]


def test_a_word_of_one_part_of_the_index_has_its_list_in_every_part_where_it_finds_something() -> None:
    """Else a word that is in the first part would not find a compound that is only in the second."""
    register = _register(
        {"id": "q0b7n1pd", "name": {"nl": "Peil", "en": "Level"}}, {"id": "f38cq1fc", "name": {"nl": "Waterpeil"}}
    )
    assert set(_reader(register).find("peil")) == {"q0b7n1pd", "f38cq1fc"}


def test_of_a_deferred_registration_only_the_id_is_there() -> None:
    stub = Stub("b1ca0k19", "zeergeheim", ("zeergeheim",), ("zeergeheim",), "zeergeheim", "2026-11", "2027-02", "")
    index = search_index(_register(_FACES, stubs=(stub,)), History())
    assert Reader(index, "nl").start["stubs"] == ["b1ca0k19"]
    assert Reader(index, "nl").id("b1ca0k19") is None
    whole = b"".join(index.files.values())
    assert whole.count(b"b1ca0k19") == len(("nl", "en"))
    assert b"zeergeheim" not in whole.lower()


def test_every_word_of_every_text_of_the_real_register_finds_its_registration(real: Register) -> None:
    for language in real.settings.languages:
        reader = _reader(real, language)
        expected: dict[str, set[str]] = {}
        for registration in real.registrations:
            for text in _shown(real, registration.data, language):
                for word in words(text):
                    if 1 < len(word) <= 40:
                        expected.setdefault(word, set()).add(registration.id)
        assert reader.words() == sorted(expected)
        for word, holders in [*expected.items()][::7]:
            assert holders <= set(reader.find(word)), word
        for registration in real.registrations:
            for word in words("\n".join(_synonyms(real, registration.data))):
                assert len(word) == 1 or registration.id in reader.find(word), word


def _shown(register: Register, data: Mapping[str, Any], language: str) -> list[str]:
    """Written out once more: the texts of a registration that are searched."""
    values = [data["name"], register.organisations[data["organisation"]].name, data.get("summary"), data.get("purpose")]
    values += [term.label for term in _about(register, data)]
    values += [variable.get(part) for variable in data.get("variables", ()) for part in ("name", "meaning")]
    texts = [value.get(language) or next(iter(value.values())) for value in values if value]
    return [*texts, *data.get("aliases", ()), *data.get("tags", ())]


def _about(register: Register, data: Mapping[str, Any]) -> list[Term]:
    named = {"themes": "themes", "used_for": "uses", "techniques": "techniques", "annex_iii_points": "annex-iii-points"}
    return [register.vocabulary(name).terms[term] for field, name in named.items() for term in data.get(field, ())]


def _synonyms(register: Register, data: Mapping[str, Any]) -> list[str]:
    return [alias for term in _about(register, data) for alias in term.aliases]


def test_parts_of_words_find_what_a_plain_search_finds(real: Register) -> None:
    reader = _reader(real)
    shown = {one.id: {*words("\n".join(_shown(real, one.data, "nl")))} for one in real.registrations}
    named = {one.id: {*words("\n".join(_synonyms(real, one.data)))} for one in real.registrations}
    for part in [word for word in reader.words() if len(word) > 3][::25]:
        expected = {id_ for id_, held in shown.items() if any(part in word for word in held) or part in named[id_]}
        assert set(reader.find(part)) == expected, part


def test_filters_and_orders_say_what_the_registrations_say(real: Register) -> None:
    reader = _reader(real, "en")
    facets = reader.facets()
    by_id = real.by_id
    for number in range(len(real.registrations)):
        data = by_id[reader.card(number)[0]].data
        assert facets["status"][number] == [data["status"]]
        assert sorted(facets["theme"][number]) == sorted(data.get("themes", ()))
        assert facets["organisation"][number] == [data["organisation"]]
        assert facets["year"][number] == [data["registered_on"][:4]]
        assert facets["category"][number] == [data[name] for name in ("publication_category",) if name in data]
    names = [reader.card(number)[1] for number in range(len(by_id))]
    ranked = [name for _, name in sorted(zip(reader.order("name"), names, strict=True))]
    assert ranked == sorted(names, key=lambda name: " ".join(words(name)))


def test_every_id_is_found_and_no_other(real: Register) -> None:
    reader = _reader(real)
    for registration in real.registrations:
        number = reader.id(registration.id)
        assert number is not None
        assert reader.card(number)[0] == registration.id
    assert reader.id(ids.new_id(real.by_id.__contains__)) is None


def test_it_works_the_same_in_many_small_files(real: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    in_few = _reader(real)
    expected = {word: in_few.find(word) for word in in_few.words()[::40]}
    monkeypatch.setattr(index_module, "_SHARD", 300)
    monkeypatch.setattr(index_module, "_IDS_PER_FILE", 5)
    monkeypatch.setattr(index_module, "_WORDS_PER_FILE", 7)
    monkeypatch.setattr(index_module, "_TAILS_PER_FILE", 9)
    in_many = _reader(real)
    assert sum(len(part["shards"]) for part in in_many.start["parts"]) > 50
    assert {word: in_many.find(word) for word in expected} == expected
    assert all(in_many.id(one.id) == in_few.id(one.id) for one in real.registrations)


def test_a_part_of_a_word_leads_to_the_shortest_words_that_hold_it_in_few_files(
    real: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the list of all words. A longer word is in the list of the shorter one that it holds."""
    monkeypatch.setattr(index_module, "_WORDS_PER_FILE", 50)
    monkeypatch.setattr(index_module, "_TAILS_PER_FILE", 50)
    reader = _reader(real)
    known = reader.words()
    for word in [word for word in known if len(word) > 7][::9]:
        for part in (word[:-2], word[1:-1], word[2:]):
            reader.asked.clear()
            turned = ["".join(reversed(one.split(" "))) for one in reader.beginning(part, "inside")]
            found = {*reader.beginning(part, "words"), *turned}
            expected = {one for one in known if part in one}
            shortest = {
                one for one in expected if not any(part in other and other in one for other in known if other != one)
            }
            assert shortest <= found <= expected, part
            assert len(reader.asked) <= 4, part


def test_one_word_needs_few_files(real: Register) -> None:
    reader = _reader(real)
    reader.asked.clear()
    reader.find("kenteken")
    assert len({file for file in reader.asked if "cards" not in file}) <= len(reader.start["parts"])


def test_the_same_register_gives_the_same_bytes_whatever_the_order_and_another_one_another_folder() -> None:
    other = {"id": "f38cq1fc", "name": {"nl": "Spraak", "en": "Speech"}}
    one = search_index(_register(_FACES, other), History())
    assert search_index(_register(other, _FACES), History()) == one
    changed = search_index(_register(_FACES, {**other, "summary": {"nl": "Nieuw", "en": "New"}}), History())
    assert not set(changed.files) & set(one.files)


def test_nothing_in_it_breaks_out_of_json_or_a_line() -> None:
    nasty = '</script><b onmouseover="x">\u2028 \n & \u202e'
    reader = _reader(_register({"id": "q0b7n1pd", "name": {"nl": nasty, "en": nasty}}))
    assert reader.card(0)[1] == nasty
    assert set(reader.find("onmouseover")) == {"q0b7n1pd"}


def test_an_empty_register_has_an_index() -> None:
    reader = _reader(_register())
    assert (reader.start["count"], reader.words(), reader.find("iets"), reader.id("q0b7n1pd")) == (0, [], {}, None)


_WORD = st.text("abcé1ΣßK", min_size=1, max_size=6)


@given(st.lists(st.lists(_WORD, min_size=1, max_size=5), min_size=1, max_size=6))
def test_made_up_names_are_found_by_their_words_and_by_parts_of_them(names: list[list[str]]) -> None:
    registrations = [
        {"id": ids.new_id(), "name": {"nl": " ".join(name), "en": f"x{n}"}} for n, name in enumerate(names)
    ]
    reader = _reader(_register(*registrations))
    known = set(reader.words())
    held = {str(one["id"]): words(" ".join(name)) for one, name in zip(registrations, names, strict=True)}
    for word in {word for some in held.values() for word in some if len(word) > 1}:
        assert word in known
        expected = {
            id_
            for id_, some in held.items()
            if any(
                one == word or (len(word) > 3 and word in one) or (len(word) == 3 and one.startswith(word))
                for one in some
            )
        }
        assert set(reader.find(word)) & set(held) == expected


def test_a_better_place_and_a_better_way_are_worth_more() -> None:
    assert len(SCORES) == len(LEVEL_MARKS) == len(Where) * 3
    for where in range(len(Where)):
        assert SCORES[3 * where] > SCORES[3 * where + 1] > SCORES[3 * where + 2]
        assert where == 0 or SCORES[3 * where - 3] > SCORES[3 * where]
