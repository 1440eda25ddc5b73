"""The Markdown bulletin: every kind of block, and texts that stay texts."""

from hypothesis import given
from hypothesis import strategies as st

from hotspot.bulletin.audit import blocks
from hotspot.bulletin.audit.reading import parse_text
from hotspot.bulletin.document import Document, Heading, Note, Paragraph, Table
from hotspot.bulletin.figures import Percent
from hotspot.bulletin.markdown import render_markdown


def test_every_kind_of_block() -> None:
    document = Document(
        title="2024年8月通报",
        office="湘阴县热线办",
        date="2024年9月10日",
        blocks=(
            Heading("一、运行情况", 1),
            Paragraph("多名群众反映。", lead="1.路灯不亮问题。"),
            Note("未作同比。"),
            Table("统计表", ("类别", "件数", "占比"), (("环境保护", 3, Percent(7500)), ("公共服务", 1, Percent(2500)))),
        ),
    )
    assert render_markdown(document) == (
        "# 2024年8月通报\n\n湘阴县热线办  2024年9月10日\n\n## 一、运行情况\n\n"
        "**1.路灯不亮问题**。多名群众反映。\n\n> 未作同比。\n\n**统计表**\n\n"
        "| 类别 | 件数 | 占比 |\n| --- | ---: | ---: |\n| 环境保护 | 3 | 75.00% |\n| 公共服务 | 1 | 25.00% |\n"
    )


def test_text_does_not_become_markup() -> None:
    blocks = (Paragraph("<script>*工单*[375674]\n# 标题"), Table("表", ("a|b",), (("c|d\n",),)))
    text = render_markdown(Document("通报", "", "", blocks))
    assert "\\<script\\>\\*工单\\*\\[375674\\] \\# 标题" in text
    assert "| a\\|b |" in text
    assert "| c\\|d |" in text


_Row = tuple[str, str, str]
_TEXTS = st.text(alphabet="路灯不亮38%。:\\`*_[]<>#|~-+>. \n\t", max_size=12)
# A row of dashes alone is the rule below a header.
_ROWS = st.tuples(_TEXTS.map(lambda text: f"类别{text}"), _TEXTS, _TEXTS)


@given(_TEXTS, _TEXTS, _TEXTS, st.lists(_ROWS, min_size=2, max_size=4))
def test_the_auditor_reads_back_what_was_written(heading: str, lead: str, text: str, rows: list[_Row]) -> None:
    header, *body = rows
    written = (Heading(f"一{heading}", 1), Paragraph(text, lead), Note(f"注{text}"), Table("表", header, tuple(body)))
    *found, table = parse_text(render_markdown(Document("通报", "", "", written)))
    texts = map(_squeeze, ("通报", f"一{heading}", lead + text, f"注{text}", "表"))
    assert [_squeeze(block.text) for block in found if isinstance(block, blocks.Paragraph)] == list(filter(None, texts))
    assert table == blocks.Table(tuple(tuple(" ".join(cell.split()) for cell in row) for row in rows))


def _squeeze(text: str) -> str:
    return "".join(text.split())


def test_a_list_is_made_of_no_text() -> None:
    blocks = (Paragraph("- 路灯不亮"), Note("+ 路灯不亮"), Paragraph("---"), Paragraph("-5.00%"))
    assert render_markdown(Document("通报", "", "", blocks)) == (
        "# 通报\n\n\\- 路灯不亮\n\n> \\+ 路灯不亮\n\n\\---\n\n-5.00%\n"
    )
