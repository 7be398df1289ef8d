"""What the public sees of deferral, in real builds of a small register: the same lines always, and silence noticed."""

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.build import build
from generator.project import Project
from generator.source import yaml_fast
from tests.bench import made_up
from tests.build import made_deferral
from tests.build.conftest import ROOT
from tests.build.made_deferral import (
    LAPSED,
    OTHER_POLICE,
    PART,
    PLAIN,
    POLICE_WITH,
    POLICE_WITHOUT,
    STUB,
    WHOLE,
    change,
    put,
)

BASIS = ROOT / "registry-data"
SOON = datetime.date(2027, 3, 20)
SENTENCE = yaml_fast.read((BASIS / "deferral-policy.yml").read_bytes())["standard_sentence"]


class Site(NamedTuple):
    """A built site."""

    folder: Path

    def page(self, address: str) -> str:
        return (self.folder / address / "index.html").read_text(encoding="utf-8")

    def pages(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self.folder.rglob("*.html")):
            yield path.relative_to(self.folder).as_posix(), path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a register in which something was deferred, soon after the last attestation."""
    folder = tmp_path_factory.mktemp("deferral")
    made_deferral.write_register(folder / "registry-data", BASIS)
    return Site(_built(folder / "registry-data", folder / "site", SOON))


def _built(data: Path, output: Path, on: datetime.date) -> Path:
    built = build(Project(ROOT, data), output, on)
    assert built.site is not None, built.checked.findings
    return output


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition('id="content"')[2]).split())


# The page on deferral


def test_the_page_on_deferral_gives_the_rules_as_they_are_in_the_data(site: Site, tmp_path: Path) -> None:
    text = _text(site.page("nl/uitstel"))
    for said in ("hoogstens 12 maanden", "elke 6 maanden", "hoogstens 6 maanden, met een nieuwe onderbouwing",
                 "vanaf 24 maanden", "binnen 30 dagen", "uiterlijk na 30 dagen", "nooit helemaal verborgen",
                 "28 dagen of meer", "90 dagen", "40 dagen", "70 dagen",
                 "december 2026", "Politie, Openbaar Ministerie, Bijzondere opsporingsdienst",
                 "Tenuitvoerlegging van straffen"):  # fmt: skip
        assert said in text, said
    made_deferral.write_register(tmp_path / "data", BASIS)
    policy = yaml_fast.read((tmp_path / "data/deferral-policy.yml").read_bytes())
    change(tmp_path / "data/deferral-policy.yml", {"months": policy["months"] | {"first": 1}})
    changed = Site(_built(tmp_path / "data", tmp_path / "site", SOON))
    assert "hoogstens 1 maand " in _text(changed.page("nl/uitstel"))
    assert "12 months" not in _text(changed.page("en/deferral"))


def test_the_page_on_deferral_lists_what_was_published_newest_first(site: Site) -> None:
    html = site.page("en/deferral")
    table = html.partition("<tbody>")[2].partition("</tbody>")[0]
    assert re.findall(r'<th scope="row">([^<]*)</th>.*?<td>(\d+)</td>', table) == [
        ("March 2027", "1"),
        ("February 2027", "0"),
    ]
    text = _text(html)
    assert text.count("Published: 2.") == 3
    assert f"Deferred registration {STUB}" in text
    assert f"Lapsed registration {LAPSED}" in text
    assert "Deferred since February 2027 · looked at again in August 2027 at the latest" in text
    assert "Deferred from January 2027; a part is still not shown" in text
    assert "Deferred from January 2027 to March 2027" in text
    for number in (STUB, LAPSED, WHOLE, PART):
        assert f'href="../../en/systems/{number}/"' in html
    assert PLAIN not in html


def _around_the_entries(html: str) -> str:
    """The text of the page without what the lists hold, how many there are, and the date at the foot."""
    without = re.sub(r'<ul class="dl-list">.*?</ul>|<div class="dl-table.*?</div>', "", html, flags=re.DOTALL)
    text = _text(without.partition("<footer")[0])
    return re.sub(r"(Gepubliceerd|Published): (\d+|geen|none)\.", r"\1: …", text)


def test_an_empty_list_has_the_same_words_around_it_as_a_full_one(site: Site, tmp_path: Path) -> None:
    made_up.write_register(tmp_path / "data", 2, BASIS)
    policy = yaml_fast.read((BASIS / "deferral-policy.yml").read_bytes())
    put(tmp_path / "data", "deferral-policy.yml", policy | {"attestation": policy["attestation"] | {"from": "2027-02"}})
    empty = Site(_built(tmp_path / "data", tmp_path / "site", datetime.date(2027, 2, 1)))
    assert _text(empty.page("nl/uitstel")).count("Gepubliceerd: geen.") == 3
    assert _text(empty.page("en/deferral")).count("Published: none.") == 3
    for page in ("nl/uitstel", "en/deferral"):
        assert _around_the_entries(empty.page(page)) == _around_the_entries(site.page(page))


def test_a_register_without_rules_says_that_it_cannot_defer(tmp_path: Path) -> None:
    made_up.write_register(tmp_path / "data", 2, BASIS)
    made = Site(_built(tmp_path / "data", tmp_path / "site", SOON))
    text = _text(made.page("nl/uitstel"))
    assert "In dit register kan geen registratie worden uitgesteld" in text
    assert text.count("Gepubliceerd: geen.") == 3
    assert "maanden" not in text
    assert "In this register no registration can be deferred" in _text(made.page("en/deferral"))


def test_a_private_side_that_has_not_started_is_said_to_be_so(tmp_path: Path) -> None:
    made_up.write_register(tmp_path / "data", 2, BASIS)
    shutil.copyfile(BASIS / "deferral-policy.yml", tmp_path / "data/deferral-policy.yml")
    made = Site(_built(tmp_path / "data", tmp_path / "site", datetime.date(2037, 1, 1)))
    assert "De private kant van dit register, waar registraties wachten, is nog niet begonnen." in _text(
        made.page("nl/uitstel")
    )
    assert "The private side of this register, where registrations wait, has not started." in _text(
        made.page("en/deferral")
    )
    assert not [name for name, html in made.pages() if "Waarschuwing" in html or "Warning" in html]


def test_every_page_links_to_the_page_on_deferral_and_about_does_in_its_text(site: Site) -> None:
    for name, html in site.pages():
        if name.startswith(("nl/", "en/")):
            menu = html.partition('<nav class="dl-nav"')[2].partition("</nav>")[0]
            assert re.search(r'href="[./]*(nl/uitstel|en/deferral)/"', menu), name
    assert "nl/uitstel/" in site.page("nl/over").partition('id="content"')[2].partition("<footer")[0]
    assert "en/deferral/" in site.page("en/about").partition('id="content"')[2].partition("<footer")[0]


# A registration that was deferred


def test_a_released_registration_tells_its_deferral_in_sentences(site: Site) -> None:
    html = site.page(f"nl/systemen/{WHOLE}")
    text = _text(html)
    assert text.index("Uitgesteld van januari 2027 tot maart 2027.") < text.index("Wat doet het?")
    assert html.count('href="#deferral"') == 2
    section = _text('id="content"' + html.partition('<h2 id="deferral">')[2].partition("</section>")[0])
    assert "Onderzoek van strafbare feiten Opsporing van strafbare feiten" in section
    assert "Eén onderzoek" in section
    assert section.endswith(
        "januari 2027 Uitstel voorgesteld. "
        "januari 2027 Uitstel toegestaan. Besloten door: Hoofd opsporing en officier van justitie (verzonnen). "
        "februari 2027 Uitstel verlengd. Reden: Het zou een ander onderzoek hinderen. "
        "Besloten door: Hoofd opsporing en officier van justitie (verzonnen). "
        "maart 2027 Uitstel beëindigd. Reden: Wat moest worden afgewacht, is gebeurd. "
        "Besloten door: Hoofd opsporing en officier van justitie (verzonnen)."
    )


def test_a_part_that_is_still_withheld_is_shown_as_withheld_everywhere(site: Site) -> None:
    text = _text(site.page(f"nl/systemen/{PART}"))
    assert "Uitgesteld vanaf januari 2027; een deel is nog niet te zien." in text
    assert "Wie beslist? Nu nog niet te zien." in text
    assert text.count("Een deel van deze registratie is uitgesteld") == 2
    assert "Wat het uitstel beschermt" in text
    assert "is uitgesteld geweest" not in text
    assert "Uiterlijk op 1 september 2027 bekijken we dit opnieuw." in text
    assert text.count("Verzonnen: uitleg zou een onderzoek hinderen.") == 2


def test_a_registration_that_was_never_deferred_says_nothing_of_it(site: Site) -> None:
    for number in (PLAIN, OTHER_POLICE):
        html = site.page(f"en/systems/{number}")
        assert "Deferred from" not in html
        assert "#deferral" not in html


# Stubs


@pytest.mark.parametrize(
    ("number", "address", "says"),
    [
        (STUB, "nl/systemen", "Een registratie die is uitgesteld"),
        (STUB, "en/systems", "looked at again in August 2027 at the latest"),
        (LAPSED, "nl/systemen", "Een registratie die is vervallen"),
        (LAPSED, "en/systems", "Lapsed in March 2027"),
    ],
)
def test_a_stub_is_a_page_where_the_registration_will_be(site: Site, number: str, address: str, says: str) -> None:
    html = site.page(f"{address}/{number}")
    text = _text(html)
    assert says in text
    assert 'id="act"' in html
    assert "6a –" in text
    sitemap = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert f"/{address}/{number}/</loc>" in sitemap
    for made in ("Testorganisatie", SENTENCE["nl"], SENTENCE["en"]):
        assert made not in text, "a stub says only what a stub says"


def test_the_permanent_address_of_a_stub_leads_to_its_pages_and_to_no_data(site: Site) -> None:
    html = site.page(f"id/{STUB}")
    assert f'href="../../nl/systemen/{STUB}/"' in html
    assert f'href="../../en/systems/{STUB}/"' in html
    assert "api/v1/registrations" not in html
    assert not (site.folder / f"api/v1/registrations/{STUB}.json").exists()
    assert f"api/v1/registrations/{PLAIN}.json" in site.page(f"id/{PLAIN}")


def test_stubs_do_not_count_as_registrations(site: Site) -> None:
    assert "8 registraties" in site.page("nl/systemen")
    assert "8 systems" in site.page("en")
    for number in (STUB, LAPSED):
        assert number not in site.page("nl/systemen")
        assert number not in site.page("nl")


# The standard sentence


def test_the_sentence_is_the_same_bytes_on_all_pages_of_a_kind_and_nowhere_else(site: Site) -> None:
    expected = {
        f"{folder}/{number}/index.html"
        for folder in ("nl/systemen", "en/systems")
        for number in (WHOLE, PART, OTHER_POLICE)
    }
    expected |= {
        f"{folder}/{slug}/index.html"
        for folder in ("nl/organisaties", "en/organisations")
        for slug in (POLICE_WITH, POLICE_WITHOUT)
    }
    blocks: dict[str, set[str]] = {"nl": set(), "en": set()}
    for name, html in site.pages():
        found = re.findall(r'<div class="dl-note dl-standard">.*?</div>', html, re.DOTALL)
        assert len(found) == (name in expected), name
        if found:
            blocks[name[:2]].add(found[0])
        else:
            assert SENTENCE["nl"] not in html, name
            assert SENTENCE["en"] not in html, name
    assert {language: len(found) for language, found in blocks.items()} == {"nl": 1, "en": 1}
    assert all(SENTENCE[language] in found.pop() for language, found in blocks.items())


# Silence


_AS_OF = datetime.date(2027, 3, 1)


@pytest.mark.parametrize(
    ("days", "on_the_page", "everywhere"),
    [(39, False, False), (40, False, False), (41, True, False), (70, True, False), (71, True, True)],
)
def test_silence_of_the_private_side_is_said_by_the_site_itself(
    tmp_path: Path, days: int, on_the_page: bool, everywhere: bool
) -> None:
    made_deferral.write_register(tmp_path / "data", BASIS)
    made = Site(_built(tmp_path / "data", tmp_path / "site", _AS_OF + datetime.timedelta(days)))
    assert ("de laatste keer was op 1 maart 2027" in _text(made.page("nl/uitstel"))) == on_the_page
    assert ("the last time was 1 March 2027" in _text(made.page("en/deferral"))) == on_the_page
    for name, html in made.pages():
        body = html if name.startswith("id/") else html.partition('id="content"')[0]
        assert (("de laatste keer was op" in body) or ("the last time was" in body)) == everywhere, name
        assert ("Het is geen officiële" in html) or ("not an official" in html), name


def test_the_alarm_leads_to_the_page_on_deferral_from_every_depth(tmp_path: Path) -> None:
    made_deferral.write_register(tmp_path / "data", BASIS, attested=())
    made = Site(_built(tmp_path / "data", tmp_path / "site", datetime.date(2027, 6, 1)))
    for name, html in made.pages():
        if name.startswith("id/"):
            assert "de eerste keer had in februari 2027 moeten zijn" in html
            assert "the first time should have been in February 2027" in html
            continue
        if name == "404.html":  # shown at any address, so its links start at the root of the server
            assert "dl-alarm" in html
            continue
        alarm = re.search(r'<aside class="dl-notice dl-alarm".*?href="([^"]*)"', html, re.DOTALL)
        assert alarm, name
        target = (made.folder / name).parent / alarm[1] / "index.html"
        assert target.resolve().is_relative_to(made.folder.resolve())
        assert target.is_file(), name


def test_the_public_site_depends_on_public_data_and_the_date_alone(site: Site, tmp_path: Path) -> None:
    """The same register beside a folder that looks private gives the same bytes."""
    made_deferral.write_register(tmp_path / "registry-data", BASIS)
    put(tmp_path, "deferred/0123456789abcdef0123456789abcdef/deferral.yml", {"note": "made up"})
    again = _built(tmp_path / "registry-data", tmp_path / "site", SOON)
    one = {path.relative_to(site.folder): path.read_bytes() for path in site.folder.rglob("*") if path.is_file()}
    two = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert one == two
