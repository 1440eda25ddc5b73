"""What scikit-learn asks of a classifier beyond what it asks of every estimator."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hotspot.estimator import Estimator


class ScikitClassifier(Estimator):
    """Accuracy and tags, so that ``cross_val_score`` and ``GridSearchCV`` take the heir for a classifier."""

    # How scikit-learn before 1.6 tells a classifier.
    _estimator_type = "classifier"

    def predict(self, texts: Iterable[str]) -> NDArray[Any]:
        """Return the label of each text."""
        raise NotImplementedError

    def score(self, texts: Iterable[str], labels: ArrayLike, sample_weight: ArrayLike | None = None) -> float:
        """Return the share of texts whose label is predicted."""
        weights = None if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
        return float(np.average(self.predict(texts) == np.asarray(labels), weights=weights))

    def __sklearn_tags__(self) -> Any:
        """Say that this is a classifier of strings."""
        from sklearn.utils import ClassifierTags, InputTags, Tags, TargetTags

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True),
            classifier_tags=ClassifierTags(),
            input_tags=InputTags(two_d_array=False, string=True),
        )
