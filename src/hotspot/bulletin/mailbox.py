"""一、运行情况(三): letters to the leaders' mailboxes."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.bulletin.assessment import Rates
from hotspot.bulletin.document import Block, Heading, Note, Paragraph
from hotspot.bulletin.figures import Rounding
from hotspot.bulletin.handling import describe_rates
from hotspot.bulletin.labels import read_labels
from hotspot.bulletin.statistics import count_column
from hotspot.tickets.periods import Period

_MAILBOX = "信箱"


def find_letters(tickets: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell of each ticket whether it came through a mailbox."""
    return np.array([_MAILBOX in channel for channel in read_labels(tickets, "channel")], dtype=bool)


def _name_mailbox(letters: pd.DataFrame) -> str:
    """Return what the mailboxes are called together: by their own names, those of a county 市县长信箱."""
    names = sorted(set(read_labels(letters, "channel")))
    return "市县长信箱" if any("县" in name for name in names) else "、".join(names)


def write_mailbox(letters: pd.DataFrame, rates: Rates, period: Period, rounding: Rounding) -> list[Block]:
    """Return the blocks of the section; ``rates`` are the measures of the letters."""
    if letters.empty:
        return [Note("没有受理渠道为信箱的工单,信箱办理情况未列。")]
    mailbox = _name_mailbox(letters)
    parts = [f"{period.label},{mailbox}共受理群众来信{len(letters)}件"]
    kinds = count_column(letters, "kind", rounding)
    if len(kinds) == 1 < len(letters):
        parts.append(f"均为{kinds[0].name}")
    elif kinds:
        parts.append("其中" + "、".join(f"{kind.name}{kind.tickets}件" for kind in kinds))
    parts += describe_rates(rates)
    if rates.satisfied:
        parts.append(f"回访满意率{rates.satisfied}")
    counted = Note(f"{mailbox}来信{len(letters)}件也计入12345热线受理的件数。")
    return [Heading(f"{mailbox}办理情况", 2), Paragraph(",".join(parts) + "。"), counted]
