"""From decision values to probabilities that mean what they say: temperature scaling."""

import numpy as np
from numpy.typing import NDArray


def fit_temperature(scores: NDArray[np.float32], targets: NDArray[np.int64]) -> float:
    """Return the softmax temperature with the least log loss (Guo et al. 2017, temperature scaling)."""
    from scipy.optimize import minimize_scalar

    rows = np.arange(len(targets))

    def log_loss(log_temperature: float) -> float:
        chances = soften(scores, float(np.exp(log_temperature)))[rows, targets]
        return float(-np.log(np.maximum(chances, 1e-12)).mean())

    return float(np.exp(minimize_scalar(log_loss, bounds=(-4, 3), method="bounded").x))


def soften(scores: NDArray[np.float32], temperature: float) -> NDArray[np.float64]:
    """Turn decision values (texts × labels) into probabilities of that shape: softmax of scores / temperature."""
    scaled = scores.astype(np.float64) / temperature
    scaled -= scaled.max(axis=1, keepdims=True)
    powers = np.exp(scaled)
    chances: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return chances
