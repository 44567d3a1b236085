from __future__ import annotations

from dataclasses import replace

import pytest

from udset_desktop.interview.person_look import (
    LOOK_SIZES,
    USUAL_LOOK,
    PersonLook,
    is_sensible,
    larger,
    told_apart,
)


def test_the_largest_is_seventy_two_points_and_the_ends_stay():
    assert LOOK_SIZES[-1] == 72
    assert larger(60) == larger(72) == 72
    assert larger(28, by=-1) == 28
    assert larger(33) == 48  # a size nobody offers counts as the usual one


@pytest.mark.parametrize("change", [{"size": 40}, {"ground": "pink"}])
def test_what_nobody_offers_is_not_sensible(change):
    assert is_sensible(USUAL_LOOK)
    assert not is_sensible(replace(USUAL_LOOK, **change))


def test_the_size_is_always_told_and_the_rest_only_where_it_is_out_of_the_usual():
    assert told_apart(USUAL_LOOK) == (("size", 36),)
    look = PersonLook(size=72, ground="yellow_on_black", pictures=True)
    assert told_apart(look) == (("size", 72), ("ground", "yellow_on_black"), ("pictures", True))
