"""Words that hold what may end a name of a place (市场|监管, 路|上, 清河|口村), and tell whether one ends there."""

import re

# Words that begin like an ending and name no place: 龙头公园|广场舞, 滨河公园|健身器材, 西涌|市场监管所, 居民|宿舍;
# nor what goes on behind it: 金桥国际|贸易城.
NO_ENDING = re.compile(
    "民宿舍|广场舞|中心校(?:区|园|长|外|内|门)|完小学|市场(?:监[管督]|价|化|经济|秩序)|沙滩[车排]"
    "|健身(?:步道|器|设施|路径|广场|操|场|活动|点|区)"
    "|国际(?:花|文化|教育|家居|商[贸城场]|贸易|巨头|学校|幼儿|旅游|物流|金融|会[展议所]|惯例|接轨|美容|银杉|航)"
)
# Where on a road or a river, in one word: 人民|路上, 青年|路边, 北沙河|桥下.
WHERE_ON = frozenset(a + b for a in "路街巷桥河渠湖" for b in "上下边头里口")
# No name in front of it: 回家|路上, 漫到|路上, 马|路边, 国道|路边; nor where a longer name goes on: 清河口村.
ON_NO_NAME = re.compile("[到至进在从往堆蹲吹图口马车道地]|.[学班]|回家|老家|市场|改革|景区")
NAME_GOES_ON = re.compile("村(?![民里])|[镇乡]|社区|街道(?!办)|小学|夜市")
# Ends of names that seem to make a word with 路: 黑|山路, 金|海路.
ROAD_STEMS = "山海水马门"
HALVED_ROADS = frozenset(stem + "路" for stem in ROAD_STEMS)
