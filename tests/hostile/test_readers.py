"""Every reader of a file from outside, with what Hypothesis makes of an honest one: refused, or as it was."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

from fuzz_targets import targets

from udset_desktop.foundation.problems import UdsetError

SLOW = ("instrument instrument.toml", "instrument text.en.toml")
"""Of a whole questionnaire; what Hypothesis makes of a small one is in `test_definitions`."""
TARGETS = [one for one in targets() if one.name not in SLOW]
OUTCOMES = {"same", "other", "refused"}


def outcome(target, content):
    """What the reader makes of it; anything but a refusal comes out as it is."""
    try:
        return target.read(content)
    except UdsetError:
        return "refused"


@pytest.mark.parametrize("target", TARGETS, ids=[one.name for one in TARGETS])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_pieces_cut_out_and_put_in_are_refused_or_read_as_they_were(target, data):
    honest = data.draw(st.sampled_from(target.honest))
    at = data.draw(st.integers(0, len(honest)))
    cut, put = data.draw(st.integers(0, 30)), data.draw(st.binary(max_size=30))
    assert outcome(target, honest[:at] + put + honest[at + cut :]) in OUTCOMES


@pytest.mark.parametrize("target", TARGETS, ids=[one.name for one in TARGETS])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(number=st.integers(0, 1 << 32))
def test_what_is_spoilt_in_its_structure_is_refused_or_read_as_it_was(target, number):
    content = target.spoil(target.honest[0], random.Random(number), target.honest)
    assert outcome(target, content) in OUTCOMES


@pytest.mark.parametrize("target", TARGETS, ids=[one.name for one in TARGETS])
@settings(max_examples=15, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_at_all_are_refused_or_say_what_they_say(target, content):
    assert outcome(target, content) in OUTCOMES
