"""Phrases of calls and letters that say nothing of the matter: openings, channel tags, closings."""

import re
from collections import Counter


def _any_of(words: str) -> str:
    """Return an alternation of the words, the longest first so that possessive repeats take whole words."""
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


# Who speaks, in an operator's words. 村民, 业主, 居民, 家长 stay: they say something of the matter.
_SOMEBODY = _any_of(
    "市民 群众 网友 网民 来电人 来信人 诉求人 反映人 举报人 投诉人 求助人 咨询人 当事人 来访人 网格员 热心人 客户 用户"
    " 本人 我"
)
_MANY = _any_of(
    "有 现有 现 近日 近日, 近日， 近期 近期, 近期， 今日 今天 昨日 一名 一位 某 某位 某名 几名 几位 多名 多位 数名 数位"
    " 不少 许多 很多 部分 众多 匿名 热心 外地 本地 本县 本市 该 广大"
)
_NAMED = r"[\u4e00-\u9fff](?:某{1,2}|[\u4e00-\u9fff]{0,2}(?:先生|女士|小姐|同志|大爷|大妈|阿姨))"
_NUMBER = r"[(（](?:联系|来电|手机)?(?:电话|号码|方式)?[:：]?〔[^〕]{1,6}〕[)）]"
_DATE = (
    r"(?:于|在)?(?:\d{2,4}[年/.-])?\d{1,2}[月/.-]\d{1,2}[日号]?"
    r"(?:[上下]午|晚上|早上|中午|凌晨)?(?:\d{1,2}[:：时点]\d{0,2}分?)?"
)
_CALLING = _any_of(
    "来电 来信 来访 致电 拨打 打 热线 政务热线 公众热线 市民热线 服务热线 市民服务热线 政务服务热线 公众服务热线 电话"
    " 12345 留言 网上 微信 信箱 市长信箱 县长信箱 区长信箱 省长信箱 平台"
)
_CALLED = rf"(?:现|再次|多次|第[一二三四五六七八九十\d]+次|通过|向|给)?(?:{_CALLING})+"
_SAID = _any_of("反映 反应 投诉 咨询 举报 求助 建议 诉求 反馈 询问 要求 表示 陈述 述说 诉说 称 说 讲 问 提出 请求")
_TAGGED = _any_of(
    "微治 网格 热线 12345 来电 来信 来访 信件 网络 网上 网站 微信 公众号 APP app 小程序 平台 市 县 区 省 长 书记"
    " 省长 市长 县长 区长 信箱 湘易办 政府网 国务院 客户端 留言 转办 交办 派单 工单 件 单 普通 一般 紧急 加急 催办"
    " 督办 重办 退回 二次 再次 匿名 保密 回访 电话 受理 编号 投诉 举报 求助 咨询 建议 求决 诉求 类 政务 公众 服务 办"
)
_HONOURED = _any_of("领导 书记 主任 政府 工作人员 同志 部门 先生 女士 老师 朋友 热线")
_GREETING = r"(?:您们?|你们?|大家|上午|下午|晚上)?好?(?=[\s:：,，。.!！;；]|$)"
_MARK = r"[\s:：,，、。.!！;；\-—]*"

_OPENINGS = (
    # 【12345】【微治】(热线转办): a tag naming a channel or a kind of ticket only.
    rf"[【\[(（〔「<《](?:{_TAGGED}|[-—:：·、/\s\d])++[】\])）〕」>》]",
    # 市民来电反映: X先生5月1日来电投诉: 多名群众反映
    rf"(?:(?:(?:{_MANY})*+(?:{_SOMEBODY})++(?:[(（]?(?:{_NAMED})[)）]?)?|(?:{_NAMED}))(?:{_NUMBER})?[,，]?(?:{_DATE})?[,，]?"
    rf"(?:(?:{_CALLED})[,，]?(?:{_SAID})*|(?:{_SAID})+)|(?:{_DATE})?(?:{_CALLED})(?:{_SAID})+)"
    r"(?:如下|说|称|道|一下|以下(?:问题|情况))*(?:[:：,，、]|(?=[\u4e00-\u9fffA-Za-z0-9“\"【]))",
    # 尊敬的张县长: 您好! 各位领导好
    rf"(?:尊敬的?|敬爱的?|亲爱的?|各位|诸位|致)+[\u4e00-\u9fffA-Za-z0-9、]{{0,12}}?"
    rf"(?:{_HONOURED}|[省市县区镇乡局院校厅部处科股站]长)(?:们|同志|先生|女士)*[,，:：\s]*{_GREETING}",
    r"[\u4e00-\u9fff]{0,2}(?:书记|[省市县区局院]长|领导|政府)(?:们|同志)?[,，:：\s]*(?:您们?|你们?|大家)?好(?=[\s:：,，。.!！;；]|$)",
    r"(?:您们?|你们?|大家|领导)好(?=[\s:：,，。.!！;；]|$)",
    # 诉求内容: 我要反映以下问题: 反映:
    rf"(?:我们?|本人|现|特|今|在此)*(?:想|要|需要|来|向[\u4e00-\u9fff]{{0,4}}(?:政府|领导|部门|贵局|您|你们?))*"
    rf"(?:{_SAID}|请教)(?:一下|一个|以下|如下|的|问题|情况|事项|内容|意见|几个|几点|些)*[:：]",
    r"(?:诉求|投诉|举报|反映|来电|来信|工单|主要|事件|问题|留言|咨询|求助|基本|详细|具体)的?"
    r"(?:内容|描述|详情|主题|标题|事由|情况|摘要|概况)[:：]",
)
# 【来电内容】…【市民诉求】…: the fields of a platform's form, wherever they stand.
_OF_FORM = _any_of(
    "来电 来信 市民 群众 客户 诉求 投诉 举报 反映 工单 主要 事件 问题 留言 咨询 求助 基本 详细 具体 补充 相关 其他"
)
_FIELD = re.compile(
    rf"(?<!\s)\s*+[【\[](?:(?:{_OF_FORM})*的?(?:内容|描述|说明|详情|主题|标题|事由|情况|摘要|概况|目的)"
    rf"|(?:{_OF_FORM})*(?:诉求|要求)|问题|事件)[】\]]\s*[:：]?\s*"
)
_OPENING = re.compile(rf"{_MARK}(?:{'|'.join(_OPENINGS)}){_MARK}")

# 坐席:您好请讲。市民:… Who speaks in a call that speech recognition has written down.
_OPERATOR = _any_of("坐席 座席 座席员 坐席员 话务员 话务 客服 客服人员 接线员 接听员 受理员 受理人 12345")
_CALLER = _any_of("市民 来电人 来电者 群众 居民 诉求人 反映人 用户 客户 对方 主叫")
_TURN = re.compile(rf"(?:(?P<operator>{_OPERATOR})|(?P<caller>{_CALLER}))\d{{0,4}}\s?[:：]\s*")
# What an operator says that is not of the matter: greetings, questions, promises.
_FORMULA = re.compile(
    r"[您你]好|请讲|请说|为您服务|帮您|请问|您先|您别|好的|^[好嗯行是对]+[的呀啊]?$|明白|理解|稍等|稍后|感谢|谢谢|抱歉|再见|评价|保密|转[交办给到]"
    r"|转[\u4e00-\u9fff]{1,8}(?:局|委|部门|政府|公司|单位|街道|办)|核实|联系您|回复您|[记登备录][录记注]|反馈|受理|工单|工作日|哪|什么|多少|多[大久长]"
    r"|几[号点个]|怎么称呼|贵姓"
)
# A closing clause is boilerplate when it is made of such words alone.
_WISH = _any_of(
    # asking
    "敬请 恳请 恳求 烦请 望请 请求 请您 请 请你 请你们 希望 渴望 盼望 期望 期盼 盼 望 要求 求 拜托 麻烦 劳烦 诉求"
    # who asks, of what
    " 来电人 来电 市民 诉求人 投诉人 群众 我 我们 本人 特 特此 现 故 为此 对此 此事 该问题 此问题 这个问题 上述问题"
    " 以上问题 该情况 此情况 该事 情况 问题 以上 在此"
    # who is asked
    " 贵单位 贵部门 贵局 相关 有关 职能 主管 属地 政府 各级 上级 上面 当地 部门 单位 领导 人员 工作 同志 们 你们 你"
    " 您 您们 大家 机关 热线 政务 平台 县里 市里 区里 书记 市长 县长 区长"
    # how
    " 能够 能 可以 予以 给予 给个 给 一个 个 明确 满意 合理 说法 答案 结果 及时 尽快 尽早 早日 赶紧 赶快 马上 立即"
    " 抓紧 抽空 认真 务必 依法 依规 妥善 积极 高度 引起 得到 加强 真正 切实 早点 快点 尽量"
    # to do what
    " 协调 调查 核实 核查 查实 查处 处理 处置 解决 回复 答复 回访 回应 反馈 整改 整治 关注 关心 重视 帮助 帮忙 帮 督促"
    " 督办 落实 办理 告知 介入 出面 过问 责成 安排 派人 到现场 现场 查看 了解 为盼 为谢 一下 为民做主 做主 还 公道"
    # what joins, and thanks
    " 并 和 与 及 且 , ， 、 把 将 对 向 让 为 的 地 吧 啊 呢 了 下 进行 做出 作出 早 快 是否 先 再次 最后 感谢 谢谢"
    " 非常 十分 万分 不胜 感激 不尽 致谢 多谢 谢 辛苦 衷心 由衷 表示"
)
_CLOSINGS = (
    r"此致(?:敬礼)?|敬礼|祝好|祝(?:您|你|您们|你们|领导)?(?:们)?(?:工作顺利|身体健康|万事如意|阖家幸福|生活愉快)+",
    r"顺祝[\u4e00-\u9fff]{2,8}|盼复|急盼|急+|在线等|坐等回复|静候佳音|期待(?:您|你们)?的?(?:回复|答复|佳音)",
    r"(?:此?信息|(?:个人|市民|来电人|诉求人|来电)信息|身份)?(?:需要?|要求|请)?(?:予以|给予)?保密|公开|匿名",
    r"(?:无需|不需要?|无须|不用|需要?|要求)(?:电话)?(?:回复|回访|回电)",
    r"请如实上报处理情况|附?事前|事中|附?事[前后](?:照片|图片)|请贵单位务必按照处置时限进行处置|请按[\u4e00-\u9fff]{0,6}时限(?:办理|处置|回复)",
    r"(?:联系)?(?:电话|方式|人)[:：]?(?:〔[^〕]{1,6}〕|见附件)?|联系[:：]?〔[^〕]{1,6}〕",
    r"(?:来电人|诉求人|反映人|投诉人|举报人|落款|署名)[:：]?[\u4e00-\u9fff]某{1,2}|一[位名个](?:普通|热心)?(?:市民|群众|百姓|老百姓)",
)
_CLAUSE_END = "。！!？?；;，,\n"
# Possessive: a clause is read once, however many wishes it heaps up.
_CLOSING = re.compile(rf"(?:{_WISH})++|{'|'.join(_CLOSINGS)}")
_LONGEST_CLOSING = 60
_TAIL_MARKS = " \n。.！!？?；;，,、…~～"
_SEPARATORS = " \n；;，,、"
_BRACKETS = frozenset(")）】]")
# With its marks.
_LONGEST_BRACKET = 42
_TAIL_BRACKET = re.compile(rf"[(（【\[]([^()（）【】\[\]]{{1,{_LONGEST_BRACKET - 2}}})[)）】\]]$")

# All that somebody says who only greets, tries the line, or wants to be called: 您好,在吗? 测试 人工客服
_IDLE = _any_of(
    "您好 你好 您们好 你们好 大家好 领导好 喂 嗨 哈喽 hello hi 在吗 在么 在不在 有人 有人在 有没有人 人工 客服 服务"
    " 坐席 转人工 请问 问一下 咨询 投诉 举报 反映 求助 建议 我要 我想 想要 要 一下 问题 事情 有事 急 急事 催 催单 催办"
    " 测试 试试 试一下 test 谢谢 您 你 好的 好 嗯 哦 同上 如题 无 回电 回复 请 速 吗 嘛 么 呢 啊 了 的"
)
_IS_IDLE = re.compile(rf"(?:{_IDLE}|[\W\d_])*+", re.IGNORECASE)
# What is left must still say something: fewer characters than these and the text stays as it was.
_LEAST_LEFT = 4
# One of the two speaks twice, the other at all.
_FEWEST_TURNS = 3
_CONTENT = r"\u3400-\u9fffA-Za-z0-9"
_LOOKED_AT = 40
_ENOUGH = re.compile(rf"(?:[^{_CONTENT}]{{0,{_LOOKED_AT}}}[{_CONTENT}]){{{_LEAST_LEFT}}}")


def strip_boilerplate(text: str) -> str:
    """Return a cleaned text without its openings and closings; for modelling only, never for what people read.

    Content stays (【欠薪】 is no channel tag), and a text of nothing but boilerplate is returned whole. Of a dialogue
    that speech recognition wrote down stays what tells of the matter.

    >>> strip_boilerplate("市民来电反映：白雪村路灯不亮，请相关部门及时核实处理。（信息保密，无需回复）")
    '白雪村路灯不亮'
    """
    rest = _strip_closings(_strip_openings(_strip_fields(_strip_operator(text))))
    return rest if _ENOUGH.match(rest, 0, _LOOKED_AT) else text


def _strip_operator(text: str) -> str:
    """Return what a dialogue says of the matter, without speakers and the operator's formulas; any other text whole."""
    turns = list(_TURN.finditer(text))
    if len(turns) < _FEWEST_TURNS:
        return text
    operators, callers = (Counter(turn[who] for turn in turns if turn[who]) for who in ("operator", "caller"))
    # A form (来电人:王先生 受理人:1203 …) names each of them once.
    if not operators or not callers or max((operators | callers).values()) < 2:
        return text
    parts = [text[: turns[0].start()]]
    for turn, end in zip(turns, [*(turn.start() for turn in turns[1:]), len(text)], strict=True):
        said = text[turn.end() : end]
        if turn["operator"] is not None:
            clauses = filter(None, re.split(rf"[{_CLAUSE_END}]", said))
            said = "，".join(clause for clause in clauses if not _FORMULA.search(clause))
        parts.append(said)
    told = (part.strip() for part in parts)
    return "".join(part if part[-1] in _CLAUSE_END else f"{part}。" for part in told if part)


def says_nothing(text: str) -> bool:
    """Tell whether a text only greets, tries the line or wants to be called, or holds no word at all.

    >>> says_nothing("您好，在吗？"), says_nothing("我要投诉"), says_nothing("停电"), says_nothing("投诉物业")
    (True, True, False, False)
    """
    return _IS_IDLE.fullmatch(text) is not None


def _strip_fields(text: str) -> str:
    """Return a text without the names of a form's fields, each of which begins a sentence."""
    if "【" not in text and "[" not in text:
        return text

    def begin_sentence(field: re.Match[str]) -> str:
        return "" if text[max(0, field.start() - 1) : field.start()] in _CLAUSE_END else "。"

    return _FIELD.sub(begin_sentence, text)


def _strip_openings(text: str) -> str:
    start = 0
    while True:
        match = _OPENING.match(text, start)
        if match is None or match.end() == start:
            return text[start:].lstrip(" \n:：,，、。;；!！") if start else text
        start = match.end()


def _strip_closings(text: str) -> str:
    rest = text
    while True:
        bare = rest.rstrip(_TAIL_MARKS)
        bracket = _TAIL_BRACKET.search(bare, max(0, len(bare) - _LONGEST_BRACKET)) if bare[-1:] in _BRACKETS else None
        if bracket and all(_CLOSING.fullmatch(part) for part in re.split(r"[,，、;；。\s]+", bracket.group(1)) if part):
            rest = bare[: bracket.start()]
            continue
        # A clause that begins before this window is too long to be a closing.
        window = max(0, len(bare) - _LONGEST_CLOSING - 1)
        begin = window + max(map(bare[window:].rfind, _CLAUSE_END)) + 1
        if not 0 < len(bare) - begin <= _LONGEST_CLOSING or _CLOSING.fullmatch(bare, begin) is None:
            return rest.rstrip(_SEPARATORS) if rest is not text else text
        rest = bare[:begin]
