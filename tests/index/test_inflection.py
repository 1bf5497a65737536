"""Base forms of English words, as far as a table knows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.inflection import base_form

KNOWN = {"city", "bus", "plan", "make", "build", "tie", "subsidy", "knife", "grow", "use"}


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("cities", "city"),
        ("buses", "bus"),
        ("planned", "plan"),
        ("planning", "plan"),
        ("making", "make"),
        ("made", "make"),
        ("built", "build"),
        ("building", "build"),
        ("tying", "tie"),
        ("subsidies", "subsidy"),
        ("knives", "knife"),
        ("grown", "grow"),
        ("used", "use"),
        ("string", None),
        ("plane", None),
        ("unknown", None),
    ],
)
def test_base_form(word: str, base: str | None) -> None:
    assert base_form(word, KNOWN) == base


@given(st.text("abcdeginsty", max_size=9))
def test_what_comes_out_is_in_the_table(word: str) -> None:
    assert base_form(word, KNOWN) in {None, *KNOWN}
