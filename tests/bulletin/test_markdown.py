"""The Markdown bulletin: every kind of block, and texts that stay texts."""

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
