"""What an issue is about, and how its tickets call it."""

from dataclasses import replace

from hotspot.issues.wording.objects.named_objects import NamedObject, complete_name
from hotspot.issues.wording.objects.naming import Naming, name_by_places, name_issue
from hotspot.issues.wording.reading import read_evidence
from hotspot.issues.wording.statistics import learn_wording


def name(*texts: str, titles: tuple[str, ...] = (), town: str = "") -> Naming:
    return name_by_places(read_evidence(titles or ("",) * len(texts), texts), (town,) * len(texts))


def test_spellings_of_one_name_are_one_object() -> None:
    found = name("丽景华庭小区停电。", "丽景华庭又停电。", "丽景华庭停电三天。")
    assert found.main is not None
    assert found.main.name == "丽景华庭"
    assert found.main.find_in("我住丽景华庭小区") == "丽景华庭小区"
    assert found.main.tickets == (0, 1, 2)


def test_the_rest_of_an_estates_name_is_printed_where_nearly_all_write_it() -> None:
    rest = ("鑫远楚府华城二期旁建垃圾站。", "反对在鑫远楚府华城二期边上建站。", "鑫远楚府华城二期居民反对。")
    assert name(*rest).full_name == "鑫远楚府华城二期"
    assert name(*rest[:2], "鑫远楚府旁的垃圾站臭。").full_name == "鑫远楚府"
    assert name("中建梅溪湖中心车位出售。", "中建梅溪湖中心漏水。").full_name == "中建梅溪湖中心"
    assert name("丽景华庭小区停电。", "丽景华庭小区又停电。").full_name.startswith("丽景华庭")


def test_of_two_forms_of_a_firms_name_the_longer_is_taken() -> None:
    forms = ("富惠天下商务有限公司不还钱。", "富惠天下商务信息服务有限公司不还钱。")
    assert name(*forms).full_name == "富惠天下商务信息服务有限公司"


def test_a_firm_is_named_by_those_who_say_otherwise_what_it_makes() -> None:
    calls = ("伟达鞋业三个月没发工资", "在伟达鞋厂上班,一分钱没拿到", "从伟达厂离职,押了一个月", "伟达鞋业往外拖机器")
    titles = ("欠薪", "夫妻两人工资未发", "辞职后工资不结", "伟达鞋业搬设备,怕老板跑了")
    assert name(*calls, titles=titles).full_name == "伟达鞋业"
    others = ("宏达鞋业三个月没发工资", "在力胜鞋厂上班", "从云帆厂离职", "伟达鞋业往外拖机器")
    assert name(*others, titles=titles).main is None


def test_a_village_is_named_behind_its_town() -> None:
    assert name("白雪村停水。", "白雪村没有水。", town="三塘镇").full_name == "三塘镇白雪村"


def test_a_shop_is_named_by_those_who_leave_out_what_it_does_too() -> None:
    calls = ("沁动健身闭店了。", "在沁动办的卡还剩38次。", "沁动退我2688。", "沁动健身转让，要求退卡。")
    assert name(*calls, titles=("跑路", "瑜伽课", "退钱", "退卡")).full_name == "沁动健身"
    # 望滨路 is the road, whatever shop is meant.
    calls = ("望滨路饭店油烟大。", "望滨路的油烟熏人。", "望滨路上油烟直排。", "望滨路饭店没有烟道。")
    assert name(*calls, titles=("油烟", "呛人", "直排", "烟道")).full_name != "望滨路饭店"


def test_a_village_is_named_by_those_who_say_it_for_short_too() -> None:
    calls = ("大辛庄村自来水发黄。", "大辛庄的水跟茶水一个色。", "俺村（大辛庄）水有味。", "大辛庄村水垢多。")
    assert name(*calls, titles=("水黄", "水不能喝", "水臭", "水质差")).full_name == "大辛庄村"
    calls = ("耿庄村垃圾没人清。", "耿庄的垃圾车没来。", "耿庄臭死人。", "耿庄村垃圾成堆。")
    assert name(*calls, titles=("垃圾", "车没来", "臭", "成堆")).full_name == "耿庄村"
    # 白雪 may be anything.
    calls = ("白雪村自来水发黄。", "白雪酒店的水发黄。", "白雪的水有味。", "白雪村水垢多。")
    assert name(*calls, titles=("水黄", "水不能喝", "水臭", "水质差")).full_name == ""


def test_labels_that_a_clerk_put_on_calls_do_not_ask_for_more_than_half_of_the_texts() -> None:
    calls = ("丽景华庭停暖。", "丽景华庭没有暖气。", "丽景华庭不热。", "暖气不热。", "换热站停了。", "供热不好。")
    labels = ("停暖", "供暖", "投诉", "暖气不热", "停热", "供热")
    assert name(*calls, titles=labels).full_name == "丽景华庭"
    assert name(*calls[2:], titles=labels[2:]).full_name == ""
    assert name(*calls[1:4], titles=labels[1:4]).full_name == "丽景华庭"
    # Titles of letters say what the letter is about.
    letters = ("暖气不热已经半个月何时解决", "供热公司一再推诿请领导过问", *("盼望早日恢复全城供热",) * 4)
    assert name(*calls, titles=letters).full_name == ""


def test_a_village_whose_ending_is_recognised_is_one_with_and_without_its_second() -> None:
    calls = ("侯寨村猪场粪水直排。", "侯寨猪场太臭。", "侯寨村猪场粪污露天堆放。")
    assert name(*calls, titles=("粪水", "侯寨猪场", "粪污")).full_name == "侯寨村"


def test_a_firm_of_ordinary_words_is_named_by_those_who_leave_out_what_it_is_too() -> None:
    calls = ("云朵羽绒厂欠薪。", "云朵羽绒厂不发工资。", "云朵羽绒三个月没发钱。", "我在云朵羽绒上班。")
    titles = ("欠薪", "讨薪", "工资", "不发钱")
    assert name(*calls, titles=titles).full_name == "云朵羽绒厂"
    # One of several firms.
    calls = (*calls, "大地鞋厂也欠薪。", "电子厂也没发工资。")
    assert name(*calls, titles=(*titles, "没发", "欠钱")).full_name == ""


def test_an_object_goes_before_its_village() -> None:
    assert name("三塘镇白雪村小学没有操场。", "白雪村小学缺老师。").full_name == "白雪村小学"


def test_what_is_only_near_is_called_so() -> None:
    assert name("城北中学附近的工地半夜施工。", "城北中学旁边半夜施工。").full_name == "城北中学附近"


def test_titles_decide_before_texts() -> None:
    found = name("我从太平路走到解放路。", "太平路堵车。", titles=("丽景华庭停水", "丽景华庭没有水"), town="文星街道")
    assert found.full_name == "丽景华庭"


def test_nothing_named() -> None:
    assert name("停水了。", "没有电。").full_name == ""


def test_what_a_county_has_one_of_says_where_if_nearly_all_name_it() -> None:
    calls = ("政务中心中午关门。", "政务中心的坡道停满电动车。", "去政务中心办证排队太久。", "政务中心的叫号机坏了。")
    assert name(*calls).full_name == "政务中心"
    assert name(*calls[:2], "窗口没人。", "排队太久。").full_name == ""
    calls = ("区中医院停车场早上七点就满了。", "中医院门口等车位堵一公里。", "去中医院看病找不到车位。")
    assert name(*calls).full_name == "中医院"


def test_an_estate_is_known_without_what_it_is() -> None:
    calls = (
        "凤栖台小区3栋电梯坏了。",
        "凤栖台电梯停运，物业不修。",
        "凤栖台的电梯又困人。",
        "凤栖台小区电梯合格证过期。",
        "凤栖台物业说电梯配件没到。",
    )
    assert name(*calls, titles=("电梯故障", "电梯停运", "困人", "维保", "")).full_name == "凤栖台小区"
    calls = ("凤栖台公寓开民宿。", "凤栖台日租房扰民。", "来电人住凤栖台。", "凤栖台公寓的民宿堵门。")
    assert name(*calls, titles=("民宿扰民",) * 4).full_name == "凤栖台公寓"


def test_an_estate_is_found_by_what_people_call_it_in_what_is_printed() -> None:
    calls = ("凤栖台小区停工。", "凤栖台何时复工。", "凤栖台停工两年。")
    main = name(*calls, titles=("停工", "复工", "停工")).main
    assert main is not None
    assert main.name == "凤栖台小区"
    assert main.find_in("凤栖台二期复工") == "凤栖台"
    # Where most tell the phase, it is the name.
    calls = ("凤栖台小区停工。", "凤栖台二期何时复工。", "凤栖台二期停工两年。")
    main = name(*calls, titles=("停工", "复工", "停工")).main
    assert main is not None
    assert main.name == "凤栖台二期"


def test_a_street_is_not_called_by_the_community_of_its_name() -> None:
    calls = ("鹅石巷社区楼下火锅店冒烟。", "鹅石巷37号楼下油烟大。", "鹅石巷的油烟熏人。", "鹅石巷口上油烟直排。")
    titles = ("油烟扰民",) * 4
    assert name_issue(read_evidence(titles, calls), [""] * 4, "", learn_wording(titles, calls)).full_name == "鹅石巷"


def test_a_shop_is_an_object_rather_than_the_house_of_shops_it_is_in() -> None:
    calls = ("江悦广场小画童关门了。", "江悦广场的小画童不退费。", "小画童停课。", "江悦广场小画童老板不见了。")
    reading = read_evidence(("",) * 4, calls)
    wording = learn_wording([""] * 8, [*calls, "路灯不亮", "小区停水", "下水道堵了", "公交车太少"])
    assert name_issue(reading, ("",) * 4, "", wording).full_name == "小画童"
    calls = ("江悦广场喷泉漏水。", "江悦广场地砖松动。", "江悦广场没有路灯。")
    wording = learn_wording([""] * 3, calls)
    assert name_issue(read_evidence(("",) * 3, calls), ("",) * 3, "", wording).full_name == "江悦广场"


def test_a_bus_line_is_an_object_rather_than_the_road_it_goes_along() -> None:
    calls = ("6路公交等了半小时", "东湖路上6路车太少", "6路公交不准点，东湖路口堵", "东湖路的公交6路晚点")
    wording = learn_wording([""] * 4, calls)
    naming = name_issue(read_evidence([""] * 4, calls), [""] * 4, "", wording)
    assert naming.full_name == "6路公交"
    assert naming.main is not None
    assert naming.main.find_in(calls[1]) == "6路"
    bare = ("K318路改线了", "318怎么不停柳树湾", "说的是K318。", "K318路等了一个钟头", "公交改线，站牌也不换")
    assert name_issue(read_evidence([""] * 5, bare), [""] * 5, "", wording).full_name == "K318路公交"
    sums = ("K318路改线了", "K318路太挤", "要318元", "站牌也不换", "公交改线")
    assert name_issue(read_evidence([""] * 5, sums), [""] * 5, "", wording).full_name == ""
    roads = ("K318路改线了", "K318路太挤", "318国道堵", "站牌也不换", "公交改线")
    assert name_issue(read_evidence([""] * 5, roads), [""] * 5, "", wording).full_name == ""
    hours = ("K18路改线了", "K18路太挤", "18点没车", "站牌也不换", "公交改线")
    assert name_issue(read_evidence([""] * 5, hours), [""] * 5, "", wording).full_name == ""
    crossings = ("2路口没有红绿灯", "过2路口要等", "2路面坏了")
    assert name_issue(read_evidence([""] * 3, crossings), [""] * 3, "", wording).full_name == ""


def test_without_an_object_the_town_of_nearly_all_callers_says_where() -> None:
    calls = [""] * 6
    texts = ["保险公司不肯卖交强险", "买不到保险", "摩托车上不了保险", "网点说没有人办", "保险办不了", "要搭意外险才卖"]
    wording = learn_wording(calls, texts)
    nearly = name_issue(read_evidence(calls, texts), ["六塘乡"] * 5 + ["东塘镇"], "", wording)
    assert nearly.full_name == "六塘乡"
    most = name_issue(read_evidence(calls, texts), ["六塘乡"] * 4 + ["东塘镇"] * 2, "", wording)
    assert most.full_name == ""


def test_a_name_for_short_is_printed_as_several_write_it_in_full() -> None:
    texts = (
        "鸿发电子厂拖欠两个月工资。",
        "鸿发不发工资,房租都交不起。",
        "鸿发老板说没有钱,让大家回去等。",
        "鸿发电子厂没有结清工资。",
        "鸿发老板走了,几十个工友等着拿钱。",
    )
    titles = ("工资没发", "讨薪", "欠薪", "老板欠钱", "没有工资")
    reading = read_evidence(titles, texts)
    found = name_issue(reading, ("",) * len(texts), "拖欠工资", learn_wording(titles, texts))
    assert found.full_name == "鸿发电子厂"


def test_a_name_behind_its_province_is_printed_as_several_write_it_in_full() -> None:
    texts = (
        "西地省鸿利旺投资有限公司骗钱。",
        "在西地省鸿利旺投资买了理财,取不出来。",
        "西地省鸿利旺投资的老板跑了。",
        "西地省鸿利旺投资有限公司不兑付。",
        "父母的养老钱进了西地省鸿利旺投资。",
        "西地省鸿利旺投资停业。",
        "西地省鸿利旺投资的门店关了。",
    )
    titles = ("钱没有了", "取不出", "老板跑路", "不给钱", "养老钱", "停业", "关门")
    reading = read_evidence(titles, texts)
    found = name_issue(reading, ("",) * len(texts), "疑似涉诈", learn_wording(titles, texts))
    assert found.full_name == "鸿利旺投资有限公司"


def test_what_one_title_of_several_tickets_names_is_not_their_object() -> None:
    titles = ("恒达风电公司补偿不兑现", "扑杀补偿没到账", "")
    texts = ("草场修了路，补偿没有给。", "羊得布病被扑杀，补偿半年没到。", "拉走活埋三十只羊，补偿没见到。")
    wording = learn_wording(titles, texts)
    assert name_issue(read_evidence(titles, texts), [""] * 3, "", wording).full_name == ""
    again = (texts[0], "恒达风电公司的路修在我家草场上。", texts[2])
    naming = name_issue(read_evidence(titles, again), [""] * 3, "", learn_wording(titles, again))
    assert naming.full_name == "恒达风电公司"


def test_a_name_may_begin_with_a_word_that_joins_others() -> None:
    assert name("和谐家园停水。", "和谐家园又停水。").full_name == "和谐家园"
    assert name("和平路积水。", "和平路又积水。").full_name == "和平路"
    assert name("经世龙城停电。", "经世龙城又停电。").full_name == "经世龙城"


def test_a_bathhouse_is_named_by_those_who_leave_out_what_it_is() -> None:
    calls = ("碧波汤泉关门了。", "碧波汤泉停业。", "碧波洗澡的跑路了。", "碧波汤泉退卡难。")
    assert name(*calls, titles=("关门", "停业", "跑路", "退卡")).full_name == "碧波汤泉"


def test_a_village_behind_its_town_is_not_replaced_by_half_its_name() -> None:
    titles = ("快递不送村", "取件收费", "快递丢件")
    texts = (
        "上川镇马家塬村的快递都放在镇上,取一件要给两块钱。",
        "我是上川镇马家塬村的,代收点大件收三块钱。",
        "上川镇马家塬村他家的快递说没到,打电话没人接。",
    )
    wording = learn_wording([*titles, *[""] * 20], [*texts, *["情况属实。"] * 20])
    found = name_issue(read_evidence(titles, texts), ("上川镇",) * 3, "快递邮政服务", wording)
    assert found.full_name == "上川镇马家塬村"


def test_an_estate_is_named_wherever_its_characters_stand() -> None:
    calls = (
        "碧水湾涨停车费。",
        "碧水湾门禁不给开。",
        "停车两百，碧水湾物业太贵。",
        "我住碧水湾，不抬杆。",
    )
    recognised = read_evidence(("",) * 4, calls)
    halved = replace(recognised, text_places=(*recognised.text_places[:2], (), ()))
    titled = replace(halved, titles=("停车费", "门禁", "收费", "抬杆"))
    assert name_by_places(titled, ("",) * 4).full_name == "碧水湾"


def test_letters_that_name_no_object_speak_of_the_only_one_that_the_others_name() -> None:
    letters = ("康宁医院要搬。", "康宁医院搬走了。", "康宁医院急诊没了。", "老城看病难。", "公交不方便。")
    titles = (
        "不同意搬到城外去的来信",
        "看病要走很远的路",
        "急诊不能说没有就没有",
        "老城的人怎么办才好",
        "新院区出行很不方便",
    )
    assert name(*letters, titles=titles).full_name == "康宁医院"
    rival = (*letters[:4], "仁爱医院太小，" + letters[4])
    assert name(*rival, titles=titles).full_name == ""
    assert name(*letters[1:], "没有人管。", titles=titles).full_name == ""


def test_a_name_has_the_characters_that_nearly_all_write_at_its_ends() -> None:
    def begin(*calls: str) -> str:
        return complete_name(NamedObject("洲公园", "other", ("洲公园",), (0, 1, 2)), calls).name

    assert begin("月洲公园唱歌的吵。", "在月洲公园跳舞。", "对面月洲公园音响大。") == "月洲公园"
    # Too few, where one lives, and a verb.
    assert begin("月洲公园唱歌的吵。", "在月洲公园跳舞。") == "洲公园"
    assert begin("在洲公园唱歌。", "晚上在洲公园跳舞。", "我在洲公园散步。") == "洲公园"
    assert begin("保证洲公园安静。", "请保证洲公园安静。", "要保证洲公园安静。") == "洲公园"
    estate = NamedObject("枫华府", "estate", ("枫华府",), (0, 1))
    assert complete_name(estate, ("枫华府邸只能装一家宽带。", "枫华府邸的网慢。")).name == "枫华府邸"
    assert complete_name(estate, ("枫华府园区停电。", "枫华府园子脏。")).name == "枫华府"


def test_a_shared_name_has_the_end_that_it_has_as_a_place() -> None:
    def share(*calls: str) -> str:
        wording = learn_wording([""] * 12, [*calls, *("公交车太少。", "路灯不亮。", "自来水停水。") * 3])
        return name_issue(read_evidence([""] * len(calls), calls), [""] * len(calls), "", wording).full_name

    calls = ("枫坪镇养老院不让开空调。", "枫坪的养老院饭差。", "枫坪敬老院老人瘦了。")
    assert share(*calls) == "枫坪"
    assert share(*calls[:2], "枫坪镇敬老院老人瘦了。") == "枫坪镇"
