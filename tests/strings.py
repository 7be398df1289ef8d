"""Made-up text for hypothesis, of pieces that mean something: drawn as one string, many times as fast as a list."""

from collections.abc import Sequence

from hypothesis import strategies as st

_FIRST = 0x4E00  # letters that stand for the pieces while they are drawn


def strings_of(
    pieces: Sequence[str], *, min_size: int = 0, max_size: int | None = None, joint: str = ""
) -> st.SearchStrategy[str]:
    """Texts of some pieces, each as often as chance wants, with `joint` between them."""
    letters = {chr(_FIRST + number): piece for number, piece in enumerate(pieces)}
    drawn = st.text("".join(letters), min_size=min_size, max_size=max_size)
    return drawn.map(lambda text: joint.join(letters[letter] for letter in text))
