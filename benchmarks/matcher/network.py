"""A perceptron with one hidden layer, fitted to weighted examples."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

UNITS = 16
RIDGE = 1e-6
ROUNDS = 400


class Network(NamedTuple):
    """
    What is fitted.

    Args:
        slopes: of each feature in each unit; shape (features, units).
        units: the intercept of each unit.
        outputs: what each unit counts for.
        intercept: what is added to these.
    """

    slopes: Any
    units: Any
    outputs: Any
    intercept: float

    def judge(self, features):
        """Return the probability of each row of features."""
        return _squash(_activate(features, self) @ self.outputs + self.intercept)


def fit_network(features, passed, weights, *, seed=1):
    """Fit a network by L-BFGS; *weights* are those of the rows."""
    middle, scale = features.mean(axis=0), features.std(axis=0) + 1e-9
    columns = ((features - middle) / scale).astype(np.float32)
    weights = (weights / weights.sum()).astype(np.float32)
    count = columns.shape[1]
    rng = np.random.default_rng(seed)
    start = Network(
        rng.normal(size=(count, UNITS)) / np.sqrt(count),
        np.zeros(UNITS),
        rng.normal(size=UNITS) / np.sqrt(UNITS),
        0.0,
    )
    found = minimize(
        lambda flat: _measure_loss(_shape(flat, count), columns, passed, weights),
        _flatten(start),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": ROUNDS, "maxfun": 2 * ROUNDS},
    )
    fitted = _shape(found.x, count)
    slopes = fitted.slopes / scale[:, None]
    return fitted._replace(slopes=slopes, units=fitted.units - middle @ slopes)


def _measure_loss(network, columns, passed, weights):
    """Return the loss by cross-entropy, with a ridge on the slopes, and its gradient."""
    hidden = _activate(columns, network)
    expected = _squash(hidden @ network.outputs + network.intercept)
    right = np.where(passed, expected, 1 - expected)
    size = (network.slopes**2).sum() + (network.outputs**2).sum()
    loss = RIDGE * size - (weights * np.log(right + 1e-9)).sum(dtype=np.float64)
    miss = weights * (expected - passed)
    inner = np.outer(miss, network.outputs).astype(np.float32) * (1 - hidden * hidden)
    gradient = Network(
        columns.T @ inner + 2 * RIDGE * network.slopes,
        inner.sum(axis=0, dtype=np.float64),
        hidden.T @ miss + 2 * RIDGE * network.outputs,
        miss.sum(dtype=np.float64),
    )
    return float(loss), _flatten(gradient)


def _activate(features, network):
    slopes, units = (part.astype(features.dtype) for part in network[:2])
    return np.tanh(features @ slopes + units)


def _squash(logit):
    return 1 / (1 + np.exp(-np.clip(logit, -30, 30)))


def _flatten(network):
    return np.concatenate([np.ravel(part) for part in network]).astype(np.float64)


def _shape(flat, count):
    slopes, units, outputs, (intercept,) = np.split(flat, np.cumsum([count * UNITS, UNITS, UNITS]))
    return Network(slopes.reshape(count, UNITS), units, outputs, intercept)
