"""Shares: each printed one must be its count over a base that the bulletin names."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from hotspot.bulletin.audit.digit_slips import is_meant
from hotspot.bulletin.audit.document import Document, is_whole
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.printed import Fit, bases_of, explains_most, share_of, show
from hotspot.bulletin.audit.share_items import ShareItem, find_numbers, find_share_items, fits_locally, names_untold


def check_shares(document: Document) -> Iterator[Finding]:
    """Yield shares that their base does not give."""
    items = list(find_share_items(document))
    for group in _group_items(items):
        yield from _check_group(group, document)


def _group_items(items: list[ShareItem]) -> Iterator[list[ShareItem]]:
    """Yield lists: the shares of one paragraph, or of paragraphs of a section with one share each."""
    group: list[ShareItem] = []
    for item in items:
        if group and not _continues(group, item):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _continues(group: list[ShareItem], item: ShareItem) -> bool:
    last = group[-1].sentence
    if item.sentence.paragraph == last.paragraph:
        return True
    alone = len({other.sentence.paragraph for other in group}) == len(group)
    return alone and item.sentence.section == last.section


def _check_group(group: list[ShareItem], document: Document) -> Iterator[Finding]:
    base = _choose_base(group, document)
    if base is not None:
        for item in group:
            if item.fit(base) == Fit.NEAR:
                yield _report_rounding(item, base)
            elif item.fit(base) == Fit.NONE and not (fits_locally(item, document) or _is_head(item, base, document)):
                yield _report_outlier(item, group, base)
        return
    everything = {count.number for _, count in document.counts} | document.totals
    unsettled = [item for item in group if all(item.fit(number) == Fit.NONE for number in everything if number)]
    unsettled = [item for item in unsettled if not (fits_locally(item, document) or names_untold(item, document))]
    inferred = _infer_base(unsettled, len(group))
    if inferred is not None and _is_printed(inferred, group, document):
        return
    if inferred is not None:
        yield _report_unprinted(group, unsettled, inferred)
        unsettled = [item for item in unsettled if not any(item.fit(base) for base in inferred)]
    for item in unsettled:
        yield _report_alone(item, group, inferred)


def _is_head(item: ShareItem, base: int, document: Document) -> bool:
    """Tell whether the base of a list is itself the count of a share, of another whole: 涉企160件,占8.0%,其中 ….."""
    return item.count.number == base and any(item.fit(whole) >= Fit.TRUNCATED for whole in document.wholes)


def _choose_base(group: list[ShareItem], document: Document) -> int | None:
    """Return the printed count that explains most shares of a list; for a short list a whole that explains all."""
    local = [count.number for item in group for count in item.sentence.counts]
    candidates = [number for number in dict.fromkeys([*local, *document.wholes]) if number]
    if not candidates:
        return None
    score = {base: sum(item.fit(base) >= Fit.NEAR for item in group) for base in candidates}
    best = max(candidates, key=lambda base: (score[base], base))
    is_best = explains_most(score[best], len(group))
    # A list that adds up to a whole is that whole's, whatever its shares say, unless most are of another.
    listed = sum(item.parts[0] for item in group)
    fitting = sum(item.fit(listed) >= Fit.NEAR for item in group) if listed else 0
    if len(group) > 1 and listed in document.wholes and fitting and not (is_best and 2 * fitting < score[best]):
        return listed
    # Nor need the total of a list be printed, where no count exceeds it.
    if len(group) > 1 and listed > max(document.wholes) and fitting == len(group):
        return listed
    return best if is_best or score[best] == len(group) == 1 else None


def _is_printed(base: tuple[int, int], group: list[ShareItem], document: Document) -> bool:
    """Tell whether a number of any measure, told before the end of a list, is its base: 有效问卷2823份."""
    told = takewhile(lambda sentence: sentence.paragraph <= group[-1].sentence.paragraph, document.sentences)
    return any(base[0] <= number <= base[1] for sentence in told for number in find_numbers(sentence.text))


def _infer_base(items: list[ShareItem], size: int) -> tuple[int, int] | None:
    """Return the range of whole bases that explains most of the items, and at least half of the list."""
    ranges = [bounds for item in items if (bounds := bases_of(item.parts[0], item.percentage))]
    best: tuple[int, tuple[int, int]] = (0, (0, 0))
    for low, _ in ranges:
        holding = [bounds for bounds in ranges if bounds[0] <= low <= bounds[1]]
        high = min((bounds[1] for bounds in holding), default=0)
        best = max(best, (len(holding), (low, high)))
    return best[1] if best[0] >= 2 and 2 * best[0] >= size else None


def _report_outlier(item: ShareItem, group: list[ShareItem], base: int) -> Finding:
    exact = share_of(item.parts[0], base)
    computation = f"{item.parts[0]}÷{base}={show(exact)}%,不是 {item.share.text}"
    if (copied := _find_source(item, group)) is not None:
        return item.sentence.report(item.share, "copy", "error", f"{computation};与{copied}相同,疑为抄写")
    meant = _find_digit_slip(item, group, base)
    if meant is not None:
        return item.sentence.report(
            item.count, "digit", "error", f"{computation};件数若为 {meant},占比和合计都相符,疑为数位之误"
        )
    return item.sentence.report(item.share, "share", "error", computation)


def _find_source(item: ShareItem, group: list[ShareItem]) -> str | None:
    """Name the neighbour, or the rate beside it, that the share equals."""
    place = group.index(item)
    for other in group[max(0, place - 1) : place + 2]:
        same = other is not item and other.percentage == item.percentage
        if same and other.parts[0] != item.parts[0]:
            return f"相邻的“{other.count.label}”"
    changes = [figure for figure in item.sentence.of("change") if abs(figure.value) == item.share.value]
    return f"{changes[0].basis or '增减'}幅度" if changes else None


def _find_digit_slip(item: ShareItem, group: list[ShareItem], base: int) -> int | None:
    """Return a count one digit away that makes both the share and the sum of the list right."""
    missing = base - sum(other.parts[0] for other in group if other is not item)
    return missing if is_meant(missing, item.parts[0], item.percentage, base) else None


def _report_rounding(item: ShareItem, base: int) -> Finding:
    exact = share_of(item.parts[0], base)
    return item.sentence.report(
        item.share, "share", "note", f"{item.parts[0]}÷{base}={show(exact, item.share.decimals + 1)}%,末位不合四舍五入"
    )


def _report_unprinted(group: list[ShareItem], items: list[ShareItem], base: tuple[int, int]) -> Finding:
    shown = f"{base[0]}" if base[0] == base[1] else f"{base[0]}–{base[1]}"
    total = sum(item.parts[0] for item in group)
    if base[0] <= total <= base[1]:
        shown += f"(各项之和为 {total})"
    item = next(item for item in items if any(item.fit(number) for number in base))
    return item.sentence.report(item.share, "base", "warn", f"这组占比的基数应为 {shown},文中没有这个数")


def _report_alone(item: ShareItem, group: list[ShareItem], inferred: tuple[int, int] | None) -> Finding:
    if inferred is not None:
        return replace(_report_outlier(item, group, inferred[0]), severity="warn")
    before = [count for count in item.sentence.counts if count.start < item.count.start]
    parents = [count.number for count in before if is_whole(count)] or [count.number for count in before]
    if parents and max(parents) >= item.parts[0]:
        certain = "其中" in item.sentence.text or "总" in item.share.label
        return replace(_report_outlier(item, group, max(parents)), severity="error" if certain else "warn")
    bounds = bases_of(item.parts[0], item.percentage)
    needed = f"需要基数 {bounds[0]}–{bounds[1]}" if bounds else "没有整数基数能得出"
    return item.sentence.report(item.share, "base", "warn", f"{item.parts[0]} 件占 {item.share.text},{needed},文中没有")
