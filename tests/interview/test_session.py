from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import (
    CARER,
    a_choice,
    a_header,
    a_session,
    a_small_instrument,
    an_instrument,
    answered,
    permitted,
)
from udset_desktop.instrument.model import Kind
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.page_marks import mark_item, mark_page
from udset_desktop.interview.permission import GivenBy, Purpose, Reply
from udset_desktop.interview.session import (
    TYPED_AT_MOST,
    answer_item,
    back_page,
    carry_on,
    clear_item,
    decline_item,
    go_on_after_all,
    go_to,
    go_to_stage,
    next_page,
    open_item,
    pause,
    reply,
    say_who,
    say_who_permits,
    say_who_speaks,
    screen_of,
    set_header,
    set_together,
    stop_here,
    type_words,
)
from udset_desktop.interview.settling import check_finish, settle_typing
from udset_desktop.interview.state import Stage, Timing
from udset_desktop.interview.together import Together


def codes(findings):
    return [finding.code for finding in findings]


def test_a_refused_input_leaves_the_answer_and_keeps_what_was_typed():
    session = answered(a_session(), safe__words="It's the nights.")
    long = "x" * 30_000
    session, found = answer_item(session, "safe.words", long)
    assert codes(found) == ["interview.too_long"]
    assert session.answers.get("safe.words").value == "It's the nights."
    assert session.typing["safe.words"] == long
    assert session.findings["safe.words"] == found


def test_ten_megabytes_typed_are_refused_and_nothing_is_lost():
    session, _ = type_words(a_session(), "safe.words", "before")
    session, found = type_words(session, "safe.words", "x" * 10_000_000)
    assert codes(found) == ["interview.too_long_to_keep"]
    assert session.typing["safe.words"] == "before"
    session, found = answer_item(session, "safe.words", "x" * (TYPED_AT_MOST + 1))
    assert codes(found) == ["interview.too_long"]
    assert session.typing["safe.words"] == "before"


def test_a_refused_choice_is_not_kept_as_half_typed():
    session, found = answer_item(a_session(), "safe.rating", "perhaps")
    assert codes(found) == ["interview.no_such_choice"]
    assert not session.typing


def test_a_good_answer_takes_away_half_typed_text_and_the_old_finding():
    session, _ = answer_item(a_session(), "safe.words", "x" * 30_000)
    session = answered(session, safe__words="short")
    assert "safe.words" not in session.typing
    assert "safe.words" not in session.findings


def test_emptied_words_take_the_answer_off():
    session = answered(a_session(), safe__words="something")
    session, _ = answer_item(session, "safe.words", "  ")
    assert session.answers.get("safe.words") is None


def test_an_unknown_item_is_a_finding_everywhere():
    session = a_session()
    for found in (
        answer_item(session, "x.y", "yes")[1],
        decline_item(session, "x.y", "dont_know")[1],
        type_words(session, "x.y", "z")[1],
    ):
        assert codes(found) == ["interview.no_such_item"]


def test_a_service_is_chosen_from_the_project_s_list():
    session = answered(a_session(), safe__role="helped", safe__role_service="day_centre")
    assert session.answers.get("safe.role_service").value == "day_centre"
    assert codes(answer_item(session, "safe.role_service", "casino")[1]) == ["interview.no_such_choice"]


def test_who_speaks_is_said_once_and_again_for_one_answer():
    choice = a_choice(
        header=a_header(
            respondent="somebody_speaking",
            speaker=SaidBy.FAMILY_OR_FRIEND,
            perspective=Perspective.WHAT_THEY_WOULD_SAY,
        )
    )
    session = answered(a_session(choice=choice), safe__rating="no")
    assert session.answers.get("safe.rating").said_by == (SaidBy.FAMILY_OR_FRIEND,)
    session, found = say_who_speaks(session, (SaidBy.PERSON,))
    assert not found
    session = answered(session, people__rating="yes")
    assert session.answers.get("people.rating").said_by == (SaidBy.PERSON,)
    session, found = say_who(session, "safe.rating", (SaidBy.ADVOCATE,), Perspective.WHAT_I_THINK)
    told = session.answers.get("safe.rating")
    assert (told.said_by, told.perspective, told.value) == (
        (SaidBy.ADVOCATE,),
        Perspective.WHAT_I_THINK,
        "no",
    )
    again = answered(session, safe__rating="yes").answers.get("safe.rating")
    assert again.said_by == (SaidBy.ADVOCATE,)


def test_a_speaker_or_view_that_cannot_be_changes_nothing():
    session = answered(a_session(), safe__rating="no")
    assert say_who(session, "safe.rating", ()) == (session, say_who(session, "safe.rating", ())[1])
    assert codes(say_who(session, "safe.rating", ())[1]) == ["interview.said_by_whom"]
    assert codes(say_who_speaks(session, (SaidBy.PERSON,), Perspective.WHAT_I_THINK)[1]) == [
        "interview.whose_view"
    ]
    assert say_who(session, "well.rating", (SaidBy.PERSON,)) == (session, ())


def test_a_mark_on_a_page_covers_all_said_there_and_what_comes_later():
    session = answered(a_session(), safe__words="secret", well__words="walks")
    session = answered(mark_page(session, "safe", between_us=True), safe__rating="no")
    told = session.answers.answers
    assert (told["safe.words"].between_us, told["safe.rating"].between_us) == (True, True)
    assert not told["well.words"].between_us
    lifted = mark_page(session, "safe", between_us=False, off_sheet=True).answers.answers
    assert [(one.between_us, one.off_sheet) for item, one in lifted.items() if item.startswith("safe.")] == [
        (False, True),
        (False, True),
    ]
    assert mark_page(session, "nowhere", off_sheet=True) == session


def test_just_between_us_stays_with_the_answer_when_it_changes():
    session = mark_item(answered(a_session(), safe__words="secret"), "safe.words", between_us=True)
    session = mark_item(session, "safe.words", off_sheet=True)
    session = answered(session, safe__words="another secret")
    told = session.answers.get("safe.words")
    assert (told.between_us, told.off_sheet) == (True, True)
    assert mark_item(session, "well.words", between_us=True) == session


def test_clearing_makes_an_item_untouched():
    session, _ = type_words(answered(a_session(), safe__words="a"), "safe.words", "ab")
    cleared = clear_item(session, "safe.words")
    assert (cleared.answers.get("safe.words"), dict(cleared.typing)) == (None, {})


def test_declining_keeps_the_word_that_was_said():
    session, found = decline_item(a_session(), "safe.rating", "rather_not_say")
    assert not found
    assert session.answers.get("safe.rating").non_answer == "rather_not_say"
    assert codes(decline_item(session, "safe.rating", "taken_back")[1]) == ["interview.no_such_non_answer"]


def test_half_typed_text_is_settled_into_answers():
    session, _ = type_words(a_session(), "safe.words", "It's the ni\x00ghts")
    session, found = settle_typing(session)
    assert not found
    assert session.answers.get("safe.words").value == "It's the nights"
    assert not session.typing


def test_any_page_is_one_step_away_and_a_closed_one_is_not_gone_to():
    session = go_to(a_session(), "responsive")
    assert session.page == "responsive"
    choice = a_choice(instrument=CARER, header=a_header(others=("partner",)))
    carer = a_session(an_instrument(CARER), choice=choice)
    assert go_to(carer, "relationship") == carer
    assert go_to(carer, "nowhere") == carer


def test_the_whole_way_forward_and_back():
    session = a_session(a_small_instrument())
    stages = []
    for _ in range(7):
        stages.append((session.stage, session.page))
        session = next_page(session)
    assert stages == [
        (Stage.PAGES, "first"),
        (Stage.PAGES, "second"),
        (Stage.TOGETHER, "second"),
        (Stage.PERMISSIONS, "second"),
        (Stage.SHEET, "second"),
        (Stage.SHEET, "second"),
        (Stage.SHEET, "second"),
    ]
    for stage, page in [*reversed(stages[:4]), stages[0]]:
        session = back_page(session)
        assert (session.stage, session.page) == (stage, page)


def test_stopping_says_so_of_the_question_asked_and_goes_to_the_end():
    session = stop_here(go_to(a_session(), "safe"), unwilling=True)
    assert session.answers.get("safe.rating").non_answer == "stopped_here"
    assert (session.header.stopped, session.stage) == ("seemed_unwilling", Stage.PERMISSIONS)
    assert len(session.answers.answers) == 1


def test_stopping_never_touches_an_answer_that_was_given():
    session = stop_here(go_to(answered(a_session(), safe__rating="yes"), "safe"))
    assert session.answers.get("safe.rating").value == "yes"
    assert session.header.stopped == "person_stopped"
    late = stop_here(go_to_stage(session, Stage.TOGETHER))
    assert late.stage is Stage.PERMISSIONS
    assert stop_here(go_to(a_session(), "best")).answers.answers == {}


def test_a_short_visit_whose_pages_are_all_asked_alone_still_begins_somewhere():
    instrument = a_small_instrument(alone_page=True)
    choice = a_choice(header=a_header(others=("partner",), short=("third",)))
    assert a_session(instrument, choice=choice).page == "first"


def test_going_on_after_all_takes_the_stop_back():
    session = go_on_after_all(stop_here(go_to(answered(a_session(), well__rating="yes"), "safe")))
    assert session.answers.get("well.rating").value == "yes"
    assert (session.header.stopped, session.stage, session.page) == ("", Stage.PAGES, "safe")
    assert session.answers.get("safe.rating") is None


def test_going_on_after_all_leaves_what_was_chosen_on_another_page():
    session, _ = decline_item(a_session(), "people.rating", "stopped_here")
    session = go_on_after_all(stop_here(go_to(session, "safe")))
    assert session.answers.get("people.rating").non_answer == "stopped_here"
    assert session.answers.get("safe.rating") is None


def test_a_refused_part_of_together_stays_as_it_was_and_the_rest_is_taken_in():
    session, found = set_together(a_session(), Together(matters=("to sleep through",), review_on="1.11.2026"))
    assert not found
    assert session.together.review_on == "2026-11-01"
    refused, found = set_together(session, Together(matters=("a", "b", "c", "d"), read_back="partly"))
    assert codes(found) == ["interview.too_many"]
    assert refused.together.matters == ("to sleep through",)
    assert (refused.together.read_back, refused.together.review_on) == ("partly", "")
    assert screen_of(go_to_stage(refused, Stage.TOGETHER)).together.findings == found
    mended, _ = set_together(refused, Together(matters=("a",)))
    assert not mended.findings


def test_somebody_who_speaks_may_answer_but_not_permit():
    session = say_who_permits(permitted(a_session()), GivenBy.NOBODY)
    assert session.permissions.figures is Reply.NOT_ASKED
    assert session.permissions.talk is Reply.YES
    session, found = reply(session, Purpose.WORDS, Reply.YES)
    assert codes(found) == ["interview.nobody_may_permit"]
    assert not session.permissions.may(Purpose.WORDS)
    session, found = reply(session, Purpose.WORDS, Reply.NO)
    assert not found
    session, found = reply(session, Purpose.TALK, Reply.YES)
    assert not found


def test_a_guardian_may_permit_and_the_papers_are_noted():
    session = say_who_permits(a_session(), GivenBy.GUARDIAN, papers_seen=True)
    session, _ = reply(session, Purpose.FIGURES, Reply.YES)
    assert session.permissions.may(Purpose.FIGURES)
    assert session.permissions.papers_seen


def test_unfinished_permission_means_no():
    assert not a_session().permissions.may(Purpose.FIGURES)


def test_finishing_needs_the_yes_to_talk_and_nothing_else():
    assert check_finish(a_session()) == ()
    session, _ = reply(a_session(), Purpose.TALK, Reply.NO)
    assert codes(check_finish(session)) == ["interview.no_talk"]


def test_half_typed_text_that_cannot_be_kept_stands_in_the_way_of_finishing():
    session, _ = type_words(a_session(), "safe.words", "x" * 30_000)
    assert codes(check_finish(session)) == ["interview.too_long"]


def test_pauses_do_not_count_as_talk():
    session = pause(a_session(), 600.0)
    session = pause(carry_on(session, 5000.0), 5060.0)
    assert session.timing.minutes(99_999.0) == 11
    assert carry_on(carry_on(session, 10.0), 20.0).timing.since_s == 10.0
    assert Timing(since_s=50.0).seconds(40.0) == 0.0


def test_a_folded_item_opens_by_hand_and_folds_again():
    session = open_item(open_item(a_session(), "safe.helps"), "safe.helps")
    assert session.opened == ("safe.helps",)
    assert open_item(session, "safe.helps", opened=False).opened == ()


def test_who_else_is_in_the_room_can_change():
    assert set_header(a_session(), a_header(others=("partner",))).header.others == ("partner",)


def test_a_first_page_that_is_asked_alone_is_not_begun_with():
    instrument = a_small_instrument(alone_page=True)
    last = replace(
        instrument,
        sections=(replace(instrument.sections[0], pages=tuple(reversed(instrument.sections[0].pages))),),
    )
    choice = a_choice(header=a_header(others=("partner",)))
    assert a_session(last, choice=choice).page == "second"
    assert a_session(last).page == "third"


@pytest.mark.parametrize(
    "kind", [Kind.ONE, Kind.MANY, Kind.WHOLE, Kind.DATE, Kind.WORDS, Kind.PEOPLE, Kind.FLAG]
)
def test_every_kind_of_item_can_be_answered_and_drawn(kind):
    raw = {Kind.ONE: "a", Kind.MANY: ("a",), Kind.WHOLE: 3, Kind.DATE: "2026-01-01", Kind.FLAG: True}
    session = a_session(a_small_instrument())
    session, found = answer_item(session, f"first.{kind}", raw.get(kind, "Morag"))
    assert not found
    (state,) = (item for item in screen_of(session).page.items if item.kind is kind)
    assert state.shown


@pytest.mark.parametrize("supports", [(SaidBy.WITH_SIGN,), (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS)])
def test_the_kinds_of_support_are_said_once_and_go_with_every_answer(supports):
    choice = a_choice(header=a_header(respondent="with_support"), supports=supports)
    session, _ = answer_item(a_session(choice=choice), "safe.rating", "mostly")
    assert session.answers.get("safe.rating").said_by == supports
    unsaid = a_session(choice=a_choice(header=a_header(respondent="with_support")))
    assert unsaid.said_by == (SaidBy.WITH_SUPPORT,)


def test_typing_in_from_paper_runs_no_clock_and_asks_nobody_whether_to_go_on():
    talk = a_session()
    paper = a_session(choice=a_choice(header=a_header(mode="paper_typed_later")))
    assert talk.timing.minutes(600) == 10
    assert paper.timing.minutes(600) == 0
    assert carry_on(paper, 100).timing.minutes(700) == 0
    assert screen_of(talk).cue
    assert not screen_of(paper).cue
