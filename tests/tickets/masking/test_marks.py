"""Kinds of personal data and their names."""

from typing import get_args

from hotspot.tickets.masking.marks import TYPE_NAMES, PersonalDataType, fold_text


def test_every_kind_has_a_name_for_clerks() -> None:
    assert set(TYPE_NAMES) == set(get_args(PersonalDataType))


def test_digits_of_all_scripts_are_folded_and_nothing_else_of_them() -> None:
    assert fold_text("电话١٣٨०１") == "电话13801"
    assert fold_text("②楼 Ⅲ期 ½") == "②楼 Ⅲ期 ½"
