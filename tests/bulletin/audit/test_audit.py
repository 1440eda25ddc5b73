"""What holds of every rule: findings carry their computation, true figures have none, any text can be read."""

import pytest
from audit_samples import list_findings
from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.bulletin.audit.audit import audit_text
from hotspot.bulletin.audit.finding import AuditReport, Finding
from hotspot.errors import BulletinError


def test_findings_carry_the_sentence_and_the_computation() -> None:
    (finding,) = audit_text("本月受理诉求200件。其中投诉类120件,占60%,咨询类80件,占45%。").findings
    assert finding.quote.endswith("咨询类80件,占45%")
    assert finding.computation == "80÷200=40.00%,不是 45%"


def test_what_is_quoted_is_masked() -> None:
    (finding,) = audit_text("本月受理诉求200件。联系人王小明13800012345,其中投诉类120件,占65%。").findings
    assert finding.quote.startswith("联系人王某〔电话〕,其中投诉类120件")


def test_a_report_counts_and_describes() -> None:
    report = AuditReport(
        (Finding("5%", "share", "note", "占5%", "末位"), Finding("9%", "rate", "error", "9%", "不是")), 7
    )
    assert (len(report.errors), len(report.warnings), len(report.notes)) == (1, 0, 1)
    assert report.describe().splitlines()[0] == "[错误·比率] 9%:不是"
    assert report.describe().endswith("共核对 7 个数字:错误 1 处,存疑 0 处,提示 1 处。")
    assert report.to_records()[0]["kind"] == "share"


@pytest.mark.parametrize("name", ["通报.docx", "out/2024-08/通报.HTML ", "D:\\热线\\8月.txt"])
def test_the_name_of_a_file_is_told_from_its_text(name: str) -> None:
    with pytest.raises(BulletinError, match=r"像是文件名,不是通报的文字.*audit_bulletin"):
        audit_text(name)
    assert audit_text(f"受理12件。附件:{name}").figures == 1


@given(st.lists(st.integers(1, 5000), min_size=2, max_size=12), st.integers(0, 2))
def test_true_figures_are_never_named(counts: list[int], decimals: int) -> None:
    total = sum(counts)
    parts = ";".join(
        f"第{'甲乙丙丁戊己庚辛壬癸子丑'[i]}类{n}件,占{100 * n / total:.{decimals}f}%" for i, n in enumerate(counts)
    )
    assert list_findings(f"共受理诉求{total}件。其中{parts}。") == []


@settings(deadline=None)
@given(st.text(alphabet="受理共其中占件%。,;1234567890./()同比环比增长率月年|\n<p>类投诉", max_size=300))
def test_any_text_can_be_audited(text: str) -> None:
    assert audit_text(text) == audit_text(text)
