"""The workflows: they get no more rights than they need, and every step is one command that exists here."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.main import COMMANDS, parser

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+")
# The only rights that a job may have. Reading the repository is needed to build; the other two to publish.
RIGHTS = ({"contents": "read"}, {"pages": "write", "id-token": "write"})


def _read(path: Path) -> dict[Any, Any]:
    value: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return value


def _triggers(name: str) -> dict[str, Any]:
    triggers: dict[str, Any] = _read(ROOT / ".github" / "workflows" / name)[True]  # YAML 1.1 reads the key `on` as true
    return triggers


def _steps() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    for path in WORKFLOWS:
        for job in _read(path)["jobs"].values():
            yield from ((path.name, job, step) for step in job["steps"])


COMMANDS_OF_STEPS = sorted({step["run"] for _, _, step in _steps() if "run" in step})


def test_proposals_are_checked_and_main_is_published_and_every_day_again() -> None:
    assert set(_triggers("check.yml")) == {"pull_request"}  # never pull_request_target: it gives strangers our rights
    publish = _triggers("publish.yml")
    assert set(publish) == {"push", "schedule", "workflow_dispatch"}
    assert publish["push"] == {"branches": ["main"]}
    assert re.fullmatch(r"\d+ \d+ \* \* \*", publish["schedule"][0]["cron"])
    assert [path.name for path in WORKFLOWS] == ["check.yml", "publish.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_has_a_secret_or_a_right_it_does_not_need(path: Path) -> None:
    text, workflow = path.read_text(encoding="utf-8"), _read(path)
    assert "secrets." not in text
    assert "secrets:" not in text
    assert "github.token" not in text
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] in RIGHTS
        assert job["timeout-minutes"] <= 30


def test_the_job_that_may_publish_runs_no_code_of_the_repository() -> None:
    steps = [step for _, job, step in _steps() if "pages" in job["permissions"]]
    assert [step["uses"].partition("@")[0] for step in steps] == ["actions/deploy-pages"]
    assert not any("run" in step for step in steps)


def test_actions_are_the_forges_own_and_pinned_to_a_commit() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        assert PINNED.fullmatch(line.partition("uses: ")[2]), line


def test_a_clone_has_the_whole_history_and_keeps_no_credentials() -> None:
    clones = [step["with"] for _, _, step in _steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(clones) == sum(
        "contents" in job["permissions"] for path in WORKFLOWS for job in _read(path)["jobs"].values()
    )
    assert all(clone == {"fetch-depth": 0, "persist-credentials": False} for clone in clones)


@pytest.mark.parametrize("command", COMMANDS_OF_STEPS)
def test_a_step_is_one_command_that_works_here_as_well(command: str) -> None:
    """`make` says what it would run; whatever it would ask of `register` must be something `register` understands."""
    assert re.fullmatch(r"make [a-z]+( [A-Z]+=[a-z]+)*", command), (
        "a step is one make target; the work stands in the Makefile"
    )
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "ARGS", "GITHUB_"))
    }
    plan = subprocess.run(
        [*shlex.split(command), "--dry-run"], cwd=ROOT, env=clean, capture_output=True, text=True, check=False
    )
    assert plan.returncode == 0, plan.stderr
    for line in plan.stdout.splitlines():
        if " -m generator " in line:
            arguments = shlex.split(line.partition(" -m generator ")[2])
            assert arguments[0] in COMMANDS
            parser(arguments[0]).parse_args(arguments)


def test_the_steps_guard_and_check_and_test_and_build() -> None:
    assert COMMANDS_OF_STEPS == [
        "make check FORMAT=github",
        "make diff FORMAT=markdown",
        "make guard",
        "make lint",
        "make site ON=today",
        "make test TOOLS=required",
        "make tools",
    ]


@pytest.mark.parametrize(("name", "job"), [("check.yml", "registrations"), ("publish.yml", "build")])
def test_the_whole_history_is_searched_before_anything_is_made_of_it(name: str, job: str) -> None:
    steps = _read(ROOT / ".github" / "workflows" / name)["jobs"][job]["steps"]
    assert next(step["run"] for step in steps if "run" in step) == "make guard"


def shared(text: str) -> list[str]:
    """What in a workflow is shared with anything else, and so could be with a private side: nothing may be.

    A cache can be read by whoever may open a proposal, an artifact by everybody, and a runner of one's own keeps what
    the job before left. The one artifact there is holds the site, and nothing but the forge's own publishing reads it.
    """
    workflow = yaml.safe_load(text)
    triggers = workflow.get(True, workflow.get("on"))
    found = [
        f"trigger {name}" for name in triggers if name not in ("push", "pull_request", "schedule", "workflow_dispatch")
    ]
    found += [word for word in ("secrets", "cache", "inputs.", "vars.", "hashFiles", "runner.") if word in text]
    for name, job in workflow["jobs"].items():
        if not re.fullmatch(r"ubuntu-\d\d\.\d\d", str(job.get("runs-on"))):
            found.append(f"{name}: not a machine of the forge")
        found += [f"{name}: {key}" for key in job if key not in _OF_A_JOB]
        for step in job.get("steps", []):
            used = step.get("uses", "run").partition("@")[0]
            if used not in _USED:
                found.append(f"{name}: {used}")
            elif used == "actions/checkout" and set(step.get("with", {})) - {"fetch-depth", "persist-credentials"}:
                found.append(f"{name}: another repository, another branch or a key")
            elif used == "actions/upload-pages-artifact" and step.get("with") != {"path": "site"}:
                found.append(f"{name}: an artifact with more than the site")
            found += [f"{name}: {key}" for key in step if key not in ("id", "name", "uses", "with", "run")]
    return found


_OF_A_JOB = ("runs-on", "timeout-minutes", "permissions", "steps", "needs", "environment")
_USED = ("run", "actions/checkout", "actions/upload-pages-artifact", "actions/deploy-pages")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_public_workflow_shares_nothing(path: Path) -> None:
    assert shared(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  schedule:", "  workflow_run:\n    workflows: [x]\n  schedule:"),
        ("  schedule:", "  repository_dispatch:\n  schedule:"),
        ("  schedule:", "  pull_request_target:\n  schedule:"),
        ("  schedule:", "  workflow_call:\n  schedule:"),
        ("runs-on: ubuntu-24.04", "runs-on: self-hosted"),
        ("runs-on: ubuntu-24.04", "runs-on: [self-hosted, linux]"),
        ("runs-on: ubuntu-24.04", "runs-on: {group: ours}"),
        ("runs-on: ubuntu-24.04", "uses: ./.github/workflows/other.yml"),
        ("runs-on: ubuntu-24.04", "runs-on: ubuntu-24.04\n    container: ours"),
        ("runs-on: ubuntu-24.04", "runs-on: ubuntu-24.04\n    services: {db: {image: x}}"),
        ("runs-on: ubuntu-24.04", "runs-on: ubuntu-24.04\n    env: {TOKEN: x}"),
        ("      - run: make guard", "      - uses: actions/cache@0\n      - run: make guard"),
        ("      - run: make guard", "      - uses: actions/upload-artifact@0\n      - run: make guard"),
        ("      - run: make guard", "      - uses: actions/download-artifact@0\n      - run: make guard"),
        ("      - run: make guard", "      - uses: actions/setup-python@0\n        with: {cache: pip}"),
        ("      - run: make guard", "      - run: make guard\n        env: {KEY: x}"),
        ("      - run: make guard", '      - run: make guard ARGS="${{ secrets.KEY }}"'),
        ("      - run: make guard", '      - run: make guard ARGS="${{ vars.PRIVATE }}"'),
        ("persist-credentials: false", "persist-credentials: false\n          repository: owner/private"),
        ("persist-credentials: false", "persist-credentials: false\n          ssh-key: x"),
        ("path: site", "path: ."),
        ("path: site", "path: site\n          name: other"),
    ],
)
def test_a_workflow_that_shares_something_is_caught(old: str, new: str) -> None:
    text = (ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    assert old in text
    assert shared(text.replace(old, new, 1)), "nothing was said"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_can_be_filled_in(path: Path) -> None:
    form = _read(path)
    assert {"name", "description", "body"} <= set(form)
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    for part in form["body"]:
        words = part["attributes"].get("label") or part["attributes"]["value"]
        assert part["type"] in ("markdown", "checkboxes", "dropdown", "input", "textarea")
        assert part["type"] == "markdown" or " · " in words, "a question is asked in both languages"


@pytest.mark.parametrize("name", ["1-mistake.yml", "2-registration.yml"])
def test_a_form_on_registrations_first_asks_for_an_investigation_and_lets_nobody_past_with_yes(name: str) -> None:
    warning, question, *_ = _read(ROOT / ".github" / "ISSUE_TEMPLATE" / name)["body"]
    assert "meteen openbaar" in warning["attributes"]["value"]
    assert "public at once" in warning["attributes"]["value"]
    assert question["id"] == "no-investigative-interest"
    assert [option["required"] for option in question["attributes"]["options"]] == [True]
