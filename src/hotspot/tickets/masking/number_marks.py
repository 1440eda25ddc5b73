"""Numbers that lead to a person: phones, ids, bank cards, plates, e-mail, QQ and WeChat numbers."""

import re
from collections.abc import Iterator
from datetime import date

from hotspot.tickets.masking.marks import HAN_DIGITS, HIDDEN, PersonalData, find_matches

# Between two digits of one number: up to three blanks and dashes, line breaks too.
_GAP = r"[\s\-]{0,3}"
# What may stand between a cue and its number.
_BETWEEN = r"[\s:;是为叫号码\"“”'‘’(\[【<〈《》〉】)\],，、/=-]"
_AFTER = rf"{_BETWEEN}{{0,6}}"
_ANY_DIGIT = rf"[0-9{HAN_DIGITS}]"
# A count of something large, not a number to call.
_NO_AMOUNT = r"(?!\d|\.\d|\s?(?:元|万元|亿元|吨|斤|千瓦|立方|平方|㎡|%|KWH|kwh|kWh))"
# What is written before the number of a document or a ticket.
_NUMBERED = re.compile(
    r"(?:工单|单号|订单|运单|编号|编码|流水|案号|文号|批号|发票|代码|户号|合同|条码|序列号|受理|凭证|许可证|信用|表号|桩号|期号|产品)"
    r"[号码是为]{0,3}[\s:(\"“\[【-]{0,3}[A-Za-z]{0,4}-?$"
)

_MOBILE = re.compile(rf"(?:(?:\+|00)?86{_GAP})?(?<!\d)1{_GAP}[3-9](?:{_GAP}\d){{9}}{_NO_AMOUNT}(?:转\d{{1,6}})?")
_COUNTRY_MOBILE = re.compile(rf"(?<!\d)(?:\+|00)?86{_GAP}1[3-9](?:{_GAP}\d){{9}}(?!\d)")
_PUNCTUATED_MOBILE = re.compile(
    r"(?<!\d)\(?1[3-9]\d[.·_,/)(~]{1,2}(?:\d{4}[.·_,/ ~-]\d{4}|\d{8}|\d{3}[.·_,/]\d{5})(?!\d)"
)
# O and l typed for 0 and 1.
_LETTERED_MOBILE = re.compile(r"(?<![A-Za-z0-9])(?=\d*[OolI])[1lI][3-9][\dOolI]{9}(?![A-Za-z0-9])")
_TWIN_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}1[3-9]\d{9}(?!\d)")
_STARRED_MOBILE = re.compile(r"(?<![\d*])1[3-9]\d{1,5}[ -]?[*xX]{2,8}[ -]?\d{0,6}(?![\d*xX])")
_HAN_PHONE = re.compile(
    rf"(?<!{_ANY_DIGIT})[1一幺壹][ -]?[3-9三四五六七八九叁肆伍陆柒捌玖](?:[\s-]?{_ANY_DIGIT}){{9}}(?!{_ANY_DIGIT})"
    # Dictated in groups: 幺三八,零零零零,幺二三四.
    rf"|(?<!{_ANY_DIGIT})幺[\s,、]?[三四五六七八九](?:[\s,、]{{0,2}}[{HAN_DIGITS}]){{9}}(?![\s,、]{{0,2}}[{HAN_DIGITS}])"
)
_HAN_LANDLINE = re.compile(
    rf"(?:(?<!{_ANY_DIGIT})[零〇○](?=[{HAN_DIGITS}]{{9,11}}(?!{_ANY_DIGIT}))"
    rf"|(?:电话|座机|固话|号码){_AFTER}(?=[{HAN_DIGITS}]{{7,8}}(?!{_ANY_DIGIT})))(?P<it>[{HAN_DIGITS}]+)"
)
_EXTENSION = r"(?:[ -]?(?:转|分机|-){1,2} ?\d{1,6}(?!\d))?"
_LANDLINE = re.compile(
    r"(?<!\d)(?:(?:\+|00)86[ -]?)?\(?0[1-9]\d{1,2}\)?[\s/-]{0,3}[1-9]\d{2,3}[ -]?\d{3,4}"
    rf"{_NO_AMOUNT}{_EXTENSION}"
)
_FOREIGN_PHONE = re.compile(
    rf"(?<!\d)\+(?!86)(?=\d(?:[ -]?\d){{7}})[1-9]\d{{0,2}}[ -]?\d{{1,4}}(?:[ -]?\d{{3,4}}){{1,2}}{_NO_AMOUNT}"
)
_ABROAD_LANDLINE = re.compile(r"(?<!\d)(?:(?:\+|00)86[ -]?|86-)\d{2,3}[ -]?[1-9]\d{2,3}[ -]?\d{4}(?!\d)")
_CUED_LANDLINE = re.compile(
    rf"(?:(?:电话|座机|固话|小灵通|联系方式|联系号码|拨打|打|致电|传真|(?i:tel)|手机|号码){_AFTER}"
    rf"|(?<={HIDDEN})[、,/或和]{{1,2}}\s?)"
    r"(?P<it>(?!(?:19|20)\d\d[01]\d[0-3]\d)[2-9](?:\d{2,3}[ -]?\d{4}|\d{3}-\d{3})(?:-\d{1,4})?)"
    rf"{_NO_AMOUNT}(?![-次件户人个年月]|/(?!\d{{7}}))"
)

# One digit too few or too many: still somebody's number.
_CUED_MOBILE = re.compile(
    rf"(?:电话|手机|联系方式|联系号码|(?i:tel)|号码){_AFTER}(?P<it>1[3-9](?:[ -]?\d){{7,10}})(?!\d|\.\d)"
)

_ID = re.compile(r"(?<![\d.])\d(?:[\s.\-]{0,3}\d){16}[\s.\-]{0,3}[\dXx](?!\d)")
_OLD_ID = re.compile(r"(?<![\d.])(?:[1-8]\d{5}|0{6})\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![\d.])")
_HAN_ID = re.compile(rf"(?<!{_ANY_DIGIT})(?:{_ANY_DIGIT}){{17}}[0-9xX{HAN_DIGITS}](?!{_ANY_DIGIT})")
_CUED_ID = re.compile(
    r"(?:身份证|身份證|证件|證件|公民身份|身份号|残疾人?证|驾驶证|驾照|社保号|居住证|户口本|二代证|(?i:\bID)|(?<![\u4e00-\u9fff])证号)"
    r"[^\d*\ue000，。；,;\n]{0,8}(?:,(?=\d{17}))?(?P<it>[\dA-Za-z](?:[ .\-]{0,2}[\d*xX]){13,22})(?![\d*])"
)
_STARRED_ID = re.compile(r"(?<![\d*])(?=[\d*xX]{14,18}(?![\d*]))\d{3,10}[*]{4,14}[\dxX]{2,4}(?![\d*])")
_PASSPORT = re.compile(
    r"(?:护照|居留证|居留许可证?|通行证|台胞证|回乡证|签证|出生证|出生医学证明)[^\dA-Za-z\ue000，。；,;\n]{0,5}"
    r"(?P<it>[A-Za-z]{0,2}\d{7,10})(?![\dA-Za-z])"
)
_ARMY_ID = re.compile(
    r"(?:军官证|士兵证|警官证|退役证|退伍证|残疾军人证|优待证)[^\d\ue000，。；,;\n第军]{0,5}(?P<it>[^\d\s\ue000，。；,;]{0,4}\d{6,10}号?)"
)

_CARD = re.compile(r"(?<![\d.])[3-6]\d{3}(?:[\s-]?\d){11,15}(?![\d.])")
_CUED_CARD = re.compile(
    r"(?:卡号|银行卡|银行|储蓄卡|信用卡|工资卡|社保卡|一卡(?:\(折\)|折)?通|存折|账号|帐号|账户|帐户|户头|工行|农行|建行|中行|邮储|[工农建]?行卡|卡)"
    r"[\s:：是为号码到(（\"“]{0,5}(?:分别|依次)?[\s:是为]{0,2}(?P<it>\d(?:[ \-]{0,2}[\d*]){8,24})(?![\d*]|\.\d|元|万)"
)
# Beside one that is masked: 卡号分别是6200…、6200….
_NEXT_CARD = re.compile(rf"(?<={HIDDEN})\s?[、,和及与]\s?(?P<it>[3-6]\d{{15,18}})(?!\d)")

_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
# Plates have neither I nor O; people who write one down do.
_PLATE_SIGN = r"[A-Za-z0-9*]"
# Six signs are a new-energy car's, five anybody's; some of them are digits.
_PLATE = re.compile(
    rf"[{_PROVINCE}]\s?[A-Za-z][\s·.:\-]{{0,2}}(?=[A-Za-z*·\s]{{0,4}}[\d*])(?:"
    r"(?:[A-HJKa-hjk][\s·]?[A-Za-z0-9]\d{4}|\d{5}[A-HJKa-hjk]|[A-Za-z]\d{4}[DdFf])(?![A-Za-z0-9-])"
    rf"|{_PLATE_SIGN}(?:\s?{_PLATE_SIGN}){{3}}\s?(?:{_PLATE_SIGN}|[挂学警港澳])(?![A-Za-z0-9-]))"
)
_FARM_PLATE = re.compile(rf"[{_PROVINCE}]\d\d[ ·-]?\d{{5}}(?!\d)")
_CUED_PLATE = re.compile(
    r"(?:车牌|牌照|牌号|号牌)[号码是为:\s]{0,4}"
    r"(?P<it>[\u4e00-\u9fff]{0,2}[A-Za-z]?[ ·-]?[A-Za-z0-9]{5,7})(?![A-Za-z0-9])"
)

_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+*-])[A-Za-z0-9._%+*-]{1,64}\s?@\s?[A-Za-z0-9-]{1,63}(?:[.·。][A-Za-z0-9-]{1,63}){1,4}"
)
_QQ = re.compile(
    rf"(?:(?i:Q\s?Q)|扣扣|企鹅|秋秋|(?i:加Q|(?<![a-z])Q)(?=[\s号:\d]))(?:群主?|账|帐|同|微信|邮箱|{_BETWEEN}){{0,6}}"
    r"(?P<it>[1-9](?:[ -]?\d){4,11})(?![\d元人次个])"
)
_WECHAT_CUE = (
    r"(?:微\s?信|薇信|威信|薇(?=[:号])|卫星号|加微|(?i:weixin|wechat|(?<![a-z])v信|加v|(?<![a-z])v(?=[:号])|(?<![a-z])vx|(?<![a-z])wx))"
    r"(?:账|帐|同|(?i:id)|[\s:;是为叫号码\"“”'‘’(\[【)\],/=-]){0,6}"
)
# Plain letters are a number only after a sign that says so: 微信app is none.
_WECHAT = re.compile(
    rf"{_WECHAT_CUE}(?P<it>(?=[A-Za-z]{{0,19}}[\d_-]|(?<=[:号是为\"“( ])[A-Za-z])"
    r"[A-Za-z][A-Za-z0-9_.-]{5,19})(?![A-Za-z0-9_@-])"
)
_WECHAT_DIGITS = re.compile(rf"{_WECHAT_CUE}(?<=[:号是为])(?P<it>[1-9]\d{{5,11}})(?!\d)")
_ID_SIGN = re.compile("[证證照]|身份|(?i:id)")
_LETTER = re.compile(r"[A-Za-z]")
# Every long number holds five digits or stars near each other, one in Chinese numerals seven digits.
_HAN_RUN = re.compile(rf"{_ANY_DIGIT}(?:[\s,、-]{{0,2}}{_ANY_DIGIT}){{6}}")
_RUN = re.compile(r"\d(?:[^\u3400-\u9fff]{0,3}[\d*xX]){4}|\*{3}")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def find_numbers(text: str) -> Iterator[PersonalData]:
    """Yield the numbers of a folded text, the surest types first; later ones may overlap earlier ones."""
    if "@" in text:
        yield from find_matches(text, (_EMAIL,), "email")
    if _RUN.search(text):
        yield from _find_long_numbers(text)
    if _LETTER.search(text):
        yield from find_matches(text, (_PLATE,), "plate")
        yield from find_matches(text, (_WECHAT,), "wechat")
    if "牌" in text:
        yield from find_matches(text, (_CUED_PLATE,), "plate")
    if _HAN_RUN.search(text):
        yield from find_matches(text, (_HAN_ID,), "id", _has_han_digit)
        yield from find_matches(text, (_HAN_PHONE, _HAN_LANDLINE), "phone", _has_han_digit)


def _find_long_numbers(text: str) -> Iterator[PersonalData]:
    yield from find_matches(text, (_STARRED_MOBILE,), "phone")
    if _ID_SIGN.search(text):
        yield from find_matches(text, (_CUED_ID, _PASSPORT, _ARMY_ID), "id")
    yield from find_matches(text, (_STARRED_ID,), "id")
    yield from find_matches(text, (_ID,), "id", _is_id)
    yield from find_matches(text, (_OLD_ID,), "id", _is_not_numbered)
    yield from find_matches(text, (_CARD,), "card", _is_card)
    yield from find_matches(text, (_TWIN_MOBILE, _COUNTRY_MOBILE), "phone")
    yield from find_matches(text, (_MOBILE, _PUNCTUATED_MOBILE, _LETTERED_MOBILE), "phone", _is_mobile)
    yield from find_matches(text, (_CUED_CARD, _NEXT_CARD), "card")
    yield from find_matches(text, (_LANDLINE, _ABROAD_LANDLINE, _FOREIGN_PHONE), "phone", _is_not_numbered)
    yield from find_matches(text, (_CUED_LANDLINE, _CUED_MOBILE), "phone")
    yield from find_matches(text, (_FARM_PLATE,), "plate")
    yield from find_matches(text, (_QQ,), "qq")
    yield from find_matches(text, (_WECHAT_DIGITS,), "wechat")


def _is_not_numbered(match: re.Match[str]) -> bool:
    return _NUMBERED.search(match.string, max(0, match.start() - 16), match.start()) is None


def _is_mobile(match: re.Match[str]) -> bool:
    # 1998-10-12 1024: a year, a month and more is no phone.
    return _is_not_numbered(match) and not re.match(r"19\d\d[\s-]+(?:0?[1-9]|1[0-2])[\s-]", match.group())


def _is_id(match: re.Match[str]) -> bool:
    digits = re.sub(r"[^0-9Xx]", "", match.group()).upper()
    if not _is_birthday(digits[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _ID_WEIGHTS, strict=True))
    # A slip of the pen breaks the sum; numbers of tickets hold a day of recent years instead of a birthday. 个人编号
    # and 社保编号 are ids often enough to count when both are right.
    is_right, is_old = "10X98765432"[total % 11] == digits[17], digits[0] in "12345678" and digits[6:10] < "2013"
    return (is_right and is_old) or ((is_right or is_old) and _is_not_numbered(match))


def _is_birthday(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year < 2100
    except ValueError:
        return False


def _is_card(match: re.Match[str]) -> bool:
    digits = [int(digit) for digit in match.group() if digit.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 and _is_not_numbered(match)


def _has_han_digit(match: re.Match[str]) -> bool:
    return not match.group().isascii()
