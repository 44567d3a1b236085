"""The random references by which a project joins a person's visits, and how one is told from a slip.

A project gives them out, a case file keeps them, an interviewer types one at Begin.  Ten signs, the
last of them a check: one wrong sign, or two that changed places, is always noticed.  Nothing is in a
reference but chance; no official number can be one, because each holds at least two letters and no 0 or 1.
"""

from __future__ import annotations

import secrets

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Thirty-one, a prime number, so that the check leaves no slip unseen; nothing that looks like another."""

LENGTH = 10
MOST_AT_ONCE = 10_000
_HALF = LENGTH // 2
_LEAST_LETTERS = 2
_DASHES = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2014\u00a0\t")


def new_references(count: int) -> tuple[str, ...]:
    """So many references, each another one, as they are printed: `ABCDE-FGH2J`."""
    if not 1 <= count <= MOST_AT_ONCE:
        msg = f"from 1 to {MOST_AT_ONCE} references at once"
        raise ValueError(msg)
    made: dict[str, None] = {}
    while len(made) < count:
        body = "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
        if _letters(body) >= _LEAST_LETTERS:
            made[_spelled(body + _check_of(body))] = None
    return tuple(made)


def read_reference(text: str) -> str | None:
    """The reference that somebody typed, in its one spelling; None where it is none or has a slip in it."""
    plain = text.translate(_DASHES).upper()
    if len(plain) != LENGTH or not set(plain) <= set(SIGNS) or _letters(plain[:-1]) < _LEAST_LETTERS:
        return None
    return _spelled(plain) if plain[-1] == _check_of(plain[:-1]) else None


def spelled_reference(text: str) -> str:
    """A reference in its one spelling, so that the same person is found again; anything else as it stands."""
    return read_reference(text) or text


def _letters(plain: str) -> int:
    return sum(map(str.isalpha, plain))


def _check_of(body: str) -> str:
    # Weights 1, 2, 3 ... under a prime: a single slip and any two that changed places change the sum.
    return SIGNS[sum(weight * SIGNS.index(sign) for weight, sign in enumerate(body, start=1)) % len(SIGNS)]


def _spelled(plain: str) -> str:
    return f"{plain[:_HALF]}-{plain[_HALF:]}"
