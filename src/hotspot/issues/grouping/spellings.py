"""One name written by ear in several ways: characters that sound alike count as the same.

GB 2312 lists its 3,755 usual characters by their sound, so the first character of each syllable is all that must be
known. Tones do not count; a rarer character, or one with several sounds, is taken as listed or stands for itself.
"""

from bisect import bisect_right
from functools import lru_cache

from hotspot.traditional import simplify_characters

# The first usual character of each syllable, in the order of the standard: a, ai, an, ang, ao, ba …
_FIRST = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗蹿摧村磋搭呆耽当刀"
    "德蹬堤颠碉跌丁丢东兜督端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮乖棺光瑰辊锅哈骸酣夯壕呵嘿痕哼轰喉呼花"
    "槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均喀开刊康考坷肯坑空抠枯夸块宽匡亏坤括垃莱蓝琅捞勒雷棱厘俩联粮撩列琳玲溜龙楼芦驴"
    "峦掠抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴女暖虐挪哦欧啪拍攀乓抛呸喷砰坯篇飘撇"
    "拼乒坡扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒腮三桑搔瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜"
    "苏酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞拖挖歪豌汪威瘟嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰一茵英哟拥幽迂鸳"
    "曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨"
)
_CODES = [character.encode("gb2312") for character in _FIRST]
_LAST = "座".encode("gb2312")


def spell_by_sound(name: str) -> str:
    """Return a name with each character in place of which others of its sound may stand replaced by the first of them.

    >>> spell_by_sound("云茂城") == spell_by_sound("云贸城")
    True
    """
    return "".join(map(_first_of_sound, simplify_characters(name)))


@lru_cache(maxsize=8192)
def _first_of_sound(character: str) -> str:
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return character
    if not _CODES[0] <= code <= _LAST:
        return character
    return _FIRST[bisect_right(_CODES, code) - 1]
