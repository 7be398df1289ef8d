"""The canonical form and the digest of a version: fixed from the first day, since nothing of it can change later."""

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.deferral import canonical
from generator.deferral.canonical import digest, paths, values
from generator.deferral.refusal import Refused
from generator.schema.fields import fields
from generator.schema.validator import validator
from tests.deferral import lab as labs
from tests.deferral import made

KEY = b"0123456789abcdef" * 4 + b"\n"
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])).map(
    lambda text: unicodedata.normalize("NFC", text)
)
NAMES = st.text(st.characters(max_codepoint=127), max_size=8)
DOMAIN = st.recursive(
    st.none() | st.booleans() | TEXT,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(NAMES, below, max_size=4),
    max_leaves=12,
)


def oracle(value: Any) -> str:
    """RFC 8785 for text, true, false, null, lists and maps, written out by hand from its section 3.2."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return '"' + "".join(map(_character, value)) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(oracle, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{oracle(name)}:{oracle(value[name])}" for name in names) + "}"


def _character(one: str) -> str:
    short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    return short.get(one) or (f"\\u{ord(one):04x}" if one < " " else one)


@settings(max_examples=1000)
@given(DOMAIN)
def test_the_form_is_that_of_rfc_8785(value: Any) -> None:
    assert canonical.canonical(value) == oracle(value).encode()


def test_every_character_has_the_form_of_rfc_8785() -> None:
    text = "".join(chr(c) for c in range(0x10000) if not 0xD800 <= c <= 0xDFFF) + "\U0001f600\U0010ffff"
    composed = unicodedata.normalize("NFC", text)
    assert canonical.canonical(composed) == oracle(composed).encode()


@given(DOMAIN, DOMAIN)
def test_two_values_have_one_form_only_if_they_are_the_same(one: Any, other: Any) -> None:
    same = canonical.canonical(one) == canonical.canonical(other)
    assert same == (json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True))


BAD = {
    "a whole number": 1,
    "nought": 0,
    "a fraction": 1.5,
    "no number": float("nan"),
    "text that is not composed": "e\u0301",
    "half a pair": "\ud800",
    "bytes": b"x",
    "a set": {"x"},
    "a key that is not ASCII": {"\u00e9": "x"},
    "a key that is a number": {1: "x"},
    "a key that is nothing": {None: "x"},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_what_has_no_canonical_form_is_refused_at_any_depth_before_anything_is_hashed(
    bad: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hashed(*_: object) -> None:
        raise AssertionError("it was hashed")

    monkeypatch.setattr(canonical.hashlib, "sha256", hashed)  # type: ignore[attr-defined]
    for value in (bad, [bad], {"a": bad}, [{"a": [None, bad]}], ["x", bad]):
        with pytest.raises(Refused, match="DEF-111"):
            canonical.canonical(value)
    with pytest.raises(Refused, match="DEF-111"):
        digest({"name": bad}, KEY)


def test_the_list_of_fields_never_changes() -> None:
    """Another list is another format: a new file and a new name. What was committed to under this one must open."""
    text = "\n".join(paths()) + "\n"
    assert hashlib.sha256(text.encode()).hexdigest() == GOLDEN_PATHS
    assert canonical.FORMAT == "deferral-fields/1"


GOLDEN_PATHS = "8f0771f14b50a67a56e11321532bec6d71215804853454e08a97fac78deae74c"
GOLDEN_DIGEST = "c300119fde4260e3543d6ae43c5855ec5b4432de7a18263dd748c2a20f84d961"
_TOLD_LATER = {"deferral", "deferral_grounds", "deferral_history"}  # made at the release, from what is listed itself
_NOT_CONTENT = {"classification", "canary"}
_BOUND_OTHERWISE = {
    "deferral",
    "previous",
    "registration",
    "header",
    "fields",
    "files",
    "window",
    "published",
    "commit",
}


def test_every_question_every_field_of_the_header_and_of_a_decision_is_on_the_list() -> None:
    header = validator("deferral").schema["properties"]
    decision = validator("decision").schema["properties"]
    expected = {name for name in fields() if name not in _TOLD_LATER}
    expected |= {f"deferral.{name}" for name in header if name not in _NOT_CONTENT}
    expected |= {f"decision.{name}" for name in decision if name not in _NOT_CONTENT | _BOUND_OTHERWISE}
    assert set(paths()) == expected | {"decisions"}
    assert list(paths()) == sorted(set(paths()))


def whole() -> dict[str, Any]:
    """A version in which every path has a value of its own."""
    return {path: f"verzonnen {path}" for path in paths()}


def test_the_digest_of_a_version_never_changes() -> None:
    assert digest(whole(), KEY) == GOLDEN_DIGEST
    assert _recomputed(whole(), KEY) == GOLDEN_DIGEST


def _recomputed(found: Mapping[str, Any], key: bytes) -> str:
    """The same in other words, from the description of the format."""
    each = {}
    for path, value in found.items():
        salt = hmac.new(bytes.fromhex(key.decode().strip()), b"field\x1f" + path.encode(), "sha256").digest()
        each[path] = hashlib.sha256(b"\x02" + salt + oracle([path, value]).encode()).hexdigest()
    return hashlib.sha256(b"\x03" + oracle(each).encode()).hexdigest()


@pytest.mark.parametrize("path", paths())
def test_a_change_in_any_field_changes_the_digest(path: str) -> None:
    before = digest(whole(), KEY)
    for other in (None, "", f"verzonnen {path} ", ["x"], {"x": None}, True):
        assert digest({**whole(), path: other}, KEY) != before


def test_another_key_and_a_field_that_moves_give_another_digest() -> None:
    assert digest(whole(), KEY) != digest(whole(), KEY.replace(b"0", b"1"))
    swapped = {**whole(), "name": whole()["summary"], "summary": whole()["name"]}
    assert digest(swapped, KEY) != digest(whole(), KEY)


def test_one_field_opens_with_its_own_salt_and_nothing_of_the_others() -> None:
    """What is shown of a version: one value and its salt, and the digests of all other fields."""
    found = {**whole(), "summary": "geheim, verzonnen"}
    key = bytes.fromhex(KEY.decode())
    salts = {path: hmac.new(key, f"field\x1f{path}".encode(), "sha256").digest() for path in found}
    assert len(set(salts.values())) == len(salts)
    closed = {
        path: hashlib.sha256(b"\x02" + salts[path] + oracle([path, value]).encode()).hexdigest()
        for path, value in found.items()
    }
    shown = "name"
    opened = hashlib.sha256(b"\x02" + salts[shown] + oracle([shown, found[shown]]).encode()).hexdigest()
    proof = {**closed, shown: opened}
    assert hashlib.sha256(b"\x03" + oracle(proof).encode()).hexdigest() == digest(found, KEY)
    assert "geheim" not in json.dumps(proof)
    # Without its salt a short answer cannot be tried out.
    for guess in ("geheim, verzonnen", "x"):
        assert (
            hashlib.sha256(b"\x02" + salts[shown] + oracle(["summary", guess]).encode()).hexdigest()
            not in proof.values()
        )


@pytest.mark.parametrize(
    "key", [b"", b"\n", b"00\n", b"0" * 63 + b"\n", b"0" * 66 + b"\n", b"x" * 64 + b"\n", b"\xff\n"]
)
def test_a_key_that_could_be_guessed_or_is_none_is_refused(key: bytes) -> None:
    with pytest.raises(Refused, match="DEF-111"):
        digest(whole(), key)


def test_every_key_is_new_and_has_256_bits() -> None:
    keys = {canonical.new_key() for _ in range(100)}
    assert len(keys) == 100
    assert all(len(bytes.fromhex(key.decode())) == 32 for key in keys)


def test_a_version_says_all_that_its_documents_say() -> None:
    registration, header = labs.registration(), labs.header()
    decision = {
        "verb": "extend",
        "number": "004",
        "showing": made.showing(1),
        "fields": "not this",
        "header": "nor this",
    }
    found = values(registration, header, decision, "5" * 64)
    assert set(found) == set(paths())
    assert {name: found[name] for name in registration} == registration
    assert {name: found[f"deferral.{name}"] for name in header} == header
    assert found["decision.showing"] == made.showing(1)
    assert found["decisions"] == "5" * 64
    assert found["decision.latest"] is None
    assert digest(found, KEY) == _recomputed(found, KEY)
