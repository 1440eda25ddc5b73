"""What a line keeps of its issues: enough texts for the next period, from its whole time; and a title of its own."""

from itertools import pairwise

import pandas as pd

from hotspot.issues.description import describe_lines, learn_context, make_issue
from hotspot.issues.edits import Draft
from hotspot.issues.lines import Line
from hotspot.issues.material import prepare_material
from hotspot.issues.trends import Link
from hotspot.settings import Settings


def test_the_texts_kept_of_a_large_issue_are_spread_over_its_time() -> None:
    days = pd.date_range("2024-08-01", periods=30)
    texts = [f"丽景花园电梯第{number}次停运" for number in range(30)]
    material = prepare_material(pd.DataFrame({"received_at": days, "text": texts}))
    issue = make_issue(range(30), material)
    kept = [sample.strip() for sample in issue.samples]
    assert len(kept) == 12
    assert (kept[0], kept[-1]) == (texts[0], texts[-1])
    places = [texts.index(text) for text in kept]
    assert all(1 <= later - earlier <= 3 for earlier, later in pairwise(places))
    assert [sample.strip() for sample in make_issue(range(5), material).samples] == texts[:5]


def test_a_grave_ticket_does_not_repeat_the_title_of_another_line() -> None:
    texts = [
        "窗口不给办户口迁移登记",
        "身份证换领排队三个小时",
        "上户口要的材料说法不一",
        "户口迁移登记被拒,老人说要跳楼",
    ]
    material = prepare_material(pd.DataFrame({"ticket_id": ["1", "2", "3", "4"], "text": texts}))
    theme = "户口与身份证办理"
    lines = [Line(theme, ((0, 1, 2),), is_scattered=True), Line(theme, ((3,),))]
    drafts = [Draft(f"H{number}", line, Link()) for number, line in enumerate(lines)]
    context = learn_context(material, Settings())
    assert [hotspot.title for hotspot in describe_lines(drafts, context)] == ["户口与身份证办理问题", "轻生苗头问题"]
    assert [hotspot.title for hotspot in describe_lines(drafts[1:], context)] == ["户口与身份证办理问题"]
