"""Printed numbers as they are written: with a sign, in 万, with the measure word or percent sign behind them."""

import re

_NUMBER = r"(?<![0-9.])(?<![0-9],)(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?+"
# 个 counts calls only where no other noun follows it; 次, 条, 单 … only where they do not begin another word.
_TICKETS = (
    r"件次|件\(次\)|件|人次|起(?!来)|宗|张(?![某\u4e00-\u9fff]{0,2}(?:村|镇|街|路))|条(?!例)|单(?!位)|通(?!过|报|知|话)|封|例(?!如)|票|次"
    r"|个(?=\s?(?:来电|电话|诉求|工单|话务|有效)|[,。;、()]|$|增|减|上升|下降|多|少|相比|超时|逾期|按[时期])"
)
_OFFICES = r"家|个(?=\s?(?:责任|承办|成员|办理|[县市区]直)?(?:单位|部门|乡镇|街|镇|县市区|区县|县区))"
TOKEN = re.compile(
    r"(?P<skip>[0-9]{4}\s?年|[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|第\s?[0-9]{1,6}|[0-9]{1,2}:[0-9]{2}|\[[0-9]{1,12}\])"
    rf"|(?P<part>{_NUMBER})\s?/\s?(?P<whole>{_NUMBER})(?!\s?[/年])"
    rf"|(?P<sign>[+\-↑↓]\s?)?(?P<number>{_NUMBER})\s?(?P<about>[余多])?(?P<scale>万)?(?P<more>[余多])?\s?"
    rf"(?:(?P<percent>`?%)|(?P<permille>‰)|(?P<points>个?百分点)|(?P<tickets>{_TICKETS})|(?P<offices>{_OFFICES}))"
    r"|百分之(?P<chinese>[零一二三四五六七八九十百点两]{1,12}|[0-9]{1,3}(?:\.[0-9]{1,4})?)"
    r"|(?<![每某第任这那一])(?P<words>[一二三四五六七八九十百千两][零一二三四五六七八九十百千]{0,9})(?P<word_unit>件|起|宗|封)"
)
