"""Averages: 日均 and 月均 are the count told before them over the days or months of a period that the text names."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits, read_size
from hotspot.bulletin.audit.printed import show

_KIND = re.compile("([日月])均|平均每([日天月])")
_NO_SUBJECT = re.compile("平均|[日月]均|每[日天月]|其中|约|量|为|达|共")
# Days of work, and shares of one desk or town, are fewer than those of the calendar.
_OTHER = re.compile("工作日|坐席|座席|人|户|每个?[^日天月]")
_OWN_DAYS = re.compile(r"(?:按|以|\(|全年|全月|共)(?P<days>[1-9][0-9]{0,2})天")
_NAMED_DAYS = re.compile(
    r"(?:双?休息?日|工作日|周末|节?假日?|假期|春节|国庆|中秋|五一|其余|其他|其它|余下|剩余|另外?)[^,。;:()0-9]{0,4}\(?共?(?P<size>[0-9]{1,2}|[二两三四五六七八九十]{1,3})[天日](?![0-9])"
)
_MONTHS = re.compile(
    r"(?<![0-9])(?P<first>[0-9]{1,2})月?\s?(?:[-~至到]|--)+\s?(?P<last>[0-9]{1,2})月(?!\s?[0-9]{1,2}日)"
)
_MONTH = re.compile(r"(?<![0-9])(?P<month>[0-9]{1,2})月(?!\s?[0-9]{1,2}日)")
_QUARTER = re.compile("(?<!前)(?P<which>[一二三四1-4])季度")
# 前三季度 are nine months.
_QUARTERS = re.compile("(?:前|[一1]季?度?[-至到])(?P<last>[二三四2-4])个?季度")
# 比2023年(月均6750件): of a count that is not told.
_OTHER_TIME = re.compile(
    r"(?:[比较与](?:[0-9]{4}年|[0-9]{1,2}月份?)|去年|上年|同期|上个?月|上一?周|上期|上季度)[^,。;()]{0,6}\(?[日月]均(?:约|为|受理)?$"
)
_HALF = re.compile("(?P<which>[上下])半年")
_WEEK = re.compile("本周|周报|一周")
_YEAR = re.compile("全年|年度")
# A year that is not printed may have a 29 February.
_YEARS = (2023, 2024)
# 2024年年度报告, 2024年第一季度: the year of the period, not that of a date.
_OWN_YEAR = re.compile(
    "(?P<year>20[0-9]{2})年(?:年度|度|全年|第?[一二三四1-4]季度|[上下]半年|[0-9]{1,2}月(?!\\s?[0-9]))"
)
_NUMBER = r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,8})(?:\.[0-9]{1,3})?"
# 其余九个市(地)共113.5万件次,平均每个市(地)11.4万件次.
_EACH = re.compile(
    r"(?P<size>(?<![0-9.第前])[0-9]{1,3}|(?<![一二两三四五六七八九十第前])[二两三四五六七八九十]{1,3})\s?[个家]"
    r"(?P<what>[\u4e00-\u9fff]{1,4})(?:\([\u4e00-\u9fff、]{1,6}\))?(?:工单|诉求)?(?:合计|总计|共计|共)(?:受理|承办|接收|办理)?\s?"
    rf"(?P<total>{_NUMBER})\s?(?P<scale>万)?\s?(?P<unit>件次|人次|[件宗起个条单通]),平均每[个家](?P=what)?"
    rf"(?:\([\u4e00-\u9fff、]{{1,6}}\))?(?:受理|承办|办理)?约?\s?(?P<mean>{_NUMBER})\s?(?P<mean_scale>万)?\s?(?P=unit)"
)
# So many sentences may name the period of the whole.
_TITLE = 4


@dataclass(frozen=True)
class AverageItem:
    """An average, and the text before it that names the periods it may be of."""

    sentence: Sentence
    average: Figure
    told: str

    @property
    def sizes(self) -> list[int]:
        """How many days, or months for a 月均, these periods have."""
        kind = _KIND.search(self.average.label)
        if kind is None:
            return []
        # 9月按30天算,日均369.2件: of no other period of the title.
        own = re.split("[。;]", self.told)[-1]
        days = _OWN_DAYS.findall(own)
        if len(days) == 1 and "月" not in kind.groups():
            return [int(days[0])]
        if "月" not in kind.groups() and (told := _read_told(own)):
            return told
        if "月" in kind.groups() and (spans := [int(m["last"]) - int(m["first"]) + 1 for m in _MONTHS.finditer(own)]):
            return [size for size in spans if size > 1]
        return sorted(_read_months(self.told) if "月" in kind.groups() else _read_days(self.told))


def _read_told(text: str) -> list[int]:
    """Return the days that the last words before an average name: 双休日两天, 工作日(21天), 上旬."""
    days = [read_size(match["size"]) for match in _NAMED_DAYS.finditer(text)][-1:]
    return [size for size in days if size]


def check_averages(document: Document) -> Iterator[Finding]:
    """Yield averages that no count before them gives over any period that title and paragraph name."""
    title = "。".join(sentence.text for sentence in document.sentences[:_TITLE])
    counts: list[Figure] = []
    for paragraph in document.paragraphs():
        told, earlier = title, len(counts)
        for sentence in paragraph:
            yield from _check_each(sentence)
            for figure in sentence.figures:
                if figure.role == "average" and not _OTHER_TIME.search(sentence.text, 0, figure.start):
                    item = AverageItem(sentence, figure, f"{told}。{sentence.text[: figure.start]}")
                    own = [count for count in sentence.of("count") if count.unit == "件" and count.is_told]
                    # What is told of some days is told beside them: 工作日(21天)日均75件,共1575件.
                    near = own if _NAMED_DAYS.search(sentence.text, 0, figure.start) else counts[earlier:]
                    yield from _check_average(item, [*counts, *own], near)
                elif figure.role == "count" and figure.unit == "件" and figure.is_told:
                    counts.append(figure)
            told += sentence.text


def _check_each(sentence: Sentence) -> Iterator[Finding]:
    """Yield the mean of so many units that their count does not give: 九个市共113.5万件,平均每个市12.6万件."""
    for match in _EACH.finditer(sentence.text):
        size = read_size(match["size"])
        (total, decimals), (mean, places) = parse_digits(match["total"]), parse_digits(match["mean"])
        scale = 10_000 if match["scale"] else 1
        slack = Fraction(scale, 10**decimals) if match["scale"] else Fraction(0)
        unit = 10_000 if match["mean_scale"] else 1
        if size < 2 or abs(total * scale / size - mean * unit) < Fraction(unit, 10**places) + slack / size:
            continue
        exact = show(total * scale / size / unit, max(places, 1))
        figure = f"{match['mean']}{match['mean_scale'] or ''}{match['unit']}"
        computation = f"{match['total']}{match['scale'] or ''}÷{size}={exact},不是 {match['mean']}"
        yield Finding(figure, "rate", "warn", sentence.quote_span(match.span()), computation)


def _check_average(item: AverageItem, counts: Sequence[Figure], near: Sequence[Figure]) -> Iterator[Finding]:
    average, sizes = item.average, item.sizes
    if _OTHER.search(average.label) or not average.is_told:
        return
    if any(_gives(count, size, average) for count in counts for size in sizes):
        return
    subject = _NO_SUBJECT.sub("", average.label)
    # Where the days are told with it, it is of whatever comes nearest.
    near = near or counts if len(sizes) == 1 else near
    pairs = [(count, size) for count in near if subject in count.label for size in sizes]
    total, size = min(pairs, key=lambda pair: abs(pair[0].value / pair[1] - average.value), default=(average, 1))
    # What is far off is the average of something else.
    if pairs and abs(total.value / size - average.value) * 4 <= average.value:
        scale = 10_000 if average.slack else 1
        exact = show(total.value / size / scale) + ("万" if average.slack else "")
        yield item.sentence.report(average, "rate", "warn", f"{total.text}÷{size}={exact},不是 {average.text}")


def _gives(total: Figure, size: int, average: Figure) -> bool:
    step = average.slack or Fraction(1, 10 ** len(average.text.partition(".")[2].rstrip("件次起宗个条单")))
    return abs(total.value / size - average.value) < step + total.slack / size


def _read_months(text: str) -> set[int]:
    """Return how many months the periods of a text have."""
    found = {int(match["last"]) - int(match["first"]) + 1 for match in _MONTHS.finditer(text)}
    found |= {size for pattern, size in ((_QUARTER, 3), (_HALF, 6), (_YEAR, 12)) if pattern.search(text)}
    found |= {_last_month(match["last"]) for match in _QUARTERS.finditer(text)}
    return {size for size in found if size > 1}


def _read_days(text: str) -> set[int]:
    """Return how many days the periods of a text have, in either kind of year."""
    found = {7} if _WEEK.search(text) else set()
    own = {int(match["year"]) for match in _OWN_YEAR.finditer(text)}
    for year in own if len(own) == 1 else _YEARS:
        months = [(int(match["month"]),) * 2 for match in _MONTH.finditer(text)]
        months += [(int(match["first"]), int(match["last"])) for match in _MONTHS.finditer(text)]
        for match in _QUARTER.finditer(text):
            last = _last_month(match["which"])
            months.append((last - 2, last))
        months += [(1, _last_month(match["last"])) for match in _QUARTERS.finditer(text)]
        months += [(1, 6) if match["which"] == "上" else (7, 12) for match in _HALF.finditer(text)]
        months += [(1, 12)] if _YEAR.search(text) else []
        found |= {
            sum(monthrange(year, month)[1] for month in range(first, last + 1))
            for first, last in months
            if 1 <= first <= last <= 12
        }
    return found


def _last_month(quarter: str) -> int:
    return 3 * ("一二三四1234".index(quarter) % 4 + 1)
