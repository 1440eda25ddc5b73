"""Talks that are written down (坐席:您好。市民:有合同。): what stands behind a colon is said, and seldom a name."""

_OPERATORS = ("坐席", "话务员", "接线员", "客服", "客服人员")
_CALLERS = ("市民", "来电人", "居民", "村民", "群众", "客户")
SPEAKERS = frozenset(_OPERATORS + _CALLERS)
# A form names an operator and a caller once.
_FEWEST_TURNS = 3


def is_talk(text: str) -> bool:
    """Tell whether a folded text is a talk, in turns."""
    turns = _count_turns(text, _OPERATORS) if ":" in text else 0
    return turns > 0 and turns + _count_turns(text, _CALLERS) >= _FEWEST_TURNS


def _count_turns(text: str, speakers: tuple[str, ...]) -> int:
    return sum(text.count(f"{speaker}:") for speaker in speakers)
