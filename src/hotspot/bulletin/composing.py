"""The bulletin's sections in the order that the county writes them."""

import numpy as np

from hotspot.bulletin.agreement import write_agreement
from hotspot.bulletin.assessment import measure_rates
from hotspot.bulletin.document import Block, Document, Heading, Note
from hotspot.bulletin.focus import write_focus
from hotspot.bulletin.handling import write_assessment
from hotspot.bulletin.items import number_items
from hotspot.bulletin.mailbox import find_letters, write_mailbox
from hotspot.bulletin.materials import Figures, Materials
from hotspot.bulletin.operation import write_operation
from hotspot.bulletin.problems import find_problems, write_problems
from hotspot.bulletin.texts import Texts
from hotspot.bulletin.typography import set_block, widen_punctuation
from hotspot.categories.taxonomy import Taxonomy
from hotspot.settings import BulletinSettings


def compose_document(
    figures: Figures, materials: Materials, settings: BulletinSettings, taxonomy: Taxonomy
) -> Document:
    """Write the figures and the office's own words, masked, into one document."""
    texts, rounding = materials.texts.mask(), settings.rounding
    letters = find_letters(figures.tickets)
    letter_rates = measure_rates(figures.outcomes, np.flatnonzero(letters), materials.rules, rounding)
    blocks: list[Block] = [Heading("一、运行情况", 1), *write_operation(figures.statistics, figures.period)]
    if figures.undated:
        blocks.append(Note(f"表中有{figures.undated}件工单没有来电时间或看不懂,未计入本期。"))
    if materials.compares_predicted:
        blocks += write_agreement(figures.tickets, taxonomy, rounding)
    blocks += write_assessment(figures.assessment, figures.outcomes, figures.period, materials.rules, texts)
    blocks += write_mailbox(figures.tickets[letters], letter_rates, figures.period, rounding)
    blocks += _write_cases(texts)
    blocks += write_focus(figures.hotspots)
    blocks += write_problems(find_problems(figures.outcomes), figures.outcomes, texts)
    blocks += _write_requirements(texts)
    return Document(
        title=texts.title or widen_punctuation(f"{figures.period.label}12345热线运行办理情况通报"),
        office=texts.office or settings.office,
        date=texts.date,
        blocks=tuple(map(set_block, blocks)),
    )


def _write_cases(texts: Texts) -> list[Block]:
    blocks: list[Block] = [Heading("(四)典型案例", 2), *number_items(texts.cases)]
    if not texts.cases:
        blocks.append(Note("典型案例由单位提供:写在文字材料的 cases 中,用 --texts 给出。"))
    return blocks


def _write_requirements(texts: Texts) -> list[Block]:
    blocks: list[Block] = [Heading("四、下一步工作要求", 1), *number_items(texts.requirements)]
    if not texts.requirements:
        blocks.append(Note("下一步工作要求由单位撰写:写在文字材料的 requirements 中,用 --texts 给出。"))
    return blocks
