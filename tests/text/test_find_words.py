"""Words looked up for a whole batch at once are the words that segmentation gives."""

from hypothesis import given
from hypothesis import strategies as st

from hotspot.text.segment import Segmenter

SEGMENTER = Segmenter(["白雪村", "三塘镇"])
WORDS = ("停水", "S308", "白雪村", "路灯", "〔电话〕", "。", "三天", "修", "哈哈")
PIECES = st.sampled_from([*WORDS, "\n", " ", "\ue000", "\t", "哈哈哈哈哈哈", "在三塘镇白雪村", "请", "80-90", "😀"])
TEXTS = st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=6)


@given(TEXTS)
def test_a_batch_finds_what_segmentation_gives(texts: list[str]) -> None:
    columns = {word: column for column, word in enumerate(WORDS)}
    hits = SEGMENTER.find_words(texts, columns)
    tokens = [(row, token) for row, line in enumerate(SEGMENTER.segment_texts(texts)) for token in line]
    wanted = [(row, columns[token]) for row, token in tokens if token in columns]
    assert list(zip(hits.rows.tolist(), hits.columns.tolist(), strict=True)) == wanted
