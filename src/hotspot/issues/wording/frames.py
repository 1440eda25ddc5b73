"""Frames around what a title says: 关于…的问题, 请解决…, 投诉…; numbers and districts in front of a clause."""

import re
from typing import Literal

Form = Literal["statement", "plea", "question"]

_DISTRICTS = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}省(?=[A-Z]\d{0,2}[市县区]))?(?:[A-Z]\d{0,2}[市县区](?!域|民))+(?:街道)?"
)
_NUMBER = re.compile(r"^[（(]?(?:\d{1,2}|[一二三四五六七八九十])[、.．)）]")
_TIMES = r"(?:再次|再度|多次|强烈|坚决|实名|紧急|第[一二三四五六七八九十\d]次|二次|又)"
_FRAME = re.compile(
    rf"^(?:{_TIMES}|关于|有关|对于|对|就|针对|投诉|反映|反应|举报|检举|控诉|咨询|质疑|请教|询问|请问|想问|问问|问下|问一下"
    r"|问|说说|谈谈|求助|来信|来电|信访)+"
)
_PLEA = re.compile(
    r"^(?:强烈|再次)*(?:请求|恳请|恳求|请|求|希望|盼望|盼|期望|期待|望|建议|要求|呼吁|提议|申请|烦请|敬请|麻烦|拜托)+"
    r"(?:政府|市政府|有关部门|相关部门|部门|领导|书记|市长|县长|区长|省长|能|能够|可以|给予|予以|帮忙|帮助|协助|督促|督办"
    r"|重视|关注|关心|加强|尽快|尽早|早日|及时|认真|依法|切实|坚决|立即|马上|妥善|彻底|一下|市|省|县|区|协调)*"
)
_HANDLE = re.compile(
    r"^(?:重视|关注|关心|解决|处理|处置|查处|查办|严查|彻查|调查|查实|核实|整治|整改|治理|管管|管一管|管一下|过问|督办)"
    r"(?:好|一下|下)?"
)
_TAIL = re.compile(
    r"(?:的)?(?:(?:若干|几个|几点|相关|有关|诸多|一些|一点|等|各种|众多|种种|小|大)*"
    r"(?:问题|投诉|建议|疑问|疑惑|咨询|请求|情况|反映|举报|意见|质疑|诉求|事宜|事项|一事|之事|的事情|的事|进度如何|事件|现象|心声"
    r"|呼声|回复存疑|行为|投诉信|求助信|公开信|反映信|来信|的信|之行|有感|三大|[两三四五六几]点))+$"
)
_TAIL_WISH = re.compile(
    r"(?:(?:请|求|盼|望)[\u4e00-\u9fff]{0,8}(?:解决|处理|重视|关注)|急?盼(?:重视|解决|处理|打击|回复)|求(?:解决|处理|帮助|关注)|(?:一直)?(?:没人|无人|没有人)管|谁来管|谁来解决"
    r"|怎么办|该(?:怎么|如何)(?:办|处理|解决))$"
)
# 环卫工人反映…: what is reported comes behind.
_REPORTED = re.compile(r"^[\u4e00-\u9fff]{2,8}?(?:反映|反应|投诉|举报)(?=[\u4e00-\u9fff]{4})")
# 关于拆除…的请求 wants what stands between.
_REQUESTED = re.compile(
    r"^(?:拆除|搬迁|迁移|迁出|增[加设派]|加装|安装|延[长伸]|恢复|取消|开通|新建|修建|改造|调整|保留|撤销|提高|降低).*的请求$"
)
# 加快…建设力度 wants the building, 加大…力度 the force.
_FORCE = re.compile(r"^(?!加[大强]).*?(?=的?(?:力度|步伐|步伐力度)(?:全覆盖)?$)")
_UNSOLVED = re.compile(
    r"(?:(?<=[\u4e00-\u9fff]{4})(?:学校|校方|老师|物业|社区|村里|村委会?|街道|镇里|部门|城管|公司|开发商|厂家|商家))?"
    r"(?:问题)?(?:长期|一直|至今|迟迟|依然|依旧|仍然|仍旧|始终|多年|大半年|近?半年)*(?:仍|还|都|也|还是)?"
    r"(?:未|不|没有?|得不到|无人|没人)(?:能|得到|有人)?(?:解决|处理|整改|落实|整治|回复)(?:了)?$"
)


def unframe(part: str) -> tuple[str, Form]:
    """Return a title's clause without its frame, and whether it stated or pleaded.

    >>> unframe("请解决A4区白云苑周边路灯不亮的问题"), unframe("希望6路公交车延长到汽车站")
    (('白云苑周边路灯不亮', 'statement'), ('6路公交车延长到汽车站', 'plea'))
    """
    text = drop_districts(_REPORTED.sub("", _FRAME.sub("", part.strip(" ，。、“”\"'"))))
    form: Form = "statement"
    bare = drop_districts(_PLEA.sub("", text))
    if bare != text:
        text = drop_districts(_HANDLE.sub("", bare))
        form = "statement" if text != bare else "plea"
    elif _REQUESTED.search(text):
        form = "plea"
    text = _UNSOLVED.sub("", _TAIL_WISH.sub("", text))
    text = _TAIL.sub("", text).rstrip("的 、")
    forced = _FORCE.match(text)
    return (forced.group() if forced else text), form


def drop_districts(text: str) -> str:
    """Return a text without the masked districts in front: A市A3区."""
    return _DISTRICTS.sub("", text)


def strip_number(text: str) -> str:
    """Return a clause without the number of an enumeration in front: 2.路灯不亮."""
    return _NUMBER.sub("", text.strip())
