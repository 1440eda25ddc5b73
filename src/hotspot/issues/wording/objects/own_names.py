"""A place that one ticket writes in full and the others by its own part alone: 丰硕 of 丰硕合作社 and 丰硕农业."""

import math
from collections import Counter
from collections.abc import Collection, Sequence

from hotspot.issues.grouping.firm_names import find_own_name
from hotspot.issues.wording.objects.named_objects import NamedObject, can_be_main
from hotspot.issues.wording.statistics import is_common
from hotspot.text.place_lists import split_ending

# So many of the tickets, and so large a share, hold the own part; one of two characters nearly all of them.
_LEAST_NAMING, _LEAST_SHARE, _LEAST_SHARE_OF_SHORT = 3, 0.6, 0.75
_SHORT = 2
# A form of the name stands for all where this share of those who hold the own part write it.
_LEAST_WRITING = 0.4
_LONGEST_ENDING = 3
# What a road is called without its ending is another's name as well: 人民, 泰山.
_ALWAYS_IN_FULL = frozenset({"road", "district", "town"})


def name_by_own_part(
    found: Sequence[NamedObject], towns: Collection[str], heads: Sequence[str], problem: str
) -> NamedObject | None:
    """Return the place whose own part stands in most of the ``heads``, None without one.

    ``found``: the places of the tickets; ``towns``: those of their column, whose names say only where; ``problem``: its
    words are no name.
    """
    barred = [*towns, *(one.name for one in found if one.place_type in _ALWAYS_IN_FULL)]
    best: NamedObject | None = None
    for one in found:
        own = _cut_own(one)
        if one.place_type in _ALWAYS_IN_FULL or not can_be_main(one) or not _is_own(own, problem, barred):
            continue
        tickets = tuple(number for number, head in enumerate(heads) if own in head)
        share = _LEAST_SHARE_OF_SHORT if len(own) <= _SHORT else _LEAST_SHARE
        if len(tickets) >= max(_LEAST_NAMING, share * len(heads), len(best.tickets) + 1 if best else 0):
            name = _choose_form(own, [other.name for other in found if own in other.name], heads)
            best = NamedObject(name, one.place_type, tuple(dict.fromkeys((name, own))), tickets)
    return best


def _cut_own(one: NamedObject) -> str:
    return find_own_name(one.name) if one.place_type == "company" else split_ending(one.name)[0]


def _is_own(own: str, problem: str, barred: Collection[str]) -> bool:
    """Say whether it is a name of its own: no word, no part of the problem, nor of a town's or road's name."""
    return len(own) >= _SHORT and own not in problem and not is_common(own) and not any(own in name for name in barred)


def _choose_form(own: str, forms: Collection[str], heads: Sequence[str]) -> str:
    """Return the form that most write, of these or with an ending of places behind it; the own part where few do."""
    rests = [head[head.index(own) + len(own) :] for head in heads if own in head]
    ended = (own + rest[:size] for rest in rests for size in range(1, _LONGEST_ENDING + 1))
    forms = {*forms, *(form for form in ended if split_ending(form)[0] == own)}
    told = Counter({form: sum(form in head for head in heads) for form in forms})
    least = max(2, math.ceil(_LEAST_WRITING * len(rests)))
    often = [form for form, number in told.items() if number >= least]
    return min(often, key=lambda form: (-told[form], len(form), form), default=own)
