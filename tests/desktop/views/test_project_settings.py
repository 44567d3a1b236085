from dataclasses import replace

from PySide6.QtWidgets import QApplication

from tests.kit.bundles import PROJECT
from tests.kit.decided import LINKING
from tests.kit.windows import words_on
from udset_desktop.desktop.views.project_settings import NUMBERS, ProjectSettings
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.project.model import STEPS_AT_RISK
from udset_desktop.project.switches import Switches


def made(qtbot, project=PROJECT, *, may_change=True):
    view = ProjectSettings()
    qtbot.addWidget(view)
    qtbot.addWidget(view.foot)
    view.show_project(project, may_change=may_change)
    return view


def test_what_is_shown_is_what_the_project_says(qtbot):
    view = made(qtbot)
    assert view.changed_project() == PROJECT
    assert not view.is_changed
    assert not view.keep_button.isEnabled()
    assert view.undo_button.isHidden()


def test_every_change_is_handed_on_whole(qtbot):
    view = made(qtbot)
    view.fields["services"].lines[0]["people"].setText("310")
    view.contact.setText("Machair, 01632 960100")
    view.numbers["threshold"].setText("7")
    qtbot.keyClicks(view.numbers["floor"], "0")
    view.year.setCurrentIndex(view.year.findData("1"))
    view.groups.buttons["other"].click()
    view.place_field.buttons["service"].click()
    assert view.keep_button.isEnabled()
    with qtbot.waitSignal(view.kept) as kept:
        view.keep_button.click()
    assert kept.args == [
        replace(
            PROJECT,
            services=(replace(PROJECT.services[0], people=310), *PROJECT.services[1:]),
            contact="Machair, 01632 960100",
            threshold=7,
            floor=500,
            year_starts_month=1,
            groups=tuple(group for group in PROJECT.groups if group != "other"),
            place_field="service",
        )
    ]


def test_what_is_not_kept_can_be_undone(qtbot):
    view = made(qtbot)
    qtbot.keyClicks(view.contact, "Somebody")
    assert view.is_changed
    assert "not kept yet" in view.standing.text()
    view.undo_button.click()
    assert view.changed_project() == PROJECT


def test_a_switch_keeps_its_decision_whatever_else_is_changed(qtbot):
    decided = replace(PROJECT, switches=Switches(linking=LINKING))
    view = made(qtbot, decided)
    assert (view.switches["linking"].on.code, view.switches["words"].on.code) == ("yes", "no")
    view.numbers["threshold"].setText("7")
    assert view.changed_project() == replace(decided, threshold=7)


def test_a_desk_that_does_not_sign_packs_only_looks(qtbot):
    view = made(qtbot, may_change=False)
    assert not view.lists.isEnabled()
    assert not view.rules.isEnabled()
    assert not view.file_button.isEnabled()


def test_every_number_has_its_words(qtbot):
    view = made(qtbot)
    assert all(view.numbers[key].accessibleName() for key in NUMBERS)


def test_trouble_is_said_beside_the_button(qtbot):
    view = made(qtbot)
    view.show_trouble("threshold: too low")
    assert "threshold: too low" in words_on(view.foot)
    with qtbot.waitSignal(view.file_asked):
        view.file_button.click()


def test_the_steps_when_somebody_may_come_to_harm_are_the_projects(qtbot):
    kept = replace(PROJECT, notes={"other": "stays", STEPS_AT_RISK: "Ring the same day.\n"})
    view = made(qtbot, kept)
    assert not view.is_changed
    view.steps.setPlainText("Ring at once.\nTell your lead.")
    assert view.changed_project().steps_at_risk == ("Ring at once.", "Tell your lead.")
    assert view.changed_project().notes["other"] == "stays"
    view.steps.setPlainText("  ")
    assert view.changed_project().notes == {"other": "stays"}


def test_steps_far_too_long_are_not_put_in(qtbot):
    view = made(qtbot)
    QApplication.clipboard().setText("x" * 10_000_000)
    view.steps.paste()
    assert "4000 letters" in view.steps.told_on.text()
    assert view.trouble.isHidden()
    assert not view.is_changed
    QApplication.clipboard().clear()


def conversations(*chosen):
    return tuple(
        ChoiceState(code=key, words=key, chosen=key in chosen)
        for key in ("carer-review/1.0.0", "user-review/1.0.0", "user-review/1.1.0")
    )


def test_conversations_are_chosen_and_the_ones_there_were_keep_their_order(qtbot):
    view = made(qtbot)
    view.show_project(PROJECT, may_change=True, conversations=conversations(*PROJECT.instruments))
    assert not view.is_changed
    view.conversations.buttons["user-review/1.1.0"].click()
    assert view.changed_project().instruments == (*PROJECT.instruments, "user-review/1.1.0")
    view.conversations.buttons["carer-review/1.0.0"].click()
    assert view.changed_project().instruments == ("user-review/1.0.0", "user-review/1.1.0")
    view.undo_button.click()
    assert view.changed_project() == PROJECT


def test_a_project_can_be_left_without_a_conversation_only_to_be_refused(qtbot):
    view = made(qtbot)
    view.show_project(PROJECT, may_change=True, conversations=conversations(*PROJECT.instruments))
    for key in PROJECT.instruments:
        view.conversations.buttons[key].click()
    assert view.changed_project().instruments == ()


def test_the_notes_for_interviewers_are_kept_beside_the_steps(qtbot):
    kept = replace(PROJECT, notes={"other": "stays", STEPS_AT_RISK: "Ring the same day."})
    view = made(qtbot, kept)
    view.learning.setPlainText("Sit in on two talks first.\nAsk Anne.")
    view.steps.setPlainText("Ring at once.")
    changed = view.changed_project()
    assert changed.learning == ("Sit in on two talks first.", "Ask Anne.")
    assert (changed.steps_at_risk, changed.notes["other"]) == (("Ring at once.",), "stays")
    view.learning.setPlainText("")
    assert view.changed_project().learning == ()
