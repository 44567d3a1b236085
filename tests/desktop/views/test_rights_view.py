from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.vaults import made_up_person
from tests.kit.windows import words_on
from udset_desktop.desktop.views.rights_view import PutRightAsked, RightsShown, RightsView
from udset_desktop.interview.screen import ChoiceState

MORAG = made_up_person(post="no", link="R-17")
SHOWN = RightsShown(
    person=MORAG,
    figures=("Conversations that would be taken out: 2.",),
    may_take_out=True,
    goes=("Two conversations.",),
    stays=("One line.", "A copy."),
)


@pytest.fixture
def view(qtbot):
    made = RightsView()
    qtbot.addWidget(made)
    made.show()
    made.show_state(SHOWN)
    return made


def test_what_would_go_and_what_would_stay_is_on_the_page_before_anything_goes(view):
    words = words_on(view)
    for one in ("Conversations that would be taken out: 2.", "Two conversations.", "One line.\nA copy."):
        assert one in words
    assert view.title.text() == "What is held on Morag Ross, and their rights"


def test_the_lines_stand_as_they_are_kept_and_are_handed_on_together(qtbot, view):
    assert view.looks_after.isHidden()  # nobody's carer
    view.name.set_text(" Mora ")
    view.post.buttons["not_asked"].click()
    with qtbot.waitSignal(view.right_asked) as told:
        view.keep_button.click()
    assert told.args == [PutRightAsked(name="Mora", link="R-17", looks_after="", post="")]
    view.show_state(replace(SHOWN, person=replace(MORAG, about="carer", looks_after="Jean")))
    assert view.looks_after.text == "Jean"
    assert not view.looks_after.isHidden()


AGES = tuple(ChoiceState(code=code, words=code or "None") for code in ("65_79", "80_and_over", ""))


def test_group_age_and_place_are_chosen_as_begin_offers_them(qtbot, view):
    assert view.rows["places"].isHidden()  # the project records none
    view.show_state(
        replace(
            SHOWN,
            person=replace(MORAG, about="carer", group="of_before", age_band="65_79"),
            groups=(ChoiceState(code="older_people", words="Older people"),),
            age_bands=AGES,
            places=(ChoiceState(code="north", words="North end"),),
        )
    )
    words = words_on(view)
    for one in ("Whom do they look after: which group", "North end", "Not recorded"):
        assert one in words
    view.rows["age_bands"].buttons["80_and_over"].click()
    with qtbot.waitSignal(view.right_asked) as told:
        view.keep_button.click()
    (asked,) = told.args
    # A group that no list has any more is not chosen, and stays.
    assert (asked.group, asked.age_band, asked.place) == (None, "80_and_over", "")
    view.rows["age_bands"].buttons[""].click()
    with qtbot.waitSignal(view.right_asked) as told:
        view.keep_button.click()
    assert told.args[0].age_band == ""


def test_a_hold_wants_a_reason_and_says_since_when(qtbot, view):
    assert not view.hold_button.isEnabled()
    view.reason.setPlainText("not true")
    with qtbot.waitSignal(view.hold_asked) as told:
        view.hold_button.click()
    assert told.args == ["not true"]
    view.show_state(replace(SHOWN, person=replace(MORAG, on_hold_since="2026-05-04")))
    assert "On hold since 4 May 2026: kept, and not used." in words_on(view)
    assert view.hold_button.isHidden()
    assert not view.keep_button.isEnabled()
    with qtbot.waitSignal(view.free_asked):
        view.free_button.click()


def test_nothing_to_take_out_is_said_and_not_asked(view):
    view.show_state(replace(SHOWN, may_take_out=False))
    assert not view.figures_button.isEnabled()


def test_the_file_is_asked_for_with_a_password_or_as_text(qtbot, view):
    view.password.setText("heron")
    with qtbot.waitSignal(view.paper_asked) as told:
        view.paper_button.click()
    assert told.args == ["heron"]
    with qtbot.waitSignal(view.text_asked):
        view.text_button.click()


def test_the_next_person_finds_nothing_of_the_last(view):
    view.password.setText("heron")
    view.reason.setPlainText("not true")
    view.start()
    assert (view.password.text(), view.reason.toPlainText(), view.title.text()) == ("", "", "")


def test_escape_goes_back(qtbot, view):
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
