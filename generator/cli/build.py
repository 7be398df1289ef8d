"""`register build`."""

import argparse
from pathlib import Path

from generator.build import build
from generator.cli import common
from generator.cli.check import show
from generator.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="where the site comes [site]")
    parser.add_argument("--project", type=Path, default=Path(), metavar="DIR", help="folder with mkdocs.yml and site-templates [.]")
    common.add_language(parser)
    common.add_data(parser)
    common.add_on(parser)


def run(options: argparse.Namespace) -> int:
    """Build, and say where: 0, or 1 when findings stopped it. The previous site stays until the new one is whole."""
    words = {"check": "Checking", "shell": "Rendering the theme", "pages": "Writing pages", "dataset": "Writing the dataset"}
    progress = common.Progress(words)
    try:
        built = build(Project(options.project, options.data), options.output, common.date_of(options), progress)
    finally:
        progress.close()
    if built.site is None:
        show(built.checked, options.data, "text", options.lang)
        print("Nothing was built; the previous site is unchanged." if options.lang == "en" else "Er is niets gebouwd; de vorige site is niet veranderd.")
        return 1
    warnings = len(built.checked.findings)
    advice = f" ({warnings} warnings and advice: register check)" if warnings else ""
    print(
        f"{built.site.registrations} registrations, {built.site.pages} pages, {built.site.files} dataset files{advice}\n"
        f"Site:    {options.output}/index.html   (look at it with: register serve)\n"
        f"Dataset: {options.output}/data/"
    )
    return 0
