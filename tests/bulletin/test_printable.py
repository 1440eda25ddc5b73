"""What no document can hold is taken out of texts."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hotspot.bulletin.printable import make_printable


@given(st.text(alphabet=st.characters(), max_size=50))
def test_xml_takes_whatever_is_left(text: str) -> None:
    element = etree.Element("text")
    element.text = make_printable(text)
    assert etree.fromstring(etree.tostring(element)).text in (element.text, None)


def test_lines_become_one() -> None:
    assert make_printable("路灯不亮\r\n三个月\t了\u2028") == "路灯不亮 三个月 了 "
