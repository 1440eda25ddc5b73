"""Cut texts into words with jieba's dictionary; rjieba and jieba give the same tokens.

Both engines agree on runs of Han characters and differ around digits and punctuation. So everything that is no run of
Han characters is cut here, and only the runs are handed to an engine, all runs of a batch in one call.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import SettingsError
from hotspot.text.dictionary import import_jieba
from hotspot.text.place_lists import read_names, shipped_lists

Engine = Literal["auto", "rjieba", "jieba"]

# The characters both engines take for Han; rarer ones (㮾) become tokens of their own, as they do in jieba.
_HAN = "\u4e00-\u9fd5"
_OTHER_HAN = "\u3007\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

# Stands for a listed word while the rest is cut; a text that holds the character itself gets it back the same way.
_LISTED = "\ue000"

# What is cut here: a text's end, blanks, masks such as 〔电话〕, words and numbers (S308, 4.2.3), single characters. A
# mask around a listed word is none: the word's place must stay a piece of its own.
_LETTERS = rf"[^\W_{_HAN}{_OTHER_HAN}]+"
_PIECE = re.compile(rf"(\n|[^\S\n]+|〔[^〔〕\s{_LISTED}]{{1,8}}〕|{_LETTERS}(?:[._-]{_LETTERS})*%?|[^\s{_HAN}])")

# In the text handed to an engine: a piece cut here, and a border that leaves no token.
_CUT, _BORDER = "\n", "\t"

# A unit of up to this many characters repeated three times and more is cut between its units: on such runs the hidden
# Markov model meets exact ties, which the engines break differently.
_LONGEST_REPEATED = 8
_REPEATED = re.compile(rf"([{_HAN}]{{1,{_LONGEST_REPEATED}}}?)\1\1+")


@dataclass(frozen=True, eq=False)
class WordHits:
    """Words met in a batch: ``rows[i]`` met the word of ``columns[i]``; repeats stay repeated."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]


class Segmenter:
    """Cuts texts into words; ``words`` (names of places, mostly) are never cut and win over the dictionary.

    Where listed words overlap, the leftmost and then the longest counts. Safe to use from several threads.

    >>> Segmenter(["白雪村"]).segment("三塘镇白雪村 S308 停水三天〔电话〕")
    ['三塘', '镇', '白雪村', 'S308', '停水', '三天', '〔电话〕']
    """

    def __init__(self, words: Iterable[str] = (), *, engine: Engine = "auto") -> None:
        """``engine`` "auto" takes rjieba where it is installed; SettingsError when the one asked for is not."""
        self.words = tuple(sorted({word for word in words if len(word) > 1 and "\n" not in word}))
        self.engine = _choose_engine(engine)

    def segment(self, text: str) -> list[str]:
        """Return the tokens of a text; joined they are the text without its blanks."""
        return self.segment_texts([text])[0]

    def segment_texts(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the tokens of each text; much faster than one call for each."""
        if not texts:
            return []
        tokens, pieces = self._cut(texts)
        following = iter(pieces)
        return _split_texts([next(following) if token == _CUT else token for token in tokens if token != _BORDER])

    def find_words(self, texts: Sequence[str], columns: Mapping[str, int]) -> WordHits:
        """Return where the words of ``columns`` stand in a batch; quicker than looking them up token by token."""
        if not texts:
            return WordHits(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
        tokens, pieces = self._cut(texts)
        # A line break stands for a piece among the tokens, for the end of a text among the pieces.
        known = {**columns, _CUT: -2}
        found = np.fromiter(map(known.get, tokens, repeat(-1)), dtype=np.int64, count=len(tokens))
        found[found == -2] = np.fromiter(map(known.get, pieces, repeat(-1)), dtype=np.int64, count=len(pieces))
        return WordHits(np.cumsum(found == -2, dtype=np.int64)[found >= 0], found[found >= 0])

    def _cut(self, texts: Sequence[str]) -> tuple[list[str], list[str]]:
        """Return the tokens of all texts with _CUT for every piece that is cut here, and these pieces."""
        joined = "\n".join([text.replace("\n", " ") for text in texts])
        listed: list[str] = []
        if self.words:
            joined, listed = _take_out(joined, _automaton(self.words))
        # Runs of Han characters stand at even places, what lies between them at odd ones.
        parts = _PIECE.split(joined)
        pieces = parts[1::2]
        if listed:
            found = iter(listed)
            pieces = [next(found) if piece == _LISTED else piece for piece in pieces]
        return list(_cutter(self.engine)(_part_repeats(_CUT.join(parts[::2])))), pieces


@cache
def load_segmenter(*, engine: Engine = "auto") -> Segmenter:
    """Return a segmenter that knows the shipped place names."""
    names = [name for file in shipped_lists() for name in read_names(file)]
    # Two characters (新村, 双桥) also stand inside ordinary words.
    return Segmenter((name for name in names if len(name) > 2), engine=engine)


def _split_texts(tokens: list[str]) -> list[list[str]]:
    texts: list[list[str]] = []
    start = 0
    while True:
        try:
            end = tokens.index("\n", start)
        except ValueError:
            texts.append([token for token in tokens[start:] if not token.isspace()])
            return texts
        texts.append([token for token in tokens[start:end] if not token.isspace()])
        start = end + 1


@lru_cache(maxsize=8)
def _automaton(words: tuple[str, ...]) -> Callable[[str], list[tuple[int, int, int]]]:
    import ahocorasick_rs

    automaton = ahocorasick_rs.AhoCorasick([_LISTED, *words], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton.find_matches_as_indexes


def _take_out(text: str, find: Callable[[str], list[tuple[int, int, int]]]) -> tuple[str, list[str]]:
    parts: list[str] = []
    words: list[str] = []
    last = 0
    for _, start, end in find(text):
        parts.append(text[last:start])
        words.append(text[start:end])
        last = end
    parts.append(text[last:])
    return _LISTED.join(parts), words


def _part_repeats(runs: str) -> str:
    """Set a border between the units of what is repeated three times and more; runs without such stay untouched."""
    codes = np.frombuffer(runs.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    han = codes > ord(_CUT)
    found = [_find_repeats(codes, han, period) for period in range(1, _LONGEST_REPEATED + 1)]
    parts: list[str] = []
    last = 0
    for place in np.unique(np.concatenate(found)).tolist():
        if place < last:
            continue
        start, end = runs.rfind(_CUT, last, place) + 1, runs.find(_CUT, place)
        start, end = start or last, end if end >= 0 else len(runs)
        parts += (runs[last:start], _REPEATED.sub(_part_units, runs[start:end]))
        last = end
    return "".join((*parts, runs[last:])) if parts else runs


def _find_repeats(codes: NDArray[np.uint32], han: NDArray[np.bool_], period: int) -> NDArray[np.int64]:
    """Return where 2 · period characters in a row begin that are what stands one period behind them."""
    same = (codes[:-period] == codes[period:]) & han[period:]
    # Two in a row are rare; of those a run without a gap is looked for.
    pairs = np.flatnonzero(same[:-1] & same[1:])
    run = 2 * period - 2
    starts = pairs[: max(0, len(pairs) - run)]
    found: NDArray[np.int64] = starts[pairs[run:] - starts == run]
    return found


def _part_units(match: re.Match[str]) -> str:
    unit = match.group(1)
    return _BORDER + _BORDER.join([unit] * (len(match.group()) // len(unit))) + _BORDER


def _choose_engine(engine: Engine) -> Literal["rjieba", "jieba"]:
    from importlib.util import find_spec

    if engine == "auto":
        return "rjieba" if find_spec("rjieba") else "jieba"
    if engine not in ("rjieba", "jieba"):
        raise SettingsError(f"分词引擎“{engine}”不存在:应为 auto、rjieba 或 jieba。")
    if find_spec(engine) is None:
        raise SettingsError(f"没有安装分词引擎 {engine}:请运行 pip install {engine},或改用 auto。")
    return engine


@cache
def _cutter(engine: Literal["rjieba", "jieba"]) -> Callable[[str], Iterable[str]]:
    if engine == "rjieba":
        import rjieba

        return rjieba.Jieba().cut
    return _load_jieba()


def _load_jieba() -> Callable[[str], Iterable[str]]:
    tokenizer = import_jieba().Tokenizer()
    # Not tokenizer.initialize(): it writes a cache into the common temporary folder and logs to stderr.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    cut = tokenizer.cut

    def cut_runs(runs: str) -> Iterator[str]:
        for run in re.split(f"([{_CUT}{_BORDER}])", runs):
            if run in (_CUT, _BORDER):
                yield run
            elif run:
                yield from cut(run)

    return cut_runs
