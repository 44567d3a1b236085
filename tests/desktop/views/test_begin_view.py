from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.interviews import a_project
from tests.kit.screen_states import choices
from tests.kit.windows import in_front, words_on
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.begin_view import BeginState, BeginView
from udset_desktop.foundation.problems import Finding
from udset_desktop.interview.answers import SaidBy
from udset_desktop.interview.begin import begin_lists
from udset_desktop.interview.guidance import Guidance
from udset_desktop.interview.header import Interviewer
from udset_desktop.interview.permission import GivenBy, Reply
from udset_desktop.record.today import FoundPerson

TITLES = {"user-review/1.0.0": "Review conversation", "carer-review/1.0.0": "Carer's conversation"}
MORAG = FoundPerson(person="p1", name="Morag", about="user", group="mental_health", last_on="2026-01-05")


def shown(qtbot, **state):
    view = BeginView()
    qtbot.addWidget(view)
    view.show_state(BeginState(lists=begin_lists(a_project(), TITLES), today_on="2026-06-03", **state))
    return view


@pytest.fixture
def view(qtbot):
    return shown(qtbot)


def test_a_new_person_is_begun_with_in_a_few_choices(qtbot, view):
    view.name.setText("Isla")
    for row, code in (
        ("groups", "older_people"),
        ("instruments", "user-review/1.0.0"),
        ("interviewer_types", "own_care_manager"),
        ("notices", "read_out"),
    ):
        view.rows[row].buttons[code].click()
    view.talk.buttons["yes"].click()
    with qtbot.waitSignal(view.begin_asked) as told:
        view.begin_button.click()
    choice = told.args[0]
    assert (choice.name, choice.person, choice.talk) == ("Isla", None, Reply.YES)
    assert choice.header.about.group == "older_people"
    assert choice.header.respondent == "self"
    assert choice.header.interviewers[0].type == "own_care_manager"
    assert choice.notice == "read_out"


def test_somebody_known_is_filled_in(qtbot):
    view = shown(qtbot, person=MORAG)
    assert view.name.text() == "Morag"
    assert "5 January 2026" in view.known.text()
    choice = view.choice()
    assert (choice.person, choice.name) == ("p1", "")
    assert choice.instrument == "user-review/1.0.0"
    assert choice.header.about.group == "mental_health"


def test_somebody_is_found_by_typing(qtbot, view):
    with qtbot.waitSignal(view.search_typed) as told:
        qtbot.keyClicks(view.name, "M")
    assert told.args == ["M"]
    view.show_found((), "M")
    assert view.known.text() == "Somebody new."
    view.show_found((MORAG,), "M")
    assert view.known.isHidden()  # it is asked whether it is somebody known
    view.found.rows["p1"].buttons["take"].click()
    assert view.choice().person == "p1"
    qtbot.keyClicks(view.name, "x")
    assert view.choice().person is None


def test_somebody_on_hold_is_found_and_not_begun_with(view):
    view.show_found((replace(MORAG, on_hold=True),), "M")
    assert "take" not in view.found.rows["p1"].buttons
    assert "On hold: no conversation for now" in words_on(view)


def test_nobody_is_taken_to_permit_where_somebody_speaks_for_the_person(view):
    assert view.choice().given_by is GivenBy.PERSON
    view.rows["respondents"].buttons["somebody_speaking"].click()
    assert view.rows["givers"].codes == ()
    assert view.choice().given_by is None
    view.rows["givers"].buttons["attorney"].click()
    view.papers.click()
    view.rows["respondents"].buttons["self"].click()
    assert view.choice().given_by is GivenBy.PERSON
    view.rows["respondents"].buttons["somebody_speaking"].click()
    choice = view.choice()
    assert (choice.given_by, choice.papers_seen) == (None, False)


def test_with_support_who_says_yes_is_asked_and_it_is_the_person_until_somebody_else_is_named(view):
    view.rows["respondents"].buttons["self"].click()
    assert view.rows["givers"].isHidden()
    view.rows["respondents"].buttons["with_support"].click()
    assert not view.rows["givers"].isHidden()
    assert view.rows["givers"].codes == ("person",)
    assert view.papers.isHidden()
    assert view.rows["speakers"].isHidden()
    view.rows["givers"].buttons["guardian"].click()
    assert not view.papers.isHidden()
    view.papers.click()
    choice = view.choice()
    assert (choice.given_by, choice.papers_seen) == (GivenBy.GUARDIAN, True)
    view.rows["respondents"].buttons["self"].click()
    choice = view.choice()
    assert (choice.given_by, choice.papers_seen) == (GivenBy.PERSON, False)


def test_a_speaker_brings_more_questions(view):
    assert view.rows["aids"].isHidden()
    view.rows["respondents"].buttons["somebody_speaking"].click()
    assert not view.rows["aids"].isHidden()
    view.rows["speakers"].buttons["family_or_friend"].click()
    view.rows["perspectives"].buttons["what_they_would_say"].click()
    view.rows["givers"].buttons["attorney"].click()
    assert not view.papers.isHidden()
    view.papers.click()
    choice = view.choice()
    assert choice.header.speaker is SaidBy.FAMILY_OR_FRIEND
    assert (choice.given_by, choice.papers_seen) == (GivenBy.ATTORNEY, True)


def test_a_carers_conversation_asks_about_the_carers_age(view):
    assert view.young.isHidden()
    view.rows["instruments"].buttons["carer-review/1.0.0"].click()
    view.young.click()
    view._show_open()
    assert not view.young_words.isHidden()
    assert view.choice().carer_under_18
    assert not view.looks_after.isHidden()


def test_the_projects_switches_bring_their_questions(qtbot):
    view = shown(qtbot, linking=True, comparison=True)
    assert not view.link.isHidden()
    assert not view.rows["known"].isHidden()


def test_what_is_missing_is_said(view):
    view.show_findings((Finding(code="interview.notice_first", where="notice"),))
    assert not view.trouble.isHidden()
    view.show_findings(())
    assert view.trouble.isHidden()


def test_a_fresh_page_remembers_nobody(qtbot, view):
    view.name.setText("Isla")
    view.talk.buttons["yes"].click()
    view.show_state(BeginState(lists=begin_lists(a_project(), TITLES)))
    assert view.name.text() == ""
    assert view.choice().talk is Reply.NOT_ASKED
    with qtbot.waitSignal(view.left):
        view.leave_button.click()


KNOWN = replace(
    MORAG,
    about="carer",
    age_band="80_and_over",
    place="north",
    link="K7-2",
    looks_after="Jim",
    suits=("more_time", "hearing_or_sight_aid"),
)


def test_what_is_known_of_the_person_goes_into_the_header(qtbot):
    view = shown(qtbot, person=KNOWN)
    header = view.choice().header
    assert (header.about.group, header.about.age_band, header.about.place) == (
        "mental_health",
        "80_and_over",
        "north",
    )
    assert (header.link, header.looks_after) == ("K7-2", "Jim")
    assert header.aids == ("more_time", "hearing_or_sight_aid")
    assert not view.rows["aids"].isHidden()
    assert view.asks["aids"].text() == say("begin.aids_that_suit")


def test_nothing_of_one_person_stays_for_the_next(qtbot):
    view = shown(qtbot, person=KNOWN)
    qtbot.keyClicks(view.name, "x")
    header = view.choice().header
    assert (header.about.age_band, header.about.place, header.link, header.looks_after, header.aids) == (
        "",
        "",
        "",
        "",
        (),
    )
    assert view.rows["aids"].isHidden()


def test_a_carer_is_asked_for_the_group_of_whom_they_look_after(view):
    view.rows["instruments"].buttons["carer-review/1.0.0"].click()
    assert not view.rows["groups"].isHidden()
    assert view.asks["groups"].text() == say("begin.groups_of_carer")
    view.rows["groups"].buttons["older_people"].click()
    assert view.choice().header.about.group == "older_people"


def test_who_holds_the_talk_is_kept_from_last_time(qtbot):
    view = shown(qtbot, interviewer=Interviewer(ref="AM", type="third_party"))
    view.holders.two.click()
    view.holders.second_type.buttons["user_researcher"].click()
    assert view.choice().header.interviewers == (
        Interviewer(ref="AM", type="third_party"),
        Interviewer(ref="", type="user_researcher"),
    )


def test_paper_typed_later_asks_for_the_day_and_who_types(qtbot, view):
    assert view.paper.isHidden()
    assert view.choice().header.held_on == "2026-06-03"
    view.rows["modes"].buttons["paper_typed_later"].click()
    assert not view.paper.isHidden()
    assert view.choice().header.held_on == ""
    qtbot.keyClicks(view.paper.held_on.line, "28/2/2026")
    qtbot.keyClicks(view.holders.typed_by.line, "office 2")
    header = view.choice().header
    assert (header.held_on, header.typed_by) == ("2026-02-28", "office 2")
    view.rows["modes"].buttons["telephone"].click()
    header = view.choice().header
    assert (header.held_on, header.typed_by) == ("2026-06-03", "")


def test_a_short_visit_takes_the_outcomes_that_the_person_picks(qtbot):
    lists = replace(
        begin_lists(a_project(), TITLES),
        outcomes={
            "user-review/1.0.0": choices(*((code, code) for code in ("safe", "people", "well", "life")))
        },
    )
    view = BeginView()
    qtbot.addWidget(view)
    view.show_state(BeginState(lists=lists, today_on="2026-06-03"))
    assert view.short.isHidden()
    view.rows["instruments"].buttons["user-review/1.0.0"].click()
    view.short.short.click()
    view.short.outcomes.buttons["well"].click()
    assert view.choice().header.short == ("well",)
    view.rows["instruments"].buttons["carer-review/1.0.0"].click()
    assert view.choice().header.short == ()


def test_with_support_asks_with_which_and_only_then(view):
    assert view.rows["supports"].isHidden()
    assert view.choice().supports == ()
    view.rows["respondents"].buttons["with_support"].click()
    assert not view.rows["supports"].isHidden()
    view.rows["supports"].buttons["with_sign"].click()
    view.rows["supports"].buttons["with_symbols"].click()
    assert view.choice().supports == ("with_sign", "with_symbols")
    view.rows["respondents"].buttons["self"].click()
    assert view.choice().supports == ()


def test_two_who_hold_it_are_compared_alike_and_one_of_them_types(qtbot):
    view = shown(qtbot, interviewer=Interviewer(ref="AM", type="user_researcher"), comparison=True)
    view.rows["allocations"].buttons["rota"].click()
    assert view.holders.typed_by.isHidden()
    view.holders.two.click()
    view.holders.second_type.buttons["user_researcher"].click()
    view.holders.facts["known"].buttons["no"].click()
    view.holders.facts["same_employer"].buttons["yes"].click()
    qtbot.keyClicks(view.holders.typed_by.line, "JB")
    header = view.choice().header
    assert header.typed_by == "JB"
    assert header.interviewers[1] == Interviewer(
        ref="", type="user_researcher", known_before="no", same_employer="yes", allocated="rota"
    )


def test_without_a_comparison_nothing_more_is_asked_of_the_second(qtbot, view):
    view.holders.two.click()
    assert all(row.isHidden() for row in view.holders.facts.values())


def test_why_it_matters_is_opened_and_shut_by_its_key(qtbot):
    guidance = Guidance(why="A good start.", ways=("Is this a good time?",), heard=("Aye.",), mind="Wait.")
    view = shown(qtbot, guidance=guidance)
    in_front(qtbot, view)
    assert view.why.isHidden()
    qtbot.keyClick(view.name, Qt.Key.Key_F1)
    assert "Is this a good time?" in view.why.spoken()
    assert view.why.isVisible()
    qtbot.keyClick(view.name, Qt.Key.Key_F1)
    assert view.why.isHidden()
