import re
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.kit.sittings import sittings
from tests.kit.talks import choice_of, finished_talk
from tests.kit.windows import AtOnce, entered, in_front
from udset_desktop.desktop.flows.begin_flow import BeginFlow
from udset_desktop.desktop.flows.follow_up_flow import FollowUpFlow
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.work.runner import Ticket
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE, pseudo
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.entry import parse_day
from udset_desktop.interview.header import About, Interviewer
from udset_desktop.interview.permission import GivenBy, Reply
from udset_desktop.project.model import Organisation
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.people import ORGANISATION_SETTING


def made(qtbot, frame, **handed):
    flow = entered(BeginFlow(frame), **handed)
    qtbot.addWidget(flow.view)
    return flow


def test_the_lists_are_the_projects(qtbot, frame):
    flow = made(qtbot, frame)
    assert list(flow.view.rows["services"].buttons) == ["", "home_care"]
    assert list(flow.view.rows["places"].buttons) == ["north"]


def test_a_clock_set_back_before_the_start_is_told_where_a_day_is_taken_from_it(qtbot, frame):
    made(qtbot, frame)
    assert frame.told == []
    vault, clock = frame.workplace.require_vault(), frame.workplace.clock
    note_act(vault, FixedClock(clock.now_utc() + timedelta(days=365)), Act.SETTINGS_KEPT)
    made(qtbot, frame)
    assert "set the clock right" in frame.told[-1]


def test_somebody_from_outside_says_whether_the_care_manager_sees_it(qtbot, frame):
    flow = made(qtbot, frame)
    rows, words = flow.view.rows, flow.view.state.lists.words
    notice = flow.view.notice_words
    rows["interviewer_types"].buttons["own_care_manager"].click()
    assert notice.text() == words["notice.text"]
    rows["interviewer_types"].buttons["third_party"].click()
    assert notice.text() == f"{words['notice.text']}\n{words['seen']}"
    rows["interviewer_types"].buttons["senior_manager"].click()
    assert notice.seen.isHidden()


def test_on_a_laptop_of_another_organisation_the_care_manager_does_not_see_it(qtbot, frame):
    workplace = frame.workplace
    workplace.vault.save_setting(ORGANISATION_SETTING, "voice")
    arm = Organisation(code="voice", name="Voices", third_party=True)
    workplace.project = replace(workplace.project, organisations=(arm,))
    flow = made(qtbot, frame)
    assert flow.view.notice_words.text().endswith(flow.view.state.lists.words["unseen"])
    flow.view.rows["interviewer_types"].buttons["user_researcher"].click()
    assert not flow.view.notice_words.seen.isHidden()


class Waiting(AtOnce):
    """Keeps what is to be done until it is asked for."""

    def __init__(self):
        super().__init__()
        self.kept = []

    def start(self, *told, **more):
        self.kept.append(partial(super().start, *told, **more))
        return Ticket(keep=True)


def test_a_second_press_on_begin_does_nothing_and_the_focus_stays(qtbot, frame):
    flow = made(qtbot, frame)
    view, at_once = flow.view, frame.runner
    view.window().show()
    view.begin_button.setFocus()
    frame.runner = Waiting()
    view.begin_asked.emit(choice_of("Isla"))
    assert view.window().focusWidget() is view.begin_button
    view.begin_asked.emit(choice_of("Isla"))
    view.left.emit()
    assert len(frame.runner.kept) == 1
    assert frame.gone == []
    kept, frame.runner = frame.runner.kept, at_once
    kept[0]()
    assert [place for place, _ in frame.gone] == ["conversation"]
    assert len(interviewing.today(frame.workplace).drafts) == 1


@pytest.fixture
def window(qtbot, tmp_path):
    """The real window, at Begin."""
    with sittings(qtbot) as sit_down:
        sitting = sit_down(tmp_path / "home")
        sitting.shell.flows["first_start"].view.way_buttons["try"].click()
        sitting.at("today")
        sitting.shell.go("begin")
        sitting.at("begin")
        yield sitting


@pytest.mark.parametrize("place", ["today", "settings"])
def test_a_conversation_that_is_being_begun_opens_wherever_the_row_of_places_led(window, place):
    before = {one.interview for one in interviewing.today(window.shell.workplace).drafts}
    begin = window.shell.flows["begin"].view
    begin.begin_asked.emit(choice_of("Isla Begun"))
    window.shell.top.buttons[place].click()
    assert window.shell.place == place
    talk = window.at("conversation")
    assert talk.name.text() == "Isla Begun"
    today = window.go("today").today
    (draft,) = [one for one in today.drafts if one.interview not in before]
    assert draft.name == "Isla Begun"
    assert not draft.cut_off
    # And the next one can be begun.
    window.shell.go("begin")
    view = window.at("begin")
    view.begin_asked.emit(choice_of("Effie Begun"))
    assert window.at("conversation").name.text() == "Effie Begun"


def test_a_short_visit_of_which_nothing_is_picked_is_picked_on_the_map(qtbot, frame):
    flow = made(qtbot, frame)
    flow.view.rows["instruments"].buttons["user-review/1.0.0"].click()
    flow.view.short.short.click()
    flow.view.begin_asked.emit(choice_of("Isla"))
    assert frame.gone[-1][1]["pick_short"]
    flow.view.short.outcomes.buttons["safe"].click()
    flow.view.begin_asked.emit(choice_of("Isla"))
    assert "pick_short" not in frame.gone[-1][1]


def test_beginning_opens_the_conversation_once_it_is_in_the_vault(qtbot, frame):
    flow = made(qtbot, frame)
    flow.view.begin_asked.emit(choice_of("Isla"))
    place, handed = frame.gone[-1]
    assert place == "conversation"
    assert handed["session"].name == "Isla"
    assert frame.commits == 1
    assert len(frame.workplace.require_vault().load_drafts()) == 1


def test_what_is_missing_is_said_and_nothing_begun(qtbot, frame):
    flow = made(qtbot, frame)
    flow.view.begin_asked.emit(choice_of("Isla", talk=Reply.NO))
    assert frame.gone == []
    assert flow.view.trouble.text()
    assert flow.view.begin_button.isEnabled()
    assert frame.workplace.require_vault().load_drafts() == ()


def test_a_name_finds_who_is_known(qtbot, frame):
    finished_talk(frame.workplace, "Agnes")
    flow = made(qtbot, frame)
    flow.view.search_typed.emit("agn")
    assert len(flow.view.found.rows) == 1
    flow.view.search_typed.emit("")
    assert flow.view.found.isHidden()
    flow.view.left.emit()
    assert frame.place == "today"


def test_a_person_due_for_a_review_is_known_by_id(qtbot, frame):
    record = finished_talk(frame.workplace, "Agnes")
    flow = made(qtbot, frame, person_id=record.person)
    assert flow.view.name.text() == "Agnes"


def test_a_speaker_cannot_begin_before_it_is_said_who_permits(qtbot, frame):
    flow = made(qtbot, frame)
    view = flow.view
    view.name.setText("Isla")
    for row, code in (
        ("groups", "older_people"),
        ("instruments", "user-review/1.0.0"),
        ("respondents", "somebody_speaking"),
        ("speakers", "family_or_friend"),
        ("perspectives", "what_they_would_say"),
        ("aids", "more_time"),
        ("interviewer_types", "own_care_manager"),
        ("notices", "read_out"),
    ):
        view.rows[row].buttons[code].click()
    view.talk.buttons["yes"].click()
    view.begin_button.click()
    assert frame.gone == []
    assert view.trouble.text() == sentence_of("interview.who_permits", {})
    view.rows["givers"].buttons["nobody"].click()
    view.begin_button.click()
    assert frame.gone[-1][1]["session"].permissions.given_by is GivenBy.NOBODY


def test_who_begins_here_is_known_the_next_time(qtbot, frame):
    flow = made(qtbot, frame)
    holder = Interviewer(ref="AM", type="third_party", known_before="yes")
    choice = choice_of("Isla")
    flow.view.begin_asked.emit(replace(choice, header=replace(choice.header, interviewers=(holder,))))
    again = made(qtbot, frame)
    assert again.view.holders.ref.text == "AM"
    assert again.view.rows["interviewer_types"].code == "third_party"
    assert again.view.rows["known"].code == ""


def test_a_known_person_s_record_leaves_with_what_is_known_of_them(qtbot, frame):
    choice = choice_of("Agnes")
    about = About(group="older_people", age_band="80_and_over", place="north")
    first = interviewing.begin(frame.workplace, replace(choice, header=replace(choice.header, about=about)))
    flow = made(qtbot, frame, person_id=first.person)
    for row, code in (("instruments", "user-review/1.0.0"), ("notices", "left")):
        flow.view.rows[row].buttons[code].click()
    flow.view.rows["interviewer_types"].buttons["own_care_manager"].click()
    flow.view.talk.buttons["yes"].click()
    flow.view.begin_button.click()
    assert frame.gone[-1][1]["session"].header.about == about


def test_a_day_is_asked_for_and_refused_in_the_same_words():
    refused = sentence_of("interview.not_a_date", {})
    for hint in ("begin.held_on_hint", "conversation.date_hint"):
        assert say(hint) in refused
    for written in re.findall(r"\d+[/-]\d+[/-]\d+", refused):
        assert parse_day(written) == date(2026, 5, 3)


def test_a_talk_on_paper_is_begun_on_its_own_day_and_not_without_one(qtbot, frame):
    flow = made(qtbot, frame)
    choice = choice_of("Isla")
    header = replace(choice.header, mode="paper_typed_later", held_on="", typed_by="office 2")
    flow.view.begin_asked.emit(replace(choice, header=header))
    assert frame.gone == []
    assert flow.view.trouble.text() == sentence_of("interview.not_a_date", {})
    for day, code in (
        ("2999-01-01", "interview.held_in_future"),
        ("1999-12-31", "interview.held_too_long_ago"),
    ):
        flow.view.begin_asked.emit(replace(choice, header=replace(header, held_on=day)))
        assert flow.view.trouble.text() == sentence_of(code, {"first": 2000})
    flow.view.begin_asked.emit(replace(choice, header=replace(header, held_on="2026-02-28")))
    session = frame.gone[-1][1]["session"]
    assert (session.header.held_on, session.header.typed_by) == ("2026-02-28", "office 2")


def test_a_short_visit_is_offered_by_the_outcomes_of_the_conversation(qtbot, frame):
    flow = made(qtbot, frame)
    flow.view.rows["instruments"].buttons["user-review/1.0.0"].click()
    assert "safe" in flow.view.short.outcomes.buttons
    assert "talk" not in flow.view.short.outcomes.buttons


def test_somebody_named_in_anothers_conversation_is_looked_for_at_once(qtbot, frame):
    flow = entered(BeginFlow(frame), name="Ewan Ross")
    qtbot.addWidget(flow.view)
    assert flow.view.name.text() == "Ewan Ross"
    flow.enter()
    assert flow.view.name.text() == ""


def test_somebody_due_again_is_known_however_many_people_there_are(qtbot, frame):
    for number in range(22):
        finished_talk(frame.workplace, f"Ann {number}")
    record = finished_talk(frame.workplace, "Zelda")
    flow = entered(BeginFlow(frame), person_id=record.person)
    qtbot.addWidget(flow.view)
    assert flow.view.person.name == "Zelda"


def test_a_sheet_that_was_written_on_is_begun_as_one(qtbot, frame):
    flow = entered(BeginFlow(frame), from_paper=True)
    qtbot.addWidget(flow.view)
    assert flow.view.rows["modes"].code == "paper_typed_later"
    assert not flow.view.paper.isHidden()
    flow.enter()
    assert flow.view.rows["modes"].code == "face_to_face"


def test_the_conversation_of_the_paper_is_chosen_and_stays_whoever_it_was_held_with(qtbot, frame):
    talked_with = finished_talk(frame.workplace, "Zelda").person
    first, second = frame.workplace.project.instruments
    flow = entered(BeginFlow(frame), from_paper=True, instrument=second)
    qtbot.addWidget(flow.view)
    assert flow.view.rows["instruments"].code == second
    flow.view.search_typed.emit("Zelda")
    qtbot.waitUntil(lambda: talked_with in flow.view._found)
    flow.view._show_person(flow.view._found[talked_with])
    assert flow.view.rows["instruments"].code == second
    flow.enter(person_id=talked_with)
    assert flow.view.rows["instruments"].code == first
    flow.enter(from_paper=True, instrument="carer-plan/9.9.9")
    assert flow.view.rows["instruments"].code == ""


def test_the_language_of_the_talk_is_asked_where_there_is_more_than_one(qtbot, frame):
    flow = entered(BeginFlow(frame))
    qtbot.addWidget(flow.view)
    assert flow.view.rows["languages"].isHidden()
    frame.workplace.language = PSEUDO_LANGUAGE
    flow.enter()
    assert not flow.view.rows["languages"].isHidden()
    assert flow.view.rows["languages"].code == PSEUDO_LANGUAGE
    flow.view.rows["languages"].buttons["en"].click()
    assert flow.view.choice().language == "en"


def test_notice_and_first_permission_are_read_out_in_the_language_of_the_talk(qtbot, frame):
    in_english = made(qtbot, frame).view.state.lists.words
    frame.workplace.language = PSEUDO_LANGUAGE
    flow = made(qtbot, frame)
    view = flow.view
    view.rows["interviewer_types"].buttons["third_party"].click()
    view.rows["languages"].buttons["en"].click()
    assert view.notice_words.text() == f"{in_english['notice.text']}\n{in_english['seen']}"
    assert view.talk_asked.words.text() == in_english["talk.ask"]
    asked_of_the_interviewer = view.rows["notices"].buttons["read_out"].said
    assert asked_of_the_interviewer.startswith("[")
    view.rows["languages"].buttons[PSEUDO_LANGUAGE].click()
    assert view.notice_words.text().startswith("[")
    assert view.talk_asked.words.text() == pseudo(in_english["talk.ask"])
    flow.enter()
    assert view.talk_asked.words.text() == pseudo(in_english["talk.ask"])


def test_one_key_leads_to_a_follow_up_and_back_to_the_page_as_it_was(qtbot, frame):
    flow = made(qtbot, frame)
    in_front(qtbot, flow.view)
    flow.view.name.setText(" Isla ")
    flow.view.rows["groups"].buttons["older_people"].click()
    QTest.keyClick(flow.view.name, Qt.Key.Key_F2)
    place, handed = frame.gone[-1]
    assert (place, handed["about"]) == ("follow_up", "Isla")
    flow.leave()
    note = FollowUpFlow(frame)
    qtbot.addWidget(note.view)
    note.enter(**handed)
    note.view.left.emit()
    place, back = frame.gone[-1]
    assert place == "begin"
    flow.enter(**back)
    assert (flow.view.name.text(), flow.view.rows["groups"].code) == (" Isla ", "older_people")
    assert frame.watched[-1] > 0  # a name stands there
    flow.enter()
    assert (flow.view.name.text(), flow.view.rows["groups"].code) == ("", "")


def test_a_page_that_is_not_there_any_more_begins_fresh(qtbot, frame):
    flow = made(qtbot, frame, as_it_was=True)
    assert flow.view.state is not None
