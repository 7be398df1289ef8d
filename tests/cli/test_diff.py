"""`register diff`: two states of a register beside each other, for people, programs and proposals."""

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.cli.main import main
from generator.report.comparison_markdown import escaped
from generator.report.excerpt import visible
from generator.source import yaml_writer
from tests.source.past import ID, Past, value

ROOT = Path(__file__).parents[2]
SOURCE = {"name": {"nl": "RDW", "en": "RDW"}, "retention": {"nl": "7 dagen", "en": "7 days"}}
LATER = {**SOURCE, "retention": {"nl": "28 dagen", "en": "28 days"}}
EVIL = "x | y <script>alert(1)</script> [a](javascript:b) ![c](d) @iedereen #1 `e` **f** www.g.example http://h.example\u200b"


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """A register in which one registration changed, one came, and one went; tagged after the first commit."""
    made = Past(tmp_path_factory.mktemp("diff") / "clone")
    beside = {
        f"/registry-data/{path.relative_to(ROOT / 'registry-data').as_posix()}": path.read_bytes()
        for folder in ("vocabularies", ".")
        for path in sorted((ROOT / "registry-data" / folder).glob("*.yml"))
    }
    made.commit({**beside, "o/a.yml": value(data_sources=[SOURCE]), "o/b.yml": value("test002")}, day=3)
    made.commit({"o/a.yml": value(data_sources=[LATER], unit={"nl": EVIL}), "o/b.yml": None}, day=5)
    made.commit({"o/c.yml": value("test003", name={"nl": "Verzonnen nieuw systeem"})}, day=9)
    made.made().git("tag", "-m", "x", "v1", "HEAD~2")
    return made


def diff(past: Past, capsys: pytest.CaptureFixture[str], *arguments: str, lang: str = "nl", code: int = 0) -> str:
    assert main(["diff", *arguments, "--data", str(past.data), "--lang", lang]) == code
    said = capsys.readouterr()
    return said.err if code else said.out


def test_for_people(past: Past, capsys: pytest.CaptureFixture[str]) -> None:
    head, first = past.git("rev-parse", "HEAD"), past.git("rev-parse", "v1^{commit}")
    said = diff(past, capsys, "v1", "HEAD").splitlines()
    assert said[0] == f"Van v1 ({first[:8]}, 2026-11-03) naar HEAD ({head[:8]}, 2026-11-09)"
    assert f"{ID}  Verzonnen systeem (testgemeente)" in said
    assert "  Gegevensbronnen, ‘RDW’: Bewaartermijn ging van 7 naar 28 dagen." in said
    assert f"{value('test003')['id']}  Verzonnen nieuw systeem (testgemeente)" in said
    assert "  Geregistreerd." in said
    assert "  Weggehaald uit het register." in said
    assert said[-1] == "1 veranderd, 1 nieuw, 1 weggehaald"
    english = diff(past, capsys, "v1", "HEAD", lang="en")
    assert "Data sources, ‘RDW’: Retention period went from 7 to 28 days." in english


@pytest.mark.parametrize(
    ("older", "newer"),
    [("v1", "HEAD"), ("2026-11-03", "2026-11-09"), ("2026-11-04", "main"), ("HEAD~2", "2027-01-01")],
)
def test_a_state_has_many_names(past: Past, capsys: pytest.CaptureFixture[str], older: str, newer: str) -> None:
    assert diff(past, capsys, older, newer).endswith("1 veranderd, 1 nieuw, 1 weggehaald\n")


def test_the_other_way_round_and_nothing(past: Past, capsys: pytest.CaptureFixture[str]) -> None:
    assert "van 28 naar 7 dagen" in diff(past, capsys, "HEAD", "v1")
    assert diff(past, capsys, "HEAD", "2026-11-09").endswith("Geen registratie is veranderd.\n")


def test_one_registration_typed_as_people_type(past: Past, capsys: pytest.CaptureFixture[str]) -> None:
    said = diff(past, capsys, "v1", "HEAD", "--registration", f" {ID.upper()[:4]}-{ID.upper()[4:]}")
    assert said.endswith("1 veranderd, 0 nieuw, 0 weggehaald\n")


def test_for_programs(past: Past, capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(diff(past, capsys, "v1", "HEAD", "--format", "json"))
    assert said["counts"] == {"registered": 1, "removed": 1, "changed": 1}
    assert said["older"] == {"name": "v1", "commit": past.git("rev-parse", "HEAD~2"), "day": "2026-11-03"}
    by_kind = {one["kind"]: one for one in said["registrations"]}
    changed = by_kind["changed"]
    assert changed["id"] == ID
    assert changed["changes"][-1] == {
        "field": "data_sources", "path": [0, "retention", "en"], "kind": "changed", "old": "7 days", "new": "28 days"
    }  # fmt: skip
    assert "Gegevensbronnen, ‘RDW’: Bewaartermijn ging van 7 naar 28 dagen." in changed["sentences"]["nl"]
    assert "Data sources, ‘RDW’: Retention period went from 7 to 28 days." in changed["sentences"]["en"]
    assert by_kind["registered"]["name"] == {"nl": "Verzonnen nieuw systeem"}


def test_for_proposals(past: Past, capsys: pytest.CaptureFixture[str]) -> None:
    said = diff(past, capsys, "v1", "HEAD", "--format", "markdown")
    html = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").render(said)
    assert "<th>Veld</th>" in html
    assert "<td>Gegevensbronnen, ‘RDW’: Bewaartermijn (Nederlands)</td>" in html
    assert "<td><del>7</del> dagen</td>" in html
    assert "<td><ins>28</ins> dagen</td>" in html
    assert html.count("<tr>") == 4, "a head, a new answer, and a text in two languages"


def test_a_registration_cannot_write_in_a_proposal(past: Past, capsys: pytest.CaptureFixture[str]) -> None:
    said = diff(past, capsys, "v1", "HEAD", "--format", "markdown")
    html = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"]).render(said)
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {
        "h3", "h4", "p", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "ins", "del", "br"
    }  # fmt: skip
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [a](javascript:b) ![c](d)" in html
    assert "@\u2060iedereen #\u20601" in html, "nobody is called, and no issue is linked"
    assert "\u200b" not in said
    assert "www." not in said
    assert "http:" not in said


def test_what_is_not_committed_is_the_newer_state_by_itself(
    past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = Past(Path(shutil.copytree(past.folder, tmp_path / "clone")))
    file = own.data / "registrations" / "o" / "c.yml"
    assert diff(own, capsys, "HEAD").endswith("Geen registratie is veranderd.\n")
    file.rename(file.with_name("renamed.yml"))
    assert diff(own, capsys, "HEAD").endswith("Geen registratie is veranderd.\n")
    changed = value("test003", name={"nl": "Verzonnen nieuw systeem"}, status="pilot")
    file.with_name("renamed.yml").write_text(yaml_writer.write(changed), encoding="utf-8")
    said = diff(own, capsys, "HEAD")
    assert "naar de map nu" in said
    assert "  Status ging van ‘In gebruik’ naar ‘Proef’." in said
    file.with_name("renamed.yml").rename(file)
    file.write_text("id: [", encoding="utf-8")
    assert "  Deze versie is niet te lezen." in diff(own, capsys, "HEAD")


@pytest.mark.parametrize(
    ("arguments", "nl", "en"),
    [
        (("nergens",), "“nergens” is geen commit, tag of tak in deze kloon, en geen datum",
         "“nergens” is no commit, tag or branch in this clone, and no date"),
        (("--end-of-options", "--", "--output=x"), "“--output=x” is geen commit", "“--output=x” is no commit"),
        (("2026-10-31",), "Op 2026-10-31 was er nog niets: de eerste commit hier is van 2026-11-03.",
         "There was nothing yet on 2026-10-31: the first commit here is of 2026-11-03."),
        (("v1", "--registration", "abc"), "“abc” is geen registratienummer", "“abc” is not the id of a registration"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_both_languages(
    past: Past, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], nl: str, en: str
) -> None:
    if arguments[0] == "--end-of-options":  # a name that looks like an option, as only a script would give it
        for language, said in (("nl", nl), ("en", en)):
            words = ["diff", "--data", str(past.data), "--lang", language, *arguments[1:]]
            assert main(words) == 2
            assert said in capsys.readouterr().err
        return
    assert nl in diff(past, capsys, *arguments, code=2)
    assert en in diff(past, capsys, *arguments, lang="en", code=2)


def test_in_a_shallow_clone_it_works_with_what_is_there(
    past: Past, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shallow = Past(tmp_path / "shallow")
    past.git("clone", "--quiet", "--depth=2", f"file://{past.folder}", str(shallow.folder))
    assert diff(shallow, capsys, "HEAD~1").endswith("0 veranderd, 1 nieuw, 0 weggehaald\n")
    assert "git fetch --unshallow" in diff(shallow, capsys, "2026-11-03", code=2)
    assert main(["check", "--data", str(shallow.data), "--on", "2026-11-23"]) in (0, 1)


def test_outside_a_clone_there_is_nothing_to_compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = Past(tmp_path)
    bare.data.mkdir()
    assert "staat niet in een git-kloon met commits" in diff(bare, capsys, "HEAD", code=2)


def test_a_mark_of_a_deferred_registration_tells_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked = Past(tmp_path / "clone")
    marked.commit({"/registry-data/register.yml": (ROOT / "registry-data" / "register.yml").read_bytes()})
    marked.commit({"o/a.yml": value(), "o/secret.yml": yaml_writer.write(value()) + "classification: " + "deferred\n"})
    marked.commit({"o/secret.yml": None})
    marked.made()
    assert main(["diff", "HEAD~1", "HEAD", "--data", str(marked.data)]) == 1
    said = capsys.readouterr()
    assert "AIR-906" in said.out
    assert "secret" not in said.out + said.err


def test_more_than_a_proposal_holds_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = Past(tmp_path / "clone")
    many.commit({"/registry-data/register.yml": (ROOT / "registry-data" / "register.yml").read_bytes()})
    many.commit({f"o/{n}.yml": value(f"test{n:03}", name={"nl": f"Verzonnen {n} {'x' * 200}"}) for n in range(400)})
    many.made()
    said = diff(many, capsys, "HEAD~1", "HEAD", "--format", "markdown")
    assert len(said) < 65_536
    assert re.search(r"En nog [0-9]+ registraties\. Alles: register diff HEAD\\~1 HEAD$", said.rstrip())


_SIGNS = st.text(alphabet="\\`*_{}[]<>()#+-.!|~&;:=$@/^\"'\n 1aZwé", max_size=40)


@settings(max_examples=300)
@given(_SIGNS | st.text(max_size=20))
@example("https://example.org www.example.org <b> *x* _y_ legal_basis [z](//e) | &amp; 1. ~~a~~ ![i](j) `c` \\*")
@example("1) een")
@example("- - -")
def test_whatever_a_text_holds_markdown_says_just_that(text: str) -> None:
    """As a line of the notes of a snapshot, where the text is a whole line, and as a cell of a table."""
    reader = MarkdownIt("js-default", {"html": True})
    for written in (f"- {escaped(text)}\n", f"| a | b |\n| --- | --- |\n| x{escaped(text)} | y |\n"):
        shown = reader.render(written)
        tags = {"ul", "li", "br", "table", "thead", "tbody", "tr", "th", "td"}
        assert set(re.findall("</?([a-z0-9]+)", shown)) <= tags
        words = unescape(re.sub("<[^>]*>", " ", shown)).replace("\u2060", "")
        expected = visible(text.replace("\n", " "))
        if not written.startswith("-"):
            expected = f"a b x{expected} y"
        assert "".join(words.split()) == "".join(expected.split())


def test_what_markdown_does_not_take_for_a_sign_stays_as_it_is() -> None:
    """People read the notes of a snapshot in an editor too."""
    plain = "Added: name (2 words), “legal_basis”; R&D at 50%, 10:30? Yes/no!"
    assert escaped(plain) == plain.replace("10:30", "10\\:30")
