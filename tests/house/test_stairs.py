"""The house of the code: rooms, and stairs that lead one way. Every rule is also tried on a source that breaks it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 300

# From top to bottom. A module imports from the floors below its own; rooms of one floor do not know each other.
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"__main__"}),
    frozenset({"cli"}),
    frozenset({"serve"}),
    frozenset({"build"}),
    frozenset({"deferral", "snapshots"}),
    frozenset({"check"}),
    frozenset({"report"}),
    frozenset({"api", "pages"}),
    frozenset({"dataset", "search"}),
    frozenset({"crosswalks"}),
    frozenset({"views"}),
    frozenset({"importers"}),
    frozenset({"rules"}),
    frozenset({"schema"}),
    frozenset({"source"}),
    frozenset({"model"}),
    frozenset({"bibtex", "clock", "dates", "files", "ids", "markdown", "progress", "project", "text"}),
    frozenset({"errors"}),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# What the public site is made by: it must not be able to reach a deferred registration.
PUBLIC_ROOMS = frozenset({"api", "pages", "dataset", "search", "crosswalks", "views"})
READS_YAML = frozenset({"source", "importers"})
THEME_ADAPTER = "generator.pages.theme.mkdocs_adapter"
TODAY = frozenset({"date.today", "datetime.today", "datetime.now", "datetime.utcnow", "time.time", "time.localtime"})


def problems(module: str, source: str) -> list[str]:
    """What is wrong with a module, given its full name and its text."""
    tree, room = ast.parse(source), _room(module)
    found = [] if room in FLOOR else [f"{module} is in no room: give {room} its floor in {Path(__file__).name}"]
    for imported in _imports(tree):
        found += [f"{module} imports {imported}: {why}" for why in _wrong_import(module, room, imported)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            found += [f"{module}, line {node.lineno}: {why}" for why in _wrong_call(module, room, called)]
    if len(source.splitlines()) > LONGEST:
        found.append(f"{module} has more than {LONGEST} lines: which two ideas does it hold?")
    return found


def _room(module: str) -> str:
    """`generator.pages.theme.shell` → `pages`; the package itself → ``."""
    return (*module.split("."), "")[1]


def _imports(tree: ast.AST) -> Iterator[str]:
    """The full names of what is imported, with the name that is taken from a package of ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from (f"{start}.{alias.name}" for alias in node.names)


def _wrong_import(module: str, room: str, imported: str) -> Iterator[str]:
    package, target = imported.partition(".")[0], _room(imported)
    if imported.startswith("."):
        yield "write imports in full"
    elif package == "generator" and target in FLOOR and target != room:
        if FLOOR[target] <= FLOOR.get(room, 0):
            yield f"{room} is not above {target}"
        if target == "deferral" and room in PUBLIC_ROOMS:
            yield "what makes the public site may not reach the private side"
    elif package in ("mkdocs", "material") and module != THEME_ADAPTER:
        yield f"only {THEME_ADAPTER} knows the theme"
    elif package in ("yaml", "yaml_rs", "ruamel") and room not in READS_YAML:
        yield "only source/ reads YAML, and importers/ that of others"


def _wrong_call(module: str, room: str, called: str) -> Iterator[str]:
    if module != "generator.clock" and ".".join(called.split(".")[-2:]) in TODAY:
        yield f"{called}() – only clock.py knows the date"
    if room != "cli" and (called == "print" or called.startswith(("sys.stdout.", "sys.stderr."))):
        yield f"{called}() – only cli/ prints"


def _modules() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield name.removesuffix(".__init__"), path.read_text(encoding="utf-8")


def test_every_module_keeps_to_its_room() -> None:
    modules = [(name, text) for name, text in _modules() if name != "generator"]
    assert len(modules) > len(FLOOR), "the modules were not found"
    assert [problem for name, text in modules for problem in problems(name, text)] == []


def test_the_public_site_cannot_reach_the_private_side_by_a_detour() -> None:
    imports = {name: set(_imports(ast.parse(text))) for name, text in _modules()}
    reached, ahead = set[str](), [name for name in imports if _room(name) in PUBLIC_ROOMS]
    while ahead:
        name = ahead.pop()
        reached.add(name)
        targets = {t for i in imports[name] for t in (i, i.rpartition(".")[0]) if t in imports}
        ahead += targets - reached
    assert "generator.errors" in reached, "the stairs were not followed"
    assert sorted(name for name in reached if _room(name) == "deferral") == []


def test_folders_in_a_room_lead_one_way_too() -> None:
    leads: dict[str, set[str]] = {}
    for name, text in _modules():
        room, folder, module = (*name.split("."), "", "", "")[1:4]
        if module:
            targets = {target for target in _imports(ast.parse(text)) if target.startswith(f"generator.{room}.")}
            leads.setdefault(f"{room}.{folder}", set()).update(".".join(t.split(".")[1:3]) for t in targets)
    assert "pages.history" in leads, "the folders were not found"
    assert sorted(folder for folder in leads if folder in _reached(leads, leads[folder] - {folder})) == []


def _reached(leads: dict[str, set[str]], start: set[str]) -> set[str]:
    """The folders to which folders lead, themselves too."""
    reached, ahead = set[str](), [folder for folder in start if folder in leads]
    while ahead:
        folder = ahead.pop()
        reached.add(folder)
        ahead += [target for target in leads[folder] - reached if target in leads and target != folder]
    return reached


@pytest.mark.parametrize(
    ("module", "source", "says"),
    [
        ("generator.model.x", "from generator.rules.hit import Hit", "model is not above rules"),
        ("generator.model.x", "import generator.cli.main", "model is not above cli"),
        ("generator.model.x", "def f():\n    from generator import check", "model is not above check"),
        ("generator.text", "from generator import ids", "text is not above ids"),
        ("generator.pages.x", "from generator.deferral import record", "may not reach the private side"),
        ("generator.check", "from generator.deferral import record", "check is not above deferral"),
        ("generator.views.x", "from generator.deferral.record import Record", "may not reach the private side"),
        ("generator.pages.x", "from . import shell", "write imports in full"),
        ("generator.pages.theme.shell", "from mkdocs.config import load_config", "knows the theme"),
        ("generator.dataset.x", "import yaml", "reads YAML"),
        ("generator.deferral.x", "import datetime\ndatetime.date.today()", "only clock.py knows the date"),
        ("generator.build", "from datetime import datetime\ndatetime.now(tz=None)", "only clock.py knows the date"),
        ("generator.build", "print(1)", "only cli/ prints"),
        ("generator.serve", "import sys\nsys.stderr.write('x')", "only cli/ prints"),
        ("generator.attic.x", "", "is in no room"),
        ("generator.views.x", "\n" * 301, "more than 300 lines"),
    ],
)
def test_a_module_that_breaks_a_rule_is_named(module: str, source: str, says: str) -> None:
    found = problems(module, source)
    assert found, f"nothing was said about {source!r} in {module}"
    assert all(module in problem for problem in found)
    assert any(says in problem for problem in found)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("generator.pages.x", "from generator.pages.theme.shell import Shell\nfrom generator.dataset import contract"),
        ("generator.pages.theme.mkdocs_adapter", "from mkdocs.config import load_config"),
        ("generator.source.x", "import yaml"),
        ("generator.importers.x", "import yaml_rs"),
        ("generator.cli.x", "print(1)"),
        ("generator.clock", "import datetime\ndatetime.datetime.now(tz=datetime.UTC)"),
        ("generator.views.x", "\n" * 300),
    ],
)
def test_what_is_allowed_is_let_through(module: str, source: str) -> None:
    assert problems(module, source) == []
