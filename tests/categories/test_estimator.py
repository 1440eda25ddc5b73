"""What scikit-learn expects of the classifier holds, and classifying does not wait for scikit-learn."""

import subprocess
import sys

import pytest
from sklearn.base import is_classifier

from hotspot.categories.classifier import Classifier

TEXTS = ["路灯不亮", "夜市垃圾", "拖欠工资", "社保断缴"]
TRUTH = ["城市管理", "城市管理", "人力资源社会保障", "人力资源社会保障"]


def test_parameters_are_read_and_set_by_name() -> None:
    model = Classifier(min_df=1).set_params(penalty=2.0)
    assert (model.get_params()["min_df"], model.get_params()["penalty"]) == (1, 2.0)
    assert "penalty=2.0" in repr(model)
    with pytest.raises(ValueError, match=r"没有参数 penality.*penalty"):
        model.set_params(penality=1.0)


def test_score_is_the_share_of_right_labels() -> None:
    model = Classifier(min_df=1, temperature=1.0).fit(TEXTS, TRUTH)
    assert is_classifier(model)
    assert model.score(TEXTS, TRUTH) == 1
    assert model.score(TEXTS, [TRUTH[0]] * 4) == 0.5
    assert model.score(TEXTS, [TRUTH[0]] * 4, sample_weight=[1, 1, 1, 0]) == pytest.approx(2 / 3)


def test_classifying_imports_no_scikit_learn() -> None:
    code = "import sys, hotspot; hotspot.load_model(); print('sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
