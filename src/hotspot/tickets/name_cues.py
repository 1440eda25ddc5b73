"""Words beside which a name stands: labels of forms, people of a story, introductions, titles, what a caller does."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset("".join(lines).split())


# In forms and letters; a family name that is also a word (于, 向) counts after them.
LABELS = _words(
    "姓名 联系人 联络人 收件人 收货人 寄件人 投诉人 反映人 举报人 检举人 申请人 申诉人 当事人 受害人 被投诉人 ",
    "被举报人 求助人 咨询人 诉求人 来电人 来信人 来访人 诉求者 户主 法人代表 法定代表人 法人 负责人 落款 签名 ",
    "署名 户名 开户名 投保人 参保人 持证人 持卡人 承租人 承包人 经办人 委托人 代理人 监护人 证明人 证人 留言人 ",
    "写信人 报案人 报警人 我叫 名叫 名字叫 名字是 我名叫 本人叫 真名叫 实际控制人 执笔人 户籍人",
)
# Somebody of the story; only names that are written with the usual characters count after them.
PEOPLE = _words(
    "车主 房主 业主 村民 居民 市民 网民 群众 家长 患者 学生 死者 伤者 被告 原告 上诉人 被害人 租客 租户 房东 店主 ",
    "老板 老板娘 包工头 司机 队员 经理 队长 组长 会计 医生 护士 校长 班主任 教师 老师 教练 员工 同事 邻居 书记 ",
    "村书记 支书 村支书 主任 村主任 村长 村干部 镇长 乡长 局长 院长 所长 科长 站长 会长 董事长 股东 中介 律师 ",
    "法官 民警 警官 辅警 城管 丈夫 妻子 老公 老婆 爱人 配偶 父亲 母亲 爸爸 妈妈 我爸 我妈 我父 我母 爷爷 奶奶 ",
    "外公 外婆 哥哥 姐姐 弟弟 妹妹 我哥 我姐 我弟 我妹 儿子 女儿 小孩 孩子 孙子 孙女 外甥 侄子 侄女 女婿 儿媳 ",
    "岳父 岳母 公公 婆婆 前夫 前妻 男友 女友 朋友 亲戚 亲属 本人 我是 本人是 本人系 实名 村民叫 人叫 子叫 儿叫 ",
    "孩叫 他叫 她叫 个叫 位叫 板叫 长叫 村的 组的 县的 镇的 社区的 小区的",
)
# Before them stands a name or a family name alone.
TITLES = _words(
    "先生 女士 小姐 同志 老师 师傅 医生 大夫 护士 律师 法官 警官 民警 教练 校长 园长 院长 书记 支书 主任 局长 ",
    "副局长 科长 所长 站长 处长 部长 厅长 镇长 乡长 县长 市长 区长 村长 队长 组长 会长 经理 总经理 董事长 老板 ",
    "会计 教授 副书记 副主任 副县长 大爷 大妈 大叔 大姐 阿姨 老人 老先生 等人",
)
# What a caller does: a name may stand before it where a sentence begins, as operators write (陈小明来电反映 …).
ACTS = _words("来电 致电 来信 来访 反映 反应 投诉 举报 咨询 求助")
# What stands there as well, written as a name could be: most are towns and provinces.
NO_CALLERS = _words(
    "安化 安丘 甘肃 桂林 韶山 华容 江华 江永 江陵 江淮 洪江 洪山 洪湖 黄山 黄石 黄陵 黄骅 金华 金山 金秋 梁山 鲁山 ",
    "宁远 秦淮 石门 石桥 唐山 周口 凤凰 凤凰山 苏格兰 柏林 哈尔滨 哈密 白沙洲 余江 温江 常山 文成 元阳 罗山 罗海 ",
    "安仁 安康 安顺 白银 毕节 常宁 桂东 桂阳 衡东 衡南 衡水 怀化 吉首 金昌 蓝山 林芝 龙岩 娄星 吕梁 宁德 祁东 祁阳 ",
    "曲靖 邵东 邵阳 石峰 苏仙 宿迁 吴忠 许昌 伊春 岳阳 ",
    "顾客 常客 安保 林木 芦苇 冷空气 齐全 雷雨 雷达 万美元 万公里 高成 方格 黄连 司徒 贺兰",
)
# What may follow a name at once.
FOLLOWERS = _words(
    "的 和 与 及 于 在 是 系 因 称 被 说 男 女 先生 女士 小姐 同志 老师 家住 现住 住 电话 手机 联系 身份 反映 ",
    "投诉 举报 实名 今年 年龄 现年 户籍 来自 来电 要求 等 以及 也 将 把 向 对 从 打 养 占 拖欠 跑路 不 私 强 态度 ",
    "开车 贪 乱 一直 已 去年 去世 瘫痪 患 家 有 名下 为 到 未 没 多次 曾 购 租 要 想 读 上学 体罚 收",
)
# After a label, but no name.
NO_NAMES = _words(
    "匿名 保密 不详 无名 未知 本人 电话 相关 双方 全家 全体 明确 万元 时间 方面 明显",
)
# What makes a name that of a firm, an office or a role.
ORGANISATIONS = _words(
    "公司 学校 水电 物业 小区 社区 街道 政府 单位 部门 委员 代表 家属 身份",
)
