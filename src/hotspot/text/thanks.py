"""Tickets that begin with thanks and ask for nothing, where an office does not tell the kind of a ticket."""

import re

_OPENING = re.compile(
    "(?:[^,，。;；:：]{0,12}(?:来电人?|致电|来信|市民|群众|居民|家长|业主)[:：,，]?)?"
    "(?:我?要|要求|请求|想|特此?|特来)?(?:来电)?(?:提出)?(?:表扬|感谢|点赞|致谢)"
)
_ASKING = re.compile(
    "但|不过|可是|然而|却|投诉|举报|咨询|不满意|凭什么|为什么|怎么|能不能|没有解决|至今|尽快"
    "|希望(?!领导)|要求(?!表扬)|请(?![^,，。]{0,8}(?:表扬|感谢|嘉奖|转))"
)


def only_thanks(text: str) -> bool:
    """Tell whether a masked text begins with thanks and asks for nothing: of its like hardly another is taken.

    >>> only_thanks("来电人表扬消防救援大队,涉水把一家四口接出来。"), only_thanks("感谢政府修路,但路灯没有装")
    (True, False)
    """
    return _OPENING.match(text.strip()) is not None and _ASKING.search(text) is None
