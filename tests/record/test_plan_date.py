import pytest

from udset_desktop.record.plan_date import standing_date

EARLY, LATE = ("2026-01-10", "2026-07-01"), ("2026-06-15", "2026-10-01")


def test_the_last_word_holds():
    assert standing_date((LATE, EARLY)) == "2026-10-01"
    assert standing_date((("2026-06-15", ""), EARLY)) == ""
    assert standing_date(()) == ""


@pytest.mark.parametrize(
    ("promises", "stands"),
    [
        ((LATE, EARLY), "2026-07-01"),  # a later word does not push it out
        ((("2026-06-15", ""), EARLY), "2026-07-01"),  # nor does silence
        ((("2026-07-02", "2026-10-01"), EARLY), "2026-10-01"),  # it was kept: the next one stands
        ((("2026-06-15", "2026-06-20"), EARLY), "2026-06-20"),  # sooner is no putting off
        ((EARLY,), "2026-07-01"),
        ((("2026-06-15", ""),), ""),
        ((), ""),
    ],
)
def test_for_the_carer_of_somebody_who_is_dying_no_day_is_put_off(promises, stands):
    assert standing_date(promises, never_put_off=True) == stands
