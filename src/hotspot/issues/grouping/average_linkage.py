"""Average linkage of some tickets, cut at a distance; nothing is linked where all are near or all are far apart."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

# More than the last digits of a mean of distances.
_SLACK = 1e-9
# Memory and time of a linkage grow as the square of its points: so many take 200 MB and a second.
_MOST_LINKED = 3000
# Rows compared with the groups at once: bounds the memory where there are thousands of both.
_ROWS_AT_ONCE = 4096


def link_average(distances: NDArray[np.float64], cut: float) -> NDArray[Any]:
    """Return a label for each of two and more points: the groups whose mean distances are at most ``cut``.

    ``distances``: of each pair, condensed as scipy has it.
    """
    # A mean lies between the least and the greatest of what it is made of.
    if distances.max() < cut - _SLACK:
        return np.zeros(_count_points(len(distances)), dtype=np.int64)
    if distances.min() > cut + _SLACK:
        return np.arange(_count_points(len(distances)))
    from scipy.cluster.hierarchy import fcluster, linkage

    labels: NDArray[Any] = fcluster(linkage(distances, "average"), cut, "distance")
    return labels


def link_by_cosine(rows: NDArray[np.floating], least: float) -> NDArray[Any]:
    """Return a label for each of two and more rows of length 1: the groups whose mean cosine is at least ``least``.

    Of more than ``_MOST_LINKED`` rows an even sample is linked; each other row joins the group that it is nearest to,
    and those that are near to none are linked among themselves. Time and memory so grow as the number of rows.
    """
    if len(rows) <= _MOST_LINKED:
        return _link_all(rows, least)
    sampled = np.arange(len(rows)) % -(-len(rows) // _MOST_LINKED) == 0
    groups = np.unique(_link_all(rows[sampled], least), return_inverse=True)[1]
    means = np.zeros((groups.max() + 1, rows.shape[1]))
    np.add.at(means, groups, rows[sampled])
    labels, nearness = _find_nearest(rows, means / np.bincount(groups)[:, None])
    labels[sampled] = groups
    strange = np.flatnonzero((nearness < least) & ~sampled)
    labels[strange] = len(means) + (link_by_cosine(rows[strange], least) if len(strange) > 1 else 0)
    return labels


def _find_nearest(
    rows: NDArray[np.floating], means: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return of each row the number of the group it is nearest to, and how near, by the mean cosine."""
    labels, nearness = np.empty(len(rows), dtype=np.int64), np.empty(len(rows))
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        cosines = np.round(rows[part].astype(np.float64) @ means.T, 6)
        labels[part], nearness[part] = cosines.argmax(axis=1), cosines.max(axis=1)
    return labels, nearness


def _link_all(rows: NDArray[np.floating], least: float) -> NDArray[Any]:
    one, other = np.triu_indices(len(rows), 1)
    exact = rows.astype(np.float64)
    return link_average(np.maximum(1 - np.round((exact @ exact.T)[one, other], 6), 0), 1 - least)


def _count_points(pairs: int) -> int:
    return (1 + math.isqrt(1 + 8 * pairs)) // 2
