"""Settings are chosen by labels held out: the best first, and what is held out never fitted on."""

from dataclasses import replace

import numpy as np
import scipy.sparse as sp

from hotspot.categories.fitting import Material, Setting, choose_setting, score_held_out
from hotspot.categories.linear import FOLDS, assign_folds


def build_material(base: int = 0, office: int = 12) -> Material:
    """Build tickets of two labels, each with a column of its own; the base has them the other way round."""
    targets = np.arange(base + office) % 2
    told = np.where(np.arange(base + office) < base, 1 - targets, targets)
    columns = sp.csr_matrix(np.eye(2, dtype=np.float32)[told])
    return Material(
        columns=columns,
        targets=targets,
        base=base,
        views=columns[base:],
        scales=np.ones(office, dtype=np.float32),
        known=np.zeros((office, 2), dtype=np.float32),
    )


def test_the_weight_that_the_offices_own_labels_bear_out_comes_first() -> None:
    material = build_material(base=24)
    light, heavy = Setting(0.01, 1.0), Setting(10.0, 1.0)
    trials = choose_setting(material, (light, heavy))
    assert [trial.setting for trial in trials] == [heavy, light]
    assert trials[0].macro_f1 == 1.0
    assert trials[1].macro_f1 == 0.0


def test_of_equal_settings_the_first_is_taken() -> None:
    settings = (Setting(1.0, 1.0), Setting(2.0, 1.0))
    assert [trial.setting for trial in choose_setting(build_material(), settings)] == list(settings)


def test_a_ticket_counts_as_much_as_its_setting_says() -> None:
    assert build_material(base=2, office=3).weigh(4.0).tolist() == [1.0, 1.0, 4.0, 4.0, 4.0]


def test_what_is_held_out_is_not_fitted_on() -> None:
    """Each ticket has a column that no other has: whoever had fitted on it would know its label."""
    office = 12
    columns = sp.csr_matrix(np.eye(office, dtype=np.float32))
    material = Material(
        columns=columns, targets=np.arange(office) % 2, base=0, views=columns,
        scales=np.zeros(office, dtype=np.float32), known=np.zeros((office, 2), dtype=np.float32),
    )  # fmt: skip
    assert np.allclose(score_held_out(material, Setting(1.0, 1.0), np.arange(office)), 0)


def test_what_is_known_beforehand_counts_and_every_fit_is_told() -> None:
    material, counted = build_material(), list[int]()
    known = replace(material, known=np.full((12, 2), [3.0, -1.0], dtype=np.float32))
    setting, rows = Setting(1.0, 1.0), np.arange(12)
    plain = score_held_out(material, setting, rows)
    assert np.allclose(score_held_out(known, setting, rows, counted.append), plain + np.array([3.0, -1.0]))
    assert sum(counted) == FOLDS


def test_a_background_is_trusted_as_far_as_its_setting_says() -> None:
    columns, targets, rows = (
        sp.csr_matrix(np.eye(3, dtype=np.float32)[[0, 1, 2] * 4]),
        np.array([0, 1, 1] * 4),
        np.arange(12),
    )
    material = replace(build_material(), columns=columns, targets=targets, background=1)
    scale = np.array([1.0, 1.0, 0.25], dtype=np.float32)
    scaled = replace(material, columns=columns @ sp.diags(scale).tocsr(), background=0)
    fitted, expected = (part.fit(rows, targets, Setting(1.0, 1.0, 0.25)) for part in (material, scaled))
    assert np.allclose(fitted.coef, expected.coef * scale, atol=1e-6)
    assert np.allclose(fitted.intercept, expected.intercept, atol=1e-6)
    assert not np.allclose(fitted.coef[:, 2], fitted.coef[:, 1], atol=0.1)


def test_every_label_is_dealt_to_all_folds() -> None:
    targets = np.array([0] * 7 + [1] * 3 + [2])
    folds = assign_folds(targets)
    dealt = [sorted(np.bincount(folds[targets == label], minlength=FOLDS).tolist()) for label in (0, 1, 2)]
    assert dealt == [[2, 2, 3], [1, 1, 1], [0, 0, 1]]
