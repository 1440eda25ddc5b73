"""The bulletin's sections in the order that the county writes them."""

from collections.abc import Iterator, Sequence

import numpy as np

from hotspot.bulletin.agreement import write_agreement
from hotspot.bulletin.assessment import AssessmentRules, measure_rates
from hotspot.bulletin.document import Block, Document, Heading, Note, Paragraph, Table
from hotspot.bulletin.focus import write_focus
from hotspot.bulletin.handling import write_assessment
from hotspot.bulletin.items import number_items
from hotspot.bulletin.mailbox import find_letters, write_mailbox
from hotspot.bulletin.materials import Figures, Materials
from hotspot.bulletin.operation import write_operation
from hotspot.bulletin.problems import Problem, write_problems
from hotspot.bulletin.texts import Texts
from hotspot.bulletin.typography import set_block, widen_punctuation
from hotspot.categories.taxonomy import Taxonomy
from hotspot.settings import BulletinSettings

_NUMERALS = "一二三四五六七八九"


def compose_document(
    figures: Figures,
    materials: Materials,
    rules: AssessmentRules,
    settings: BulletinSettings,
    taxonomy: Taxonomy,
) -> Document:
    """Write the figures and the office's own words, masked, into one document: the text, then notes, then tables."""
    texts, rounding = materials.texts.mask(), settings.rounding
    letters = find_letters(figures.tickets)
    letter_rates = measure_rates(figures.outcomes, np.flatnonzero(letters), rules, rounding)
    blocks: list[Block] = [Heading("运行情况", 1), *write_operation(figures.statistics, figures.period)]
    if figures.undated:
        blocks.append(Note(f"表中有{figures.undated}件工单没有来电时间或来电时间看不懂,未计入本期。"))
    blocks += [Note(text) for text in figures.cautions]
    if materials.compares_predicted:
        blocks += write_agreement(figures.tickets, taxonomy, rounding)
    blocks += write_assessment(figures.assessment, figures.outcomes, figures.period, rules, texts)
    blocks += write_mailbox(figures.tickets[letters], letter_rates, figures.period, rounding)
    blocks += _write_cases(texts)
    units = dict(zip(figures.outcomes.ids, figures.outcomes.units, strict=True))
    blocks += write_focus(figures.hotspots, settings.hotspots, units)
    blocks += write_problems(figures.problems, figures.outcomes, texts)
    blocks += _write_requirements(texts, figures.problems)
    # 2024年12345 would begin like a month.
    year = "度" if figures.period.granularity == "year" else ""
    return Document(
        title=texts.title or widen_punctuation(f"{figures.period.label}{year}12345热线运行办理情况通报"),
        office=texts.office or settings.office,
        date=texts.date,
        blocks=tuple(map(set_block, _arrange(blocks))),
    )


def _write_cases(texts: Texts) -> list[Block]:
    blocks: list[Block] = [Heading("典型案例", 2), *number_items(texts.cases)]
    if not texts.cases:
        blocks.append(Note("典型案例由单位提供,本期未提供。"))
    return blocks


def _write_requirements(texts: Texts, problems: Sequence[Problem]) -> list[Block]:
    requirements = texts.requirements or tuple(problem.requirement for problem in problems)
    blocks: list[Block] = [Heading("下一步工作要求", 1), *number_items(requirements)]
    if not texts.requirements:
        drafted = "由软件按存在问题拟写,请单位修改后印发" if requirements else "由单位撰写,本期未提供"
        blocks.append(Note(f"下一步工作要求{drafted}。"))
    return blocks


def _arrange(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the text under numbered headings, then the notes, then the tables, which would interrupt it."""
    yield from _number_headings([block for block in blocks if isinstance(block, (Heading, Paragraph))])
    for title, kind in (("统计说明", Note), ("附表", Table)):
        chosen = [block for block in blocks if isinstance(block, kind)]
        if chosen:
            yield Heading(title, 1, starts_page=kind is Table)
            yield from chosen


def _number_headings(blocks: Sequence[Heading | Paragraph]) -> Iterator[Block]:
    """Number the headings 一、 and (一), leaving out those under which nothing stands."""
    first = second = 0
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield block
            continue
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if following is None or (isinstance(following, Heading) and following.level <= block.level):
            continue
        if block.level == 1:
            first, second = first + 1, 0
            yield Heading(f"{_NUMERALS[first - 1]}、{block.text}", 1)
        else:
            second += 1
            yield Heading(f"({_NUMERALS[second - 1]}){block.text}", 2)
