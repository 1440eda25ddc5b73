"""The html bulletin: needs nothing from anywhere, runs nothing of a text, shows the figures of the bulletin."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from bulletin_samples import make_hotspot, make_month, make_report

from hotspot.bulletin.audit.audit import audit_text
from hotspot.bulletin.building import build_bulletin
from hotspot.bulletin.materials import Materials
from hotspot.bulletin.webpage import render_webpage
from hotspot.settings import PeriodSettings, Settings

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_needs_browser = pytest.mark.skipif(_CHROMIUM is None, reason="needs chromium")
_HOSTILE = '</script><script>document.title="ran"</script><img src=x onerror="document.title=\'ran\'">'
# Plays a user: opens a hotspot, then searches; what is seen afterwards is written where the test can read it.
_USER = """<script>
const seen = () => [...document.querySelectorAll("tbody.hotspot")].map((body) => !body.hidden).join();
const button = document.querySelector("tbody.hotspot button");
const evidence = document.getElementById(button.getAttribute("aria-controls"));
const log = [seen(), evidence.hidden];
button.click();
log.push(evidence.hidden, button.getAttribute("aria-expanded"));
const search = document.getElementById("search");
search.value = "停水 七里村"; search.dispatchEvent(new Event("input"));
log.push(seen(), document.getElementById("found").textContent);
search.value = ""; search.dispatchEvent(new Event("input"));
const category = document.getElementById("category");
category.value = "城市管理"; category.dispatchEvent(new Event("change"));
log.push(seen());
document.body.dataset.log = JSON.stringify(log);
</script>"""

# Plays a printer: how wide the charts are before, on paper, and afterwards.
_PRINTING = """<script>
const measure = () => [...document.querySelectorAll(".chart")].map((chart) => chart.querySelector("svg").clientWidth);
const widths = [measure()];
for (const moment of ["beforeprint", "afterprint"]) {
  window.dispatchEvent(new Event(moment));
  widths.push(measure());
}
document.body.dataset.log = JSON.stringify(widths);
</script>"""

# How far down the first chart ends on paper, of three periods as of one with both bases.
_FIRST_SHEET = """<script>
figures.categories.series.push(figures.categories.series[0], figures.categories.series[0]);
window.dispatchEvent(new Event("beforeprint"));
document.body.dataset.log = document.querySelector("figure").getBoundingClientRect().bottom;
</script>"""


def _render(hostile: str = "", settings: Settings | None = None) -> str:
    month = make_month()
    month.loc[0, "text"] += hostile
    month.loc[0, "unit"] = hostile or "城管局"
    report = make_report(
        make_hotspot(1, ("000001", "000002", "000003"), sentence=f"多名群众反映路灯不亮{hostile}。"),
        make_hotspot(2, ("000004", "000005"), title=f"停水问题{hostile}"),
    )
    bulletin = build_bulletin(month, "2024-08", Materials(hotspots=report), settings=settings)
    return render_webpage(bulletin).decode("utf-8")


def _browse(folder: Path, page: str) -> str:
    assert _CHROMIUM is not None
    path = folder / "bulletin.html"
    path.write_text(page, encoding="utf-8")
    command = [_CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += [
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--window-size=1280,900",
        "--virtual-time-budget=4000",
        "--dump-dom",
        path.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def test_the_chart_of_categories_compares_only_with_what_is_known() -> None:
    assert "<figcaption>各类诉求件数</figcaption>" in _render()
    earlier = make_month().assign(received_at=lambda month: month["received_at"] - pd.Timedelta(days=31))
    bulletin = build_bulletin(make_month(), "2024-08", Materials(hotspots=make_report(), earlier=(earlier,)))
    assert "<figcaption>各类诉求件数与往期比较</figcaption>" in render_webpage(bulletin).decode("utf-8")


def test_figures_stand_below_their_headers_on_the_right() -> None:
    page = _render()
    assert '<th scope="col">诉求类别</th><th scope="col" class="number">件数</th>' in page
    assert '<th scope="col">热点</th><th scope="col">诉求类别</th><th scope="col" class="number">工单数</th>' in page
    # A unit without call-backs has no rate.
    assert '<td class="number">—</td>' in page


def test_the_page_needs_nothing_from_anywhere() -> None:
    page = _render()
    own = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"""(?:src|href)=["'](?!#)|@import|url\(""", own)
    assert "default-src 'none'" in own


def test_figures_and_evidence_are_those_of_the_bulletin() -> None:
    page = _render()
    assert "共受理群众诉求28件" in page
    assert page.count('class="source"') == 5
    assert "[000003] 2024-08-03 09:30 石塘镇 三塘镇" in page
    assert "13800000000" not in page


def test_weeks_of_the_calendar_begin_on_the_offices_day() -> None:
    page = _render(settings=Settings(periods=PeriodSettings(week_start=7)))
    assert '"8.4-8.10", "8.11-8.17"' in page
    assert '"8.5-8.11", "8.12-8.18"' in _render()


def test_the_table_to_open_has_the_figures_of_the_annex() -> None:
    table = re.search(r'<table class="hotspots">.*?</thead>', _render(), re.DOTALL)
    assert table is not None
    headers = re.findall(r"<th[^>]*>([^<]*)</th>", table[0])
    assert headers == ["序号", "热点", "诉求类别", "工单数", "诉求人数", "热度", "上期工单数", "状态", "主要承办单位"]


def test_texts_cannot_become_markup() -> None:
    page = _render(_HOSTILE)
    own = page.split("<script>", 1)[0]
    assert "<img" not in own
    assert html.escape("<img src=x", quote=False) in own


def test_long_letters_behind_a_line_do_not_make_the_page_too_long_to_audit() -> None:
    month = make_month()
    report = make_report(make_hotspot(1, ("000001", "000002", "000003")))
    figures = []
    for more in ("", "小区电梯停运,物业称返修率60%,诉求100件,占8%。" * 5_000):
        month.loc[0, "text"] += more
        page = render_webpage(build_bulletin(month, "2024-08", Materials(hotspots=report)))
        audited = audit_text(page.decode("utf-8"))
        assert not audited.findings
        figures.append(audited.figures)
    assert figures[0] == figures[1]


def test_the_same_bulletin_gives_the_same_bytes() -> None:
    assert _render() == _render()


@_needs_browser
def test_charts_are_drawn_and_hostile_texts_do_not_run(tmp_path: Path) -> None:
    dom = _browse(tmp_path, _render(_HOSTILE))
    assert "<title>2024年8月12345热线运行办理情况通报</title>" in dom
    for chart in ("chart-categories", "chart-calendar", "chart-timeline"):
        assert re.search(rf'id="{chart}" class="chart js-plotly-plot".{{0,2000}}<svg class="main-svg"', dom, re.DOTALL)
    assert dom.count('class="point"') >= 14
    # Two tickets a category: no tick stands for half a ticket.
    ticks = re.findall(r'class="xtick">.{0,400}?>([0-9.]+)</text>', dom)
    assert ticks[:3] == ["0", "1", "2"]


@_needs_browser
def test_charts_fit_on_paper_and_then_the_screen_again(tmp_path: Path) -> None:
    page = re.sub(r"<meta http-equiv[^>]*>", "", _render()).replace("</body>", _PRINTING + "</body>")
    found = re.search(r'data-log="([^"]*)"', _browse(tmp_path, page))
    assert found is not None
    before, paper, after = json.loads(html.unescape(found[1]))
    # A4 less two margins of 18 mm, less the frame of a figure.
    assert [width <= 174 / 25.4 * 96 - 18 for width in paper] == [True] * 3
    assert before == after
    assert min(before) > max(paper)


@_needs_browser
def test_the_first_chart_stands_on_the_sheet_of_the_title(tmp_path: Path) -> None:
    page = re.sub(r"<meta http-equiv[^>]*>", "", _render()).replace("</body>", _FIRST_SHEET + "</body>")
    found = re.search(r'data-log="([^"]*)"', _browse(tmp_path, page))
    assert found is not None
    # A4 less two margins of 20 mm.
    assert float(found[1]) <= 257 / 25.4 * 96


@_needs_browser
def test_hotspots_open_and_can_be_searched(tmp_path: Path) -> None:
    page = re.sub(r"<meta http-equiv[^>]*>", "", _render()).replace("</body>", _USER + "</body>")
    found = re.search(r'data-log="([^"]*)"', _browse(tmp_path, page))
    assert found is not None
    assert html.unescape(found[1]) == ('["true,true",true,false,"true","false,true","1 / 2 条","true,true"]')
