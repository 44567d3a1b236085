from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.interviews import a_project
from tests.kit.windows import words_on
from udset_desktop.desktop.views.begin_steps import likely_talk, suits_of
from udset_desktop.desktop.views.begin_view import BeginState, BeginView
from udset_desktop.foundation.problems import Finding
from udset_desktop.interview.begin import begin_lists
from udset_desktop.interview.header import Interviewer
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.person_look import PersonLook
from udset_desktop.record.today import FoundPerson

REVIEW, PLAN, CARER = "user-review/1.0.0", "user-plan/1.0.0", "carer-review/1.0.0"
TITLES = {REVIEW: "Review conversation", PLAN: "Planning conversation", CARER: "Carer's conversation"}
MORAG = FoundPerson(
    person="p1",
    name="Morag",
    about="user",
    group="mental_health",
    age_band="80_and_over",
    place="north",
    last_on="2026-01-05",
    suits=("more_time",),
    sheet="large",
)
OWN = Interviewer(ref="", type="own_care_manager")


def shown(qtbot, person=MORAG, interviewer=OWN):
    view = BeginView()
    qtbot.addWidget(view)
    view.show_state(
        BeginState(
            lists=begin_lists(a_project(), TITLES),
            today_on="2026-06-03",
            person=person,
            interviewer=interviewer,
        )
    )
    view.show()
    view.activateWindow()
    view.title.take_focus()
    return view


@pytest.fixture
def view(qtbot):
    return shown(qtbot)


def test_what_was_not_recorded_is_named(qtbot):
    for changes, words in (
        ({"age_band": ""}, "Mental health \u00b7 Age not recorded"),
        ({"group": "not_recorded"}, "Group not recorded \u00b7 80 and over"),
    ):
        view = shown(qtbot, person=replace(MORAG, **changes))
        told = view.steps[1].told.text()
        assert words in told
        assert "Not recorded" not in told


def press(qtbot, view, *keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(view.focusWidget() or view, key, held)


def folded(view):
    return [number for number, step in view.steps.items() if step.is_folded]


def test_what_is_known_takes_one_line_each_and_says_all_of_it(view):
    assert folded(view) == [1, 2, 3]
    assert view.steps[1].told.text() == (
        "1  Morag \u00b7 Mental health \u00b7 80 and over \u00b7 North \u00b7 last talked on 5 January 2026"
    )
    assert view.steps[2].told.text() == "2  Review conversation \u00b7 All the help"
    told = view.steps[3].told.text()
    for words in ("The person", "Face to face", "Nobody else in the room", "You: Own care manager"):
        assert words in told
    assert "What suits them: more time, the large sheet" in told
    assert "Which group?" not in words_on(view)


def test_somebody_known_is_begun_with_in_three_keys(qtbot, view):
    with qtbot.waitSignal(view.begin_asked) as told:
        press(qtbot, view, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_Return)
    choice = told.args[0]
    assert (choice.person, choice.instrument, choice.talk, choice.notice) == (
        "p1",
        REVIEW,
        Reply.YES,
        "read_out",
    )
    assert choice.header.interviewers == (OWN,)
    assert choice.header.aids == ("more_time",)


def test_neither_the_notice_nor_the_yes_is_ever_taken_from_last_time(view):
    assert 4 not in folded(view)
    assert (view.choice().notice, view.choice().talk) == ("", Reply.NOT_ASKED)


def test_each_line_opens_by_its_key_with_the_focus_inside(qtbot, view):
    for number, inside in (
        (1, view.name),
        (2, view.rows["instruments"]),
        (3, view.rows["respondents"]),
        (4, view.rows["notices"]),
    ):
        press(qtbot, view, getattr(Qt.Key, f"Key_{number}"), held=Qt.KeyboardModifier.AltModifier)
        assert number not in folded(view)
        focused = view.focusWidget()
        assert focused is inside or inside.isAncestorOf(focused)
    assert folded(view) == []


def test_a_line_opens_by_its_button_too_and_stays_open(qtbot, view):
    assert "Alt+2" in view.steps[2].change.accessibleName()
    view.steps[2].change.click()
    view.rows["instruments"].buttons[PLAN].click()
    assert folded(view) == [1, 3]
    assert view.choice().instrument == PLAN


def test_somebody_new_folds_nothing_and_digits_lead_down_the_page(qtbot):
    view = shown(qtbot, person=None)
    assert folded(view) == []
    view.name.setText("Isla")
    press(qtbot, view, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1)
    assert view.focusWidget() is view.begin_button
    choice = view.choice()
    assert (choice.header.about.group, choice.instrument, choice.notice) == ("older_people", REVIEW, "left")
    assert choice.talk is Reply.YES


def test_the_digits_stand_where_something_is_asked_next_and_nowhere_else(qtbot, view):
    assert view.folds.next_row is view.rows["notices"]
    press(qtbot, view, Qt.Key.Key_1)
    assert view.folds.next_row is view.talk
    press(qtbot, view, Qt.Key.Key_9)  # there is no ninth choice
    assert view.choice().talk is Reply.NOT_ASKED
    press(qtbot, view, Qt.Key.Key_2)
    assert view.choice().talk is Reply.NO
    assert view.folds.next_row is None
    press(qtbot, view, Qt.Key.Key_1)  # nothing is asked any more
    assert view.choice().talk is Reply.NO


def test_digits_in_a_name_are_digits(qtbot):
    view = shown(qtbot, person=None)
    view.name.setFocus()
    press(qtbot, view, Qt.Key.Key_1)
    assert view.name.text() == "1"
    assert view.rows["groups"].codes == ()


def test_what_is_not_known_stays_open(qtbot):
    assert folded(shown(qtbot, interviewer=None)) == [1, 2]
    assert folded(shown(qtbot, person=replace(MORAG, last_on=""))) == [1, 3]  # a first talk may be any


def test_another_name_unfolds_everything(qtbot, view):
    view.folds.open_step(1)
    qtbot.keyClicks(view.name, "x")
    assert folded(view) == []
    assert view.person is None


def test_somebody_found_by_name_folds_too(qtbot):
    view = shown(qtbot, person=None)
    view.show_found((MORAG,), "Mo")
    view.found.rows["p1"].buttons["take"].click()
    assert folded(view) == [1, 2, 3]


def test_what_is_wrong_is_never_behind_a_line(view):
    view.show_findings((Finding(code="interview.no_such_choice", where="group"),))
    assert folded(view) == []


def test_ctrl_enter_begins_from_anywhere(qtbot, view):
    with qtbot.waitSignal(view.begin_asked):
        press(qtbot, view, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)


def test_the_likely_talk_is_the_only_one_or_the_review_of_somebody_talked_with():
    assert likely_talk(MORAG, TITLES) == REVIEW
    assert likely_talk(replace(MORAG, last_on=""), TITLES) == ""
    assert likely_talk(replace(MORAG, about="carer"), TITLES) == CARER


def test_what_suits_somebody_is_told_in_words():
    look = PersonLook(size=60, ground="yellow_on_black", few_words=True)
    person = replace(MORAG, sheet="plain", look=look)
    assert tuple(suits_of(person, ("More time",))) == (
        "more time",
        "the short and plain sheet",
        "words of 60 points on the screen",
        "yellow on black",
        "three words to choose from",
    )
    assert tuple(suits_of(replace(MORAG, sheet=""), ())) == ()
