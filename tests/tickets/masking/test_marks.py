"""Kinds of personal data and their names."""

from typing import get_args

from hotspot.tickets.masking.marks import TYPE_NAMES, PersonalDataType


def test_every_kind_has_a_name_for_clerks() -> None:
    assert set(TYPE_NAMES) == set(get_args(PersonalDataType))
