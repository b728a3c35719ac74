"""Amounts of money as people type them, read exactly."""

import re
import unicodedata
from decimal import Decimal
from enum import StrEnum

MOST = Decimal("9999999.99")
_SIGN = r"[-−–]"
_CURRENCY = r"(?:[a-z]{3}|fr\.|[€$£¥])"
_WHOLE = re.compile(
    rf"{_CURRENCY}?\s*({_SIGN}?)\s*([0-9.,' ’]*[0-9][0-9.,' ’]*){_SIGN}*\s*{_CURRENCY}?"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?![0-9])")


class Wrong(StrEnum):
    NOT_A_NUMBER = "not a number"
    NEGATIVE = "negative"
    TOO_EXACT = "too exact"
    TOO_LARGE = "too large"


class NotAnAmount(ValueError):
    def __init__(self, wrong: Wrong) -> None:
        super().__init__(str(wrong))
        self.wrong = wrong


def amount_of(typed: str) -> Decimal:
    """“12,50”, “1.234,50”, “1,234.50”, “1 234”, “€ 12.-”: with two digits after the point.

    A single comma or point before exactly three digits parts thousands (“1.500” is 1500), since
    nobody writes tenths of a cent; after a nought it doesn't. Raises NotAnAmount.
    """
    text = unicodedata.normalize("NFKC", typed).strip().lower()
    found = _WHOLE.fullmatch(text)
    if found is None:
        raise NotAnAmount(Wrong.NOT_A_NUMBER)
    whole, cents = _parted(_without_gaps(found[2].strip()))
    if len(cents) > 2:
        raise NotAnAmount(Wrong.TOO_EXACT)
    amount = Decimal(f"{whole or '0'}.{cents:0<2}")
    if found[1] and amount:
        raise NotAnAmount(Wrong.NEGATIVE)
    if amount > MOST:
        raise NotAnAmount(Wrong.TOO_LARGE)
    return amount


def _without_gaps(number: str) -> str:
    """Without what parts groups of three; other gaps are refused."""
    number = _GROUPED.sub(lambda group: re.sub(r"[ '’]", "", group[0]), number, count=1)
    if re.search(r"[ '’]", number):
        raise NotAnAmount(Wrong.NOT_A_NUMBER)
    return number


def _parted(number: str) -> tuple[str, str]:
    """Whole units, and what comes after the point."""
    marks = re.findall(r"[.,]", number)
    if not marks:
        return number, ""
    last = marks[-1]
    head, _mark, tail = number.rpartition(last)
    is_thousand = len(tail) == 3 and head.strip("0") != "" and set(marks) == {last}
    if is_thousand or marks.count(last) > 1:
        return _grouped(number, last), ""
    return (_grouped(head, marks[0]) if len(marks) > 1 else head), tail


def _grouped(number: str, mark: str) -> str:
    """Raises NotAnAmount where groups have not three digits each, or are parted differently."""
    first, *others = number.split(mark)
    if not (1 <= len(first) <= 3 and all(len(one) == 3 for one in others)):
        raise NotAnAmount(Wrong.NOT_A_NUMBER)
    if not all(one.isdecimal() for one in (first, *others)):
        raise NotAnAmount(Wrong.NOT_A_NUMBER)
    return first + "".join(others)
