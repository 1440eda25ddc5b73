"""Whatever a caller does wrong is told by this package's errors, each also the builtin that one would expect."""

import inspect
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import hotspot
from hotspot import errors
from hotspot.categories import Classifier
from hotspot.errors import HotspotError
from hotspot.issues import IssueClusterer

TREE = {name: kind for name, kind in vars(errors).items() if inspect.isclass(kind) and issubclass(kind, HotspotError)}
TICKETS = pd.DataFrame({"text": ["路灯不亮", "停水"]})


@pytest.mark.parametrize("name", sorted(TREE))
def test_every_error_is_in_the_tree_and_a_builtin_as_well(name: str) -> None:
    kind = TREE[name]
    assert f" {name}" in str(errors.__doc__)
    assert kind is HotspotError or any(base.__module__ == "builtins" for base in kind.__mro__[:-3])
    assert str(kind("只有这句话。")) == "只有这句话。"


@pytest.mark.parametrize(
    ("call", "builtin"),
    [
        (lambda: hotspot.classify("路灯不亮"), TypeError),
        (lambda: hotspot.classify(TICKETS, 3), TypeError),
        (lambda: hotspot.find_hotspots(TICKETS, period=202408), TypeError),
        (lambda: hotspot.load_model(None), TypeError),
        (lambda: Classifier(min_df=1).fit("路灯不亮", ["城市管理"]), TypeError),
        (lambda: Classifier(min_df=1).fit(["路灯不亮", None], ["城市管理", "公共服务"]), TypeError),
        (lambda: Classifier().set_params(penality=1.0), ValueError),
        (lambda: IssueClusterer().fit(["停水", "停电"], places=["三塘镇", None]), TypeError),
        (lambda: IssueClusterer().fit(["停水", "停电"], titles=["停水"]), ValueError),
        (lambda: IssueClusterer().fit(["停水", "停电"], vectors=[[1.0], [1.0]]), ValueError),
    ],
)
def test_wrong_arguments_are_told(call: Callable[[], Any], builtin: type[Exception]) -> None:
    with pytest.raises(HotspotError) as caught:
        call()
    assert isinstance(caught.value, builtin)
