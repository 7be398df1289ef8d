"""The versions of registrations from git: real repositories, with everything that can have happened in them."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import InputError
from generator.model.history import History
from generator.schema.understood import understood
from generator.source import blobs, history, sections, yaml_fast, yaml_writer
from generator.source.old_values import DeferredFound
from generator.source.yaml_problem import YamlProblem
from tests.source.past import ID, Past, value

ROOT = Path(__file__).parents[2]
OTHER = value("test002")["id"]


@pytest.fixture
def past(tmp_path: Path) -> Past:
    return Past(tmp_path / "clone")


def statuses(found: History, id_: str = ID) -> list[Any]:
    return [version.data.get("status") for version in found.versions[id_]]


def test_every_change_is_a_version_with_its_day_and_commit(past: Past) -> None:
    past.commit({"o/a.yml": value()})
    past.commit({"o/a.yml": value(status="retired")})
    past.commit({"o/b.yml": value("test002")})
    found = past.made().read()
    commits = past.git("log", "--reverse", "--format=%H").split()
    assert [(v.number, v.commit, v.day, v.file) for v in found.versions[ID]] == [
        (1, commits[0], "2026-11-01", "registrations/o/a.yml"),
        (2, commits[1], "2026-11-02", "registrations/o/a.yml"),
    ]
    assert found.versions[ID][0].data == value()
    assert statuses(found) == ["in-use", "retired"]
    assert [v.number for v in found.versions[OTHER]] == [1]
    assert [commit.id for commit in found.commits] == commits
    assert found.known


def test_what_says_the_same_is_no_version(past: Past) -> None:
    text = yaml_writer.write(value())
    past.commit({"o/a.yml": text})
    past.commit({"o/a.yml": f"# a comment\n{text}"})
    past.commit({"o/a.yml": yaml_writer.write(dict(reversed(value().items())))})
    past.commit({"/README.md": "words"})
    past.commit({"o/a.yml": None, "p/renamed.yml": text})
    found = past.made().read()
    assert [v.file for v in found.versions[ID]] == ["registrations/o/a.yml"]


def test_a_registration_is_followed_by_its_id_when_its_file_gets_another_name_and_content(past: Past) -> None:
    past.commit({"o/a.yml": value()})
    past.commit({"o/a.yml": None, "o/new-name.yml": value(status="pilot")})
    found = past.made().read()
    assert [v.file for v in found.versions[ID]] == ["registrations/o/a.yml", "registrations/o/new-name.yml"]
    assert found.removed == {}


def test_two_files_that_swap_their_ids_do_not_swap_their_pasts(past: Past) -> None:
    past.commit({"o/a.yml": value(), "o/b.yml": value("test002", status="pilot")})
    past.commit({"o/a.yml": value("test002", status="pilot"), "o/b.yml": value(status="retired")})
    found = past.made().read()
    assert statuses(found) == ["in-use", "retired"]
    assert statuses(found, OTHER) == ["pilot"]


def test_of_two_files_with_one_id_the_one_it_was_counts(past: Past) -> None:
    past.commit({"o/b.yml": value()})
    past.commit({"o/a.yml": value(status="retired")})
    past.commit({"o/b.yml": None})
    found = past.made().read()
    assert statuses(found) == ["in-use", "retired"]
    assert found.versions[ID][1].day == "2026-11-03"


def test_a_merge_is_one_version_and_what_was_on_its_way_is_none(past: Past) -> None:
    first = past.commit({"o/a.yml": value()})
    side = past.commit({"o/a.yml": value(status="pilot")}, parents=(first,), on="side")
    side = past.commit({"o/a.yml": value(status="retired"), "o/c.yml": value("test002")}, on="side")
    main = past.commit({"/x": "x"}, on="main")
    past.commit({"o/a.yml": value(status="retired"), "o/c.yml": value("test002")}, parents=(main, side), day=9)
    found = past.made().read()
    assert [(v.number, v.day, v.data["status"]) for v in found.versions[ID]] == [
        (1, "2026-11-01", "in-use"),
        (2, "2026-11-09", "retired"),
    ]
    assert [v.day for v in found.versions[OTHER]] == ["2026-11-09"]


def test_what_is_turned_back_is_a_version_again(past: Past) -> None:
    for status in ("in-use", "pilot", "in-use"):
        past.commit({"o/a.yml": value(status=status)})
    assert statuses(past.made().read()) == ["in-use", "pilot", "in-use"]


def test_what_was_taken_away_keeps_its_versions_and_numbers(past: Past) -> None:
    past.commit({"o/a.yml": value(), "o/b.yml": value("test002")})
    past.commit({"o/a.yml": None})
    found = past.made().read()
    assert [v.number for v in found.versions[ID]] == [1]
    assert {id_: commit.day for id_, commit in found.removed.items()} == {ID: "2026-11-02"}
    past.git("checkout", "--quiet", "HEAD~1", "--", ".")
    past.git("commit", "--quiet", "-m", "back")
    back = past.read()
    assert back.removed == {}
    assert [v.number for v in back.versions[ID]] == [1], "it came back as it was"


def test_numbers_never_change_as_history_grows(past: Past) -> None:
    for number, status in enumerate(("in-use", "pilot", "pilot", "retired", "in-use")):
        past.commit({"o/a.yml": value(status=status), f"o/{number}.yml": value(f"test1{number}0")})
    past.made()
    seen: dict[str, tuple[Any, ...]] = {}
    for commit in past.git("log", "--format=%H", "--reverse").split():
        for id_, versions in history.read(past.data, understood, tip=commit).versions.items():
            assert versions[: len(seen.get(id_, ()))] == seen.get(id_, ())
            seen[id_] = versions
    assert len(seen[ID]) == 4


BROKEN = {
    "not YAML": "a: [",
    "a list": "- a\n",
    "nothing": "",
    "no id": "name: x\n",
    "an id that cannot be": "id: ../../x\n",
    "an id that is a number": "id: 12345678\n",
    "not UTF-8": b"id: \xff\xfe\n",
    "far too large": b"# " + b"x" * 300_000 + b"\n",
    "twice the same field": f"id: {ID}\nid: {ID}\n",
    "an alias": f"id: {ID}\nname: &a x\nunit: *a\n",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_an_old_file_that_cannot_be_read_is_a_version_that_says_so(past: Past, content: bytes | str) -> None:
    past.commit({"o/a.yml": value()})
    past.commit({"o/a.yml": content, "o/never-read.yml": content})
    past.commit({"o/a.yml": value()})
    found = past.made().read()
    assert [(v.number, v.broken, dict(v.data)) for v in found.versions[ID]] == [
        (1, False, value()), (2, True, {}), (3, False, value())
    ]  # fmt: skip
    assert set(found.versions) == {ID}


def test_what_the_schema_does_not_understand_is_left_out_and_named(past: Past) -> None:
    unsafe: dict[str, Any] = {
        "public_page": "javascript:alert(1)",
        "organisation": "../../etc",
        "contact": {"email": "test@example.org", "url": "data:text/html,x"},
        "review_by": "2026-02-31",
        "dpia": {"state": "done", "date": "0000-01"},
        "of_old": "a field that was renamed since",
        "self_learning": "no",
        "themes": ["work", "<b>"],
    }
    past.commit({"o/a.yml": value(**unsafe)})
    past.commit({"o/a.yml": value()})
    old, _ = past.made().read().versions[ID]
    assert old.unread == set(unsafe)
    assert old.data == {name: answer for name, answer in value().items() if name not in unsafe}
    assert not old.broken


def test_links_submodules_and_other_files_are_no_registrations(past: Past) -> None:
    past.commit({"o/a.yml": value(), "o/link.yml": ("120000", "a.yml"), "o/sub.yml": ("160000", "1" * 40)})
    past.commit({"o/a.txt": "id: x", "o/.hidden.yml": value("test002"), "/registrations/b.yml": value("test003")})
    past.commit({"o/a.yml": ("120000", "elsewhere")})
    found = past.made().read()
    assert set(found.versions) == {ID}
    assert found.removed[ID].day == "2026-11-03", "what became a link is no file any more"


def test_names_of_files_may_be_anything(past: Past) -> None:
    past.commit({"o/één systeem.yml": value(), "o/\udcff.yml": value("test002")})
    found = past.made().read()
    assert found.versions[ID][0].file == "registrations/o/één systeem.yml"
    assert found.versions[OTHER][0].file == "registrations/o/\\xff.yml"


def test_days_that_cannot_be_are_those_of_the_commit_before_and_the_order_is_that_of_the_commits(past: Past) -> None:
    past.commit({"o/a.yml": value()}, day=20)
    past.commit({"o/a.yml": value(status="pilot")}, when="99999999999999999 +0000")
    past.commit({"o/a.yml": value(status="retired")}, day=3)
    found = past.made().read()
    assert [v.data["status"] for v in found.versions[ID]] == ["in-use", "pilot", "retired"]
    days = [v.day for v in found.versions[ID]]
    assert (days[0], days[2]) == ("2026-11-20", "2026-11-03")
    assert len(days[1]) == 10


def test_the_day_is_that_where_the_commit_was_made(past: Past) -> None:
    past.commit({"o/a.yml": value()}, when="1793491200 +1100")  # midnight of 1 November in Greenwich
    past.commit({"o/a.yml": value(status="pilot")}, when="1793491200 -0500")
    assert [v.day for v in past.made().read().versions[ID]] == ["2026-11-01", "2026-10-31"]


@pytest.mark.parametrize("inside", ["", "deep/down/the register/"])
def test_the_folder_may_be_anywhere_in_the_repository(tmp_path: Path, inside: str) -> None:
    past = Past(tmp_path / "clone", inside)
    past.commit({"o/a.yml": value()})
    past.commit({"/elsewhere/registrations/o/b.yml": value("test002")})
    assert set(past.made().read().versions) == {ID}


def test_without_a_repository_or_a_commit_nothing_is_known(tmp_path: Path) -> None:
    assert history.read(tmp_path, understood) == History()
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    assert not history.read(tmp_path, understood).known


def test_what_is_not_committed_has_no_history_and_spoils_none(past: Past) -> None:
    past.commit({"o/a.yml": value()})
    past.commit({"o/a.yml": value(status="pilot")})
    clean = past.made().read()
    file = past.data / "registrations" / "o" / "a.yml"
    dirty = value(status="retired")
    file.write_text(yaml_writer.write(dirty), encoding="utf-8")
    (file.parent / "new.yml").write_text(yaml_writer.write(value("test002")), encoding="utf-8")
    current = {"registrations/o/a.yml": dirty, "registrations/o/new.yml": value("test002")}
    assert history.read(past.data, understood, current) == clean


def test_values_that_were_read_already_are_taken_over_and_nothing_else_changes(past: Past) -> None:
    past.commit({"o/a.yml": value(), "o/b.yml": value("test002")})
    past.commit({"o/a.yml": value(status="pilot")})
    past.made()
    current = {"registrations/o/a.yml": value(status="pilot"), "registrations/o/b.yml": value("test002")}
    found = history.read(past.data, understood, current)
    assert found == past.read()
    assert found.versions[ID][-1].data is current["registrations/o/a.yml"]
    older, newer = (version.data for version in found.versions[ID])
    assert all(older[name] is newer[name] for name in ("name", "sources")), "what did not change is there once"


def test_a_shallow_clone_is_refused_with_the_command_that_repairs_it(past: Past, tmp_path: Path) -> None:
    past.commit({"o/a.yml": value()})
    past.commit({"o/a.yml": value(status="pilot")})
    past.made()
    shallow = Past(tmp_path / "shallow")
    past.git("clone", "--quiet", "--depth=1", f"file://{past.folder}", str(shallow.folder))
    with pytest.raises(InputError, match="git fetch --unshallow") as refused:
        shallow.read()
    assert "--without-history" in str(refused.value)
    shallow.git("fetch", "--quiet", "--unshallow")
    assert shallow.read() == past.read()


def test_a_partial_clone_fetches_nothing_and_says_how_to_get_the_rest(past: Past, tmp_path: Path) -> None:
    past.commit({"o/a.yml": value()})
    past.commit({"o/a.yml": value(status="pilot")})
    past.made().git("config", "uploadpack.allowFilter", "true")
    partial = Past(tmp_path / "partial")
    past.git("clone", "--quiet", "--filter=blob:none", f"file://{past.folder}", str(partial.folder))
    with pytest.raises(InputError, match="git fetch --refetch --no-filter"):
        partial.read()
    partial.git("fetch", "--quiet", "--refetch", "--no-filter")
    assert partial.read() == past.read()


def test_the_mark_of_a_deferred_registration_stops_everything(past: Past) -> None:
    mark = "classification: " + "deferred"
    past.commit({"o/a.yml": yaml_writer.write(value()) + mark + "\n"})
    past.commit({"o/a.yml": value()})
    past.made()
    with pytest.raises(DeferredFound):
        past.read()


def test_the_settings_of_a_clone_change_nothing(past: Past) -> None:
    past.commit({"o/a.yml": value()})
    past.commit({"o/a.yml": value(status="pilot"), "o/b.yml": value("test002")})
    plain = past.made().read()
    for name, setting in {
        "log.showRoot": "false", "color.ui": "always", "diff.renames": "copies", "log.diffMerges": "separate",
        "log.follow": "true", "diff.noPrefix": "true", "core.quotePath": "true", "format.pretty": "oneline",
        "log.abbrevCommit": "true", "core.abbrev": "4", "log.date": "relative", "diff.relative": "true",
    }.items():  # fmt: skip
        past.git("config", name, setting)
    assert past.read() == plain


def test_much_is_read_without_waiting_for_each_other(past: Past) -> None:
    """More ids than a pipe holds, and more content: neither side may wait until the other has read."""
    contents = {f"o/{number}.yml": f"# {number} {'x' * 300}\n" for number in range(1800)}
    past.commit(contents)
    past.made(checked_out=False)
    wanted = past.git("ls-tree", "-r", "--format=%(objectname)", "HEAD").split()
    read = dict(blobs.contents(past.folder, wanted, 100))
    assert list(read) == list(dict.fromkeys(wanted))
    assert {len(data) for data in read.values()} == {101}, "of what is too large one byte more is given"


@pytest.mark.parametrize("kind", ["sha1", "sha256"])
def test_the_id_of_content_is_the_one_that_git_gives(tmp_path: Path, kind: str) -> None:
    subprocess.run(["git", "init", "--quiet", f"--object-format={kind}", str(tmp_path)], check=True)
    hashed = subprocess.run(
        ["git", "-C", str(tmp_path), "hash-object", "--stdin"], input=b"inhoud\n", capture_output=True, check=True
    )
    told = hashed.stdout.decode().strip()
    assert blobs.id_of(b"inhoud\n", like=told) == told


REAL = [path.read_bytes() for path in sorted((ROOT / "registry-data" / "registrations").rglob("*.yml"))[:20]]
PIECES = (
    b"a: 1\n", b"b:\n  - x\n", b"a:\n- y\n", b"# c\n", b"---\n", b"...\n", b'"q": 1\n', b"d: |\n  t\n\n\n",
    b"  e: 2\n", b'f: "x\n', b'g: y"\n', b"h: &a 1\n", b"i: *a\n", b"\n", b"%Y 1\n", b"- z\n", b"j : 1\n",
    b"\r\nk: 1\r\n", b"l: 'm\n  n'\n", b"o: p\nq\n", b"\xef\xbb\xbfr: 1\n", b"s: >-\n  t\n  u", b"v: {w: x}\n",
    b"y:\n", b"]\n", b"\tz: 1\n", b"a: true\n",
)  # fmt: skip


def _read_whole(data: bytes) -> Any:
    try:
        return yaml_fast.read(data)
    except YamlProblem as problem:
        return problem.code


def _read_in_sections(data: bytes, known: sections.Known) -> Any:
    try:
        return sections.read(data, known)
    except YamlProblem as problem:
        return problem.code


def test_real_files_read_the_same_field_by_field() -> None:
    known: sections.Known = {}
    for data in REAL:
        assert _read_in_sections(data, known) == _read_whole(data)
        sections.learn(data, yaml_fast.read(data), known)
        spoiled = data.replace(b"status:", b"status: x\nstatus:")
        assert _read_in_sections(spoiled, known) == _read_whole(spoiled)


@settings(max_examples=200)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=7), min_size=1, max_size=4))
def test_whatever_a_file_holds_it_reads_the_same_field_by_field(files: list[list[bytes]]) -> None:
    known: sections.Known = {}
    for file in files:
        data = b"".join(file)
        whole = _read_whole(data)
        read = _read_in_sections(data, known)
        assert repr(read) == repr(whole), "with types and order: `true` is not 1"
        if isinstance(whole, dict):
            sections.learn(data, whole, known)
