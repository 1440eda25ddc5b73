"""A text cut into words: where each of them starts and ends."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class CutText:
    """A text and where its words start and end.

    >>> cut = CutText("走 人民路上", ["走", "人民", "路上"])
    >>> cut.find_word(5), cut.word_before(5), cut.word_from(4), 4 in cut.edges
    (4, '路', '路上', True)
    """

    def __init__(self, text: str, tokens: Sequence[str]) -> None:
        """``tokens``: the words in order, blanks between them left out."""
        self.text = text
        self._bounds = _list_bounds(text, tokens)
        self.edges = frozenset(self._bounds)

    def find_word(self, position: int) -> int:
        """Return where the word of the character at a position starts."""
        return self._bounds[bisect_right(self._bounds, position) - 1]

    def word_before(self, position: int) -> str:
        """Return the word, or part of one, that a position cuts off on its left; "" at the text's start."""
        return self.text[self.find_word(position - 1) : position] if position else ""

    def word_from(self, position: int) -> str:
        """Return the word, or part of one, that starts with the character at a position."""
        return self.text[position : self._bounds[bisect_right(self._bounds, position)]]


def _list_bounds(text: str, tokens: Sequence[str]) -> list[int]:
    """Return every token's start and end, in order."""
    if len("".join(tokens)) == len(text):
        return [0, *accumulate(map(len, tokens))]
    bounds = [0]
    position = 0
    for token in tokens:
        while text[position].isspace():
            position += 1
        if position != bounds[-1]:
            bounds.append(position)
        position += len(token)
        bounds.append(position)
    return bounds
