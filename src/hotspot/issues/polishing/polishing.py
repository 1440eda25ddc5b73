"""Polished sentences in place of the own ones, where a check finds no fault; a failing server changes nothing."""

from dataclasses import dataclass, replace

from hotspot.errors import ServerError
from hotspot.issues.polishing.checking import find_fault
from hotspot.issues.polishing.question import SYSTEM, list_excerpts, write_question
from hotspot.issues.polishing.server import ChatServer
from hotspot.issues.report import Hotspot, HotspotReport

# A server that answers nonsense so often in a row is not asked again.
_MOST_FAULTS = 5


@dataclass(frozen=True)
class Polish:
    """A report with some sentences polished.

    ``polished``: ids of the hotspots whose sentence changed; ``refused``: id and reason of those whose answer was not
    taken; ``failure``: why the server was not asked any more, "" when it always answered.
    """

    report: HotspotReport
    polished: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    failure: str

    def describe(self) -> str:
        """Say it in Chinese, one line a fact."""
        lines = [f"润色了 {len(self.polished)} 句,{len(self.refused)} 句的改写没有通过核对、保留原句。"]
        lines += [f"  {hotspot_id} 保留原句:{reason}。" for hotspot_id, reason in self.refused]
        if self.failure:
            lines.append(f"润色服务{self.failure},其余各句保留原句。请检查它的地址(llm.url)和服务。")
        return "\n".join(lines)


def polish_report(report: HotspotReport, server: ChatServer, *, most: int = 20) -> Polish:
    """Ask the server about the sentences of the hottest lines, at most so many, and take what stands the check.

    Lines of scattered matters are left alone, for which no excerpt speaks, and sentences that a clerk wrote.
    """
    hotspots = list(report.hotspots)
    polished: list[str] = []
    refused: list[tuple[str, str]] = []
    failure, in_row = "", 0
    for place in [place for place, hotspot in enumerate(hotspots) if hotspot.issues and hotspot.slots != {}][:most]:
        own = hotspots[place]
        excerpts = list_excerpts(own)
        try:
            answer = server.ask(SYSTEM, write_question(own.sentence, excerpts))
        except ServerError as error:
            failure = str(error)
            break
        sentence = _tidy(answer)
        fault = "" if sentence == own.sentence else find_fault(sentence, own.sentence, excerpts)
        in_row = in_row + 1 if fault else 0
        if fault:
            refused.append((own.hotspot_id, fault))
        elif sentence != own.sentence:
            hotspots[place] = _replace_sentence(own, sentence)
            polished.append(own.hotspot_id)
        if in_row == _MOST_FAULTS:
            failure = f"连续 {in_row} 次答非所问"
            break
    return Polish(replace(report, hotspots=tuple(hotspots)), tuple(polished), tuple(refused), failure)


def _tidy(answer: str) -> str:
    """Return an answer without blanks around it and the quotation marks that models like to add."""
    text = answer[:1000].strip()
    if text[:1] + text[-1:] in ("“”", '""', "「」"):
        text = text[1:-1].strip()
    return text.replace(",", "，").replace(";", "；")


def _replace_sentence(hotspot: Hotspot, sentence: str) -> Hotspot:
    ids = tuple(ticket for issue in hotspot.issues for ticket in issue.ticket_ids)
    return replace(
        hotspot,
        sentence=sentence,
        own_sentence=hotspot.sentence,
        slots={**(hotspot.slots or {}), "polished": ids},
    )
