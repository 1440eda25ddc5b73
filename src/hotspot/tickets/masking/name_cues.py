"""Words beside which a name stands: labels of forms, people of a story, introductions, titles, what a caller does."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset("".join(lines).split())


# In forms and letters; a family name that is also a word (于, 向) counts after them.
LABELS = _words(
    "姓名 联系人 联络人 收件人 收货人 寄件人 投诉人 反映人 举报人 检举人 申请人 申诉人 当事人 受害人 被投诉人 ",
    "被举报人 求助人 咨询人 诉求人 来电人 来信人 来访人 诉求者 户主 法人代表 法定代表人 法人 负责人 落款 签名 ",
    "署名 户名 开户名 投保人 参保人 持证人 持卡人 承租人 承包人 经办人 委托人 代理人 监护人 证明人 证人 留言人 ",
    "写信人 报案人 报警人 我叫 名叫 名字叫 名字是 我名叫 本人叫 真名叫 实际控制人 执笔人 户籍人 紧急联系人 ",
    "审核人 受理人 承办人 审批人 签发人 责任人 值班人 值班人员 值班员 机主 继承人 抚养人 被抚养人 扶养人 被扶养人 ",
    "出租人 受托人 受让人 转让人 见证人 目击者 目击证人 失踪人 失踪人员 走失人员 肇事人 联系人员 真名 拼音 Name ",
    "曾用名 收款人 付款人 汇款人 借款人 担保人 债务人 债权人 权利人 产权人 被执行人 嫌疑人 驾驶员 驾驶人 ",
    "购房人 共有人 乘车人 代笔人 回访对象 投诉对象 举报对象 收款账户 收款户名 账户名 对方户名 买受人 出卖人 保证人 ",
    "抵押人 受益人 发包人 分包人 牵头人 领款人 领取人 保管人 报名人 报料人 爆料人 反馈人 建议人 起诉人 被反映人 ",
    "被检举人 申报人 登记人 开票人 购票人 订购人 预约人 就诊人 持有人 使用人 建房人 养殖人 致电人 收养人 被监护人 ",
    "立遗嘱人 被继承人 赠与人 受赠人 对接人 发件人 取件人 驾车人 受伤人 死亡人 委托代理人 授权代表 主诉人 回访人 ",
    "受访人 受访者 来访者 署名人 落款人 记录人 填表人 填报人 制表人 经手人 交款人 缴款人 缴费人 出资人 开户人 ",
    "自己叫 转账人 打款人 收款方 付款方 欠债人 借贷人 租赁人 转租人 承租方 出借方 乘坐人 车主姓名 学生姓名 患者姓名 ",
    "孩子姓名 家长姓名 业主姓名 客户姓名 签收人 签字人 家属签字 家长签字 业主签字 患者签名 本人签字 名字写成 ",
    "名字写成了 错写成 误写成 姓名写成 写信人姓名 由我 ",
)
# Before them stands a name or a family name alone.
TITLES = _words(
    "先生 女士 小姐 同志 老师 师傅 医生 大夫 护士 律师 法官 警官 民警 教练 校长 园长 院长 书记 支书 主任 局长 ",
    "副局长 科长 所长 站长 处长 部长 厅长 镇长 乡长 县长 市长 区长 村长 队长 组长 会长 经理 总经理 董事长 老板 ",
    "会计 教授 副书记 副主任 副县长 大爷 大妈 大叔 大姐 阿姨 老人 老先生 等人 副院长 副所长 副校长 副站长 副科长 ",
    "副处长 副部长 副镇长 副乡长 副市长 主席 厂长 医师 同学 夫妇 妈妈 爸爸 之父 之母 之夫 之妻 之子 之女 ",
    "之父亲 之母亲 之妻子 之女儿 之女婿 助理 大娘 大婶 奶奶 爷爷 口述 代写 代笔 转述 ",
    "敬上 谨上 谨呈 敬呈 敬启 叩上 拜上 执笔",
)
# What a caller does: a name may stand before it where a sentence begins, as operators write (陈小明来电反映 …).
ACTS = _words("来电 致电 来信 来访 反映 反应 投诉 举报 咨询 求助")
# Before them as well, a whole name: 王小明家的院墙倒了.
HOMES = _words("家的 家里 家中 家养 家门 家院 家房")
# What stands there as well, written as a name could be: most are towns and provinces.
NO_CALLERS = _words(
    "安化 安丘 甘肃 桂林 韶山 华容 江华 江永 江陵 江淮 洪江 洪山 洪湖 黄山 黄石 黄陵 黄骅 金华 金山 金秋 梁山 鲁山 ",
    "宁远 秦淮 石门 石桥 唐山 周口 凤凰 凤凰山 苏格兰 柏林 哈尔滨 哈密 白沙洲 余江 温江 常山 文成 元阳 罗山 罗海 ",
    "安仁 安康 安顺 白银 毕节 常宁 桂东 桂阳 衡东 衡南 衡水 怀化 吉首 金昌 蓝山 林芝 龙岩 娄星 吕梁 宁德 祁东 祁阳 ",
    "曲靖 邵东 邵阳 石峰 苏仙 宿迁 吴忠 许昌 伊春 岳阳 ",
    "海拉尔 阿克苏 阿尔泰 库尔勒 顾客 常客 安保 林木 芦苇 冷空气 齐全 雷雨 雷达 万美元 万公里 高成 方格 黄连 ",
    "司徒 贺兰 ",
)
# Behind them somebody stands that something is done to or with; in running text, so that only a plain family name and
# two usual characters count (举报王小明私设赌场, 与王小明签订合同).
DEEDS = _words(
    "举报 投诉 起诉 控告 检举 被 与 跟 由 找到 找 联系 委托 殴打 辱骂 自称 署名 打电话给 电话给 转账给 转给 汇款给 ",
    "打款给 租给 卖给 借给 交给 还给 联系了 举报了 答复 回复 借到 隔壁 对面 楼上 楼下",
)
# Of these, what is done to people alone.
AIMED = _words(
    "举报 举报了 投诉 起诉 控告 检举 殴打 辱骂 借给 租给 卖给 交给 还给 转给 ",
    "转账给 汇款给 打款给 电话给 打电话给 隔壁 楼上 楼下",
)
# After a label, but no name.
NO_NAMES = _words(
    "匿名 保密 不详 无名 未知 本人 电话 相关 双方 全家 全体 明确 万元 时间 方面 明显 文化 爱心 买受 钱财 关于 盖章 ",
    "盖公 经理 干部",
)
# What makes a name that of a firm, an office, a role or a road (金滩镇|镇长|江大道), or none (高|温天气|老人).
ORGANISATIONS = _words(
    "公司 集团 地产 学校 水电 物业 小区 社区 街道 政府 单位 部门 委员 代表 家属 身份 大道 大街 天气",
)
