"""Beside which cues a name could stand at all."""

import pytest

from hotspot.tickets.masking.cue_places import find_cues


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("邻居王小明把垃圾扔在楼道", "邻居"),
        ("邻居:把垃圾扔在楼道", "邻居"),
        ("我父亲万福来是老党员", "我父亲"),
        ("我父亲来嗤,男,七十岁", "我父亲"),
        ("村民阿依古丽来过两次", "村民"),
        ("牧民·巴图", "牧民"),
        ("请刘海燕医生回电话", "医生"),
        ("联系人高兴", "联系人"),
    ],
)
def test_a_cue_is_found_where_a_name_could_stand(text: str, word: str) -> None:
    assert word in [cue.word for cue, _, _ in find_cues(text)]


@pytest.mark.parametrize("text", ["居民都不愿意出门", "村民来吃饭", "医生态度很差", "与邻居吵了一架", "村民"])
def test_a_cue_without_what_could_be_a_name_beside_it_is_passed_over(text: str) -> None:
    assert not list(find_cues(text))


def test_each_cue_says_where_it_stands() -> None:
    (cue, start, end), *others = find_cues("昨天村民王小明来电")
    assert ("昨天村民王小明来电"[start:end], cue.is_person, cue.is_label) == ("村民", True, False)
    assert not [other for other in others if other[0].is_person]
