"""The name that a line's title begins with stands in its sentence, too; a label says less than key points."""

from phrasing_samples import evidence, phrase


def test_the_place_that_the_title_begins_with_stands_in_the_sentence() -> None:
    texts = (
        "云台乡的老人去县医院，班车没有了，只好包车。",
        "县城客车站到云台的班车说没人坐就停开了。",
        "云台中学的学生周五回家没有车，班车停运了。",
        "请问到云台的农村客运还开不开，打车站电话没人接。",
    )
    titles = ("病人坐不到车", "云台客车不发", "", "咨询云台班车")
    result = phrase(evidence(texts, titles), theme="城乡客运班线")
    assert result.title.startswith("云台")
    assert "反映云台客运班线停运减班乘车难" in result.sentence


def test_a_market_that_no_list_knows_is_named() -> None:
    texts = (
        "在水产市场做生意，今年摊位费从八千涨到一万五。",
        "水产市场的摊位费一年涨一回，涨了三千。",
        "在水产批发市场卖鱼，摊位费又涨了。",
    )
    result = phrase(evidence(texts, ("水产市场摊位费", "水产市场摊位费涨", "摊位费")), theme="农贸市场管理")
    assert "反映水产市场摊位费上涨较快" in result.sentence


def test_what_a_title_begins_with_is_no_name_where_it_speaks_of_people() -> None:
    text = "孩子在宿舍里被几个同学围殴，脸都打肿了，学校一直不处理。"
    result = phrase(evidence((text,), ("孩子在宿舍被打",)), theme="校园欺凌")
    assert result.title == "校园欺凌问题"
    assert result.sentence.startswith("有群众反映学生遭同学殴打")


def test_a_label_says_less_than_what_the_callers_tell() -> None:
    texts = (
        "江岸豪庭的物业没有征求业主同意，物业费从一块二涨到一块六。",
        "江岸豪庭的物业服务还是老样子，草坪荒了没人管。",
        "物业涨价以后不交新的，江岸豪庭就停了门禁卡。",
        "江岸豪庭的物业去年就该公布账目，业主都在问。",
    )
    titles = ("江岸豪庭物业涨价", "服务不到位", "停门禁", "物业账目")
    result = phrase(evidence(texts, titles), theme="物业收费")
    assert "江岸豪庭物业费上调有异议" in result.sentence


def test_a_letter_about_somebodys_lot_gives_no_title() -> None:
    texts = (
        "我们是沙口镇的退捕渔民，过渡期补助没有发，养老保险的补贴也断了。",
        "沙口镇退捕渔民的过渡期补助还有一年没发。",
        "沙口镇渔民的补助没到账。",
    )
    titles = ("沙口退捕渔民的困难", "退捕渔民的困难", "沙口退捕渔民的困难")
    result = phrase(evidence(texts, titles, towns=("沙口镇",) * 3), theme="退捕渔民补偿")
    assert "困难" not in result.title + result.sentence
    assert "补助资金兑付不到位" in result.sentence


def test_a_lone_ticket_speaks_by_points_where_its_words_leave_out_whom_its_title_names() -> None:
    text = "园区一家做鞋的厂子欠了一百多名工人三个月工资，工资三个月没发。"
    result = phrase(evidence((text,), ("宏达鞋厂欠薪",)), theme="企业拖欠工资")
    assert "反映宏达鞋厂工资数月未发" in result.sentence


def test_a_place_that_callers_name_by_its_own_part_stands_in_title_and_sentence() -> None:
    texts = (
        "打过一次电话反映鸭棚的气味，说撒了石灰，还是一样臭，大新村的。",
        "大新渠旁边的鸭场把鸭粪冲进渠里。",
        "有人在大新村沟边搭棚养鸭，臭得不敢开窗。",
        "咨询大新渠边养几千只蛋鸭归谁管，太臭了。",
        "到大新的那条渠道边，一股鸭粪味。",
    )
    titles = ("鸭场气味", "养鸭污染水沟", "鸭棚臭气扰民", "禁养区养鸭问题", "鸭毛满天飞")
    result = phrase(evidence(texts, titles), theme="养殖场污染")
    assert result.title.startswith("大新")
    assert "反映大新" in result.sentence
