"""Texts in the form that another standard takes: several in one, and shortened."""

from collections.abc import Iterable


def shortened(text: str, most: int) -> tuple[str, int]:
    """A text of at most `most` characters, cut after a word, and how many characters were left out."""
    if len(text) <= most:
        return text, 0
    cut = text[: most - 1]
    end = max(cut.rfind(" "), cut.rfind("\n"))
    kept = (cut[:end] if end > most // 2 else cut).rstrip(" \n,;:")
    return kept + "…", len(text) - len(kept)


def paragraphs(parts: Iterable[tuple[str, str]]) -> str:
    """Several answers in one text: each under its name when there are more than one. Empty ones are left out."""
    said = [(title, text) for title, text in parts if text]
    return said[0][1] if len(said) == 1 else "\n\n".join(f"{title}:\n\n{text}" for title, text in said)
