import pytest

from udset_desktop.sealing.chain import BEGINNING, chained


def test_a_line_hangs_on_what_it_says_and_on_the_line_before():
    first = chained(BEGINNING, (1, "2026-05-04", "unlocked", "wrong=0"))
    assert len(first) == 64
    assert chained(BEGINNING, (1, "2026-05-04", "unlocked", "wrong=0")) == first
    assert chained(first, (2, "2026-05-04", "unlocked", "wrong=0")) != chained(
        BEGINNING, (2, "2026-05-04", "unlocked", "wrong=0")
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, "ab", "c"), (1, "a", "bc")),
        ((1, "a"), ("1", "a")),
        ((1, 'a","b'), (1, "a", "b")),
        ((1, "é"), (1, "e")),
        ((12, "a"), (1, "2a")),
    ],
)
def test_other_parts_are_another_line(one, other):
    assert chained(BEGINNING, one) != chained(BEGINNING, other)
