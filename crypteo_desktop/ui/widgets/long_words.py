"""Long words: invisible places to break in words that would not fit on a line."""

from typing import Final

# Longer than any word of either language: only names, addresses and paths are.
LONGEST: Final = 30
_ZERO_WIDTH_SPACE: Final = "\u200b"


def breakable(words: str, longest: int = LONGEST) -> str:
    """Return `words` with a place to break after every `longest` letters of a word; for display, never to be copied."""
    lines = words.split("\n")
    return "\n".join(" ".join(_broken(word, longest) for word in line.split(" ")) for line in lines)


def _broken(word: str, longest: int) -> str:
    return _ZERO_WIDTH_SPACE.join(word[start : start + longest] for start in range(0, len(word), longest))
