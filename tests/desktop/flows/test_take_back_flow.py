import pytest

from tests.kit.talks import begun_talk, finished_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.take_back_flow import TakeBackFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.together import Action, Together
from udset_desktop.usecases import exporting, interviewing


@pytest.fixture
def record(frame):
    return finished_talk(frame.workplace)


@pytest.fixture
def flow(qtbot, frame, record):
    made = entered(TakeBackFlow(frame), record_id=record.id)
    qtbot.addWidget(made.view)
    return made


def notices(frame):
    return [(one.record, one.items) for one in frame.workplace.require_vault().load_withdrawals()]


def test_everything_is_taken_back_with_the_next_bundle(flow, frame, record):
    flow.view.what.buttons["all"].click()
    flow.view.go_button.click()
    assert notices(frame) == [(record.id, "all")]
    assert frame.place == "today"
    assert frame.told == [say("take_back.done_here")]


def test_only_what_was_said_about_one_thing_is_taken_back(flow, frame, record):
    assert list(flow.view.pages.buttons) == ["safe"]
    flow.view.what.buttons["answers"].click()
    flow.view.pages.buttons["safe"].click()
    flow.view.go_button.click()
    assert notices(frame) == [(record.id, ("safe.rating",))]


def test_leaving_takes_nothing_back(flow, frame):
    flow.view.what.buttons["words"].click()
    flow.view.leave_button.click()
    assert notices(frame) == []
    assert frame.place == "today"


def test_a_change_of_mind_is_on_file_and_holds_from_now_on(flow, frame, record):
    rows = flow.view.minds.rows
    assert rows["figures"].code == "yes"
    commits = frame.commits
    rows["figures"].buttons["no"].click()
    kept = frame.workplace.require_vault().load_record(record.id)
    assert (kept.revision, kept.permissions.figures) == (2, "no")
    assert kept.reason == say("take_back.changed_reason")
    assert frame.told == [say("take_back.changed")]
    assert frame.commits > commits
    assert flow.view.minds.rows["figures"].code == "no"
    assert frame.place == ""  # the page stays, in case there is more to change


def test_a_change_that_cannot_be_leaves_what_is_on_file(flow, frame, record):
    interviewing.reopen(frame.workplace, record.id, "misheard")
    flow.view.minds.rows["figures"].buttons["no"].click()
    assert frame.failures == ["usecases.open_already"]
    assert flow.view.minds.rows["figures"].code == "yes"


def test_how_far_it_has_come_is_told_before_anything_is_chosen(qtbot, flow, frame, record):
    assert flow.view.how_far.text() == "It has not left this laptop."
    exporting.make_bundles(frame.workplace)
    entered(flow, record_id=record.id)
    assert flow.view.how_far.text().startswith("It is in a bundle that waits")


def test_what_matters_and_a_step_are_taken_back_by_being_just_between_us(qtbot, frame):
    told = Together(matters=("To get away",), actions=(Action(what="Ring"), Action(what="Ask", matter=1)))
    session, _ = steps.set_together(begun_talk(frame.workplace, "Ina"), told)
    record = interviewing.finish(frame.workplace, session)
    flow = entered(TakeBackFlow(frame), record_id=record.id)
    qtbot.addWidget(flow.view)
    assert list(flow.view.pages.buttons) == ["matter.1", "step.1", "step.2"]
    assert flow.view.pages.codes == ()
    flow.view.what.buttons["answers"].click()
    flow.view.pages.buttons["step.2"].click()
    flow.view.go_button.click()
    kept = frame.workplace.require_vault().load_record(record.id)
    assert [step.marks for step in kept.together.actions] == [("between_us",), ()]
    assert kept.reason == say("take_back.kept_reason")
    assert notices(frame) == []
    assert frame.told == [say("take_back.done_here")]


def test_an_answer_and_a_line_go_in_one_go(qtbot, frame):
    session, _ = steps.answer_item(begun_talk(frame.workplace, "Ina"), "safe.rating", "mostly")
    session, _ = steps.set_together(session, Together(matters=("To get away",)))
    record = interviewing.finish(frame.workplace, session)
    flow = entered(TakeBackFlow(frame), record_id=record.id)
    qtbot.addWidget(flow.view)
    flow.view.what.buttons["answers"].click()
    for code in ("safe", "matter.1"):
        flow.view.pages.buttons[code].click()
    flow.view.go_button.click()
    assert notices(frame) == [(record.id, ("safe.rating",))]
    assert frame.workplace.require_vault().load_record(record.id).together.marks == (("between_us",),)


def test_what_has_left_is_told_to_those_who_count(flow, frame, record, tmp_path):
    exporting.write_bundles(frame.workplace, tmp_path)
    flow.view.what.buttons["all"].click()
    flow.view.go_button.click()
    assert frame.told == [say("take_back.done")]


def test_one_answer_of_a_page_is_taken_back_and_the_bundle_that_waits_is_taken_apart(qtbot, frame):
    session, _ = steps.answer_item(begun_talk(frame.workplace, "Ina"), "safe.rating", "mostly")
    session, _ = steps.answer_item(session, "safe.matters", "matters")
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    record = interviewing.finish(frame.workplace, session)
    exporting.make_bundles(frame.workplace)
    vault = frame.workplace.require_vault()
    assert len(vault.load_outgoing()) == 1
    flow = entered(TakeBackFlow(frame), record_id=record.id)
    qtbot.addWidget(flow.view)
    flow.view.what.buttons["answers"].click()
    flow.view.pages.buttons["safe"].click()
    row = flow.view.answers.rows["safe"]
    assert row.buttons["safe.rating"].said == "Do you feel safe, at home and when you are out? Mostly"
    row.buttons["safe.matters"].click()
    flow.view.go_button.click()
    assert notices(frame) == [(record.id, ("safe.rating",))]
    assert vault.load_outgoing() == ()
    assert frame.told == [say("take_back.done_here")]


def test_an_answer_in_somebodys_own_words_is_told_in_one_short_line(qtbot, frame):
    session, _ = steps.answer_item(begun_talk(frame.workplace, "Ina"), "safe.rating", "mostly")
    session, _ = steps.answer_item(session, "safe.words", "I lie awake and listen. " * 20)
    record = interviewing.finish(frame.workplace, session)
    flow = entered(TakeBackFlow(frame), record_id=record.id)
    qtbot.addWidget(flow.view)
    said = flow.view.answers.rows["safe"].buttons["safe.words"].said
    assert said.startswith("In your own words: I lie awake")
    assert said.endswith("…")
    assert len(said) < 200


def test_what_is_taken_back_already_is_not_offered_again(qtbot, frame):
    session, _ = steps.answer_item(begun_talk(frame.workplace, "Ina"), "safe.rating", "mostly")
    session, _ = steps.answer_item(session, "safe.matters", "matters")
    session, _ = steps.answer_item(session, "well.rating", "yes")
    session, _ = steps.set_together(session, Together(matters=("The bus",)))
    record = interviewing.finish(frame.workplace, session)
    seen = []
    for taken in (("safe.matters", "well.rating"), "all", "all"):
        flow = entered(TakeBackFlow(frame), record_id=record.id)
        qtbot.addWidget(flow.view)
        seen.append((list(flow.view.pages.buttons), list(flow.view.answers.rows)))
        exporting.withdraw(frame.workplace, record.id, taken)
    assert seen == [(["safe", "well", "matter.1"], ["safe"]), (["safe", "matter.1"], []), ([], [])]
