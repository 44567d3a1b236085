import pytest

from tests.kit.bundles import CANARY
from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from tests.kit.vault_pages import vault_holds
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.rights_flow import RightsFlow
from udset_desktop.usecases import interviewing, people
from udset_desktop.usecases.exporting import preview, write_bundles
from udset_desktop.usecases.handing_over import hand_over, take_over
from udset_desktop.usecases.hidden_names import hidden_names, take_names


@pytest.fixture
def record(frame):
    return finished_talk(frame.workplace)


@pytest.fixture
def flow(qtbot, frame, record):
    made = entered(RightsFlow(frame), person_id=record.person)
    qtbot.addWidget(made.view)
    return made


def person_of(frame, record):
    return people.load_person(frame.workplace, record.person)


def test_the_file_is_saved_where_it_is_wished_and_said_to_be_unprotected(flow, frame, tmp_path):
    frame.file = tmp_path / "held.txt"
    flow.view.text_button.click()
    assert "Morag" in frame.file.read_text(encoding="utf-8")
    assert "not protected" in frame.told[-1]
    frame.file = tmp_path / "held.pdf"
    flow.view.password.setText("heron over the loch")
    flow.view.paper_button.click()
    assert "not protected" not in frame.told[-1]
    assert flow.view.password.text() == ""
    assert str(frame.file) in flow.view.stays.text()  # a copy that no program can call back


def test_a_line_is_put_right_and_what_is_refused_is_said(flow, frame, record):
    flow.view.name.set_text("Mora Ross")
    flow.view.keep_button.click()
    assert person_of(frame, record).name == "Mora Ross"
    assert flow.view.title.text() == "What is held on Mora Ross, and their rights"
    flow.view.name.set_text("")
    flow.view.keep_button.click()
    assert frame.failures == ["interview.nobody_chosen"]
    assert person_of(frame, record).name == "Mora Ross"


def test_a_name_hidden_by_mistake_is_taken_back_and_another_is_looked_for(flow, frame, record):
    view, workplace = flow.view, frame.workplace
    view.names.line.setText("Old Bess")
    view.names.add_button.click()
    assert [one.name for one in hidden_names(workplace, record.person)] == ["Old Bess"]
    assert frame.told[-1] == "This name is looked for from now on."
    assert view.names.line.text() == ""
    view.names.line.setText("old bess")
    view.names.add_button.click()
    assert frame.failures == ["rights.nothing_changed"]
    view.names.rows.rows["Old Bess"].buttons["look_no_more"].click()
    assert hidden_names(workplace, record.person) == ()
    assert frame.told[-1].startswith("This name is looked for no more.")
    assert view.names.none.text() in words_on(view)


def test_what_a_name_is_stands_below_it_where_a_reader_could_say(frame, record, qtbot):
    take_names(frame.workplace, record.person, [("Braebost", "place"), ("SW1A 1AA", "postcode")])
    flow = entered(RightsFlow(frame), person_id=record.person)
    qtbot.addWidget(flow.view)
    assert flow.view.shown.names == (("Braebost", "A place"), ("SW1A 1AA", ""))


def test_group_and_age_are_put_right_and_the_conversations_on_file_with_them(flow, frame, record):
    view = flow.view
    assert list(view.rows["groups"].buttons) == list(frame.workplace.project.groups)
    assert list(view.rows["places"].buttons) == ["north", ""]
    assert (view.rows["groups"].code, view.rows["age_bands"].codes) == ("older_people", ("",))
    view.rows["age_bands"].buttons["80_and_over"].click()
    view.rows["places"].buttons["north"].click()
    view.keep_button.click()
    assert frame.told[-1] == "Put right, also in conversations on file: 1."
    person, about = person_of(frame, record), people.load_record(frame.workplace, record.id).about
    for one in (person, about):
        assert (one.group, one.age_band, one.place) == ("older_people", "80_and_over", "north")
    assert view.rows["age_bands"].code == "80_and_over"
    view.rows["places"].buttons[""].click()
    view.keep_button.click()
    assert people.load_record(frame.workplace, record.id).about.place == ""


def test_while_its_conversation_is_open_for_correcting_it_is_said_and_not_done(flow, frame, record):
    interviewing.reopen(frame.workplace, record.id, "misheard")
    flow.view.rows["age_bands"].buttons["80_and_over"].click()
    flow.view.keep_button.click()
    assert frame.failures == ["usecases.open_already"]
    assert person_of(frame, record).age_band == ""
    assert flow.view.rows["age_bands"].code == "80_and_over"  # what was chosen is not lost


def test_a_hold_is_put_on_and_taken_off_and_the_reason_is_taken_in(flow, frame, record):
    flow.view.reason.setPlainText("says it is not true")
    flow.view.hold_button.click()
    assert person_of(frame, record).on_hold_since
    assert flow.view.reason.toPlainText() == ""
    assert not flow.view.free_button.isHidden()
    flow.view.reason.setPlainText("cleared up")
    flow.view.free_button.click()
    assert person_of(frame, record).on_hold_since == ""


def test_out_of_the_figures_is_asked_once_more_and_done_once(flow, frame, record, tmp_path):
    write_bundles(frame.workplace, tmp_path)
    flow.enter(person_id=record.person)
    flow.view.figures_button.click()
    assert "bundles 1" in frame.question.lead
    assert preview(frame.workplace).is_empty
    frame.answer_with = ("yes", "")
    flow.view.figures_button.click()
    assert preview(frame.workplace).withdrawals == 1
    assert not flow.view.figures_button.isEnabled()
    assert person_of(frame, record)


def test_deleting_is_asked_once_more_with_the_list_and_leads_to_today(flow, frame, record):
    flow.view.delete_button.click()
    assert "Would go, for good" in frame.question.lead
    assert frame.question.deeds[0][0] == "no"  # the way out is the loud one
    assert person_of(frame, record)
    frame.answer_with = ("yes", "")
    flow.view.delete_button.click()
    assert frame.place == "today"
    assert frame.workplace.vault.load_people() == ()
    assert CANARY not in str(frame.told)
    assert flow.view.title.text() == ""


def test_back_is_the_page_it_came_from(flow, frame, record):
    flow.view.back_button.click()
    assert frame.gone[-1] == ("about_person", {"person_id": record.person})


def test_a_reason_half_written_outlasts_the_lock_and_goes_with_the_hold(flow, frame, record):
    flow.view.reason.setPlainText("says it is")
    flow.put_down()
    flow.enter(person_id=record.person)
    assert flow.view.reason.toPlainText() == "says it is"
    assert flow.view.hold_button.isEnabled()
    flow.view.hold_button.click()
    flow.put_down()
    flow.enter(person_id=record.person)
    assert flow.view.reason.toPlainText() == ""


def test_a_reason_half_written_goes_with_the_person(flow, frame):
    flow.view.reason.setPlainText(CANARY)
    flow.put_down()
    frame.answer_with = ("yes", "")
    flow.view.reason.setPlainText(f"{CANARY} more")
    flow.view.delete_button.click()
    flow.put_down()
    assert not vault_holds(frame.workplace.vault, CANARY)


def test_what_left_before_somebody_came_here_is_told_before_deleting(qtbot, tmp_path):
    two = two_laptops(tmp_path)
    record = finished_talk(two.giver, "Morag")
    write_bundles(two.giver, tmp_path)
    hand_over(two.giver, two.taker_card, [record.person], tmp_path / "m.udsethandover")
    take_over(two.taker, tmp_path / "m.udsethandover")
    flow = entered(RightsFlow(FakeFrame(two.taker)), person_id=record.person)
    qtbot.addWidget(flow.view)
    laptop = two.giver.require_vault().load_setting("laptop/id")
    assert f"bundles 1 of laptop {laptop} (" in flow.view.figures.text()
    assert "What was sent stays in the figures" in flow.view.stays.text()
    two.close()
