from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.interviews import (
    CARER,
    a_choice,
    a_header,
    a_record,
    a_session,
    a_small_instrument,
    an_instrument,
    answered,
)
from udset_desktop import __version__
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.session import decline_item, reply, set_header, stop_here, type_words
from udset_desktop.interview.state import Correcting
from udset_desktop.record.codec import digest_of_record
from udset_desktop.record.complete import (
    complete_record,
    has_same_content,
    require_reason,
    revise,
    void_record,
)

R = RecordId("r")


def test_what_nobody_touched_is_not_asked_and_what_is_folded_has_no_line():
    record = complete_record(answered(a_session(), safe__rating="yes"), record=R)
    assert record.answers["safe.rating"].value == "yes"
    assert record.answers["people.rating"].non_answer == "not_asked"
    assert "people.helps" not in record.answers


def test_not_asked_has_one_spelling_whether_it_was_chosen_or_left_alone():
    session = a_session()
    for item in ("people.rating", "people.helps"):
        session, _ = decline_item(session, item, "not_asked")
    assert complete_record(session, record=R) == complete_record(a_session(), record=R)


def test_closed_answer_is_kept_until_the_record_is_made():
    session = answered(a_session(a_small_instrument()), second__rating="no", second__why="the stairs")
    session = answered(session, second__rating="yes")
    assert session.answers.get("second.why").value == "the stairs"
    assert "second.why" not in complete_record(session, record=R).answers
    again = answered(session, second__rating="no")
    assert complete_record(again, record=R).answers["second.why"].value == "the stairs"


def test_what_was_said_alone_goes_on_file_also_when_somebody_came_in_later():
    carer = a_session(an_instrument(CARER))
    session = answered(carer, relationship__rating="no", money__rating="yes")
    session = set_header(session, replace(session.header, others=("partner",)))

    record = complete_record(session, record=R)
    assert record.others == ("partner",)
    assert record.answers["relationship.rating"].value == "no"
    assert (
        "relationship.rating"
        not in complete_record(  # never asked while somebody was there
            set_header(carer, session.header), record=R
        ).answers
    )


def test_a_correction_with_somebody_there_keeps_what_was_said_alone():
    session = answered(a_session(an_instrument(CARER)), relationship__rating="no")
    before = complete_record(session, record=R)
    session = replace(session, correcting=Correcting(record=R, reason="a slip"))
    session = set_header(session, replace(session.header, others=("partner",)))
    after = complete_record(answered(session, money__rating="yes"), record=R, before=before)
    assert after.answers["relationship.rating"] == before.answers["relationship.rating"]


def test_nothing_goes_on_file_without_the_yes_to_talk():
    session, _ = reply(a_session(), Purpose.TALK, Reply.NO)
    with pytest.raises(InputRefused, match=r"interview\.no_talk"):
        complete_record(session, record=R)


def test_no_to_everything_else_is_still_a_finished_conversation():
    record = complete_record(a_session(), record=R, minutes=12)
    assert not record.permissions.may(Purpose.FIGURES)
    assert (record.minutes, record.app_version, record.revision) == (10, __version__, 1)


def test_half_typed_text_is_put_on_file_too():
    session, _ = type_words(a_session(), "safe.words", "It's the nights")
    assert complete_record(session, record=R).answers["safe.words"].value == "It's the nights"


def test_half_typed_text_that_is_too_long_is_refused_with_its_reason():
    session, _ = type_words(a_session(), "safe.words", "x" * 30_000)
    with pytest.raises(InputRefused, match=r"interview\.too_long"):
        complete_record(session, record=R)


def test_the_frame_comes_back_from_the_record_as_it_was_begun():
    header = a_header(short=("safe",), aids=("more_time",), others=("partner",), typed_by="clerk-2")
    session = stop_here(a_session(choice=a_choice(header=header)))
    assert complete_record(session, record=R).header == session.header


def test_a_correction_is_the_next_revision_with_its_reason_and_all_ancestors():
    first = a_record()
    session = replace(
        answered(a_session(), safe__rating="no"), correcting=Correcting(record=first.id, reason=" A slip ")
    )
    second = complete_record(session, record=first.id, minutes=3, before=first)
    assert (second.id, second.revision, second.reason) == (first.id, 2, "A slip")
    assert second.ancestors == (digest_of_record(first),)
    assert second.minutes == first.minutes
    third = revise(second, replace(second, typed_by="x"), "again")
    assert third.ancestors == (digest_of_record(first), digest_of_record(second))


def test_a_correction_needs_a_reason_and_a_change():
    first = a_record()
    with pytest.raises(InputRefused, match=r"record\.no_reason"):
        revise(first, replace(first, typed_by="x"), "  ")
    with pytest.raises(InputRefused, match=r"record\.nothing_changed"):
        revise(first, first, "why")
    with pytest.raises(InputRefused, match=r"record\.no_reason"):
        complete_record(answered(a_session(), safe__rating="no"), record=first.id, before=first)


def test_void_is_the_last_revision():
    void = void_record(a_record(), "begun in error")
    assert (void.revision, void.void, void.reason) == (2, "begun in error", "begun in error")
    with pytest.raises(InputRefused, match=r"record\.is_void"):
        void_record(void, "again")


def test_a_reason_is_short_and_plain():
    with pytest.raises(InputRefused, match=r"interview\.too_long"):
        require_reason("x" * 600)
    assert require_reason("wrong\u202e person") == "wrong person"


def test_the_same_content_is_told_whoever_wrote_it_and_when():
    first = a_record()
    assert has_same_content(first, replace(first, revision=4, reason="x", app_version="9", ancestors=("a",)))
    assert not has_same_content(first, replace(first, held_on="2026-05-03"))


@pytest.mark.parametrize(("kept", "now"), [(34, 34), (34, 35), (34, 36), (20, 34)])
def test_minutes_kept_by_an_older_program_are_no_change(kept, now):
    first = complete_record(a_session(), record=R, minutes=34)
    older = replace(first, minutes=kept)
    again = complete_record(a_session(), record=R, minutes=now, like=older)
    assert again.minutes == (kept if kept == 34 else 35)
