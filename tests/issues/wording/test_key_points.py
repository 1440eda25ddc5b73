"""Key points: what several callers of one theme tell, counted by callers and named in order."""

import pytest

from hotspot.errors import SettingsError
from hotspot.issues.themes.listing import read_themes
from hotspot.issues.wording.key_points import (
    KeyPoint,
    find_told,
    has_key_points,
    list_phrases,
    load_key_points,
    parse_key_points,
    tells_any,
)
from hotspot.issues.wording.statistics import has_word, load_roles, load_topics
from hotspot.resources import find_shipped

STOPPED, TRAPPED = "电梯停运三天。", "又把人困在电梯里。"


def told(texts: list[str], callers: list[str] | None = None) -> list[str]:
    found = find_told("电梯故障", texts, callers or [str(number) for number in range(len(texts))])
    return [row.point.text for row in found]


def test_what_anybody_tells_is_found_the_most_told_first() -> None:
    (stopped,), (trapped,) = told([STOPPED]), told([TRAPPED])
    assert told([STOPPED, TRAPPED, TRAPPED]) == [trapped, stopped]
    assert told([STOPPED, STOPPED, TRAPPED]) == [stopped, trapped]
    assert told(["电梯。"]) == []


def test_one_callers_many_letters_are_one_voice() -> None:
    assert told([TRAPPED, TRAPPED, STOPPED, STOPPED], ["a", "a", "b", "c"]) == told([STOPPED, STOPPED, TRAPPED])


def test_terms_of_a_trigger_stand_in_one_sentence() -> None:
    points = load_key_points()["电梯故障"]
    pairs = [trigger for point in points for trigger in point.triggers if len(trigger) == 2]
    alone = {term for point in points for trigger in point.triggers if len(trigger) == 1 for term in trigger}
    first, second = next(pair for pair in pairs if not any(term in "".join(pair) for term in alone))
    assert told([f"{first}，{second}。"] * 2)
    assert told([f"{first}。{second}。"] * 2) == []


def test_who_asks_whether_it_is_so_does_not_tell_that_it_is() -> None:
    assert told(["会不会又把人困在电梯里，请回复。"] * 2) == []
    assert told(["又把人困在电梯里，请问谁来管。"] * 2) == told([TRAPPED] * 2)


def test_what_points_are_about_is_said_once_and_they_stand_together() -> None:
    said = (("电梯", "频繁停运"), ("", "维修资金未落实"), ("电梯", "困人"), ("物业", "未及时报修"))
    points = [KeyPoint(about, text, (("x",),)) for about, text in said]
    assert list_phrases(points) == ["电梯频繁停运", "困人", "维修资金未落实", "物业未及时报修"]
    assert list_phrases([]) == []


def test_tickets_that_tell_a_point_are_known_from_those_that_tell_none() -> None:
    assert tells_any("电梯故障", ["", "电梯又困人了", ""], [TRAPPED, "你好。", "你好。"]) == [True, True, False]
    assert tells_any("没有这个主题", ["", ""], ["你好。", ""]) == [True, True]
    assert has_key_points("电梯故障")
    assert not has_key_points("没有这个主题")


@pytest.mark.parametrize(
    ("theme", "text", "tells", "not_told"),
    [
        ("垃圾清运", "反对在小区旁边建垃圾中转站", "邻近居民区", "邻近学校"),
        ("垃圾清运", "垃圾站紧挨着学校围墙", "邻近学校", "邻近居民区"),
        ("景区与旅游服务", "景区门口的饭店宰客,结账才说一斤六十八", "价格消费有争议", "服务设施管理不到位"),
        ("征地补偿", "修高速的弃渣把水田埋了", "毁损田地沟渠", "补偿有异议"),
        ("路边停车收费", "停车场收费太高,希望降低收费标准", "收费偏高", "依据不明"),
        ("路边停车收费", "收费标准一直没有公布", "依据不明", "收费偏高"),
        ("广场舞噪声", "早晨五点就有人打陀螺", "打陀螺甩鞭声响扰民", "唱歌奏乐等声响扰民"),
        ("广场舞噪声", "音箱开到最大,雨棚的水滴得像打鼓", "音响音量过大", "唱歌奏乐等声响扰民"),
        ("快递邮政服务", "我的包裹弄丢了", "丢失或损坏", "赔付有争议"),
        ("快递邮政服务", "村里的网点不来收件", "无人上门收件", "涨价"),
        ("内涝积水", "小区地下车库又进水", "雨水倒灌", "倒灌进户"),
        ("通组公路硬化", "村口的路压坏了，求修", "希望尽快修路", "希望列入硬化计划"),
        ("频繁停电", "从8号停电到现在第三天", "停电时间长恢复慢", "多次报修仍反复停电"),
        ("水库堤防安全", "土堤被风暴潮冲开二十多米,请派挖机堵口", "决口进水", "被取土占用"),
        ("水面承包纠纷", "海边虾塘把黑水排到沙滩,又腥又臭", "排水影响周边水体", "投肥养殖影响水质"),
        ("渔业补贴发放", "沙龙渔港几十条船的补贴没有发", "未及时到账", "设施不完善"),
        ("酒店住宿消费", "台风停航上不了岛,民宿不退房费", "因天气停航退订有争议", "扣款偏高"),
        ("散埋乱葬与迁坟", "三合土大墓只补三千,叫我们自己挖", "有异议", "修建大墓"),
        ("散埋乱葬与迁坟", "没有签字,祖坟就被推平", "被挖或被推平", "修建大墓"),
        ("工业废水偷排", "煮虾皮的废水流到沙滩,臭气熏天", "有异味", "变色或起泡"),
        ("频繁停电", "台风后全村停电至今未恢复", "台风等灾害造成停电", "刮风下雨即停电"),
        ("问题楼盘", "逾期交房,开发商不给办理退房", "逾期未交房", "迟迟未办"),
        ("水面承包纠纷", "一张通知就要拆渔排", "被要求清退拆除", "被要求收回退出"),
        ("公交线路与班次", "请求在新区增设公交站点", "希望增设公交站点", "希望新增延伸公交线路"),
        ("招生入学", "插班进不去", "转学或插班入学受限", "未能就近入学"),
        ("招生入学", "积分入学差两分没录取", "分值和学位安排有异议", "入学材料要求高"),
        ("危桥渡口安全", "大桥的伸缩缝翘起来，过桥跳车", "接缝处破损跳车", "护栏缺失损坏"),
        ("惠农补贴发放", "渔船的燃油补贴三月就该发了", "发放不到位", "标准执行有出入"),
        ("景区与旅游服务", "沙滩被圈起来收钱，一个人三十", "圈占收费引发争议", "门票收费引发争议"),
        ("冬季供暖", "供暖打压没通知，阀门跑水泡了地板", "漏水跑水", "中断或不稳定"),
        ("冬季供暖", "楼上暖气漏水，找谁都不管", "漏水跑水", "老化堵塞"),
        ("冬季供暖", "开发商要收供热开口费，不交不给开阀门", "收取依据存疑", "收取退费标准有异议"),
        ("冬季供暖", "暖气从来就没热过，摸着跟冰一样", "不达标", "中断或不稳定"),
        ("冬季供暖", "主管线爆裂，停热两天了", "中断或不稳定", "老化堵塞"),
        ("冬季供暖", "晚交一个月热费，滞纳金比本金还多", "收取有异议", "收取退费标准有异议"),
        ("冬季供暖", "换热站水泵坏了，铁路三号院又停暖", "中断或不稳定", "收取退费标准有异议"),
        ("冬季供暖", "登记了三次无人上门", "未得到及时解决", "不达标"),
        ("冬季供暖", "锦绣苑停暖两天了", "中断或不稳定", "收取退费标准有异议"),
        ("冬季供暖", "房子空置没住，报停了仍收取30%热费", "收取基础热费有异议", "滞纳金"),
        ("冬季供暖", "还没到停暖时间就压火，屋里只有13度", "未到期提前停供降温", "希望提前或延长"),
        ("冬季供暖", "去年报停，答应开春退的钱到现在没有到账", "迟迟未退还", "收取基础热费有异议"),
        ("铁路道口与涵洞", "栏杆一放就是四十分钟，救护车也拦在道口", "封闭致拥堵或绕行", "无人值守或栏杆缺失"),
        ("病死畜禽与防疫", "防疫站给羊打了疫苗，两天死了十一只", "接种疫苗后死亡流产", "服务不到位"),
        ("学校收费", "十一月起突然取消课后延时服务", "被取消或停办", "收费与内容不符"),
        ("小区停车与车位", "物业一律不准新能源汽车进地下车库", "进入地下车库受限", "车位不足"),
        ("燃气安检与报警器", "屋里闻到煤气味", "有燃气味", "走过场或未上门"),
        ("停水与供水不稳", "楼道的水管冻住了", "受冻", "供水管网设备故障"),
        ("水管漏水", "管道井里水管冻裂", "受冻", "爆裂"),
        ("挂号就诊排队", "夜里急诊就一个大夫，前面排了一百多个号", "人手不足", "号源紧张难预约"),
        ("企业拖欠工资", "矿上五个月没开支了", "工资数月未发", "希望协助追讨工资"),
        ("惠农补贴发放", "豆子补贴打到同名的人卡里", "领取对象有争议", "未及时到账"),
        ("拆迁安置补偿", "回迁楼住了十年，房照还没下来", "不动产证未办理", "迟迟未落实"),
        ("流动摊贩占道", "强烈要求保留西山早市，搬去的地方要走四里路", "搬迁取缔引发意见", "占用车道通行受阻"),
        ("公交线路与班次", "9路公交停运，老人看病没车坐", "停运改道后出行不便", "希望优化调整线路"),
        ("土地承包纠纷", "村里留机动地一千八百亩", "留存发包有争议", "咨询二轮延包政策"),
        ("占用耕地", "夜里有人盗挖黑土", "被取土挖塘", "被填土倒渣"),
        ("天然气开户通气", "由液化气换成天然气，每户要交三千元", "标准引发疑问", "使用罐装气不便"),
        ("农产品滞销", "粮库扣水扣杂，一车扣了一千斤", "扣水扣杂称重有争议", "销路不畅"),
        ("野生动物毁庄稼", "黑熊下山咬死两只羊", "被咬死损毁", "损失较大"),
        ("改制企业职工安置", "集体工的工龄到现在不给认", "认定未落实", "安置待遇未落实"),
        ("农田灌溉排涝", "冬灌轮不上，水管所放人情水", "灌溉放水调度不协调", "缺水受旱"),
        ("农田灌溉排涝", "截水沟里长满了草，淤了", "淤塞堵塞", "灌溉放水调度不协调"),
        ("农民工欠薪", "干了两个月活，工钱一直拖着不给", "久拖未付", "劳动监察投诉后未解决"),
        ("养老金停发", "老人刷脸总是不过，人脸比对失败", "手机人脸认证困难", "异地境外认证不便"),
        ("易地扶贫搬迁", "房顶渗雨，地砖翘了", "漏水开裂", "污水溢流"),
        ("停水与供水不稳", "每天只供水一个小时", "仅分时段供水", "停水持续时间长"),
        ("停水与供水不稳", "已经六天一滴水没有", "停水持续时间长", "仅分时段供水"),
        ("自来水水质", "自来水一股臭鸡蛋味，接出来是黄汤", "浑浊发黄", "有虫或杂质"),
        ("老旧小区改造", "燃气改造把楼门口挖了条大沟", "未恢复", "停工拖延"),
        ("加装电梯", "一楼那家堵着不让施工", "施工受阻停滞", "采光通行有争议"),
        ("房屋质量", "地铁盾构以后墙裂了一道缝", "周边施工致房屋开裂或沉降", "安全性存疑"),
        ("企业拖欠工资", "公司欠薪三个月，通知全员居家待岗", "工资数月未发", "降薪扣薪"),
        ("招工中介收费", "签了合同不干还索要违约金", "被索要违约金", "实际岗位与承诺不符"),
        ("预付卡消费", "健身房突然闭店", "停业失联", "退款难"),
        ("培训机构退费", "机构说校区关停", "停课停业失联", "退费条款扣费有争议"),
        ("餐饮油烟", "烧烤店的油烟直冲二楼", "直排", "气味浓重"),
        ("手机信号差", "在屋后建基站，担心辐射，要求拆除", "基站建设引发居民担忧", "希望增设通信基站"),
        ("手机信号差", "没有信号，希望在山上建一个基站", "希望增设通信基站", "基站建设引发居民担忧"),
        ("乡村学校撤并", "五六年级要并走，请保留高年级", "希望保留学校教学点", "征求不充分"),
        ("工地扬尘", "码头的砂堆没有盖，装船的时候灰大", "装卸堆放扬尘", "设置不到位"),
        ("工厂粉尘与扬尘", "码头的砂堆没有盖，装船的时候灰大", "装卸堆放扬尘", "引发质疑"),
        ("水面承包纠纷", "蟹塘承包费由六百五涨到一千一，不签就收塘", "上涨引发异议", "程序受质疑"),
        ("农田灌溉排涝", "红旗排涝站就是不开机，秧苗泡在水里", "未及时开机", "损坏失修"),
        ("高龄津贴与优待证", "满九十岁了津贴没有调档，请补差", "停发漏发", "年审不便"),
        ("燃气停气与收费", "换了新表气费翻了一倍", "燃气计量气费异常", "标准有异议"),
        ("燃气停气与收费", "气表换新表以后每次只能充两百", "故障影响用气", "燃气计量气费异常"),
        ("企业拖欠工资", "主播要离职，公司索要八万违约金", "离职被索要违约金", "离职后工资未结清"),
        ("问题楼盘", "房贷还了三年,楼盘啥子时候交房嘛", "逾期未交房", "停工待复工"),
        ("学校殴打学生", "老师让学生顶着太阳站了一节课", "疑被体罚罚站", "疑有体罚行为"),
        ("房屋质量", "轨道施工把老街的墙震裂了", "周边施工致房屋开裂或沉降", "渗漏水"),
        ("户口与身份证办理", "离职后户口从集体户迁不出去", "办理有困难", "预约排队难"),
        ("农村改厕", "化粪桶满了没人来抽，抽一次要八十元", "清掏抽运不及时", "管护缺失"),
        ("农村改厕", "村里的公厕没人打扫", "管护缺失", "清掏抽运不及时"),
        ("不文明养犬", "村里办了养狗场，白天黑夜叫", "影响周边居民", "追逐惊吓居民"),
        ("盗窃失窃", "地里浇地的电缆被剪走两百米", "被盗", "损坏或缺失"),
        ("学校收费", "转学以后学费不给退", "退费有争议", "上涨引发争议"),
        ("学校收费", "六月十日之前交清下学年学费，不交就不留位", "被要求提前交费", "退费有争议"),
        ("公路养护", "拉沙的大货车把路压得坑坑洼洼", "被重型货车压损", "养护责任不清"),
        ("公交线路与班次", "五月份起班车取消，站牌还立在那里", "停运改道后出行不便", "班次少候车时间长"),
        ("打井取水", "智能机井刷卡没反应，浇不上地", "损坏失修", "水电收费有争议"),
        ("打井取水", "西地的机井变压器坏了半个月", "无电不能使用", "水电收费有争议"),
        ("大货车超载", "拉沙车昼夜不停，路全毁了", "超载压坏路面", "行驶超速闯灯"),
        ("大货车超载", "坑有半米深，骑电车的摔了好几个", "出行受影响", "受震动影响"),
        ("物业更换与业委会", "门禁坏了半年，物业除了收钱啥也不干", "服务不到位", "撤场后无人管理"),
        ("农资种子质量", "打药后花生绝收", "使用后作物受损", "分量效果存疑"),
        ("惠农补贴发放", "村口装了限高杆，收割机进不来", "通行受阻", "购置补贴牌证办理不畅"),
        ("挂号就诊排队", "三院晚上没有大夫接诊，叫去市区", "夜间缺医生接诊", "人手不足"),
        ("垃圾清运", "撤桶并点后只开到八点半，过时不让扔", "定时投放不便", "混装清运"),
        ("招工中介收费", "说好做满六十天返费六千，到日子只给一千五", "承诺的返费未兑现", "抽取工资差价"),
        ("燃气安检与报警器", "家里闻到煤气味", "有燃气味", "存在隐患"),
        ("问题楼盘", "瓷砖空鼓，窗台渗水", "房屋质量受质疑", "交付标准缩水"),
        ("问题楼盘", "精装减配，中央空调换成没听过的牌子", "交付标准缩水", "宣传承诺未兑现"),
        ("景区与旅游服务", "上船以后船工要另加八十", "价格服务有争议", "价格消费有争议"),
    ],
)
def test_a_shipped_point_says_no_more_than_its_tickets(theme: str, text: str, tells: str, not_told: str) -> None:
    found = {row.point.text for row in find_told(theme, [text] * 2, ["a", "b"])}
    assert tells in found
    assert not_told not in found


def test_lines_are_read() -> None:
    point = KeyPoint("", "停水时间长", (("停水", "三天"),))
    assert parse_key_points("停水与供水不稳\t\t停水时间长\t停水+三天\n", source="points") == {
        "停水与供水不稳": (point,)
    }
    titled = parse_key_points("停水与供水不稳\t\t停水时间长\t停水+三天\t长时间停水\n", source="points")
    assert titled["停水与供水不稳"][0].title == "长时间停水"


def test_wrong_lines_are_named() -> None:
    with pytest.raises(SettingsError, match="第 2 行、第 3 行"):
        parse_key_points("电梯故障\t电梯\t困人\t困人\n电梯故障\t困人\n电梯故障\t电梯\t困人\t \n", source="points")
    for line in ("电梯故障\t电梯\t困人\t困+\n", "电梯故障\t电梯\t困人\t困人\t电梯困人\t多出一列\n"):
        with pytest.raises(SettingsError, match="第 1 行"):
            parse_key_points(line, source="points")


def test_the_shipped_points_can_be_printed() -> None:
    known = set(read_themes(find_shipped("data/themes.tsv"), load_topics()).names)
    points = load_key_points()
    assert set(points) <= known
    assert known - set(points) <= load_roles().vague
    barred = load_roles().accusing | load_roles().judging | load_roles().blaming
    for theme, row in points.items():
        assert len({(point.about, point.text) for point in row}) == len(row) > 2, theme
        for point in row:
            text = point.about + point.text
            assert 3 <= len(text) <= 16, (theme, text)
            assert not text.endswith(("问题", "了", "的")), (theme, text)
            assert not has_word(text, (), barred), (theme, text)
            # 要求未获答复 begins like a wish and is none.
            assert not (point.wish and any(sign in point.text for sign in ("未", "难以", "受阻"))), (theme, text)
            assert point.text.removesuffix("问题") != theme
            if point.title:
                assert 4 <= len(point.title) <= 10, (theme, text)
                assert "问题" not in point.title, (theme, text)
                assert point.title != theme, (theme, text)
                assert not has_word(point.title, (), barred), (theme, text)


def test_sand_taken_from_the_sea_is_not_told_of_a_river() -> None:
    found = find_told("非法采砂采矿", ["海面上每晚有抽砂船抽海砂，岸滩塌方。"], ["a"])
    said = "".join(list_phrases([row.point for row in found]))
    assert "砂石被人采挖" in said
    assert "河" not in said


def test_one_outage_of_days_is_not_called_frequent() -> None:
    (first, *_) = find_told("频繁停电", ["停电三天了，还没来电。"], ["a"])
    assert first.point.title == "停电恢复慢"
