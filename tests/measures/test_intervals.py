import pytest

from udset_desktop.measures.intervals import share_of, wilson


@pytest.mark.parametrize(
    ("n", "base", "low", "high"),
    [(8, 10, 49, 94), (24, 30, 63, 90), (48, 60, 68, 88), (0, 20, 0, 16), (20, 20, 84, 100)],
)
def test_shares_carry_their_wilson_interval_in_whole_per_cent(n, base, low, high):
    share = share_of(n, base)
    assert (share.low, share.high) == (low, high)


def test_a_small_base_gets_no_share():
    assert share_of(9, 9) is None


def test_the_interval_agrees_with_the_quadratic_it_solves():
    for n, base in ((3, 17), (50, 90), (1, 1000)):
        for bound in wilson(n, base):
            assert (n / base - bound) ** 2 == pytest.approx(1.959963984540054**2 * bound * (1 - bound) / base)


@pytest.mark.parametrize(("n", "base"), [(1, 0), (3, 2), (-1, 5)])
def test_there_is_no_share_of_nothing(n, base):
    with pytest.raises(ValueError, match="nothing"):
        wilson(n, base)
