"""What a polished sentence may not say, though every word of it stands in some ticket."""

import pytest

from hotspot.issues.polishing.checking import find_fault

OWN = "多名群众来电反映白雪村养猪场气味难闻、粪水外溢问题。"
TICKETS = (
    "三塘镇、静河镇青湖村都通了路，白雪村养猪场气味难闻，17户人家不敢开窗。",
    "白雪村养猪场粪水外溢，环保局来过一次，联系人王小明，住石塘小区3栋402。",
    "养猪场气味难闻，村民陈小兰说粪水外溢到沟里。",
)


@pytest.mark.parametrize(
    "polished",
    [OWN, "多名群众来电反映白雪村养猪场气味难闻、粪水外溢，17户人家不敢开窗问题。"],
)
def test_the_tickets_own_words_are_taken(polished: str) -> None:
    assert find_fault(polished, OWN, TICKETS) == ""


@pytest.mark.parametrize(
    ("polished", "said"),
    [
        # A part of a ticket's number is another number.
        ("多名群众来电反映白雪村养猪场气味难闻、粪水外溢，7户人家不敢开窗问题。", "“7”在工单里没有"),
        # Both places are named, and one does not lie in the other.
        ("多名群众来电反映白雪村养猪场气味难闻、粪水外溢，三塘镇青湖村通了路。", "“三塘镇青湖村”在工单里没有"),
        ("多名群众来电反映白雪村养猪场粪水外溢到沟里，陈小兰说气味难闻问题。", "有个人信息"),
        ("多名群众来电反映白雪村养猪场气味难闻、粪水外溢，住石塘小区3栋402。", "有个人信息"),
        ("多名群众来电反映白雪村养猪场气味难闻。粪水外溢到沟里。", "不是一句只有文字和标点的话"),
        ("多名群众来电反映白雪村环保局来过一次。", "与原句说的不是一回事"),
        ("多名群众来电反映养猪场气味难闻、粪水外溢到沟里问题。", "丢了原句里的“白雪村”"),
    ],
)
def test_what_no_ticket_says_so_is_refused(polished: str, said: str) -> None:
    assert find_fault(polished, OWN, TICKETS) == said


@pytest.mark.parametrize("verb", ["希望", "咨询", "建议", "要求"])
def test_a_sentence_of_what_is_wanted_can_be_polished_too(verb: str) -> None:
    own = f"多名群众来电{verb}养猪场搬迁，并反映白雪村养猪场气味难闻问题。"
    tickets = (*TICKETS, "养猪场搬迁到哪里，几时搬迁。")
    assert find_fault(f"多名群众来电{verb}养猪场搬迁，并反映白雪村养猪场气味难闻、粪水外溢问题。", own, tickets) == ""
    assert (
        find_fault("多名群众来电反映白雪村养猪场气味难闻、粪水外溢问题。", own, tickets) == "开头的“谁反映”与原句不同"
    )


@pytest.mark.parametrize(
    ("polished", "said"),
    [
        ("多名群众来电反映鑫旺健身房会员卡退款难、多家网点不予办理、不动产证未办问题。", ""),
        ("多名群众来电反映鑫旺健身房会员卡退款难、多家网点不予办理问题。", ""),
        ("多名群众来电反映鑫旺健身房会员卡退款、多家网点不予办理、不动产证未办问题。", "丢了原句里的否定"),
        ("多名群众来电反映鑫旺健身房会员卡退款难、多家网点办理、不动产证未办问题。", "丢了原句里的否定"),
        ("多名群众来电反映鑫旺健身房会员卡退款难、多家网点不予办理、不动产证办问题。", "丢了原句里的否定"),
    ],
)
def test_a_sentence_that_denies_is_not_turned_into_its_opposite(polished: str, said: str) -> None:
    own = "多名群众来电反映鑫旺健身房会员卡退款难、多家网点不予办理、不动产证未办等问题。"
    tickets = ("会员卡退款难，多家网点办理退款，不予办理。", "不动产证办到一半，未办好。")
    assert find_fault(polished, own, tickets) == said
