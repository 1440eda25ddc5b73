"""Who calls, 有群众, 多名群众, 多名外地群众, 六塘乡多名群众, 丽发新城多名业主, and whether they report or ask."""

import re
from collections.abc import Sequence
from functools import cache

from hotspot.issues.wording.evidence import IssueEvidence, name_callers
from hotspot.issues.wording.objects.naming import Naming
from hotspot.issues.wording.statistics import load_roles

# Callers say where they are from in their first words.
_HEAD = 80
_MOST = 0.5
# Share of the tickets that come from a town after which the callers are named.
_NEARLY_ALL = 0.8
# A question of how, when or whether is often a reproach; these ask, but not an operator's 请问有什么可以帮您.
_ASKING = re.compile(r"咨询|请问(?![您你]?(?:有什么|有啥|需要))|想问|想了解|想知道|请教|问一下|问下")


def name_quantifier(evidence: IssueEvidence, naming: Naming) -> str:
    """Return who calls, by distinct callers (nobody known counts as a person of its own)."""
    callers = name_callers(evidence)
    people = len(set(callers))
    if people < 2:
        return "有群众"
    if len(_pick_callers(evidence, callers, _outside())) > _MOST * people:
        return "多名外地群众"
    main = naming.main
    if main is not None and main.place_type == "estate":
        owners = _pick_callers(evidence, callers, re.compile("业主"))
        named_by = _pick_callers(evidence, callers, re.compile("|".join(map(re.escape, main.spellings))))
        if len(owners) > _MOST * people and len(named_by) > 1:
            return f"{main.name}多名业主"
    town = naming.town
    if town is not None and naming.is_town_told and (main is None or main.place_type == "village"):
        # A village may lie beside another town, whose callers would be told wrong.
        living = evidence.towns.count(town.name) or len(town.tickets)
        if living >= (_NEARLY_ALL if main is None else 1) * len(evidence):
            return f"{town.name}多名群众"
    return "多名群众"


def name_verb(evidence: IssueEvidence) -> str:
    """Return 咨询 where most callers ask for information, else 反映."""
    callers = name_callers(evidence)
    return "咨询" if len(_pick_callers(evidence, callers, _ASKING)) > _MOST * len(set(callers)) else "反映"


def _pick_callers(evidence: IssueEvidence, callers: Sequence[str], pattern: re.Pattern[str]) -> set[str]:
    return {
        caller
        for caller, title, text in zip(callers, evidence.titles, evidence.texts, strict=True)
        if pattern.search(f"{title[:_HEAD]}\n{text[:_HEAD]}")
    }


@cache
def _outside() -> re.Pattern[str]:
    words = "|".join(sorted(load_roles().outside, key=lambda word: (-len(word), word)))
    somebody = "学生家长|家长|母亲|父亲|妈妈|爸爸|群众|网友|游客|旅客|市民|学生|车主|客户|消费者|人(?![民才员口工])|籍"
    return re.compile(
        rf"(?:{words})[省市县]?(?:那边|这边)?的?(?:一[位名]|几[位名])?(?:{somebody})"
        rf"|(?:{words})(?:这边|那边|[\u4e00-\u9fff]{{0,2}}的[,，])|(?:家在|家住|人在|来自|我在|[系是从])(?:{words})(?!路|街|大道|花园)"
    )
