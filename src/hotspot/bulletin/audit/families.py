"""The rates that hotlines print: what each divides, by the words its counts are called."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class RateFamily:
    """A kind of rate: patterns for its name, its numerator and its usual denominators.

    ``strict`` families have one denominator only; others divide by what an office chooses (返工 by 应办, 办结 or 受理).
    """

    name: re.Pattern[str]
    part: re.Pattern[str]
    whole: re.Pattern[str]
    strict: bool


def _family(name: str, part: str, whole: str, *, strict: bool = True) -> RateFamily:
    return RateFamily(re.compile(name), re.compile(part), re.compile(whole), strict)


_ASKED = "回访|评价|测评"
_TIMELY = "按期|按时|及时"
_DIRECT = "直接|直办|在线|当场|即时"

# The first that fits: the special names stand before the general ones.
_FAMILIES = (
    _family("不满意率", "不满意", _ASKED),
    _family("满意率|满意度", "(?<!不)满意", _ASKED),
    _family("返工率|重办率|退回率|发回", "返工|重办|退回|发回", "应办|承办|办结|交办|转办|受理", strict=False),
    _family(
        f"(?:{_TIMELY}).{{0,2}}(?:办结|办理|回复|答复)率",
        f"(?:{_TIMELY}).{{0,2}}(?:办结|办理|回复|答复)",
        "应办|承办|办结|交办|转办|受理",
    ),
    _family(f"(?:{_DIRECT}|直).{{0,2}}(?:办结|答复|解答|办)率", _DIRECT, "有效|受理|诉求|来电"),
    _family("响应率", "(?<!未)响应", "办结|回访", strict=False),
    _family("解决率", "(?<!未)解决", "办结|回访", strict=False),
    _family("接通率", "接通|接听|接起", "来电|呼入|话务", strict=False),
    _family("(?:超期|逾期|超时)率", "超期|逾期|超时", "应办|办结|承办|交办|转办", strict=False),
    _family(
        "(?:办结|回复|答复|办理)率",
        "(?<!未)(?<!按期)(?<!按时)(?<!直接)(?:已?办结|已办|已回复|已处理|办理完|回复|答复)",
        "应办|受理|承办|转办|交办|派发|转派",
    ),
)


def find_family(name: str) -> RateFamily | None:
    """Return the family of a rate by its name, None when nothing is known of it.

    >>> find_family("回访满意率").whole.pattern
    '回访|评价|测评'
    """
    return next((family for family in _FAMILIES if family.name.search(name)), None)
