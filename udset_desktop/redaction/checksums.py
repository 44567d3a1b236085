"""Check digits of the numbers people carry: pure arithmetic on strings of digits.

A wrong check digit never makes a number harmless (a mistyped one gives away as much); a right one
only lets the rule say more surely what it is.
"""

from __future__ import annotations

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TEN = 10
_ELEVEN = 11
_NINE = 9


def begins_with_date(digits: str) -> bool:
    """Whether the first four digits are a day and a month, as those of a CHI number are."""
    day, month = int(digits[:2]), int(digits[2:4])
    return 1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]


def has_chi_check(digits: str) -> bool:
    """Whether the last of ten digits is a CHI number's: by mod 11, or by mod 10 as newer ones have it."""
    return has_nhs_check(digits) or _luhn(digits) == 0


def has_nhs_check(digits: str) -> bool:
    """Whether the last of ten digits is right by mod 11, which NHS and older CHI numbers share."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(_TEN, 1, -1), strict=False))
    check = _ELEVEN - total % _ELEVEN
    return check % _ELEVEN == int(digits[_NINE]) and check != _TEN


def has_card_check(digits: str) -> bool:
    """Whether the last digit is a bank card's, by mod 10."""
    return _luhn(digits) == 0


def has_iban_check(iban: str) -> bool:
    """Whether letters and digits are an international account number, by mod 97."""
    moved = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


def _luhn(digits: str) -> int:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - _NINE if value > _NINE else value
    return total % _TEN
