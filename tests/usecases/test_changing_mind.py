from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.talks import begun_talk
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.interview.answers import Shown
from udset_desktop.interview.permission import GivenBy, Purpose, Reply
from udset_desktop.interview.together import Action, Together
from udset_desktop.store.vault_values import ClearedRow
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.changing_mind import (
    change_mind,
    keep_lines,
    lines_said,
    parted,
    permitted_of,
    take_back,
)
from udset_desktop.usecases.exporting import preview, read_bundle, withdraw, write_bundles
from udset_desktop.usecases.people import load_record, today

WHY = "Changed their mind"


@pytest.fixture
def laptop(both):
    return both.laptop


def finished(laptop, **replies):
    session, _ = steps.answer_item(begun_talk(laptop, "Morag"), "safe.rating", "mostly")
    for purpose, said in replies.items():
        session, _ = steps.reply(session, Purpose(purpose), Reply(said))
    return interviewing.finish(laptop, session)


def changed(laptop, record, purpose, reply):
    return change_mind(laptop, record.id, Purpose(purpose), Reply(reply), reason=WHY)


def stands(laptop, record):
    return {one.purpose: (one.reply, one.may_be_yes) for one in permitted_of(laptop, record.id)}


def test_what_was_said_is_told_in_the_words_it_was_asked_in(laptop):
    record = finished(laptop, figures="yes", words="no")
    told = permitted_of(laptop, record.id)
    assert [(one.purpose, one.reply) for one in told] == [
        (Purpose.FIGURES, Reply.YES),
        (Purpose.WORDS, Reply.NO),
        (Purpose.CONTACT, Reply.NOT_ASKED),
    ]
    assert all(one.sentence.endswith("?") and one.may_be_yes for one in told)


def test_it_is_the_next_revision_with_its_reason_and_logged(laptop):
    record = finished(laptop, figures="yes")
    revised = changed(laptop, record, "figures", "no")
    assert (revised.revision, revised.reason) == (2, WHY)
    assert load_record(laptop, record.id).permissions.figures is Reply.NO
    assert revised.answers == record.answers
    event = laptop.require_vault().load_events()[-1]
    assert (event.what, event.subject, event.detail) == ("permission_changed", record.id, "figures no")


def test_a_no_before_it_left_keeps_it_at_home(laptop):
    record = finished(laptop, figures="yes")
    assert preview(laptop).records == 1
    changed(laptop, record, "figures", "no")
    assert preview(laptop).records == 0
    changed(laptop, record, "figures", "yes")
    assert preview(laptop).records == 1


def test_a_no_after_it_left_takes_it_out_and_a_yes_comes_too_late(both, stick):
    record = finished(both.laptop, figures="yes")
    write_bundles(both.laptop, stick)
    changed(both.laptop, record, "figures", "no")
    (written,) = write_bundles(both.laptop, stick)
    (notice,) = read_bundle(both.desk, written.file).withdrawals
    assert (notice.record, notice.items) == (record.id, "all")
    assert stands(both.laptop, record)[Purpose.FIGURES] == (Reply.NO, False)
    with pytest.raises(InputRefused, match=r"usecases\.taken_back_for_good"):
        changed(both.laptop, record, "figures", "yes")
    assert changed(both.laptop, record, "contact", "yes").permissions.contact is Reply.YES


def test_words_taken_back_stay_a_no(laptop):
    record = finished(laptop, words="no")
    withdraw(laptop, record.id, "words")
    with pytest.raises(InputRefused, match=r"usecases\.taken_back_for_good"):
        changed(laptop, record, "words", "yes")
    changed(laptop, record, "figures", "yes")


def test_a_no_to_being_asked_again_ends_the_reminder_at_once(laptop):
    session, _ = steps.reply(begun_talk(laptop, "Morag"), Purpose.CONTACT, Reply.YES)
    on = laptop.clock.today_on().isoformat()
    session = replace(session, together=replace(session.together, review_on=on))
    record = interviewing.finish(laptop, session)
    assert [row.name for row in today(laptop).reviews] == ["Morag"]
    changed(laptop, record, "contact", "no")
    assert today(laptop).reviews == ()
    changed(laptop, record, "contact", "yes")
    assert [row.name for row in today(laptop).reviews] == ["Morag"]


def test_where_nobody_may_say_yes_nobody_may_say_it_later(laptop):
    session = steps.say_who_permits(begun_talk(laptop, "Morag"), GivenBy.NOBODY)
    record = interviewing.finish(laptop, session)
    assert not any(may for _, may in stands(laptop, record).values())
    with pytest.raises(InputRefused, match=r"interview\.nobody_may_permit"):
        changed(laptop, record, "figures", "yes")


def test_the_talk_itself_is_not_changed_nor_what_is_said_already_nor_what_is_open(laptop):
    record = finished(laptop, figures="yes")
    with pytest.raises(InputRefused, match=r"usecases\.talk_is_not_changed"):
        changed(laptop, record, "talk", "no")
    with pytest.raises(InputRefused, match=r"record\.nothing_changed"):
        changed(laptop, record, "figures", "yes")
    interviewing.reopen(laptop, record.id, "misheard")
    with pytest.raises(InputRefused, match=r"usecases\.open_already"):
        changed(laptop, record, "figures", "no")


def test_which_way_round_it_lay_is_told_until_it_is_said_anew(laptop):
    session, _ = steps.reply(begun_talk(laptop, "Morag"), Purpose.FIGURES, Reply.YES, Shown.REVERSED)
    record = interviewing.finish(laptop, session)
    assert [one.shown for one in permitted_of(laptop, record.id)] == [Shown.REVERSED, None, None]
    changed(laptop, record, "figures", "no")
    assert [one.shown for one in permitted_of(laptop, record.id)] == [None, None, None]
    kept = interviewing.resume(laptop, begun_with_shown(laptop))
    assert kept.permissions.shown == {Purpose.WORDS: Shown.IN_ORDER}


def begun_with_shown(laptop):
    session, _ = steps.reply(begun_talk(laptop, "Ina"), Purpose.WORDS, Reply.NO, Shown.IN_ORDER)
    interviewing.save_permissions(laptop, session, session.permissions)
    return session.interview


BROUGHT = Together(
    matters=("To get away", "The club"),
    marks=((), ("off_sheet",)),
    actions=(
        Action(what="Find the letters"),
        Action(what="Ring the bus", matter=2),
        Action(what="Ring", matter=1),
    ),
)


def brought_together(laptop):
    session, _ = steps.set_together(begun_talk(laptop, "Morag"), BROUGHT)
    session, _ = steps.reply(session, Purpose.WORDS, Reply.YES)
    return interviewing.finish(laptop, session)


def codes(laptop, record):
    return [line.code for line in lines_said(laptop, record.id)]


def test_what_was_brought_together_is_kept_just_between_us_afterwards(laptop):
    record = brought_together(laptop)
    assert codes(laptop, record) == ["matter.1", "step.1", "matter.2", "step.2", "step.3"]
    revised = keep_lines(laptop, record.id, ("matter.2", "step.3"), reason=WHY)
    assert (revised.revision, revised.reason) == (2, WHY)
    on_file = load_record(laptop, record.id).together
    assert on_file.marks == ((), ("between_us", "off_sheet"))
    assert [(step.what, step.marks) for step in on_file.actions] == [
        ("Find the letters", ("between_us",)),
        ("Ring the bus", ()),
        ("Ring", ()),
    ]
    assert codes(laptop, record) == ["matter.1", "step.1"]
    assert laptop.require_vault().load_events()[-1].what == "taken_back"


def test_what_is_kept_already_makes_no_new_version(laptop):
    record = brought_together(laptop)
    keep_lines(laptop, record.id, ("matter.1",), reason=WHY)
    assert keep_lines(laptop, record.id, ("matter.1",), reason=WHY).revision == 2
    assert keep_lines(laptop, record.id, ("matter.7", "safe"), reason=WHY).revision == 2


def test_nothing_is_kept_back_of_one_that_is_open(laptop):
    record = brought_together(laptop)
    interviewing.reopen(laptop, record.id, "misheard")
    with pytest.raises(InputRefused, match=r"usecases\.open_already"):
        keep_lines(laptop, record.id, ("matter.1",), reason=WHY)
    assert load_record(laptop, record.id).together == BROUGHT


def test_items_and_lines_are_told_apart_and_what_is_neither_is_refused(laptop):
    record = brought_together(laptop)
    keep_lines(laptop, record.id, ("step.1",), reason=WHY)
    codes_meant = ("safe.words", "matter.2", "step.1", "step.3")  # also what is kept already
    assert parted(laptop, record.id, codes_meant) == (("safe.words",), ("matter.2", "step.1", "step.3"))
    assert parted(laptop, record.id, ("matter.1",)) == ((), ("matter.1",))
    for lost in (("matter.3",), ("matter.1", "step.4"), ()):
        with pytest.raises(InputRefused, match=r"exporting\.no_such_item"):
            parted(laptop, record.id, lost)


def test_items_and_lines_are_taken_back_in_one_go_or_not_at_all(laptop):
    record = brought_together(laptop)
    with pytest.raises(InputRefused, match=r"exporting\.no_such_item"):
        take_back(laptop, record.id, ("no.such",), ("matter.1",), reason=WHY)
    assert load_record(laptop, record.id).together == BROUGHT
    assert take_back(laptop, record.id, (), ("matter.1",), reason=WHY) is None
    assert laptop.require_vault().load_withdrawals() == ()
    notice = take_back(laptop, record.id, ("safe.words",), ("step.1",), reason=WHY)
    assert (notice.record, notice.items) == (record.id, ("safe.words",))
    assert codes(laptop, record) == ["matter.2", "step.2", "step.3"]


def test_of_one_that_was_cleared_an_answer_is_taken_back_and_no_line_is_there(laptop):
    record = brought_together(laptop)
    laptop.require_vault().save_cleared(
        (
            ClearedRow(
                record=record.id,
                interview="x" * 64,
                instrument=f"{record.instrument.id}/{record.instrument.version}",
                lines=(),
                cleared_on="2026-06-01",
            ),
        )
    )
    assert lines_said(laptop, record.id) == ()
    assert parted(laptop, record.id, ("safe.words",)) == (("safe.words",), ())
    with pytest.raises(InputRefused, match=r"exporting\.no_such_item"):
        parted(laptop, record.id, ("matter.1",))


def test_a_permission_keeps_the_wording_it_was_asked_in_when_the_project_goes_on(laptop):
    def asked(wording):
        joining = replace(laptop.require_settings().switches, linking=True)
        laptop.project = replace(laptop.require_settings(), wording=wording, switches=joining)
        return finished(laptop, figures="yes", linking="yes")

    def sentence(record):
        return next(one for one in permitted_of(laptop, record.id) if one.purpose is Purpose.LINKING).sentence

    before, after = asked("1"), asked("2")
    assert "this talk" in sentence(before)
    assert "this conversation" in sentence(after)
    revised = changed(laptop, before, "linking", "no")
    assert (revised.permissions.wording, after.permissions.wording) == ("1", "2")
