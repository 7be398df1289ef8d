"""`register serve`."""

import argparse
import sys
from pathlib import Path

from generator.build import build
from generator.cli import common
from generator.cli.check import show
from generator.errors import InputError, RegisterError
from generator.project import Project
from generator.serve import HOST, Rebuilder, server, watch


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="port on 127.0.0.1 [8000]; 0 takes a free one")
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="where the site comes [site]")
    parser.add_argument("--project", type=Path, default=Path(), metavar="DIR", help="folder with mkdocs.yml and site-templates [.]")
    common.add_language(parser)
    common.add_data(parser)
    common.add_on(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C. A build with errors shows them here; the browser keeps the last good site."""
    project = Project(options.project, options.data)
    rebuilder = Rebuilder(lambda: _rebuild(project, options))
    project.require()
    rebuilder.build_once()
    if not options.output.is_dir():
        return 1
    try:
        http = server(options.output, options.port, rebuilder)
    except OSError as error:
        raise InputError(f"Port {options.port} cannot be used ({error.strerror}). Choose another with --port.") from None
    stop = watch(rebuilder, [project.data, project.templates])
    print(f"http://{HOST}:{http.server_address[1]}/   (Ctrl+C stops)", flush=True)
    try:
        http.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        stop()
        http.server_close()
    return 0


def _rebuild(project: Project, options: argparse.Namespace) -> None:
    progress = common.Progress({})
    try:
        built = build(project, options.output, common.date_of(options), progress)
    except RegisterError as error:
        print(error, file=sys.stderr)
        return
    finally:
        progress.close()
    if built.site is None:
        show(built.checked, options.data, "text", options.lang)
    else:
        print(f"{built.site.pages} pages", flush=True)
