"""What scikit-learn asks of an estimator, without importing it: that takes longer than classifying 10,000 tickets."""

from inspect import signature
from typing import Any, Self

from hotspot.errors import ArgumentError


class Estimator:
    """Parameters by name, so that ``clone``, pipelines and searches take the heir.

    The heir's ``__init__`` has keyword parameters only and stores each under its name.
    """

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the parameters by name; none of them is an estimator, so that ``deep`` changes nothing."""
        return {name: getattr(self, name) for name in signature(type(self)).parameters}

    def set_params(self, **params: Any) -> Self:
        """Change parameters; ArgumentError for one that does not exist."""
        known = sorted(self.get_params())
        unknown = sorted(set(params) - set(known))
        if unknown:
            raise ArgumentError(f"{type(self).__name__} 没有参数 {'、'.join(unknown)}(有:{'、'.join(known)})。")
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        """Name the class and its parameters."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.get_params().items())})"

    def _require_fit(self, learned: str) -> None:
        """Raise scikit-learn's NotFittedError (a ValueError and AttributeError) unless fit has set ``learned``."""
        if not hasattr(self, learned):
            from sklearn.exceptions import NotFittedError

            raise NotFittedError(f"{type(self).__name__} 还没有训练。请先调用 fit。")
