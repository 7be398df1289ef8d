"""Where the register's repository shows a commit, a file as it was at a commit, and a form to report a mistake.

What the addresses look like depends on the software there: `forge` and `repository_pages` in `register.yml`.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote

from generator.model.register import Settings

# As their manuals say. Forgejo, Gitea and Codeberg are alike; code of GitLab stands below `/-/`.
FORGES: Mapping[str, Mapping[str, str]] = {
    "github": {
        "commit": "{repository}/commit/{commit}",
        "file": "{repository}/blob/{commit}/{file}",
        "report": "{repository}/issues/new?title={title}",
    },
    "gitlab": {
        "commit": "{repository}/-/commit/{commit}",
        "file": "{repository}/-/blob/{commit}/{file}",
        "report": "{repository}/-/issues/new?issue%5Btitle%5D={title}",
    },
    "forgejo": {
        "commit": "{repository}/commit/{commit}",
        "file": "{repository}/src/commit/{commit}/{file}",
        "report": "{repository}/issues/new?title={title}",
    },
}
_PLACE = re.compile(r"\{(\w+)\}")


def commit_page(settings: Settings, commit: str) -> str | None:
    """The page of a commit; None for a register without a public repository."""
    return _address(settings, "commit", commit=commit)


def file_page(settings: Settings, commit: str, file: str) -> str | None:
    """A file as it was at a commit; None for a register without a public repository."""
    return _address(settings, "file", commit=commit, file=quote(file))


def report_page(settings: Settings, title: str) -> str | None:
    """Where a mistake is reported under a title; None for a register without a public repository."""
    return _address(settings, "report", title=quote(title, safe=""))


def _address(settings: Settings, page: str, **values: str) -> str | None:
    if not settings.repository:
        return None
    values["repository"] = settings.repository.rstrip("/")
    pattern = settings.repository_pages.get(page) or FORGES[settings.forge][page]
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), pattern)
