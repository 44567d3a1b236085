from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton

from tests.kit.screen_states import together_state
from tests.kit.windows import in_front
from udset_desktop.desktop.views.together_view import InHand, TogetherView
from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.interview.together import Action, Together


def shown(qtbot, state=None):
    view = TogetherView()
    qtbot.addWidget(view)
    view.show()
    view.show_state(state or together_state(), name="Morag")
    return view


def told_by(qtbot, view, deed):
    with qtbot.waitSignal(view.changed) as told:
        deed()
    return told.args[0]


def test_up_to_three_things_in_their_words(qtbot):
    view = shown(qtbot)
    assert len(view.matters) == 3
    qtbot.keyClicks(view.matters[0], "The club again")
    together = told_by(qtbot, view, view.put_down)
    assert together.matters == ("The club again",)


def heard_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_what_is_wrong_is_heard_on_the_box_it_is_about_and_on_no_other(qtbot):
    steps = (Action(what="Ring"), Action(what="Write"))
    values = Together(matters=("The club",), actions=steps)
    view = shown(qtbot, together_state(values=values))
    day = Finding(code="interview.not_a_date", where="review_on")
    long = Finding(code="interview.too_many", where="actions.2", context={"at_most": 4})
    view.show_state(together_state(values=values, findings=(day, long)), name="Morag")
    assert heard_of(view.review) == sentence_of(day.code, {})
    assert heard_of(view.steps[1].what) == sentence_of(long.code, long.context)
    assert {box.accessibleDescription() for box in (view.matters[0], view.steps[0].what)} == {""}
    assert view.finding.text().count("\n") == 1
    everywhere = replace(long, where="matters")
    view.show_state(together_state(values=values, findings=(everywhere,)), name="Morag")
    assert {heard_of(box) for box in view.matters} == {sentence_of(long.code, long.context)}
    assert {box.accessibleDescription() for box in (view.review, view.steps[1].what)} == {""}
    view.show_state(together_state(values=values), name="Morag")
    assert view.matters[0].accessibleDescription() == view.finding.text() == ""


def test_a_small_step_has_somebody_who_takes_it(qtbot):
    view = shown(qtbot)
    view.add_step.click()
    card = view.steps[0]
    qtbot.keyClicks(card.what, "Ring about the bus")
    together = told_by(qtbot, view, card.who.buttons["service"].click)
    assert together.actions == (Action(what="Ring about the bus", who=("service",)),)


def test_what_is_not_there_is_said_with_why(qtbot):
    step = Action(what="A light by the stairs", who=("family",))
    view = shown(qtbot, together_state(values=Together(actions=(step,))))
    card = view.steps[0]
    assert card.not_there.isHidden()
    told_by(qtbot, view, card.missing.click)
    assert not card.not_there.isHidden()
    qtbot.keyClicks(card.why_not, "no fitter until May")
    action = told_by(qtbot, view, view.put_down).actions[0]
    assert (action.available, action.why_not) == (False, "no fitter until May")


def test_an_empty_step_is_no_step_and_stays_on_the_page(qtbot):
    view = shown(qtbot)
    view.add_step.click()
    together = told_by(qtbot, view, view.read_back.buttons["yes"].click)
    assert together.actions == ()
    assert together.read_back == "yes"
    view.show_state(together_state(values=together), name="Morag")
    assert len(view.steps) == 1


def test_a_step_can_be_removed(qtbot):
    step = Action(what="Ring", who=("person",))
    view = shown(qtbot, together_state(values=Together(actions=(step, replace(step, what="Write")))))
    together = told_by(qtbot, view, view.steps[0].remove.click)
    assert [action.what for action in together.actions] == ["Write"]
    view.show_state(together_state(values=Together()), name="Morag")
    assert view.steps == []


def test_the_day_to_look_again_is_typed_day_first(qtbot):
    view = shown(qtbot)
    qtbot.keyClicks(view.review, "18/12/2026")
    assert told_by(qtbot, view, view.put_down).review_on == "2026-12-18"


def test_nothing_written_tells_nothing(qtbot):
    view = shown(qtbot)
    with qtbot.assertNotEmitted(view.changed):
        view.put_down()


def test_every_letter_is_told_as_it_is_typed_even_half_a_date(qtbot):
    view = shown(qtbot)
    told = []
    view.typed.connect(told.append)
    with qtbot.assertNotEmitted(view.changed):
        qtbot.keyClicks(view.matters[0], "The cl")
        view.add_step.click()
        qtbot.keyClicks(view.steps[0].who_named, "Ji")
        qtbot.keyClicks(view.review, "18/1")
        view.review.setModified(False)
        view.matters[0].setModified(False)
    assert told[-1] == Together(
        matters=("The cl",), actions=(Action(what="", who_named="Ji"),), review_on="18/1"
    )


def test_what_was_typed_when_the_program_was_cut_off_stands_there_again_and_is_put_down(qtbot):
    typed = Together(matters=("The cl",), actions=(Action(what="Ring ab"),), review_on="18/1")
    view = shown(qtbot, together_state(values=Together(matters=("The",)), typed=typed))
    assert view.matters[0].text() == "The cl"
    assert view.steps[0].what.text() == "Ring ab"
    assert view.review.text() == "18/1"
    assert told_by(qtbot, view, view.put_down) == typed


def test_a_step_without_words_yet_is_no_step_and_is_not_lost(qtbot):
    view = shown(qtbot)
    view.add_step.click()
    qtbot.keyClicks(view.steps[0].who_named, "Jim")
    with qtbot.waitSignal(view.typed) as typed:
        assert told_by(qtbot, view, view.put_down).actions == ()
    assert typed.args[0].actions[0].who_named == "Jim"


def test_redrawing_leaves_the_step_being_written_alone(qtbot):
    step = Action(what="Ring", who=("person",))
    view = shown(qtbot, together_state(values=Together(actions=(step,))))
    qtbot.keyClicks(view.steps[0].what, " the club")
    view.show_state(together_state(values=Together(actions=(step,)), lead="again"), name="Morag")
    assert view.steps[0].what.text() == "Ring the club"


def test_each_line_of_the_sheet_is_asked_on_or_off(qtbot):
    paper = (
        ChoiceState(code="safe", words="Feeling safe: the nights", chosen=True),
        ChoiceState(code="people", words="Seeing people: mostly", chosen=False),
    )
    view = shown(qtbot, together_state(paper=paper))
    assert view.paper_ask.text() == "What may stand on Morag's sheet?"
    with qtbot.waitSignal(view.paper_said) as told:
        view.paper.buttons["safe"].click()
    assert told.args == ["safe", False]
    with qtbot.waitSignal(view.paper_said) as told:
        view.paper.buttons["people"].click()
    assert told.args == ["people", True]
    assert shown(qtbot).paper.isHidden()


def on_screen(qtbot, state=None):
    return in_front(qtbot, shown(qtbot, state))


def test_one_empty_line_waits_behind_what_is_filled(qtbot):
    view = shown(qtbot)
    assert [card.isHidden() for card in view.cards] == [False, True, True]
    qtbot.keyClicks(view.matters[0], "The club")
    assert [card.isHidden() for card in view.cards] == [False, False, True]


def test_from_what_matters_to_its_step_to_the_next_by_return_alone(qtbot):
    view = on_screen(qtbot)
    view.matters[0].setFocus()
    qtbot.keyClicks(view.matters[0], "The club")
    qtbot.keyClick(view.matters[0], Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Ring the bus")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.matters[1]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.review
    together = told_by(qtbot, view, view.read_back.buttons["yes"].click)
    assert together.matters == ("The club",)
    assert together.actions == (Action(what="Ring the bus", who=("person",), matter=1),)


def test_steps_stand_under_what_they_lead_to(qtbot):
    told = Together(
        matters=("The club", "To sleep"),
        actions=(
            Action(what="Ring", matter=2),
            Action(what="Ask", matter=1),
            Action(what="Write"),
        ),
    )
    view = shown(qtbot, together_state(values=told))
    assert [card.what.text() for card in view.cards[0].steps.cards] == ["Ask"]
    assert [card.what.text() for card in view.cards[1].steps.cards] == ["Ring"]
    assert [card.what.text() for card in view.loose.cards] == ["Write"]
    assert view.steps_ask.text() == "Other small steps"


def test_a_line_emptied_in_the_middle_keeps_its_place_while_written(qtbot):
    told = Together(matters=("The club", "To sleep"), actions=(Action(what="Ring", matter=2),))
    view = shown(qtbot, together_state(values=told))
    view.matters[0].selectAll()
    qtbot.keyClick(view.matters[0], Qt.Key.Key_Delete)
    together = told_by(qtbot, view, view.put_down)
    assert together.matters == ("", "To sleep")
    assert together.actions == (Action(what="Ring", matter=2),)


def test_one_step_is_open_at_a_time(qtbot):
    told = Together(matters=("The club",), actions=(Action(what="Ring", matter=1), Action(what="Write")))
    view = on_screen(qtbot, together_state(values=told))
    first, other = view.steps
    first.what.setFocus()
    assert (first.details.isHidden(), other.details.isHidden()) == (False, True)
    other.what.setFocus()
    assert (first.details.isHidden(), other.details.isHidden()) == (True, False)


def test_what_was_named_in_the_talk_becomes_a_step_in_one_press(qtbot):
    named = (ChoiceState(code="transport", words="Transport"),)
    state = together_state(values=Together(matters=("The club",)), named=named, wanted=named)
    view = shown(qtbot, state)
    together = told_by(qtbot, view, lambda: view.named.findChild(QPushButton).click())
    assert together.actions == (Action(what="Transport", wanted=("transport",), matter=1),)
    view.show_state(together_state(values=together), name="Morag")
    assert view.named.isHidden()


def test_a_question_stands_under_the_text_in_hand_and_is_waved_away(qtbot):
    told = Together(matters=("Day centre",), actions=(Action(what="Ring", matter=1),))
    view = on_screen(qtbot, together_state(values=told))
    view.matters[0].setFocus()
    at = view.in_hand()
    assert at == InHand(0, is_step=False)
    view.ask_aside(at, "outcome", "What would it make possible?")
    assert view.cards[0].aside.isVisible()
    with qtbot.waitSignal(view.put_aside) as told_aside:
        qtbot.keyClick(view.matters[0], Qt.Key.Key_Escape)
    assert told_aside.args == [at, "outcome"]
    view.steps[0].what.setFocus()
    assert view.in_hand() == InHand(0, is_step=True)
    view.ask_aside(view.in_hand(), "role", "Whose part?")
    with qtbot.waitSignal(view.put_aside) as told_aside:
        qtbot.keyClick(view.steps[0].what, Qt.Key.Key_Escape)
    assert told_aside.args == [InHand(0, is_step=True), "role"]


def test_another_conversation_finds_no_line_and_no_step(qtbot):
    view = shown(qtbot)
    qtbot.keyClicks(view.matters[0], "To sleep")
    qtbot.keyClicks(view.review, "18/1")
    view.add_step.click()
    view.forget()
    with qtbot.assertNotEmitted(view.changed):
        view.put_down()
    view.show_state(together_state(), name="Ewan")
    assert view.matters[0].text() == ""
    assert not view.review.isModified()


KEPT = Together(
    matters=("The club", "To sleep"),
    actions=(Action(what="Ring", matter=1), Action(what="Ask", matter=2), Action(what="Write")),
)


def test_the_line_in_hand_is_marked_with_what_is_half_typed(qtbot):
    view = shown(qtbot, together_state(values=KEPT))
    in_front(qtbot, view)
    view.matters[1].setFocus()
    view.matters[1].selectAll()
    qtbot.keyClicks(view.matters[1], "To sleep well")
    together = told_by(qtbot, view, lambda: view.mark("between_us"))
    assert together.matters == ("The club", "To sleep well")
    assert together.marks == ((), ("between_us",))
    view.cards[1].keeping.buttons["off_sheet"].setFocus()  # still in hand beside its line
    assert told_by(qtbot, view, lambda: view.mark("off_sheet")).marks[1] == ("between_us", "off_sheet")
    view.steps[2].what.setFocus()
    together = told_by(qtbot, view, lambda: view.mark("off_sheet"))
    assert [step.marks for step in together.actions] == [(), (), ("off_sheet",)]


def test_an_empty_line_and_nothing_in_hand_are_not_marked(qtbot):
    view = shown(qtbot, together_state(values=KEPT))
    in_front(qtbot, view)
    with qtbot.assertNotEmitted(view.changed):
        view.review.setFocus()
        view.mark("between_us")
        view.matters[2].setFocus()
        view.mark("between_us")
        view.add_step.click()
        view.mark("between_us")
    assert view.written().marks == ()


def test_a_line_of_the_sheet_is_taken_off_and_put_on_again(qtbot):
    paper = tuple(
        ChoiceState(code=code, words=code, chosen=True) for code in ("matter.2", "step.2", "step.3", "safe")
    )
    view = shown(qtbot, together_state(values=KEPT, paper=paper))
    view.steps[0].what.setText("")  # a step without words is no line
    view.steps[0].what.setModified(False)
    together = told_by(qtbot, view, view.paper.buttons["step.2"].click)
    assert [(step.what, step.marks) for step in together.actions] == [("Ask", ()), ("Write", ("off_sheet",))]
    together = told_by(qtbot, view, view.paper.buttons["matter.2"].click)
    assert together.marks == ((), ("off_sheet",))
    assert told_by(qtbot, view, view.paper.buttons["matter.2"].click).marks == ()
    with qtbot.waitSignal(view.paper_said) as told:
        view.paper.buttons["safe"].click()
    assert told.args == ["safe", False]


def test_another_conversation_has_none_of_its_marks(qtbot):
    view = shown(qtbot, together_state(values=replace(KEPT, marks=(("between_us",), ()))))
    assert view.written().marks == (("between_us",), ())
    view.forget()
    qtbot.keyClicks(view.matters[0], "Something else")
    assert view.written().marks == ()
