"""Any byte changed anywhere: the bundle opens as the same, or is refused; never a third thing."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kit.bundles import bundle, opened, sealed, shareable
from udset_desktop.bundle.opened import OpenedBundle
from udset_desktop.bundle.shareable import Offers, Withdrawal
from udset_desktop.bundle.writer import Load
from udset_desktop.foundation.problems import UdsetError

LOAD = Load(
    records=(shareable(1), shareable(2), shareable(3)),
    withdrawals=(Withdrawal(items=("safe.rating",), record=shareable(9).record),),
    offers=(Offers(count=3, interviewer_type="third_party", quarter="2026-Q2", said="said_no"),),
)
MADE = bundle(LOAD)
HONEST = opened(MADE.content)
SEALED_FLIPS = 1_500
INNER_FLIPS = 2_500


def outcome(content: bytes) -> OpenedBundle | str:
    try:
        return opened(content)
    except UdsetError as problem:
        return problem.code


def is_equal_or_refused(content: bytes) -> bool:
    found = outcome(content)
    return isinstance(found, str) or found == HONEST


def flipped(content: bytes, at: int, bits: int) -> bytes:
    return content[:at] + bytes([content[at] ^ bits]) + content[at + 1 :]


def test_the_honest_bundle_is_whole():
    assert (len(HONEST.records), HONEST.held) == (3, ())


def test_seeded_flips_of_the_sealed_file_are_all_refused(record_property):
    dice = random.Random(20261122)
    refused = 0
    for _ in range(SEALED_FLIPS):
        content = flipped(MADE.content, dice.randrange(len(MADE.content)), dice.randrange(1, 256))
        refused += isinstance(outcome(content), str)
    record_property("flips_refused", f"{refused} of {SEALED_FLIPS}")
    assert refused == SEALED_FLIPS


def test_seeded_flips_inside_the_seal_are_equal_or_refused(record_property):
    # A stranger who knows the recipients can seal an altered bag anew.
    dice = random.Random(20261123)
    good = 0
    for _ in range(INNER_FLIPS):
        inner = flipped(MADE.inner, dice.randrange(len(MADE.inner)), dice.randrange(1, 256))
        good += is_equal_or_refused(sealed(inner))
    record_property("flips_equal_or_refused", f"{good} of {INNER_FLIPS}")
    assert good == INNER_FLIPS


@settings(max_examples=150)
@given(
    at=st.integers(0, len(MADE.inner) - 1),
    cut=st.integers(0, 40),
    put=st.binary(max_size=40),
)
def test_pieces_cut_out_or_put_in_are_equal_or_refused(at, cut, put):
    assert is_equal_or_refused(sealed(MADE.inner[:at] + put + MADE.inner[at + cut :]))
