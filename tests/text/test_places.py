"""Places: chains, borders of unlisted names, types and keys."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.errors import SettingsError
from hotspot.text.place_lists import read_endings, read_name_words
from hotspot.text.place_names import canonical_name, read_numeral
from hotspot.text.places import PLACE_TYPES, load_places

RECOGNIZER = load_places()


def names(text: str) -> list[str]:
    return [place.name for place in RECOGNIZER.find_places(text)]


def types(text: str) -> dict[str, str]:
    return {place.name: place.place_type for place in RECOGNIZER.find_places(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三塘镇白雪村和静河镇养猪场因排污措施不到位", ["三塘镇", "白雪村", "静河镇"]),
        ("石塘镇高桥村七组的水渠", ["石塘镇", "高桥村", "高桥村七组"]),
        ("芙蓉北路通车后,原湘长路及顺天大道无人养护", ["芙蓉北路", "湘长路", "顺天大道"]),
        ("在君临一方城、尚书府、御龙湾买了房", ["君临一方城", "尚书府", "御龙湾"]),
        ("大坪乡新塘村插秧缺水,老屋村也缺水", ["大坪乡", "新塘村", "老屋村"]),
        ("新塘村的村医走了,白泉镇和村里没人管", ["新塘村", "白泉镇"]),
        ("新农村建设缺水,老小区也缺水", []),
        ("张村镇停水,融达村镇银行取不出钱", ["张村镇"]),
        ("三塘镇卫生院不给转诊", ["三塘镇", "三塘镇卫生院"]),
        ("A7县星沙街道映山红小区二期停水", ["A7县", "星沙街道", "映山红小区二期"]),
        ("107国道与S308交叉处,G4出口", ["107国道", "S308", "G4"]),
        ("省道308线和县道X012,107国道308省道路口", ["省道308线", "县道X012", "107国道", "308省道"]),
        ("S308线K12+500处,沿国道107往北", ["S308线", "国道107"]),
        ("弃管小区御龙湾的电梯停了", ["御龙湾"]),
        ("悦湖居小区和镜湖轩小区停水,黄河边小区不停", ["悦湖居小区", "镜湖轩小区", "黄河"]),
        ("本人名下丽景苑的车位", ["丽景苑"]),
        ("反对在锦绣江南旁建垃圾中转站,也反对在小区西侧50米建设变电站", ["锦绣江南"]),
        ("100米金辉苑,300米范围内有桑梓中学,建设小学", ["金辉苑", "桑梓中学", "建设小学"]),
        ("西山早市要搬走,江湾口岸货车排队", ["西山早市", "江湾口岸"]),
        ("我是原东桦造纸厂的职工,在原平机械厂、原墅小区待过", ["东桦造纸厂", "原平机械厂", "原墅小区"]),
    ],
)
def test_chains(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("S308", "S308线", "s308", "省道308", "省道308线", "308省道", "S308省道", "省道S308", "三〇八省道"), "S308"),
        (("G107国道", "107国道", "国道107", "国道G107线", "G107"), "G107"),
        (("X012", "X012县道", "012县道", "县道X012线"), "X012"),
        (("X12县道", "县道X12"), "X12"),
        (("Y1024乡道", "乡道Y1024"), "Y1024"),
        (("G4高速", "G4", "G4高速公路"), "G4"),
    ],
)
def test_a_road_is_known_by_class_and_number(spellings: tuple[str, ...], key: str) -> None:
    assert {canonical_name(name, "road") for name in spellings} == {key}


def test_roads_of_another_class_or_number_are_others() -> None:
    others = ("S308", "G308", "308县道", "S309", "国道309", "S30", "S308国道", "308路")
    assert len({canonical_name(name, "road") for name in others}) == len(others)


@pytest.mark.parametrize("text", ["沿省道300多米都没有路灯", "国道2024年就修好了", "县道5公里处", "离省道200米"])
def test_a_number_behind_a_class_of_road_may_count_something_else(text: str) -> None:
    assert not any(character.isdigit() for name in names(text) for character in name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我们住在金色家园小区,楼下太吵", "金色家园小区"),
        ("本人购买了翠湖名邸一套房", "翠湖名邸"),
        ("县城枫林路的路灯坏了", "枫林路"),
        ("家住文明街道,夜里停电", "文明街道"),
        ("市民反映人和镇停水", "人和镇"),
        ("台风后云岭镇停电", "云岭镇"),
        ("听说下学期云岭镇中心小学撤并", "云岭镇"),
        ("云岭镇新村海边臭", "云岭镇新村"),
        ("反映好润佳游乐场充值后关门", "好润佳游乐场"),
        ("位于古塘镇与新河镇交界处", "古塘镇"),
        ("孩子在湘阴县晨曦职业学校被打", "晨曦职业学校"),
        ("被红叶物业管理有限公司停电", "红叶物业管理有限公司"),
        ("家长反映城北一小门口拥堵", "城北一小"),
        ("因枫林路改造绕行", "枫林路"),
        ("我住翠湖名邸三栋", "翠湖名邸"),
        ("业主要告东方家园的开发商", "东方家园"),
        ("全体翠湖名邸业主签了字", "翠湖名邸"),
        ("孩子就读于晨曦小学", "晨曦小学"),
        ("湘阴县北山镇的路灯不亮", "北山镇"),
        ("住在东山村,路灯不亮", "东山村"),
        ("白泥湖社区村民停水", "白泥湖社区"),
        ("荣合桥村村民出行困难", "荣合桥村"),
        ("荣合桥村村口的路坏了", "荣合桥村"),
        ("白泥湖社区社区主任不管", "白泥湖社区"),
        ("古塘镇镇政府门口堵车", "古塘镇"),
        ("古塘镇长冲村停水", "古塘镇"),
        ("古塘镇长冲村停水", "长冲村"),
        ("古塘镇长坝里社区停水", "长坝里社区"),
        ("县农机公司宿舍下水道堵塞", "农机公司宿舍"),
        ("翠湖北里3号楼有流浪狗", "翠湖北里"),
        ("小画童早教中心停课", "小画童早教中心"),
        ("房租给丽景公寓了", "丽景公寓"),
        ("因中介丽景公寓未付房租", "丽景公寓"),
        ("市一中学生没有热水", "一中"),
        ("五里牌村下坝组的路没有修", "五里牌村"),
        ("二十里铺社区停电", "二十里铺社区"),
        ("就是搬迁那个惠民社区的电梯", "惠民社区"),
        ("在云岭镇营盘嘛营盘村停水", "营盘村"),
        ("云岭镇木卡寨村民吃水难", "木卡寨"),
        ("李家屯停水", "李家屯"),
        ("岭上小学没有热水", "岭上小学"),
        ("桥上小学没有热水", "桥上小学"),
        ("木瓜垭口经常掉石头", "木瓜垭口"),
        ("三道湾镇几个村停水", "三道湾镇"),
        ("我们五道岭村没有路灯", "五道岭村"),
        ("上湾村停水", "上湾村"),
        ("住在下岭村,停水", "下岭村"),
        ("白泉镇上泉村停水", "白泉镇"),
        ("白泉镇上泉村停水", "上泉村"),
        ("白泉镇街道路灯坏了", "白泉镇"),
        ("请查一查金色家园的电费", "金色家园"),
        ("地址金色家园3号楼", "金色家园"),
        ("金色丽都停工", "金色丽都"),
        ("东瓜山一条巷乱停车", "东瓜山一条巷"),
        ("巴彦嘎查的草场", "巴彦嘎查"),
        ("租住上寮社区三巷", "上寮社区"),
        ("位于下坝村的鱼塘", "下坝村"),
        ("里坑村和外坑村停水", "外坑村"),
        ("在上林小区门口", "上林小区"),
        ("三年前李村修的路", "李村"),
        ("脚下王村的土地", "王村"),
        ("南环路桥洞下积水", "南环路"),
        ("翡翠小区店铺漏水", "翡翠小区"),
        ("滨江壹号小区水压不足", "滨江壹号小区"),
        ("我住云顶壹号院3栋", "云顶壹号院"),
        ("去金沙滩要收门票", "金沙滩"),
        ("请问K12路为什么不停卫生院", "K12路"),
        ("坐12路公交去医院", "12路"),
        ("23路是唯一一条公交线", "23路"),
        ("厝后街道后坑社区", "后坑社区"),
        ("龙头公园广场舞音响太大", "龙头公园"),
        ("古塘镇农贸市场监管不到位", "古塘镇"),
        ("其住万和城小区", "万和城小区"),
        ("来电人称其为南塘镇白溪村村民", "南塘镇"),
        ("南塘镇白溪村外嫁女没有分红", "白溪村"),
        ("县城人民路积水,文化大道没有路灯", "人民路"),
        ("县城人民路积水,文化大道没有路灯", "文化大道"),
        ("在学府路贴的罚单", "学府路"),
        ("向阳路围挡一直没拆", "向阳路"),
        ("创新大厦停电", "创新大厦"),
        ("来电人为锦绣花苑二期业主", "锦绣花苑二期"),
        ("本人系云帆智联科技有限公司员工", "云帆智联科技有限公司"),
        ("第二人民医院停车难", "第二人民医院"),
        ("县第二中医院挂号", "第二中医院"),
        ("市四医院收费高", "市四医院"),
        ("在省二院门口打车", "省二院"),
        ("划出九小学区", "九小"),
        ("永安圩红旗排涝站不开机", "永安圩"),
        ("永安圩红旗排涝站不开机", "红旗排涝站"),
        ("永安圩堤东段渗水", "永安圩"),
        ("青菱湖鲜水产市场压价", "青菱湖鲜水产市场"),
        ("小太阳午托班没有证", "小太阳午托班"),
        ("白垸镇路灯不亮", "白垸镇"),
        ("新圩乡路灯不亮", "新圩乡"),
        ("三汊口镇老街的路没有恢复", "三汊口镇"),
        ("来电人系养殖户,称青菱市场有人拦车", "青菱市场"),
        ("望岳路停满了车,望交警处理", "望岳路"),
        ("金鼎国际施工到半夜", "金鼎国际"),
        ("来电人反映和光里小区停水", "和光里小区"),
        ("和美家园停水", "和美家园"),
        ("物业和水映佳园小区的业主", "水映佳园小区"),
        ("住扬帆小区路口", "扬帆小区"),
        ("岚溪市清澜区翠湖公园停电", "翠湖公园"),
        ("在岚溪县白石村", "白石村"),
        ("查干诺尔旗巴彦嘎查的羊圈塌了", "巴彦嘎查"),
        ("岚溪县医院停电", "岚溪县医院"),
        ("在工业区云帆食品厂上班", "工业区云帆食品厂"),
        ("来电人到东园镇办事", "东园镇"),
        ("来电人梅林镇的路灯不亮", "梅林镇"),
        ("来电人说县二中没有热水", "二中"),
        ("8月5日岚湖小区停水", "岚湖小区"),
        ("咨询曾坑村修路", "曾坑村"),
        ("于家村停水", "于家村"),
        ("在阿海海鲜排档被宰", "阿海海鲜排档"),
        ("白鹭口腔门诊部关门", "白鹭口腔门诊部"),
        ("预订听涛民宿不退款", "听涛民宿"),
        ("岚湾体育中心散场堵车", "岚湾体育中心"),
        ("来电人称王庄梁村断水", "王庄梁村"),
        ("位于家庄村的鱼塘", "于家庄村"),
        ("家住于家湾小区", "于家湾小区"),
        ("我是向家坪村村民", "向家坪村"),
        ("家住王各庄村", "王各庄村"),
        ("滨河东路实验小学门前积雪", "滨河东路实验小学"),
        ("滨河公园健身步道坏了", "滨河公园"),
        ("鑫达洗煤厂排黑水", "鑫达洗煤厂"),
        ("金摇篮幼儿园停课不退费", "金摇篮幼儿园"),
        ("极速网吧接纳学生", "极速网吧"),
        ("龙泉洗浴中心关门", "龙泉洗浴中心"),
        ("万隆商厦五楼", "万隆商厦"),
        ("城东换热站又停了", "城东换热站"),
        ("金鹰滑雪场的雪具", "金鹰滑雪场"),
        ("东方明珠5号楼停水", "东方明珠"),
        ("住在铁路三号院", "铁路三号院"),
        ("和谐家园3号楼一层", "和谐家园"),
        ("住工人新村12栋", "工人新村"),
        ("市民匿名举报朔宁第三中学补课", "朔宁第三中学"),
        ("带五岁的女儿去市第二医院看急诊", "第二医院"),
        ("陪老人去市人民医院", "人民医院"),
        ("湘阴县火车站没有厕所", "火车站"),
        ("关于额尔图苏木禁牧的补助", "额尔图苏木"),
        ("人民广场天天有人唱歌到半夜", "人民广场"),
        ("承诺对口实验小学,如今改了", "实验小学"),
        ("从镇上丰收农资买的除草剂", "丰收农资"),
        ("街上丰收农资店不认账", "丰收农资店"),
        ("在黄集镇粮站卖麦扣秤", "黄集镇粮站"),
        ("丰收路小学门口堵车,青年路也堵", "丰收路小学"),
        ("丰收路小学门口堵车,青年路也堵", "青年路"),
        ("八一大道和站前街没有路灯", "八一大道"),
        ("八一大道和站前街没有路灯", "站前街"),
        ("四季花城小区停水", "四季花城小区"),
        ("铁山镇停水", "铁山镇"),
        ("茶山镇停水", "茶山镇"),
        ("昨晚8点白鹿镇停电", "白鹿镇"),
        ("人民路中段金色花园停电", "金色花园"),
        ("去区中医院看病", "中医院"),
        ("来电人就丽景华庭停水一事致电", "丽景华庭"),
        ("中介招我们进鸿芯电子厂干活", "鸿芯电子厂"),
        ("业主不满翠景湾二期交房答复", "翠景湾二期"),
        ("四十八中门口堵车", "四十八中"),
        ("孩子上三幼没有摇中", "三幼"),
        ("翠湖三幼学位不足", "翠湖三幼"),
        ("市第一百二十中学补课", "第一百二十中学"),
        ("来电人反映人民路积水", "人民路"),
        ("投诉人民东路的路灯", "人民东路"),
        ("反映人民大街堵车", "人民大街"),
        ("举报人民医院收费", "人民医院"),
        ("大户包了陈埭村四百亩地", "陈埭村"),
        ("烧焦味飘到青年公寓", "青年公寓"),
        ("前期已登记宏丽制衣厂欠薪", "宏丽制衣厂"),
        ("5月份岚湖小区停水", "岚湖小区"),
        ("地铁岚湖广场站的电梯坏了", "岚湖广场站"),
        ("地铁四号线六溪垅站出口", "六溪垅站"),
        ("地铁和平门站没有电梯", "和平门站"),
        ("三号线首义路站没有电梯", "首义路站"),
        ("地铁建设大道站没有电梯", "建设大道站"),
        ("S7线淀北站工地夜里打桩", "淀北站"),
        ("供热管网爆裂致锦绣苑二期停热", "锦绣苑二期"),
        ("推广名为致和苑的楼盘", "致和苑"),
        ("致电锦绣苑物业", "锦绣苑"),
        ("反映致远小区停电", "致远小区"),
        ("春节后勤公司没发工资", "后勤公司"),
        ("11月10日下雪后北沙河桥没人除雪", "北沙河桥"),
        ("后湾村三组停水", "后湾村"),
        ("住进槐安区人民医院骨科", "槐安区人民医院"),
        ("昨晚11点到儿童医院急诊", "儿童医院"),
        ("市儿童医院门前育才路堵死", "育才路"),
        ("越往化工路东头走味道越浓", "化工路"),
        ("在高新区翡翠城的房子", "翡翠城"),
        ("高新区医院挂不上号", "高新区医院"),
        ("住阳光里9号楼,停暖", "阳光里"),
        ("福泰里〔门牌〕没有气", "福泰里"),
        ("文庙胡同12号院老旧小区改造停工", "文庙胡同12号院"),
        ("建国路15号院没水", "建国路15号院"),
        ("武宣路415弄41号没水", "武宣路415弄"),
        ("武宣路415弄41号没水", "武宣路"),
        ("武宣路415弄金辉苑没水", "金辉苑"),
        ("在18楼海岚公司上班", "海岚公司"),
        ("润和家园停水", "润和家园"),
        ("反映盛和花园物业", "盛和花园"),
        ("嘉和商务楼的电梯坏了", "嘉和商务楼"),
        ("西仓路菜场脏", "西仓路菜场"),
        ("柏树胡同的路没人修", "柏树胡同"),
        ("我住东湖御景4号楼", "东湖御景"),
        ("怀疑是化工路上的厂子", "化工路"),
        ("青年路边停满车", "青年路"),
        ("北沙河桥下积水", "北沙河桥"),
        ("清河口村停水", "清河口村"),
        ("南门桥头夜市扰民", "南门桥头夜市"),
        ("桃园里3栋没水", "桃园里"),
        ("响水街上一超市卖过期面包", "响水街"),
        ("西门巷里有人加工卤味", "西门巷"),
        ("在黑山路两侧停车", "黑山路"),
        ("金海路积水", "金海路"),
        ("东四路积水", "东四路"),
        ("柳溪湖西路积水", "柳溪湖西路"),
        ("万家岭路积水", "万家岭路"),
        ("椅子山一路积水", "椅子山一路"),
        ("北山镇政府不管", "北山镇"),
        ("家住团山路", "团山路"),
        ("赵楼村民没水", "赵楼村"),
        ("大李庄村里的路", "大李庄村"),
        ("李家沟村民没水", "李家沟村"),
        ("王家岭村民组没通自来水", "王家岭村民组"),
        ("离我家50米阳光小区", "阳光小区"),
        ("家长的车停满人民路", "人民路"),
        ("东山路没有路灯", "东山路"),
        ("黑山路白石村段洒煤", "白石村"),
        ("黄羊镇西沙窝村没有信号", "黄羊镇"),
        ("黄羊镇西沙窝村没有信号", "西沙窝村"),
        ("水到下坝村就断流", "下坝村"),
        ("自3月9日起宏达公司停工", "宏达公司"),
        ("5月份起岚湖小区停水", "岚湖小区"),
        ("在三道桥堵车", "三道桥"),
        ("五里河涨水", "五里河"),
        ("高新园区金域华府停工", "金域华府"),
        ("高新园区实验小学放学堵车", "高新园区实验小学"),
        ("三街坊的水发黄", "三街坊"),
        ("铁西39街坊12号楼不热", "39街坊"),
        ("石塘镇中心学校食堂的饭是馊的", "石塘镇中心学校"),
        ("石塘镇中心卫生院收费", "石塘镇中心卫生院"),
        ("天龙浴都关门跑路", "天龙浴都"),
        ("东坡煤业不发工资", "东坡煤业"),
        ("家住新高勒嘎查的牧民", "新高勒嘎查"),
        ("巴彦胡舒苏木没有信号", "巴彦胡舒苏木"),
        ("84团3连职工", "84团"),
        ("第八师一五〇团停水", "一五〇团"),
        ("8月12团结乡停电", "团结乡"),
    ],
)
def test_unlisted_names_end_where_ordinary_words_begin(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("住云栖澜岸3栋,澜庭序二期也停水", ["云栖澜岸", "澜庭序二期"]),
        ("市民反映翡翠林居五栋、六栋漏水", ["翡翠林居"]),
        ("芯城B座的电梯,汇景轩2座的外卖员", ["芯城", "汇景轩"]),
        ("金乔丽景3号楼和天顶新寓T2号楼", ["金乔丽景", "天顶新寓"]),
        ("恒基凯旋门三期的业主", ["恒基凯旋门三期"]),
    ],
)
def test_an_estate_without_an_ending_is_told_by_its_houses_and_phases(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    assert set(types(text).values()) == {"estate"}


@pytest.mark.parametrize(
    "text",
    [
        "先给3栋办证,音响正对9栋,楼道数过二十三栋,社区讲要3栋交钱",
        "微信群里3号楼的业主,养老院里2栋,我们楼栋3号楼",
        "全村三栋楼,一栋写字楼,疫情第二期间,两期工程,下期开奖,T2航站楼,座谈三期",
        "二期3栋和3栋二单元",
    ],
)
def test_what_stands_before_houses_and_phases_may_be_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("瑞丰牧业收牛打白条", "瑞丰牧业"),
        ("白鹤酒业欠工资", "白鹤酒业"),
        ("路遭鸿达砂石厂压坏", "鸿达砂石厂"),
        ("代养瑞丰公司的牛", "瑞丰公司"),
    ],
)
def test_a_firm_is_told_by_its_trade_and_begins_behind_a_verb(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("桂花园路没有灯", "桂花园路"),
        ("市民反映梅公园路积水", "梅公园路"),
        ("家住花园路3号", "花园路"),
        ("把公园路挖断了", "公园路"),
        ("新花园路还没有通车", "花园路"),
    ],
)
def test_a_listed_road_may_be_the_rest_of_a_longer_name(text: str, name: str) -> None:
    assert [place.name for place in load_places().find_places(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在伟达鞋业做针车三个月没发工资", "伟达鞋业"),
        ("云岭制衣欠薪", "云岭制衣"),
        ("红旗机埠不开机", "红旗机埠"),
        ("南湾排灌站没有人守", "南湾排灌站"),
    ],
)
def test_firms_and_pumping_stations_end_in_their_trade(text: str, name: str) -> None:
    assert [place.name for place in load_places().find_places(text)] == [name]


@pytest.mark.parametrize("party", ["责任方", "施工方", "承建方", "中标方", "供货方", "收购方"])
def test_who_somebody_is_to_the_matter_is_no_part_of_a_name(party: str) -> None:
    assert [place.name for place in load_places().find_places(f"{party}鸿达公司不赔")] == ["鸿达公司"]
    assert load_places().find_places(f"{party}公司不赔") == ()


@pytest.mark.parametrize("name", ["昆仑燃气", "北源热力", "三塘水务"])
def test_who_sells_gas_heat_or_water_is_a_firm(name: str) -> None:
    assert [place.name for place in load_places().find_places(f"{name}收费太高")] == [name]


@pytest.mark.parametrize("text", ["安装燃气要多少钱", "管道燃气漏了", "小区供热不好", "停燃气好几天了"])
def test_what_everybody_uses_is_no_firm(text: str) -> None:
    assert load_places().find_places(text) == ()


@pytest.mark.parametrize("text", ["那家鞋业公司倒闭了", "街上的服饰店关门了", "一家卤菜店不干净", "机埠坏了没人修"])
def test_a_trade_alone_is_no_name(text: str) -> None:
    assert load_places().find_places(text) == ()


@pytest.mark.parametrize("text", ["俺屯的路不平", "俺县医院停车难", "我哋村委不管", "阿拉小区停水"])
def test_what_is_everybodys_own_is_no_name(text: str) -> None:
    assert names(text) == []


def test_a_road_that_is_crushed_is_no_name() -> None:
    assert names("砂石厂大车压烂路,搞成泥巴塘") == []


def test_the_entrance_of_a_village_is_no_road() -> None:
    assert names("李庄村口路不平") == ["李庄村"]


@pytest.mark.parametrize(
    "text",
    [
        "这个小区和我们小区、老旧小区都没有物业",
        "学校附近的马路、道路、公路坑洼",
        "物业公司不管,政府和社区也不管",
        "我家村里、每家社区都没有路灯",
        "一家美容店关门,两条路不通",
        "农村公路无人养护,家里停水",
        "邻村也给通公路到门口了,我们新修公路没有路灯",
        "这家超市和附近的医院、某幼儿园",
        "1小时、一小部分、其中、心中、城市、超市",
        "不知道是不是学校的行为,我联系物业公司没人理",
        "我经高中同学介绍报了名,事关小区的安全",
        "家人医院里躺着,小户型占全小区的一半",
        "一是小区没有门禁,二是物业不管,依法查处学校",
        "党委政府和人民政府不管,十字路口和交叉路口堵车,女儿正上高中,儿子念完小学",
        "镇长下村来了,镇长和村委会都不管,我们村村口、村村通",
        "村级公路、村组公路没人管",
        "镇上各村和乡下的村都没有路灯,手机上村里的通知",
        "城里一家店欠薪,打捆机一个镇就两台,祝家乡越来越好",
        "做的心脏搭桥,再盖一所学校,把羊挪到村外养殖小区,洒一路水",
        "给我们一条路,离校门两个路口",
        "儿子上高中,外孙女上小学,随迁子女上幼儿园,弟弟上大学",
        "西校区学生宿舍停电,员工宿舍漏水",
        "湖西里面停满了车,往北里面走",
        "走了五里山路到我们寨子,整个寨、坡上苗寨都停电,买到山寨手机",
        "这家公司、那个小区,哪条路的那个市场",
        "上级来上村里查,去下村调研,整段沙滩、公共沙滩、天然浴场收费",
        "我住在壹号小区",
        "摩托车炸街,公园闭园太早,有人职业闭店,孩子考大学",
        "术后眼睛一大一小,卖江湖菜的占道夜市,想退学校不让,从五月份公司就不管",
        "一老一幼没人管,家有两幼女,六一幼儿表演,另一幼儿园也满了",
        "四合院、小区二院落、两院合并,三院一校,第一院长",
        "文化公司、科技小区、教育机构",
        "赶圩的人多,圩上乱停车,隔壁圩的圩堤渗水,雨水泵站不开机,要绕大桥,望供电公司处理",
        "三农业乡镇和三个乡镇没有公交",
        "标准要与国际接轨,开国际会议,看国际惯例",
        "反映和物业公司、和附近小区、和楼上小区的纠纷",
        "来电人所住小区漏水,8月5日到店退款,那家公司不认",
        "居民宿舍停电,自建房改民宿,各大旅行社都搞旅游公司",
        "下雪后优先清理学校、排查小区、清运医院,大车穿村而过",
        "附近的浴池、小区的换热站、洗煤厂和供热公司、检测公司",
        "位于家中,面向家里人,在家和小区之间,公园健身器材坏了",
        "买到假农资,假冒伪劣农资,经营农资的门市,春耕农资供应",
        "驻村书记帮忙收麦,公益性公墓收费,村里坑塘承包",
        "8月份燃气公司上门换表,9月份供电公司来人",
        "厂搬到安徽宣城去了,机器都运去宣城",
        "这是骗子公司,举报人民宿无证,交了钱受不了公司",
        "地铁终点站,地铁和公交站,地铁同站换乘,地铁各站点没有厕所,地铁口有个加油站,地铁出口没有公交站",
        "小区里3号楼、院里5栋、微信群里3号楼的业主、家里停水、家属院里2号楼、工业园里5栋、养老院里2号楼",
        "回家路上摔倒,污水漫到路上,蹲路边吃饭,放学路上被狗咬,马路边上、排进湖里,车停在路边",
        "国道路边的树,菜市场路边,回老家路上,骑车路上摔了",
        "满院子都是沟,堵了半边路,死胡同和老胡同",
        "过马路、走马路、上山路、走山路、盘山路,院里马路对面,一化冻满街都是,3000元洗浴卡",
        "十街坊邻居、几街坊、楼下街坊,镇北边几个村停水,在中心校区、市中心校外培训",
        "家住棚改安置房,光伏公司欠租,配建幼儿园没有建",
        "18楼一互联网公司裁员,长租公寓爆雷,单身公寓停水,宠物医院乱收费,代建公司不退钱",
        "经营村里的鱼塘,下楼村口堵车,召集村民开会,他家沟村里、我们湾村民,村口路坏了",
        "西侧50米建设垃圾中转站,建议建设公园,反对在学校旁建变电站",
        "在2号楼楼顶建设通信基站,去菜场买菜,在商务楼上班,在弄堂里充电",
        "保安和小区业主吵架,治安和小区环境都差",
        "我们嘎查的井坏了,嘎查和苏木都不管,旅游团28人,团购退款,20团友,通往团里的客车,6团花",
        "The road to nowhere",
        "",
    ],
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert names(text) == []


def test_an_old_town_that_is_visited_is_no_town() -> None:
    assert types("在千浜古镇坐船,到浜西镇吃饭") == {"千浜古镇": "other", "浜西镇": "town"}


def test_types() -> None:
    text = "湘阴县三塘镇白雪村,云鹤家园旁枫林路口的红叶超市、明德小学、宏盛建材有限公司、新康医院、东关菜市场"
    text += "、洋沙湖和人民公园"
    assert types(text) == {
        "湘阴县": "district",
        "三塘镇": "town",
        "白雪村": "village",
        "云鹤家园": "estate",
        "枫林路口": "road",
        "红叶超市": "shop",
        "明德小学": "school",
        "宏盛建材有限公司": "company",
        "新康医院": "hospital",
        "东关菜市场": "market",
        "洋沙湖": "water",
        "人民公园": "other",
    }


@pytest.mark.parametrize(
    ("place_type", "spellings"),
    [
        (
            "estate",
            [
                "映山红新城",
                "映山红新城小区",
                "映山红新城二期",
                "映山红新城（2期）",
                "“映山红 新城”小区",
                "县映山红新城",
            ],
        ),
        ("estate", ["翠景壹号院", "翠景一号院", "翠景1号院小区"]),
        ("school", ["一中", "县一中", "第一中学", "湘阴县第一中学", "A7县一中", "１中"]),
        ("hospital", ["市二院", "二院", "第二医院", "市第二人民医院", "2院"]),
        ("school", ["明德第二小学", "明德二小", "明德第2小学"]),
        ("school", ["三幼", "第三幼儿园", "县第三幼儿园"]),
        ("village", ["茅家垸村", "茅家垸村委会", "茅家垸村村民委员会"]),
        ("village", ["茅家垸村五组", "茅家垸村5组", "茅家垸村第五组"]),
        ("company", ["宏盛物业", "宏盛物业公司", "宏盛物业有限公司", "宏盛物业有限责任公司"]),
        ("town", ["文星街道", "文星街道办事处"]),
        ("road", ["S308", "Ｓ３０８", "s308"]),
    ],
)
def test_spellings_of_one_name_share_a_key(place_type: str, spellings: list[str]) -> None:
    assert len({canonical_name(name, place_type) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other", "place_type"),
    [
        ("一中", "二中", "school"),
        ("枫林路", "枫林东路", "road"),
        ("映山红新城", "映山红家园", "estate"),
        ("翠景壹号院", "翠景贰号院", "estate"),
        ("高桥村五组", "高桥村六组", "village"),
        ("第一人民医院", "第二人民医院", "hospital"),
        ("第二人民医院", "第二中医院", "hospital"),
        ("长沙市第一中学", "县一中", "school"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str, place_type: str) -> None:
    assert canonical_name(one, place_type) != canonical_name(other, place_type)


def test_phases_of_an_estate_have_one_key() -> None:
    (place,) = RECOGNIZER.find_places("映山红新城小区二期停水")
    assert (place.name, place.key) == ("映山红新城小区二期", "映山红新城")


@given(st.integers(1, 999))
def test_numerals_read_as_written(number: int) -> None:
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    written = (digits[hundreds] + "百" if hundreds else "") + (digits[tens] + "十" if tens else "")
    written += digits[ones] if ones else ""
    assert read_numeral(written) == str(number)
    assert read_numeral(str(number)) == str(number)


PARTS = [
    "三塘镇",
    "白雪村",
    "和",
    "的",
    "路",
    "A7县",
    "小区",
    "一期",
    "五组",
    "金色",
    "，",
    " ",
    "\n",
    "学校",
    "107国道",
    "停水",
]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=50), st.lists(st.sampled_from(PARTS), max_size=15).map("".join)))
def test_places_are_parts_of_the_text_in_order(text: str) -> None:
    places = RECOGNIZER.find_places(text)
    assert list(places) == sorted(places)
    for place in places:
        assert text[place.start : place.end] == place.name
        assert place.place_type in PLACE_TYPES
        assert place.key


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PARTS), max_size=10).map("".join), max_size=5))
def test_a_batch_is_its_texts(texts: list[str]) -> None:
    assert RECOGNIZER.find_all_places(texts) == [RECOGNIZER.find_places(text) for text in texts]


def test_an_office_adds_its_places(tmp_path: Path) -> None:
    shops = tmp_path / "shops.txt"
    shops.write_text("# 我县商铺\n康寿堂  # 2021年开业\n", encoding="utf-8")
    (place,) = load_places((shops,)).find_places("在康寿堂买的床垫")
    assert (place.name, place.place_type) == ("康寿堂", "shop")
    assert names("在康寿堂买的床垫") == []


def test_a_list_that_changes_counts_from_the_next_call_on(tmp_path: Path) -> None:
    estates = tmp_path / "estates.txt"
    estates.write_text("金海岸\n", encoding="utf-8")
    assert [place.name for place in load_places((estates,)).find_places("银海岸停水")] == []
    estates.write_text("金海岸\n银海岸\n", encoding="utf-8")
    assert [place.name for place in load_places((estates,)).find_places("银海岸停水")] == ["银海岸"]
    assert load_places((estates,)) is load_places((estates,))


@pytest.mark.parametrize("line", ["的", "金海岸,银海岸", "金海岸、银海岸", "金海岸\t小区"])
def test_a_line_of_a_list_is_one_name(tmp_path: Path, line: str) -> None:
    estates = tmp_path / "estates.txt"
    estates.write_text(f"翠湖名邸\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="每行应为一个名称"):
        load_places((estates,))


def test_wrong_lists_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"places\.files"):
        load_places((tmp_path / "missing.txt",))
    wrong = tmp_path / "wrong.tsv"
    wrong.write_text("小区 estate\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="词尾<Tab>类型"):
        read_endings(wrong)
    with pytest.raises(SettingsError, match="小区 estate"):
        read_name_words(wrong)
    wrong.write_bytes(b"\xd0\xa1\xc7\xf8")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_places((wrong,))
