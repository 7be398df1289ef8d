"""Pages, JSON and CSV count the same registrations, whatever they are counted by."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest

from generator import ids
from generator.views.answers import BROWSED
from tests.site.conftest import Sites
from tests.site.page_types import addresses_in
from tests.site.parsed import ParsedPage
from tests.site.sites import LARGE, SEEN

Registrations = list[dict[str, Any]]
_ID = re.compile(rf"/(?:systemen|systems)/([{ids.ALPHABET}]{{{ids.LENGTH}}})/$")
_SAYS = re.compile(r"\b([\d.,]+) (?:registra(?:ties?|tions?)|syste(?:em|men|ms?))\b")
pytestmark = pytest.mark.parametrize("name", [*SEEN, LARGE])


def _registrations(site: Path) -> Registrations:
    found: Registrations = json.loads((site / "data/register.json").read_bytes())["registrations"]
    return found


def _rows(site: Path, table: str) -> list[dict[str, str]]:
    csv.field_size_limit(1 << 24)
    with (site / f"data/{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _listed(pages: Mapping[str, ParsedPage], first: str) -> set[str]:
    """The ids of the registrations that a list links to, on all its pages."""
    numbered = [address for address in pages if re.fullmatch(re.escape(first) + r"[a-z]+-\d+/", address)]
    links = (urldefrag(link)[0] for address in (first, *numbered) for link in pages[address].links)
    return {found[1] for link in links if (found := _ID.search(link))}


def _says(page: ParsedPage) -> set[int]:
    """How many registrations the text of a page speaks of."""
    return {int(re.sub(r"\D", "", number)) for number in _SAYS.findall(" ".join(page.text))}


def test_every_file_holds_the_same_registrations(built: Sites, name: str) -> None:
    site, pages = built[name]
    numbers = [one["id"] for one in _registrations(site)]
    assert len(numbers) == len(set(numbers)) > 0
    assert [row["id"] for row in _rows(site, "registrations")] == numbers
    lines = (site / "data/registrations.ndjson").read_bytes().splitlines()
    assert [json.loads(line)["id"] for line in lines] == numbers
    assert {path.stem for path in (site / "api/v1/registrations").glob("*.json")} >= set(numbers)
    stubs = {row["id"] for row in _rows(site, "stubs")}
    gone = {row["id"] for row in _rows(site, "versions")} - set(numbers)
    for at in addresses_in().values():
        shown = {
            address.rstrip("/").rpartition("/")[2]
            for address in pages
            if _is_child(address, at.systems) and _ID.search(f"/{address}")
        }
        assert shown == set(numbers) | stubs | gone


def _is_child(address: str, parent: str) -> bool:
    return address.startswith(parent) and address.count("/") == parent.count("/") + 1


def faults_of_lists(site: Path, pages: Mapping[str, ParsedPage]) -> Iterator[str]:
    """Lists that hold other registrations than the data say they should, or say another number."""
    registrations = _registrations(site)
    slugs = [row["organisation"] for row in _rows(site, "organisations")]
    for at in addresses_in().values():
        lists = {at.systems: registrations, at.home: registrations}
        lists |= {at.organisation(slug): _with(registrations, "organisation", slug) for slug in slugs}
        for field in BROWSED:
            for term in {term for one in registrations for term in _terms(one, field)}:
                lists[at.answer(field, term)] = _with(registrations, field, term)
        for address, expected in lists.items():
            if address not in pages:
                yield f"{address} is not there"
            elif len(expected) not in _says(pages[address]) and expected:
                yield f"{address} says {_says(pages[address])}, not {len(expected)}"
            elif address != at.home and _listed(pages, address) != {one["id"] for one in expected}:
                yield f"{address} lists others than those that belong there"


def _with(registrations: Registrations, field: str, term: str) -> Registrations:
    return [one for one in registrations if term in _terms(one, field)]


def _terms(registration: Mapping[str, Any], field: str) -> list[str]:
    value = registration.get(field) or []
    return [value] if isinstance(value, str) else list(value)


def test_every_list_holds_what_it_should_and_says_how_many(built: Sites, name: str) -> None:
    site, pages = built[name]
    assert list(faults_of_lists(site, pages)) == []


def test_a_list_that_lacks_one_or_says_another_number_is_found(built: Sites, name: str) -> None:
    site, pages = built[name]
    at = addresses_in()["nl"]
    lists, home = pages[at.systems], pages[at.home]
    gone = next(link for link in lists.links if _ID.search(link))
    fewer = replace(lists, links=[link for link in lists.links if link != gone])
    other = replace(home, text=["7777 registraties"])
    tampered = {**pages, at.systems: fewer, at.home: other}
    assert {fault.partition(" ")[0] for fault in faults_of_lists(site, tampered)} >= {at.systems, at.home}


def test_every_organisation_says_as_many_as_its_row_in_the_list(built: Sites, name: str) -> None:
    site, pages = built[name]
    counted = Counter(one["organisation"] for one in _registrations(site))
    for at in addresses_in().values():
        text = " ".join(pages[at.organisations].text)
        for row in _rows(site, "organisations"):
            number = counted[row["organisation"]]
            label = row[f"name_{at.home.strip('/')}"]
            assert re.search(rf"{re.escape(label)}(?!\w).{{0,80}}?\b{number}\b", text), (row["organisation"], number)
