"""What a classifier saw of a batch of texts."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.knowledge import Evidence


@dataclass(frozen=True, eq=False)
class Reading:
    """What a classifier saw of a batch: read once, then asked for scores, for reasons, for other labels.

    ``documents`` are plain texts in which a title stands twice, ``columns`` what the linear model sees of them (CSR),
    ``evidence`` which written terms stand in them (None without written knowledge).
    """

    titles: tuple[str, ...]
    documents: tuple[str, ...]
    columns: Any
    evidence: Evidence | None

    @property
    def is_empty(self) -> NDArray[np.bool_]:
        """Which texts hold nothing."""
        return np.array([not document for document in self.documents], dtype=bool)
