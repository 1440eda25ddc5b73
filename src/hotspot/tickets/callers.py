"""Who called: one keyed hash a person, told by the phone number before the name."""

import re
import unicodedata

import pandas as pd

from hotspot.tickets.privacy import hash_caller
from hotspot.tickets.table import read_cells

# What stands in a cell where nobody is named.
_NOBODY = re.compile(
    r"(?:匿名|无名|不详|不明|未知|未提供|未登记|不提供|不愿透露|保密|无|没有|某|某某|空|测试"
    r"|来电人|来信人|诉求人|反映人|投诉人|举报人|当事人|本人|市民|群众|居民|村民|业主|网友|网民|家长|热心|用户|客户|先生|女士"
    r"|微信|小程序|公众号|手机|游客|访客|注册|普通|系统|管理员|admin|guest|user"
    r"){1,3}|[-—/*?x]{1,40}|0{1,40}"
)
# 王先生, 欧阳女士: so many people that it names none of them.
_SURNAME_ALONE = re.compile(r"[\u3400-\u9fff]{1,2}(?:先生|女士|小姐|同志|师傅|老师|某|某某|[xX*]{1,3})")
# A number shorter than a town's own, such as 12345 or an extension, is of an office.
_LEAST_DIGITS = 7
_DIGIT = re.compile(r"[0-9a-f]")
_LONGEST = 40


def hash_callers(tickets: pd.DataFrame, *, salt: str) -> list[str]:
    """Return of each ticket the keyed hash of who called, "" where nobody is told by name or number.

    The phone number goes first, since many share a name; the name counts where there is no number. 王先生 and 匿名 are
    nobody: whoever shares such a cell is not the same person. Columns read, both optional: ``phone``, ``caller``.

    >>> calls = pd.DataFrame({"caller": ["王先生", "王先生", "李明"], "phone": ["", "", "0730-2230012"]})
    >>> first, second, third = hash_callers(calls, salt="s")
    >>> first == second == "" and third == hash_caller("07302230012", salt="s")
    True
    """
    phones, names = read_cells(tickets, "phone"), read_cells(tickets, "caller")
    told = [
        phone if _is_number(phone) else name if names_someone(name) else ""
        for phone, name in zip(phones, names, strict=True)
    ]
    hashes = {value: hash_caller(value, salt=salt) for value in {"", *told}}
    return [hashes[value] for value in told]


def _is_number(cell: str) -> bool:
    """Tell whether a cell holds a phone number, perhaps with some digits hidden, or its hash."""
    digits = _DIGIT.findall(_fold(cell))
    return len(digits) >= _LEAST_DIGITS and len(set(digits)) > 1


def names_someone(cell: str) -> bool:
    """Tell whether a cell names a person rather than 匿名, 市民 or a family name alone."""
    name = _fold(cell)
    return bool(name) and not _NOBODY.fullmatch(name) and not _SURNAME_ALONE.fullmatch(name)


def _fold(cell: str) -> str:
    """Return a cell in narrow small letters, its beginning if it is too long for a name or number."""
    folded = unicodedata.normalize("NFKC", cell[:_LONGEST]).lower()
    return re.sub(r"[\s()]", "", folded)
