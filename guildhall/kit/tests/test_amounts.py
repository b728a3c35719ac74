"""An amount is read as the person meant it, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhall.kit.amounts import MOST, NotAnAmount, Wrong, amount_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12", "12.00"),
        ("12,50", "12.50"),
        ("12.50", "12.50"),
        ("12,5", "12.50"),
        (" 12.5 ", "12.50"),
        (".50", "0.50"),
        ("0,5", "0.50"),
        ("12,-", "12.00"),
        ("12.–", "12.00"),
        ("€ 12,50", "12.50"),
        ("12.50 EUR", "12.50"),
        ("chf 20", "20.00"),
        ("£3", "3.00"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1.234", "1234.00"),
        ("1,500", "1500.00"),
        ("1.234.567", "1234567.00"),
        ("1 234,50", "1234.50"),
        ("1\N{NO-BREAK SPACE}234", "1234.00"),
        ("1'234.50", "1234.50"),
        ("1’234", "1234.00"),
        ("１２", "12.00"),
        ("0", "0.00"),
        ("-0", "0.00"),
        ("9,999,999.99", "9999999.99"),
    ],
)
def test_it_is_read_as_it_was_meant(typed, meant):
    assert str(amount_of(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("", Wrong.NOT_A_NUMBER),
        ("forty", Wrong.NOT_A_NUMBER),
        ("€", Wrong.NOT_A_NUMBER),
        ("nan", Wrong.NOT_A_NUMBER),
        ("1e5", Wrong.NOT_A_NUMBER),
        ("12 50", Wrong.NOT_A_NUMBER),
        ("1.23.4", Wrong.NOT_A_NUMBER),
        ("1,23.40", Wrong.NOT_A_NUMBER),
        ("1.234,567,8", Wrong.NOT_A_NUMBER),
        ("10-20", Wrong.NOT_A_NUMBER),
        ("3 x 4", Wrong.NOT_A_NUMBER),
        ("-5", Wrong.NEGATIVE),
        ("−5,00", Wrong.NEGATIVE),
        ("€ -5", Wrong.NEGATIVE),
        ("0,123", Wrong.TOO_EXACT),
        ("12.3456", Wrong.TOO_EXACT),
        ("10000000", Wrong.TOO_LARGE),
        ("9" * 400, Wrong.TOO_LARGE),
    ],
)
def test_what_is_no_amount_is_refused(typed, wrong):
    with pytest.raises(NotAnAmount) as refused:
        amount_of(typed)

    assert refused.value.wrong == wrong


@given(cents=st.integers(0, int(MOST * 100)), marks=st.sampled_from([",.", ".,", " ,", "'.", " ."]))
def test_each_way_of_writing_an_amount_gives_the_same(cents, marks):
    group, point = marks
    whole = f"{cents // 100:,}".replace(",", group)

    assert amount_of(f"{whole}{point}{cents % 100:02}") == Decimal(cents) / 100


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_refused(typed):
    try:
        amount = amount_of(typed)
    except NotAnAmount:
        return

    assert 0 <= amount <= MOST
    assert amount == amount.quantize(Decimal("0.01"))
