from dataclasses import replace

from PySide6.QtGui import QAccessible

from tests.kit.screen_states import choices, permissions_state
from tests.kit.windows import words_on
from udset_desktop.desktop.views.permissions_view import PermissionsView
from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.wording import sentence_of


def test_every_question_is_asked_with_equal_answers(qtbot):
    view = PermissionsView()
    qtbot.addWidget(view)
    view.show_state(permissions_state())
    assert "May your words be read, without your name?" in words_on(view)
    with qtbot.waitSignal(view.replied) as told:
        view.rows["words"].buttons["no"].click()
    assert told.args == ["words", "no"]
    assert "Not asked means no." in words_on(view)


def test_who_and_how_are_said_once(qtbot):
    view = PermissionsView()
    qtbot.addWidget(view)
    view.show_state(permissions_state(papers_ask="Papers seen?", papers_seen=True))
    with qtbot.waitSignal(view.giver_chosen) as told:
        view.givers.buttons["attorney"].click()
    assert told.args == ["attorney"]
    with qtbot.waitSignal(view.how_chosen) as told:
        view.hows.buttons["signed"].click()
    assert told.args == ["signed"]
    assert view.papers.isChecked()
    with qtbot.waitSignal(view.papers_said) as told:
        view.papers.click()
    assert told.args == [False]


def test_a_refusal_and_its_reason_are_shown(qtbot):
    view = PermissionsView()
    qtbot.addWidget(view)
    found = Finding(code="interview.who_permits")
    state = replace(
        permissions_state(),
        closed_why="Nobody here may say yes.",
        findings=(found,),
        givers=choices(("nobody", "Nobody")),
    )
    view.show_state(state)
    view.show_state(state)
    assert not view.closed.isHidden()
    assert not view.finding.isHidden()


def heard_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_why_a_question_is_shut_and_what_is_missing_are_heard_on_what_they_are_about(qtbot):
    view = PermissionsView()
    qtbot.addWidget(view)
    missing = Finding(code="interview.papers_not_seen", where="papers")
    view.show_state(permissions_state(papers_ask="Papers seen?", findings=(missing,)))
    assert heard_of(view.papers) == sentence_of(missing.code, {})
    words = view.rows["words"].buttons["no"]
    assert heard_of(words) == ""
    shut = "Nobody here may say yes."
    about_words = Finding(code="interview.nobody_may_permit", where="words")
    view.show_state(permissions_state(closed_why=shut, findings=(about_words,)))
    assert heard_of(words) == f"{shut}\n{sentence_of(about_words.code, {})}"
    assert {heard_of(one) for one in view.rows["figures"].buttons.values()} == {shut}
    assert {heard_of(one) for one in (view.papers, *view.hows.buttons.values())} == {""}
    view.show_state(permissions_state())
    assert heard_of(words) == view.closed.text() == ""


def test_in_picture_form_each_question_and_each_answer_has_its_picture_beside_its_words(qtbot):
    view = PermissionsView()
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show_state(permissions_state())
    view.show()
    in_words = view.grab().toImage()
    with qtbot.waitSignal(view.pictures_asked) as told:
        view.pictures.click()
    assert told.args == [True]
    view.show_pictures(on=True)
    assert [mark.name for mark in view._marks.values()] == [
        "purpose-figures",
        "purpose-words",
        "purpose-contact",
    ]
    assert all(mark.isVisible() for mark in view._marks.values())
    yes = view.rows["figures"].buttons["yes"]
    assert (yes._picture, yes.said) == ("answer-yes", "Yes")
    assert view.grab().toImage() != in_words
    view.show_pictures(on=False)
    assert not any(mark.isVisible() for mark in view._marks.values())
    assert yes._picture == ""
