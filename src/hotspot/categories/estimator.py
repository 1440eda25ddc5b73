"""What scikit-learn asks of a classifier, without importing it: that takes longer than classifying 10,000 tickets."""

from collections.abc import Sequence
from inspect import signature
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray


class ScikitClassifier:
    """Parameters by name and accuracy, so that ``clone``, ``cross_val_score`` and ``GridSearchCV`` take the heir.

    The heir's ``__init__`` has keyword parameters only and stores each under its name.
    """

    # How scikit-learn before 1.6 tells a classifier.
    _estimator_type = "classifier"

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the parameters by name; none of them is an estimator, so that ``deep`` changes nothing."""
        return {name: getattr(self, name) for name in signature(type(self)).parameters}

    def set_params(self, **params: Any) -> Self:
        """Change parameters; ValueError for one that does not exist."""
        known = sorted(self.get_params())
        unknown = sorted(set(params) - set(known))
        if unknown:
            raise ValueError(f"{type(self).__name__} 没有参数 {'、'.join(unknown)}(有:{'、'.join(known)})。")
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def predict(self, texts: Sequence[str]) -> NDArray[Any]:
        """Return the label of each text."""
        raise NotImplementedError

    def score(self, texts: Sequence[str], labels: ArrayLike, sample_weight: ArrayLike | None = None) -> float:
        """Return the share of texts whose label is predicted."""
        weights = None if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
        return float(np.average(self.predict(texts) == np.asarray(labels), weights=weights))

    def __repr__(self) -> str:
        """Name the class and its parameters."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.get_params().items())})"

    def __sklearn_tags__(self) -> Any:
        """Say that this is a classifier of strings."""
        from sklearn.utils import ClassifierTags, InputTags, Tags, TargetTags

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True),
            classifier_tags=ClassifierTags(),
            input_tags=InputTags(two_d_array=False, string=True),
        )
