"""Where the register's repository shows a commit, and a file as it was at a commit."""

from urllib.parse import quote


def commit_page(repository: str, commit: str) -> str | None:
    """The page of a commit; None for a register without a public repository. GitHub, GitLab and Forgejo know it."""
    return f"{repository.rstrip('/')}/commit/{commit}" if repository else None


def file_page(repository: str, commit: str, file: str) -> str | None:
    """A file as it was at a commit: the address that GitHub uses and that GitLab leads on from."""
    return f"{repository.rstrip('/')}/blob/{commit}/{quote(file)}" if repository else None
