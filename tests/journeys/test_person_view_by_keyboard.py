"""The screen turned round in the real window, on a screen of its own, and back again by keys alone."""

from __future__ import annotations

import pytest

from tests.journeys.test_window_by_keyboard import NAME, asking, begin, jump
from tests.kit.watched_window import WatchedWindow
from udset_desktop.foundation.places import Home
from udset_desktop.interview.answers import SaidBy, Shown
from udset_desktop.usecases import interviewing, unlocking
from udset_desktop.usecases.workplace import open_workplace

pytestmark = pytest.mark.screen


def turned(window: WatchedWindow, *, on: bool) -> None:
    """The person's screen alone in front, or the conversation again."""
    window.until(lambda seen: seen["turned"] is on and seen["behind"] is not on and seen["quiet"], "the turn")


def test_one_question_is_answered_on_the_turned_screen_and_it_is_left_by_keys(tmp_path, screen, begin_lists):
    window = WatchedWindow(screen, tmp_path, "--home", str(tmp_path / "home"))
    try:
        begin(window, begin_lists)
        jump(window, "safe")
        window.keys("F9")
        turned(window, on=True)
        window.keys("3")
        window.keys("Next")  # Page Down
        window.keys("5")
        window.keys("Escape")
        window.keys("question")  # between two of them, so that they are no two in a row
        window.keys("Escape")
        turned(window, on=True)
        window.keys("Escape")
        turned(window, on=False)
        assert asking(window, "pages")["page"] == "things_to_do"
        assert window.close() == 0
    finally:
        window.kill()

    workplace = open_workplace(Home(folder=tmp_path / "home"))
    unlocking.unlock(workplace)
    (draft,) = [one for one in interviewing.today(workplace).drafts if one.name == NAME]
    answers = workplace.require_vault().load_draft(draft.interview).answers
    workplace.close()
    safe, to_do = answers["safe.rating"], answers["things_to_do.rating"]
    assert (safe.value, safe.said_by, safe.shown) == ("not_really", (SaidBy.PERSON,), Shown.IN_ORDER)
    assert (to_do.value, to_do.non_answer) == (None, "question_didnt_work")
