from dataclasses import replace

from tests.kit.screen_states import choices, permissions_state
from tests.kit.windows import words_on
from udset_desktop.desktop.views.permissions_view import PermissionsView
from udset_desktop.foundation.problems import Finding


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
