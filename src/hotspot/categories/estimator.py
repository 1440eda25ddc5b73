"""What scikit-learn asks of a classifier beyond what it asks of every estimator."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hotspot.categories.training_examples import check_labels, check_weights
from hotspot.errors import LabelError
from hotspot.estimator import Estimator


class ScikitClassifier(Estimator):
    """Accuracy and tags, so that ``cross_val_score`` and ``GridSearchCV`` take the heir for a classifier."""

    # How scikit-learn before 1.6 tells a classifier.
    _estimator_type = "classifier"

    def predict(self, texts: Iterable[str]) -> NDArray[Any]:
        """Return the label of each text."""
        raise NotImplementedError

    def score(self, texts: Iterable[str], labels: ArrayLike, sample_weight: ArrayLike | None = None) -> float:
        """Return the share of texts whose label is predicted.

        LabelError without texts, when lengths differ, a label is missing, or no weight is above 0.
        """
        predicted, truth = self.predict(texts), check_labels(labels)
        if len(predicted) != len(truth):
            raise LabelError(f"有 {len(predicted)} 条文本、{len(truth)} 个类别标签,两者应一样多。")
        weights = np.ones(len(truth)) if sample_weight is None else check_weights(sample_weight, len(truth))
        if not weights.sum():
            raise LabelError("没有文本(或权重都是 0),算不出准确率。请给出至少一条。")
        return float(np.average(predicted == truth, weights=weights))

    def __sklearn_tags__(self) -> Any:
        """Say that this is a classifier of strings."""
        from sklearn.utils import ClassifierTags, InputTags, Tags, TargetTags

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True),
            classifier_tags=ClassifierTags(),
            input_tags=InputTags(two_d_array=False, string=True),
        )
