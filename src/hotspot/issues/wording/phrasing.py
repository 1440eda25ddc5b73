"""How a hotspot reads: a title and a sentence in the bulletin's manner, made of what its tickets say."""

from collections.abc import Sequence

from hotspot.issues.wording.evidence import IssueEvidence, join_evidence, sort_evidence
from hotspot.issues.wording.phrase import Phrase, Slot
from hotspot.issues.wording.scattered import phrase_scattered
from hotspot.issues.wording.several_issues import phrase_issues
from hotspot.issues.wording.single_issue import phrase_issue
from hotspot.issues.wording.statistics import Wording, learn_wording
from hotspot.issues.wording.titles import LAST_TITLE

__all__ = ["IssueEvidence", "Phrase", "Slot", "Wording", "learn_wording", "phrase_hotspot"]


def phrase_hotspot(
    issues: Sequence[IssueEvidence],
    theme_name: str,
    wording: Wording,
    *,
    is_scattered: bool = False,
    others: IssueEvidence | None = None,
    last_name: str = "",
) -> Phrase:
    """Write the title and the sentence of a hotspot.

    ``issues``: its issues, or the single tickets of one theme; ``theme_name``: the theme, "" when unknown;
    ``is_scattered``: the tickets share the theme alone, so that neither an object nor a clause speaks for them;
    ``others``: tickets in no issue that belong to the line; they count, and tell what is wrong;
    ``last_name``: what to name where neither theme nor tickets give a name, a category for instance.
    The answer does not depend on the order of issues or tickets; without any ticket it is still a valid phrase.
    """
    evidence = sort_evidence(issues)
    if not evidence:
        return Phrase(LAST_TITLE, "有群众来电反映问题。", ())
    if is_scattered:
        return phrase_scattered(join_evidence(evidence), theme_name)
    if len(evidence) > 1:
        return phrase_issues(evidence, sort_evidence([others] if others else []), theme_name, wording)
    whole = join_evidence([evidence[0], others]) if others else evidence[0]
    return phrase_issue(evidence[0], whole, theme_name, wording, last_name)
