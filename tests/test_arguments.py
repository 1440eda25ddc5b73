"""What a program gives in the place of something else is told in a sentence; any column of texts is taken."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import hotspot
from hotspot.categories import Classifier
from hotspot.errors import ArgumentError, ArgumentTypeError
from hotspot.issues import IssueClusterer
from hotspot.issues.edits import Edit
from hotspot.text.encoder import load_encoder
from hotspot.text.normalize import normalize_texts
from hotspot.tickets.privacy import find_personal_data, hash_caller, mask_text, mask_texts

TEXTS = ["路灯不亮", "停水三天"]
LABELS = ["城市管理", "公共服务"]
FITTED = Classifier(min_df=1, temperature=1.0).fit(TEXTS, LABELS)
TAKERS: dict[str, Callable[[Any], Any]] = {
    "fit": lambda texts: Classifier(min_df=1, temperature=1.0).fit(texts, LABELS),
    "predict": FITTED.predict,
    "cluster": lambda texts: IssueClusterer().fit_predict(texts),
    "titles": lambda titles: IssueClusterer().fit_predict(TEXTS, titles=titles),
    "mask": mask_texts,
    "normalize": normalize_texts,
    "encode": load_encoder().encode,
}
TICKETS = pd.DataFrame({"text": ["路灯不亮", "停水"], "received_at": ["2024-08-01"] * 2})
REPORT = hotspot.find_hotspots(TICKETS, period="2024-08")
TABLE = pd.DataFrame({"text": TEXTS})
TRAINED = hotspot.train(TABLE.assign(category=LABELS), base="none")


@pytest.mark.parametrize("taker", TAKERS)
@pytest.mark.parametrize(
    "texts",
    [TEXTS, tuple(TEXTS), TABLE["text"], TABLE["text"].astype("category"), np.array(TEXTS)],
    ids=["list", "tuple", "column", "categories", "array"],
)
def test_any_column_of_texts_is_taken(taker: str, texts: Iterable[str]) -> None:
    TAKERS[taker](texts)


@pytest.mark.parametrize("taker", TAKERS)
@pytest.mark.parametrize(
    "other",
    [TABLE, {"text": TEXTS}, TABLE.to_numpy(), set(TEXTS), "停水", b"a", 5],
    ids=["table", "dict", "two dimensions", "set", "text", "bytes", "number"],
)
def test_what_is_no_column_is_refused(taker: str, other: object) -> None:
    with pytest.raises(ArgumentTypeError, match=r"(texts|titles) 是.*,应为一列"):
        TAKERS[taker](other)


@pytest.mark.parametrize("taker", [taker for taker in TAKERS if taker != "titles"])
def test_a_missing_text_is_told_with_its_place(taker: str) -> None:
    with pytest.raises(ArgumentTypeError, match=r"texts\[1\] 是 float,应为 str"):
        TAKERS[taker](pd.Series([TEXTS[0], np.nan]))


def test_a_half_of_a_surrogate_pair_is_text() -> None:
    halved = ["\ud800停水三天", "停水三天\udc00"]
    table = pd.DataFrame({"text": pd.Series(halved, dtype=object)})
    assert set(hotspot.classify(table, "default")["predicted_category"]) == {"公共服务"}
    assert FITTED.predict(halved).tolist() == [LABELS[1]] * 2
    assert len(set(IssueClusterer().fit_predict(halved))) == 1
    assert mask_text("\ud800联系人王小明") == "\ud800联系人王某"
    assert [data.start for data in find_personal_data("\ud800联系人王小明")] == [4]


@pytest.mark.parametrize("labels", [TABLE, "ab", {"a": 1, "b": 2}])
def test_labels_are_a_column_too(labels: Any) -> None:
    with pytest.raises(ArgumentTypeError, match="labels 是"):
        Classifier(min_df=1).fit(TEXTS, labels)


@pytest.mark.parametrize(
    "taker",
    [
        mask_text,
        find_personal_data,
        lambda value: hash_caller(value, salt="s"),
        lambda text: FITTED.explain(text, LABELS[0]),
    ],
)
@pytest.mark.parametrize("other", [None, 13800001234, b"a", float("nan")])
def test_what_is_no_text_is_refused(taker: Callable[[Any], Any], other: object) -> None:
    with pytest.raises(ArgumentTypeError, match=r"(text|value) 是 \w+,应为 str"):
        taker(other)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: hotspot.find_hotspots(TICKETS, settings="hotspot.toml"), r"settings 是 str.*load_settings"),
        (lambda: hotspot.classify(TICKETS, settings={}), r"settings 是 dict.*Settings\(…\)"),
        (lambda: hotspot.build_bulletin(TICKETS, "2024-08", settings={}), "settings 是 dict"),
        (lambda: hotspot.find_hotspots(TICKETS, previous="热点"), r"previous 是 str.*read_report"),
        (lambda: hotspot.find_hotspots(TICKETS, edits=[("合并", "H1", "H2")]), r"edits\[0\] 是 tuple.*read_edits"),
        (lambda: hotspot.find_hotspots(TICKETS, edits="热点.xlsx"), "edits 是一个字符串.*read_edits"),
        (lambda: hotspot.find_hotspots(TICKETS, edits=None), "edits 是 NoneType.*read_edits"),
        (lambda: hotspot.Materials(hotspots="热点"), r"hotspots 是 str.*read_report"),
        (lambda: hotspot.Materials(earlier=TICKETS), r"earlier 是 DataFrame.*earlier=\(表,\)"),
        (lambda: hotspot.Materials(earlier=("七月.csv",)), r"earlier\[0\] 是 str.*read_tickets"),
        (lambda: hotspot.Materials(as_of="2024-09-10"), r"as_of 是 str.*pd.Timestamp"),
        (lambda: hotspot.Materials(as_of=datetime.date(2024, 9, 10)), "as_of 是 date"),
        (lambda: hotspot.Materials(history="件数.csv"), r"history 是 str.*read_history"),
        (lambda: hotspot.Materials(scores="分值.csv"), r"scores 是 str.*read_scores"),
        (lambda: hotspot.Materials(texts={}), r"texts 是 dict.*read_texts"),
        (lambda: hotspot.build_bulletin("八月.csv", "2024-08"), "tickets 是 str,应为 DataFrame"),
        (lambda: hotspot.build_bulletin(TICKETS, None), "没有给出统计期"),
        (lambda: hotspot.build_bulletin(TICKETS, "2024-08", REPORT), r"materials 是 HotspotReport.*Materials\(…\)"),
        (lambda: hotspot.build_bulletin(TICKETS, "2024-08", taxonomy="类别.toml"), r"taxonomy 是 str.*load_scheme"),
        (lambda: hotspot.write_bulletin(REPORT, "a.docx"), r"bulletin 是 HotspotReport.*build_bulletin"),
        (lambda: hotspot.write_report(TICKETS, "热点"), r"report 是 DataFrame.*find_hotspots"),
        (lambda: hotspot.write_report(REPORT, None), "folder 是 NoneType,应为文件或文件夹的路径"),
        (lambda: hotspot.read_report(5), "folder 是 int"),
        (lambda: hotspot.write_tickets(["停水"], "a.csv"), "tickets 是 list,应为 DataFrame"),
        (lambda: hotspot.write_tickets(TICKETS, None), "output 是 NoneType"),
        (lambda: hotspot.read_tickets(TICKETS, columns=["text"]), r"columns 是 list.*\{\"text\": "),
        (lambda: hotspot.read_tickets(TICKETS, columns={"text": 5}), r'columns\["text"\] 是 int'),
        (lambda: hotspot.audit_bulletin(TICKETS), "source 是 DataFrame"),
        (lambda: hotspot.audit_text(None), "text 是 NoneType"),
        (lambda: hotspot.train("标注.csv"), "tickets 是 str"),
        (lambda: TRAINED.save(None), "folder 是 NoneType"),
        (lambda: hotspot.train(TICKETS, scheme=5), r"scheme 是 int,应为 Scheme.*路径"),
        (lambda: hotspot.train(TICKETS, target=5), "target 是 int"),
        (lambda: hotspot.evaluate(TICKETS, target=5), "target 是 int"),
        (lambda: hotspot.review("八月.csv"), "tickets 是 str"),
        (lambda: hotspot.load_model(models=5), "models 是 int"),
    ],
)
def test_another_type_is_told(call: Callable[[], Any], said: str) -> None:
    with pytest.raises(ArgumentTypeError, match=said):
        call()


@pytest.mark.parametrize(
    "taker", [hotspot.classify, hotspot.find_hotspots, hotspot.read_tickets, hotspot.review, hotspot.train]
)
def test_a_table_of_another_library_is_told_with_the_way_to_pandas(taker: Callable[[Any], Any]) -> None:
    with pytest.raises(ArgumentTypeError, match=r"是 pyarrow.Table,应为.*DataFrame。请写成 表.to_pandas\(\)"):
        taker(pa.table({"text": TEXTS}))


@pytest.mark.parametrize(
    ("text", "advice"), [(None, "补成空字符串"), (pd.NA, "补成空字符串"), (b"a", "decode"), (5, r"str\(…\)")]
)
def test_what_becomes_a_text_depends_on_what_it_is(text: object, advice: str) -> None:
    with pytest.raises(ArgumentTypeError, match=rf"texts\[0\] 是 .*{advice}"):
        FITTED.predict([text])  # type: ignore[list-item]


def test_an_action_that_is_none_is_told() -> None:
    with pytest.raises(ArgumentError, match="不认识的操作“merge”,应为 合并、拆分、改名、改写、置顶、删除 之一"):
        Edit("H1", "", "merge", "H2")


def test_edits_may_come_one_by_one() -> None:
    edits = (Edit(name, "", "置顶", "") for name in ("H1",))
    assert hotspot.find_hotspots(TICKETS, period="2024-08", edits=edits).hotspots == REPORT.hotspots  # type: ignore[arg-type]
