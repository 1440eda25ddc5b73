"""Segmentation: one set of tokens, whichever engine cuts."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.errors import SettingsError
from hotspot.text.segment import Segmenter, load_segmenter

CORPUS = Path(__file__).parents[2] / "data" / "tickets"
WORDS = ("三塘镇", "白雪村", "静河镇", "白雪", "村和", "S308线")
FAST, PLAIN = Segmenter(WORDS, engine="rjieba"), Segmenter(WORDS, engine="jieba")

NASTY = [
    "",
    " \n\t　",
    "三塘镇白雪村和静河镇养猪场因排污措施不到位,气味难闻",
    "欠薪10.5万元、80-90人,4.2.3版,见baidu.com/a_b-c?x=1&y=2%%，`%",
    "ＡＢＣ１２３ S308线K12+500处塌方;107国道;G4;3·15",
    "〔电话〕转〔证件〕,〔这个标记太长了所以不是〕",
    "〔白雪村〕到三塘镇,〔三塘镇白雪村〕",
    "救命救命救命救命救命啊啊啊啊啊啊啊,哈哈哈哈哈哈",
    "畊楼畊楼畊楼畊楼畊楼畊楼畊楼畊楼不尽一致",
    "㮾梨街道〇一二,𠮷野家,鿕鿖",
    "臺灣來的遊客投訴導遊強迫購物",
    "English only: don't cut e-mail addresses",
    "😀👨‍👩‍👧路灯不亮\u200b\ufeff",
    "a\ue000b白雪村\ue000",
    "一\r\n\r\n二\x00三\x1c四\u2028五",
    "路" * 300,
]


def joined(tokens: list[str]) -> str:
    return "".join(tokens)


@pytest.mark.parametrize("text", NASTY)
def test_both_engines_agree_on_nasty_texts(text: str) -> None:
    tokens = FAST.segment(text)
    assert tokens == PLAIN.segment(text)
    assert joined(tokens) == "".join(text.split())


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_both_engines_agree_on_any_text(text: str) -> None:
    assert FAST.segment(text) == PLAIN.segment(text)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*"的了和村镇路灯不亮停水三塘白雪静河畊楼侨佼", "S308", "白雪村", " ", "，"]), max_size=40)
)
def test_both_engines_agree_on_likely_and_repetitive_texts(parts: list[str]) -> None:
    text = "".join(parts)
    assert FAST.segment(text) == PLAIN.segment(text)


@settings(max_examples=100, deadline=None)
@given(
    st.text("畊楼侨佼戀聱南星桥荡包特菌属", min_size=1, max_size=6), st.integers(1, 9), st.text("畊楼包特", max_size=4)
)
def test_both_engines_agree_on_repeated_units(unit: str, times: int, tail: str) -> None:
    text = unit * times + tail
    assert FAST.segment(text) == PLAIN.segment(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=6))
def test_tokens_are_the_text_without_blanks_and_a_batch_is_its_texts(texts: list[str]) -> None:
    rows = FAST.segment_texts(texts)
    assert rows == [FAST.segment(text) for text in texts]
    assert [joined(row) for row in rows] == ["".join(text.split()) for text in texts]


def test_both_engines_agree_on_every_shipped_ticket() -> None:
    lines = [line for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    rows = [json.loads(line) for line in lines if line]
    texts = [f"{row.get('title', '')} {row['text']}" for row in rows]
    # The texts that a place name starts in, and the others, go through the shipped words as the program uses them.
    assert load_segmenter(engine="rjieba").segment_texts(texts) == load_segmenter(engine="jieba").segment_texts(texts)


def test_listed_words_win_leftmost_then_longest() -> None:
    assert FAST.segment("三塘镇白雪村和静河镇") == ["三塘镇", "白雪村", "和", "静河镇"]
    assert FAST.segment("S308线路灯") == ["S308线", "路灯"]
    without = Segmenter(engine="rjieba").segment("三塘镇白雪村和静河镇")
    assert "白雪村" not in without


def test_marks_numbers_and_models_are_one_token() -> None:
    tokens = FAST.segment("致电〔电话〕,S308旁4.2.3条,3.5%、GB50368-2005")
    assert {"〔电话〕", "S308", "4.2.3", "3.5%", "GB50368-2005"} <= set(tokens)


def test_brackets_around_a_listed_word_move_no_other_word() -> None:
    assert FAST.segment_texts(["〔白雪村〕路灯", "静河镇停水"]) == [["〔", "白雪村", "〕", "路灯"], ["静河镇", "停水"]]


def test_unknown_engine_says_what_to_choose() -> None:
    with pytest.raises(SettingsError, match="auto、rjieba 或 jieba"):
        Segmenter(engine="pkuseg")  # type: ignore[arg-type]


def test_threads_get_the_same_tokens() -> None:
    text = NASTY[2] * 5
    segmenters = [Segmenter(WORDS, engine="jieba"), *[FAST] * 4]
    with ThreadPoolExecutor(len(segmenters)) as pool:
        results = list(pool.map(lambda segmenter: segmenter.segment(text), segmenters))
    assert results == [PLAIN.segment(text)] * 5


def test_jieba_stays_quiet_and_writes_no_cache(tmp_path: Path) -> None:
    code = (
        "from hotspot.text.segment import Segmenter; import jieba; before = dict(jieba.dt.__dict__, lock=None);"
        "print(Segmenter(['白雪村'], engine='jieba').segment('白雪村停水'));"
        "assert dict(jieba.dt.__dict__, lock=None) == before"
    )
    environment = {"TMPDIR": str(tmp_path), "PYTHONIOENCODING": "utf-8", "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['白雪村', '停水']"
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
