"""Every page that is built belongs to a type that the checks know, and of every type there is a page to look at."""

from tests.site.conftest import Sites
from tests.site.page_types import TO_COME, built_types, by_type, page_types, type_of
from tests.site.parsed import parse
from tests.site.samples import Sample, covering


def test_every_page_belongs_to_a_type_and_every_type_has_a_page(built: Sites) -> None:
    types = [by_type(pages) for _, pages in built.values()]
    assert [one[("", "")] for one in types if ("", "") in one] == [], "give their address a line in page_types.py"
    there = {kind for one in types for kind in one}
    assert {name for name, _ in there} & TO_COME == set(), "is built now: take it out of TO_COME"
    assert set(built_types()) - there == set(), "has an address but no page in the sites that are looked at"


def test_what_is_to_come_is_a_type() -> None:
    assert {kind.name for kind in page_types()} >= TO_COME


def test_addresses_are_told_apart() -> None:
    kinds = {
        "": ("front", ""),
        "nl/": ("home", "nl"),
        "en/systems/": ("systems", "en"),
        "en/systems/page-12/": ("numbered", "en"),
        "nl/systemen/p00000t1/": ("registration", "nl"),
        "nl/organisaties/politie/": ("organisation", "nl"),
        "id/p00000t1/": ("permanent", ""),
    }
    assert {address: (kind.name, kind.language) for address in kinds if (kind := type_of(address))} == kinds
    assert type_of("nl/iets-anders/") is None


def test_a_page_with_something_new_is_looked_at_as_well() -> None:
    pages = {
        Sample("s", "a"): parse("<p>lang en meer</p>"),
        Sample("s", "b"): parse("<p>kort</p>"),
        Sample("s", "c"): parse("<p class=x>"),
        Sample("s", "d"): parse("<p class=x>x</p>"),
    }
    chosen = covering({("k", "nl"): list(pages)}, pages)
    assert [sample.address for sample in chosen["k", "nl"]] == ["a", "d"]
