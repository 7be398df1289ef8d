"""`register deferral preview ID`: the site as it would be with what a decision publishes, on this computer only."""

import argparse
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from generator.build import build
from generator.cli import private
from generator.deferral import publishing
from generator.deferral.lane import Lane
from generator.deferral.public_paths import DATA
from generator.deferral.refusal import Refused
from generator.project import Project
from generator.serve import HOST, Rebuilder, server

_WORDS = {
    "nl": "http://{host}:{port}/   (alleen op deze computer; Ctrl+C stopt en wist alles)",
    "en": "http://{host}:{port}/   (on this computer only; Ctrl+C stops and erases everything)",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the start of the id of a record, or the id of its registration")
    parser.add_argument("--port", type=int, default=0, metavar="N", help=f"port on {HOST} [a free one]")
    private.add_lane(parser, dry_run=False)


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C, SIGTERM or the end of the terminal; the folder inside .git it is built in is then erased."""
    lane, on = private.lane_of(options)
    record, state = lane.find(options.id)
    decision = state.waiting if state.waiting is not None and state.waiting.files else state.publication
    if decision is None:
        raise Refused("DEF-343")
    contents = publishing.contents_of(lane, record, decision)
    for ending in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(ending, _stop)
    with lane.private.scratch("preview") as folder:
        _write(lane, contents, folder / "register")
        built = build(Project(lane.public, folder / "register" / DATA), folder / "site", decision.date("window") or on)
        if built.site is None:
            raise Refused("DEF-120", code=built.checked.findings[0].code)
        http = server(folder / "site", options.port, Rebuilder(lambda: False, lambda _: None))
        print(_WORDS[options.lang].format(host=HOST, port=http.server_address[1]), flush=True)
        try:
            http.serve_forever()
        except (KeyboardInterrupt, SystemExit):
            pass  # the ways to stop
        finally:
            http.server_close()
    return 0


def _write(lane: Lane, contents: Mapping[str, bytes | None], folder: Path) -> None:
    files: dict[str, bytes | None] = {**lane.public_files, **contents}
    for path, data in files.items():
        if data is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)


def _stop(*_: object) -> NoReturn:
    sys.exit(0)
