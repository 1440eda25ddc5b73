"""Tickets that only thank, where an office does not tell the kind of a ticket."""

import re

_OPENING = re.compile(
    "(?:[^,，。;；:：]{0,12}(?:来电人?|致电|来信|市民|群众|居民|家长|业主)[:：,，]?)?"
    "(?:我?要|要求|请求|想|特此?|特来)?(?:来电)?(?:提出)?(?:表扬|感谢|点赞|致谢)"
)
# What is wished for belongs to thanks where it is to commend or to pass them on: 请转告其单位, 建议予以嘉奖.
_ASKING = re.compile(
    "但|不过|可是|然而|却|投诉|举报|反映|咨询|凭什么|为什么|怎么|能不能|[?？吗]|至今|尽快"
    "|(?:希望|要求|请|建议)(?![^,，。]{0,8}(?:表扬|表彰|感谢|嘉奖|转告|转达))"
)
# Who thanks politely first, and then tells what is wrong.
_TROUBLE = re.compile(
    "坏|骗|臭|吵|噪|堵|漏|渗|积水|停了|停[水电气工]|断[水电]|没[水电]|不[亮通管满行]|不到位|不作为|扰民|拖欠|逾期|烂尾|排污"
    "|没人|无人|没有解决|未(?:能|修|解决|处理|整改|发|退)|还[没未]|仍|依[然旧]|又开始|太[黑暗慢脏]"
)


def only_thanks(text: str) -> bool:
    """Tell whether a masked text begins with thanks, asks for nothing and tells no trouble.

    Hardly another is taken for thanks; thanks that tell at length what was wrong before are not seen.

    >>> only_thanks("来电人表扬消防救援大队,涉水把一家四口接出来。"), only_thanks("感谢政府修路,但路灯没有装")
    (True, False)
    """
    return _OPENING.match(text.strip()) is not None and not _ASKING.search(text) and not _TROUBLE.search(text)
