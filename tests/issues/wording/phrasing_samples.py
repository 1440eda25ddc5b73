"""Made evidence of issues, and the phrases of it."""

import re
from collections.abc import Sequence

from hotspot.issues.wording.phrasing import IssueEvidence, Phrase, Wording, learn_wording, phrase_hotspot
from hotspot.text.places import load_places

# Other tickets of the same month, so that words have a usual frequency.
DAILY = (
    "石塘镇芙蓉村路灯坏了两盏，晚上看不清路。",
    "请问社保卡丢了在哪里补办？",
    "文星街道农贸市场门口摊贩占道，车子过不去。",
    "城关小学门口接送孩子的车辆乱停。",
    "鹤龙湖镇自来水水压低，三楼没有水。",
    "人民医院挂号排队两个小时。",
    "拖欠农民工工资三个月，包工头联系不上。",
    "公交车晚点半个小时，司机态度差。",
)
PIG_FARM = (
    "三塘镇白雪村养猪场粪水直接排到沟里，气味难闻。",
    "白雪村的养猪场气味难闻，家里不敢开窗。",
    "三塘镇白雪村养猪场没有处理设施，粪水排到沟里，气味难闻。",
    "要求查处三塘镇白雪村养猪场，气味难闻。",
)


def evidence(
    texts: Sequence[str],
    titles: Sequence[str] = (),
    callers: Sequence[str] = (),
    towns: Sequence[str] = (),
    first: int = 1,
) -> IssueEvidence:
    joined = [
        f"{title}\n{text}" if title else text for title, text in zip(titles or [""] * len(texts), texts, strict=True)
    ]
    return IssueEvidence(
        ticket_ids=tuple(f"{number:06d}" for number in range(first, first + len(texts))),
        titles=tuple(titles) or ("",) * len(texts),
        texts=tuple(texts),
        callers=tuple(callers) or tuple(f"c{number}" for number in range(first, first + len(texts))),
        towns=tuple(towns) or ("",) * len(texts),
        places=tuple(load_places().find_all_places(joined)),
        districts=("",) * len(texts),
    )


def wording(*issues: IssueEvidence) -> Wording:
    texts = [text for issue in issues for text in issue.texts]
    titles = [title for issue in issues for title in issue.titles]
    return learn_wording([*titles, *[""] * len(DAILY)], [*texts, *DAILY])


def phrase(*issues: IssueEvidence, theme: str = "") -> Phrase:
    return phrase_hotspot(issues, theme, wording(*issues))


def assert_valid(result: Phrase) -> None:
    assert 6 <= len(result.title) <= 14
    assert result.title.endswith("问题")
    assert not result.title.endswith("问题问题")
    assert result.sentence.endswith("。")
    assert "\n" not in result.title + result.sentence
    assert re.search("群众|业主", result.sentence)
