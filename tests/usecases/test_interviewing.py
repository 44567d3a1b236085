from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from tests.kit.interviews import a_choice, a_header, a_project, a_record, answered, permitted
from tests.kit.laptops import a_laptop
from udset_desktop.foundation.ids import InterviewId, RecordId
from udset_desktop.foundation.problems import AccessRefused, InputRefused
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.permission import Permissions, Reply
from udset_desktop.interview.person import Person
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import (
    answer_item,
    decline_item,
    go_to,
    go_to_stage,
    say_who,
    say_who_speaks,
    screen_of,
)
from udset_desktop.interview.together import Action, Together
from udset_desktop.project.model import Organisation
from udset_desktop.record.codec import digest_of_record
from udset_desktop.record.model import InstrumentPin
from udset_desktop.summary.review_sheet import review_sheet
from udset_desktop.summary.source import source_of_record
from udset_desktop.usecases.interviewing import (
    begin,
    begin_choices,
    finish,
    instrument_of,
    pause,
    reopen,
    resume,
    save_answer,
    save_header,
    save_permissions,
    save_place,
    save_together,
    save_typing,
    set_aside,
    type_reason,
    typed_reason,
    void,
)
from udset_desktop.usecases.people import ORGANISATION_SETTING, note_life, today


@pytest.fixture
def laptop(tmp_path):
    workplace = a_laptop(tmp_path)
    yield workplace
    workplace.close()


def held(laptop, **answers):
    """A conversation begun, answered, kept and permitted, not finished."""
    session = answered(begin(laptop, a_choice()), **(answers or {"safe__rating": "mostly"}))
    for item_id, answer in session.answers.answers.items():
        save_answer(laptop, session.interview, item_id, answer)
    session = permitted(session)
    return save_permissions(laptop, session, session.permissions)


def test_begin_keeps_the_person_and_the_draft(laptop):
    session = begin(laptop, a_choice(name="  Mrs  Eileen\tBaxter "))
    assert session.name == "Mrs Eileen Baxter"
    assert laptop.vault.load_person(session.person).group == "older_people"
    assert laptop.vault.load_draft(session.interview).header == session.header
    assert laptop.vault.load_offers()[0].said == "accepted"


def test_begin_refuses_with_every_reason_and_keeps_nothing(laptop):
    with pytest.raises(InputRefused) as refused:
        begin(laptop, a_choice(name="", talk=Reply.NO))
    assert len(refused.value.findings) == 2
    with pytest.raises(InputRefused, match="no_such_page"):
        begin(laptop, a_choice(header=a_header(short=("nowhere",))))
    assert laptop.vault.load_drafts() == ()
    assert laptop.vault.load_people() == ()
    assert laptop.vault.load_offers() == ()


def test_a_day_that_is_not_said_is_today(laptop):
    assert begin(laptop, a_choice(header=a_header(held_on=""))).header.held_on == "2026-05-04"


def test_a_known_person_is_begun_with_again_and_last_time_comes_along(laptop):
    first = held(laptop)
    finish(laptop, first)
    again = begin(laptop, a_choice(person=first.person, name=""))
    assert again.person == first.person
    assert again.earlier.answers["safe.rating"].value == "mostly"
    assert again.has_earlier


def test_begin_lists_are_the_project_s_conversations_in_words(laptop):
    lists = begin_choices(laptop)
    assert lists.instruments[0].words == "Review conversation"
    assert set(lists.read_out) == {one.code for one in lists.languages}
    assert lists.read_out["en"].items() <= lists.words.items()


def test_every_kept_thing_comes_back_at_the_very_question(laptop):
    session = answered(go_to(begin(laptop, a_choice()), "reliable"), reliable__rating="no")
    session, _ = say_who_speaks(session, (SaidBy.WITH_SUPPORT,))
    save_answer(laptop, session.interview, "reliable.rating", session.answers.get("reliable.rating"))
    save_typing(laptop, session.interview, "reliable.words", "They come when th")
    laptop.clock.advance(90)
    save_place(laptop, session)
    laptop.clock.advance(10_000)
    again = resume(laptop, session.interview)
    assert again.page == "reliable"
    assert again.typing == {"reliable.words": "They come when th"}
    assert again.answers == session.answers
    assert again.said_by == (SaidBy.WITH_SUPPORT,)
    assert again.timing.seconds(laptop.clock.elapsed_s()) == 90
    assert screen_of(again).page.title


def test_an_answer_kept_ends_its_half_typed_text(laptop):
    session = begin(laptop, a_choice())
    save_typing(laptop, session.interview, "safe.words", "half")
    session = answered(session, safe__words="whole")
    save_answer(laptop, session.interview, "safe.words", session.answers.get("safe.words"))
    assert laptop.vault.load_draft(session.interview).typing == {}
    save_answer(laptop, session.interview, "safe.words", None)
    assert laptop.vault.load_draft(session.interview).answers == {}


def test_what_is_half_written_of_bringing_together_goes_in_the_step_that_takes_it_in(laptop):
    session = begin(laptop, a_choice())
    save_typing(laptop, session.interview, "together", "half")
    session = save_together(laptop, session, Together(matters=("to sleep",)))
    assert resume(laptop, session.interview).typing == {}
    save_together(laptop, session, session.together, typed="3/")
    assert resume(laptop, session.interview).typing == {"together": "3/"}
    with pytest.raises(InputRefused):
        save_together(laptop, session, Together(review_on="3/"))
    assert "3/" in resume(laptop, session.interview).typing["together"]


def test_why_a_conversation_is_opened_is_half_typed_until_it_is_open(laptop):
    record = finish(laptop, answered(begin(laptop, a_choice()), safe__rating="yes"))
    type_reason(laptop, record.id, "wrong w")
    with pytest.raises(InputRefused):
        reopen(laptop, record.id, " ")
    assert typed_reason(laptop, record.id) == "wrong w"
    reopen(laptop, record.id, "wrong word")
    assert typed_reason(laptop, record.id) == ""
    type_reason(laptop, record.id, "in err")
    void(laptop, record.id, "in error")
    assert typed_reason(laptop, record.id) == ""


def test_together_permissions_and_header_are_kept_and_what_cannot_be_is_refused(laptop):
    session = begin(laptop, a_choice())
    together = Together(matters=("to sleep",), actions=(Action(what="ring"),))
    session = save_together(laptop, session, together)
    with pytest.raises(InputRefused, match="too_many"):
        save_together(laptop, session, replace(together, matters=("a",) * 4, read_back="yes"))
    session = save_permissions(laptop, session, Permissions(talk=Reply.YES, figures=Reply.NO))
    session = save_header(laptop, session, a_header(others=("partner",)))
    with pytest.raises(InputRefused):
        save_header(laptop, session, a_header(others=("crowd",)))
    with pytest.raises(InputRefused, match="no_such_page"):
        save_header(laptop, session, a_header(short=("nowhere",)))
    again = resume(laptop, session.interview)
    assert again.together == replace(together, read_back="yes")
    assert again.permissions.figures is Reply.NO
    assert again.header.others == ("partner",)


def test_a_pause_is_told_from_a_cut(laptop):
    session = begin(laptop, a_choice())
    assert today(laptop).drafts[0].cut_off
    pause(laptop, session)
    assert not today(laptop).drafts[0].cut_off
    resume(laptop, session.interview)
    assert today(laptop).drafts[0].cut_off


def test_finish_puts_on_file_and_ends_the_draft_in_one_step(laptop):
    session = held(laptop)
    laptop.clock.advance(34 * 60)
    record = finish(laptop, session)
    assert record.minutes == 35
    assert laptop.vault.load_record(record.id) == record
    assert laptop.vault.load_drafts() == ()
    with pytest.raises(InputRefused, match="no_draft"):
        finish(laptop, session)
    assert len(laptop.vault.load_records()) == 1


def test_the_time_of_typing_in_from_paper_is_no_length_of_the_talk(laptop):
    paper = a_header(mode="paper_typed_later")
    session, _ = answer_item(begin(laptop, a_choice(header=paper)), "safe.rating", "mostly")
    laptop.clock.advance(12 * 60)
    pause(laptop, session)
    session = resume(laptop, session.interview)
    laptop.clock.advance(11 * 60)
    record = finish(laptop, replace(session, together=Together(matters=("x",), read_back="yes")))
    assert record.minutes is None
    source = source_of_record(record, name="Morag", instrument=session.instrument, project=session.project)
    told = [label for label, _ in review_sheet(source).frame]
    assert [label for label in told if "minutes" in label.lower()] == []
    told = [label for label, _ in review_sheet(replace(source, minutes=25)).frame]
    assert [label for label in told if "minutes" in label.lower()]


def test_a_conversation_that_cannot_be_finished_stays_a_draft(laptop):
    session = held(laptop)
    silent = replace(session, permissions=Permissions(talk=Reply.NO))
    with pytest.raises(InputRefused, match="no_talk"):
        finish(laptop, silent)
    assert laptop.vault.load_draft(session.interview)
    assert laptop.vault.load_records() == ()


def test_a_correction_is_a_revision_with_its_reason_and_the_first_stays(laptop):
    first = finish(laptop, held(laptop))
    session = reopen(laptop, first.id, "  wrong word ")
    assert screen_of(session).correcting == "wrong word"
    session, _ = answer_item(resume(laptop, session.interview), "safe.rating", "no")
    laptop.clock.advance(3600)
    second = finish(laptop, session)
    assert (second.id, second.revision, second.reason) == (first.id, 2, "wrong word")
    assert second.ancestors == (digest_of_record(first),)
    assert second.minutes == first.minutes
    assert laptop.vault.load_revisions(first.id) == (first, second)
    assert second.answers["people.rating"] == first.answers["people.rating"]


def spelled(record, *, but=()):
    """Every line of a record's answers as it is spelled on file."""
    return {
        item: msgspec.json.encode(answer, order="sorted")
        for item, answer in record.answers.items()
        if item not in but
    }


def test_a_correction_leaves_every_other_answer_equal_byte_for_byte(laptop):
    session = held(laptop, safe__rating="mostly", safe__words="The nights.", people__words="My sister.")
    for item, word in (
        ("things_to_do.rating", "not_asked"),  # chosen, and not only left alone
        ("things_to_do.words", "not_asked"),
        ("well.rating", "dont_know"),
    ):
        session, _ = decline_item(session, item, word)
    session, _ = say_who(session, "well.rating", (SaidBy.FAMILY_OR_FRIEND,), Perspective.WHAT_I_THINK)
    session = mark_page(session, "people", between_us=True)
    first = finish(laptop, session)
    again = reopen(laptop, first.id, "wrong word")
    again, _ = answer_item(resume(laptop, again.interview), "safe.rating", "no")
    second = finish(laptop, again)
    assert spelled(second, but=["safe.rating"]) == spelled(first, but=["safe.rating"])
    assert second.answers["safe.rating"].value == "no"
    assert first.answers["things_to_do.rating"] == first.answers["home.rating"]


def test_what_earlier_versions_wrote_of_an_item_not_asked_stays_as_they_wrote_it(laptop):
    """They kept who had chosen it, and a line of a folded item too."""
    chosen = Answer(non_answer="not_asked")
    made = a_record(session=held(laptop))
    folded = "people.helps"
    assert folded not in made.answers
    old = replace(made, answers={**made.answers, "things_to_do.rating": chosen, folded: chosen})
    laptop.vault.save_record(old)
    again, _ = answer_item(reopen(laptop, old.id, "wrong word"), "safe.rating", "no")
    second = finish(laptop, again)
    assert spelled(second, but=["safe.rating"]) == spelled(old, but=["safe.rating"])


def test_a_correction_needs_a_reason_a_change_and_to_be_the_only_one(laptop):
    record = finish(laptop, held(laptop))
    with pytest.raises(InputRefused, match="no_reason"):
        reopen(laptop, record.id, " ")
    session = reopen(laptop, record.id, "look again")
    with pytest.raises(InputRefused, match="open_already"):
        reopen(laptop, record.id, "me too")
    with pytest.raises(InputRefused, match="nothing_changed"):
        finish(laptop, session)
    set_aside(laptop, session.interview)
    assert laptop.vault.load_record(record.id) == record


def test_reopening_keeps_verdicts_open_when_the_talk_before_is_gone(laptop):
    first = held(laptop)
    earlier = finish(laptop, first)
    second = begin(laptop, a_choice(person=first.person))
    record = finish(laptop, answered(second, safe__verdict="closer"))
    void(laptop, earlier.id, "wrong person")
    session = reopen(laptop, record.id, "look again")
    assert session.has_earlier
    assert session.earlier is None


def test_void_keeps_everything_and_ends_an_open_correction(laptop):
    record = finish(laptop, held(laptop))
    reopen(laptop, record.id, "look again")
    voided = void(laptop, record.id, "begun in error")
    assert (voided.revision, voided.void) == (2, "begun in error")
    assert voided.answers == record.answers
    assert laptop.vault.load_drafts() == ()
    with pytest.raises(InputRefused, match="is_void"):
        reopen(laptop, record.id, "after all")
    with pytest.raises(InputRefused, match="is_void"):
        void(laptop, record.id, "again")


def test_set_aside_lets_a_draft_go_and_only_a_draft(laptop):
    session = begin(laptop, a_choice())
    other = begin(laptop, a_choice(name="Tam"))
    set_aside(laptop, session.interview)
    assert [draft.interview for draft in laptop.vault.load_drafts()] == [other.interview]
    with pytest.raises(InputRefused, match="no_draft"):
        set_aside(laptop, InterviewId("nobody"))


def test_a_locked_laptop_answers_nothing(tmp_path):
    workplace = a_laptop(tmp_path)
    workplace.close()
    with pytest.raises(AccessRefused):
        begin(workplace, a_choice())


def test_another_wording_than_the_one_begun_with_is_refused(laptop):
    pin = InstrumentPin(id="user-review", version="1.0.0", digest="0" * 64)
    with pytest.raises(InputRefused, match="other_definition"):
        instrument_of(laptop, pin)


def test_a_person_of_the_other_kind_is_not_begun_with(laptop):
    laptop.vault.save_person(Person(id="p", name="Tam", about="carer"))
    with pytest.raises(InputRefused, match="other_person"):
        begin(laptop, a_choice(person="p"))


def test_last_time_is_not_shown_to_a_third_party_nor_of_who_wants_no_contact(laptop):
    first = held(laptop)
    finish(laptop, first)
    laptop.vault.save_setting(ORGANISATION_SETTING, "voice")
    arm = Organisation(code="voice", name="Voices", third_party=True)
    laptop.project = a_project(organisations=(arm,))
    assert begin(laptop, a_choice(person=first.person)).earlier is None
    laptop.project = a_project()
    note_life(laptop, first.person, "no_contact")
    assert begin(laptop, a_choice(person=first.person)).earlier is None


def test_today_names_the_stage_a_draft_stopped_at(laptop):
    session = go_to_stage(begin(laptop, a_choice()), Stage.PERMISSIONS)
    save_place(laptop, session)
    assert today(laptop).drafts[0].place == "Before we finish"


def test_a_record_of_nobody_is_not_found(laptop):
    with pytest.raises(InputRefused, match="no_record"):
        reopen(laptop, RecordId("nobody"), "why")
