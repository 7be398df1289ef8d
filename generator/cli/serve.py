"""`register serve`."""

import argparse
from functools import partial

from generator import files
from generator.build import build
from generator.cli import common
from generator.cli.build import stopped, summary
from generator.errors import InputError
from generator.project import Project
from generator.serve import HOST, Rebuilder, server, watch
from generator.source.tree import Folder

_STOP = {"nl": "Ctrl+C stopt", "en": "Ctrl+C stops"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_port, default=8000, metavar="N", help=f"port on {HOST} [8000]; 0 takes a free one"
    )
    common.add_output(parser)
    common.add_without_history(parser)
    common.add_project(parser)
    common.add_language(parser)
    common.add_data(parser)
    common.add_on(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C. A build with errors shows them here; the browser keeps the last good site."""
    project = Project(options.project, options.data)
    project.require()
    Folder(project.data)
    rebuilder = Rebuilder(lambda: _rebuild(project, options), partial(common.tell, "serve"))
    try:
        http = server(options.output, options.port, rebuilder)
    except OSError as error:
        raise InputError(
            f"Port {options.port} cannot be used ({error.strerror}). Choose another with --port."
        ) from None
    # Watched before the first build, so that nothing that changes during it is missed.
    stop = watch(rebuilder, [project.data, project.templates, project.theme_configuration])
    try:
        rebuilder.build_once()
        if not files.is_ours(options.output):
            return 1
        print(f"http://{HOST}:{http.server_address[1]}/   ({_STOP[options.lang]})", flush=True)
        http.serve_forever()
    except KeyboardInterrupt:
        pass  # the way to stop
    finally:
        stop()
        http.server_close()
    return 0


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) >= 2**16:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _rebuild(project: Project, options: argparse.Namespace) -> bool:
    """Build and say what came of it; whether there is a new site."""
    with common.Progress({}) as progress:
        built = build(
            project, options.output, common.date_of(options), progress, with_history=not options.without_history
        )
    if built.site is None:
        stopped(built, options)
        return False
    print(summary(built.site, len(built.checked.findings), options.lang), flush=True)
    return True
