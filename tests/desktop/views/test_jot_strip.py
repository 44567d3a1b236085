import pytest

from tests.kit.windows import words_on
from udset_desktop.desktop.views.jot_strip import JotStrip, lines_on
from udset_desktop.interview.jot import Jot

AT = "2026-05-04T10:42:00+01:00"
NIGHTS = Jot(number=1, text="the nights", spent_s=725, at=AT, laid=("safe",))
STAIRS = Jot(number=2, text="the stairs", laid=("safe", "home"), worded=("safe",), between_us=True)


@pytest.fixture
def strip(qtbot):
    made = JotStrip()
    qtbot.addWidget(made)
    return made


def test_the_page_shows_its_own_jots_with_what_is_to_be_known_of_them(strip):
    strip.show_lines(lines_on((NIGHTS, STAIRS), "safe", {}))
    assert not strip.isHidden()
    shown = words_on(strip)
    assert "the nights\n12 min · 10:42" in shown
    assert "the stairs\n0 min · just between us · in the words" in shown
    strip.show_lines(lines_on((NIGHTS, STAIRS), "safe", {1: "An advocate"}))
    assert "the nights\n12 min · 10:42 · An advocate" in words_on(strip)
    strip.show_lines(lines_on((NIGHTS, STAIRS), "safe", {1: "An advocate"}, timed=False))
    assert "the nights\nAn advocate" in words_on(strip)
    strip.show_lines(lines_on((NIGHTS, STAIRS), "home", {}))
    assert [row.isHidden() for row in strip.rows[:2]] == [False, True]
    strip.show_lines(())
    assert strip.isHidden()


def test_one_or_all_can_be_put_into_the_words(qtbot, strip):
    strip.show_lines(lines_on((NIGHTS, STAIRS), "safe", {}))
    assert strip.rows[0].put_in.accessibleName() == "Put into the words: the nights"
    assert strip.rows[1].put_in.isHidden()
    with qtbot.waitSignal(strip.words_asked) as told:
        strip.rows[0].put_in.click()
    assert told.args == [(1,)]
    with qtbot.waitSignal(strip.words_asked) as told:
        strip.put_all.click()
    assert told.args == [()]
    strip.show_lines(lines_on((STAIRS,), "safe", {}))
    assert strip.put_all.isHidden()


def test_rows_are_made_once(strip):
    many = tuple(Jot(number=at, text=f"line {at}", laid=("safe",)) for at in range(1, 8))
    strip.show_lines(lines_on(many, "safe", {}))
    made = list(strip.rows)
    strip.show_lines(lines_on(many[:2], "safe", {}))
    strip.show_lines(lines_on(many, "safe", {}))
    assert strip.rows == made
    assert len(made) == len(many)
