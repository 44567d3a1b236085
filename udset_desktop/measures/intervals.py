"""Shares and the intervals around them, in whole per cent.

Called by `measures.compute`.  Never gives a share on a small base.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

SMALLEST_BASE = 10
"""Under this base there is no share at all: "n of m" or nothing."""

_Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share with its Wilson 95 % interval, whole per cent."""

    share: int
    low: int
    high: int


def share_of(n: int, base: int) -> Share | None:
    """The share of `n` in `base`; None where the base is too small for one."""
    if base < SMALLEST_BASE:
        return None
    low, high = wilson(n, base)
    return Share(share=_whole(n / base), low=_whole(low), high=_whole(high))


def wilson(n: int, base: int) -> tuple[float, float]:
    """The Wilson score interval of a share at 95 %; raises `ValueError` without a base."""
    if not 0 <= n <= base or base == 0:
        msg = "no share of nothing"
        raise ValueError(msg)
    share = n / base
    spread = _Z_95 * _Z_95 / base
    middle = (share + spread / 2) / (1 + spread)
    reach = _Z_95 * sqrt(share * (1 - share) / base + spread / (4 * base)) / (1 + spread)
    # At the ends the formula misses 0 and 1 by a rounding error only.
    return (0.0 if n == 0 else max(0.0, middle - reach), 1.0 if n == base else min(1.0, middle + reach))


def _whole(share: float) -> int:
    return int(share * 100 + 0.5)
