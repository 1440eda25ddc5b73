"""Thanks are told by their first words, and only where nothing is asked for."""

import pytest

from hotspot.text.thanks import only_thanks


@pytest.mark.parametrize(
    "text",
    [
        "表扬政务大厅3号窗口的工作人员,帮我母亲把材料一次办好,还送老人上车。",
        "来电人感谢城关派出所民警,帮其找回了走失的父亲。",
        "特来电表扬湘滨镇工作人员,认真负责,请转告其单位。",
        "我要表扬5路公交车的一位女司机。",
        "要求表扬湘滨镇防汛队员,建议所在单位予以嘉奖。",
    ],
)
def test_thanks(text: str) -> None:
    assert only_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "感谢政府修好了路,但是路灯还没有装。",
        "感谢上次的答复,请尽快把积水处理好。",
        "路灯坏了两个月,请派人来修,万分感谢!",
        "表扬信贴在墙上,电梯还是没人修,怎么回事?",
        "市民反映社区拉人点赞投票。",
        "感谢政府,希望领导解决停车难。",
        "感谢回复,请转交住建局处理。",
        "感谢乡里修好了垃圾场,再问一句田里的土还有救吗。",
        "市民感谢,建议增设路灯。",
    ],
)
def test_who_asks_for_something_does_not_only_thank(text: str) -> None:
    assert not only_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "感谢12345,我家自来水停了三天。",
        "感谢领导百忙之中阅读来信。我们小区停电三天,无人过问。",
        "感谢您的接听,隔壁工地夜里施工,吵得睡不着。",
        "感谢上次的处理,那家厂现在又开始排污了。",
        "点赞这家骗子公司,交了钱不发货。",
    ],
)
def test_a_complaint_may_begin_with_thanks(text: str) -> None:
    assert not only_thanks(text)
