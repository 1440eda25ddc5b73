"""A firm's own name, without what it makes or deals in and what it is: 宏艺 of 宏艺纺织印染有限公司."""

from functools import lru_cache

from hotspot.text.dictionary import list_common_words, list_rare_words
from hotspot.text.place_lists import split_ending
from hotspot.text.segment import load_segmenter


@lru_cache(maxsize=1 << 16)
def find_own_name(name: str) -> str:
    """Return the words of a firm's name up to the last one of no dictionary, "" where all are known: 建筑公司.

    ``name``: a place's ``key``, of type company.
    """
    (words,) = load_segmenter().segment_texts([split_ending(name)[0]])
    common, rare = list_common_words(), list_rare_words()
    # 伟达 begins a firm's name, though the dictionary has it.
    unknown = [n for n, word in enumerate(words) if len(word) > 1 and (word not in common or (n == 0 and word in rare))]
    return "".join(words[: unknown[-1] + 1]) if unknown else ""
