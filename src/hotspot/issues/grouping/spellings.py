"""One name written by ear in several ways: characters that sound alike count as the same.

GB 2312 lists its 3,755 usual characters by their sound, so the first character of each syllable is all that must be
known. Tones do not count; a character with several sounds is taken as listed, one rarer than those of ``_PAIRS`` stands
for itself.
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
# Rarer characters of names, each before a usual one of its sound: who only hears 溪悦荟 writes 溪悦会.
_PAIRS = (
    "璟景 荟会 樾月 琦奇 宸辰 瑾锦 瑜鱼 玥月 珑龙 璞普 珺君 阙缺 邸底 岚蓝 沣风 泓红 浔寻 淞松 漪一 澧里 "
    "濠豪 灏号 烨夜 煜玉 玺西 珀破 琛陈 琨昆 琬晚 瑄宣 瓴零 禧西 竺竹 篁黄 绮起 缇题 翊意 翎零 翡飞 茗名 "
    "莘身 菁京 萃脆 葆宝 蓓被 蕙会 薇微 衢去 郦力 鄱破 钰玉 锟昆 隽俊 霁际 霏飞 馥富 鹭路 麒奇 麟林 黛带 "
    "桦花 榕容 楠南 槿紧 沅元 沭树 泸路 洮桃 涞来 淇奇 渌路 湄没 溧力 滏府 滘叫 潇小 濮普 瀚汉 灞坝 垸院 "
    "嵘容 嵩松 弈意 彧玉 怡宜 恺开 懿意 晟生 昕心 昱玉 晖灰 暄宣 曦西 柘这 栎力 榭写 骅花 骥际 鲲昆 鸾峦 "
    "鹂离 鼋元 铄说 镒意 闵民 阡千 雎居 靓亮 飒撒 馨心 骊离 珈加 琪奇 璇悬 璐路 璜黄 瓯欧 畲社 睿瑞 祺奇 "
    "祯真 秭子 笙生 筠云 箐庆 纾书 绫零 缦慢 羲西 翀冲 聿玉 舸个 芙扶 芷止 茉末 荃全 荻敌 菡汉 萱宣 蘅横 "
    "谧密 迦加 郏夹 郓运 鄞银 钜巨"
)
_USUAL = {pair[0]: pair[1] for pair in _PAIRS.split()}
_CODES = [character.encode("gb2312") for character in _FIRST]
_LAST = "座".encode("gb2312")


def spell_by_sound(name: str) -> str:
    """Return a name with each character in place of which others of its sound may stand replaced by the first of them.

    >>> spell_by_sound("云茂城") == spell_by_sound("云贸城"), spell_by_sound("溪悦荟") == spell_by_sound("溪悦会")
    (True, True)
    """
    return "".join(map(_first_of_sound, simplify_characters(name)))


@lru_cache(maxsize=8192)
def _first_of_sound(character: str) -> str:
    character = _USUAL.get(character, character)
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return character
    if not _CODES[0] <= code <= _LAST:
        return character
    return _FIRST[bisect_right(_CODES, code) - 1]
