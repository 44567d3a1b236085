"""What leaves a laptop: shown from the very bytes, written whole or not at all, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import CANARY, record, user_review
from tests.kit.joined import put_on_file
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.instrument.codes import layout_of, told_by
from udset_desktop.interview.permission import Permissions, Reply
from udset_desktop.usecases.exporting import preview, read_bundle, withdraw, write_bundles
from udset_desktop.usecases.rights import put_on_hold
from udset_desktop.usecases.unlocking import lock

NOT_IN_FIGURES = Permissions(talk=Reply.YES, figures=Reply.NO)


def revised(workplace, one, **changes):
    digests = workplace.require_vault().load_digests(one.id)
    later = replace(one, revision=len(digests) + 1, ancestors=digests, reason="misheard", **changes)
    workplace.require_vault().save_record(later)
    return later


def aged(seed):
    return replace(record(seed), about=replace(record(seed).about, age_band="80_and_over"))


def test_what_was_shown_is_what_is_written(both, stick):
    put_on_file(both.laptop, *(record(seed) for seed in range(6)))
    shown = preview(both.laptop)
    (written,) = write_bundles(both.laptop, stick, shown=shown)
    assert written.file.read_bytes() == shown.bundles[0].content
    read = read_bundle(both.desk, written.file)
    assert [line.line.decode() for line in read.records] == list(shown.lines)
    assert (written.records, written.kind, written.number) == (6, "anonymised", 1)


def test_the_preview_counts_and_names_what_leaves(both):
    put_on_file(both.laptop, *(record(seed) for seed in range(3)), record(9, permissions=NOT_IN_FIGURES))
    shown = preview(both.laptop)
    fields = dict(shown.fields)
    assert (shown.kind, shown.records, shown.revisions, shown.few) == ("anonymised", 3, 0, True)
    assert fields["quarter"] == ("2026-Q2",)
    assert fields["place"] == ("north",)
    assert fields["service"] == fields["interviewer_key"] == fields["link"] == ()
    assert shown.staying == (("exporting.stays_no_permission", 1),)
    assert CANARY not in repr(shown.fields) + repr(shown.lines)


def test_five_records_are_enough_not_to_warn(both):
    put_on_file(both.laptop, *(record(seed) for seed in range(5)))
    assert preview(both.laptop).few is False


def test_a_record_nobody_shares_its_frame_with_is_counted(both):
    put_on_file(both.laptop, record(1), record(2), aged(7))
    assert preview(both.laptop).alone == 1


def test_one_that_follows_others_like_it_does_not_stand_alone(both, stick):
    put_on_file(both.laptop, *(record(seed) for seed in range(3)))
    write_bundles(both.laptop, stick)
    put_on_file(both.laptop, record(3))
    shown = preview(both.laptop)
    assert (shown.records, shown.alone, shown.alone_before) == (1, 0, 0)
    for gone in range(3):
        withdraw(both.laptop, record(gone).id)
    assert preview(both.laptop).alone == 1


def test_only_what_leaves_now_is_counted_as_standing_alone(both, stick):
    put_on_file(both.laptop, aged(7))
    write_bundles(both.laptop, stick)
    put_on_file(both.laptop, record(1), record(2))
    assert preview(both.laptop).alone == 0


def test_a_correction_stands_among_those_that_left_and_not_beside_itself(both, stick):
    put_on_file(both.laptop, *(record(seed) for seed in range(3)))
    write_bundles(both.laptop, stick)
    revised(both.laptop, record(1), answers={})
    shown = preview(both.laptop)
    assert (shown.revisions, shown.alone) == (1, 0)
    revised(both.laptop, record(1), mode="telephone")
    assert preview(both.laptop).alone == 1
    write_bundles(both.laptop, stick)
    put_on_file(both.laptop, replace(record(4), mode="telephone"))
    assert preview(both.laptop).alone == 0  # the latest line of the other is by telephone


def test_one_that_left_and_stands_for_nothing_any_more_hides_nobody(both, stick):
    put_on_file(both.laptop, record(1))
    write_bundles(both.laptop, stick)
    put_on_file(both.laptop, record(2))
    assert preview(both.laptop).alone == 0
    revised(both.laptop, record(1), void="in error")
    assert preview(both.laptop).alone == 1


def test_one_on_hold_counts_by_the_line_of_it_that_left(both, stick):
    put_on_file(both.laptop, record(1))
    write_bundles(both.laptop, stick)
    revised(both.laptop, record(1), mode="telephone")
    put_on_hold(both.laptop, record(1).person, "asked")
    put_on_file(both.laptop, record(2))
    shown = preview(both.laptop)
    assert (shown.staying, shown.alone) == ((("exporting.stays_on_hold", 1),), 0)


def test_places_of_those_that_left_are_in_what_would_stand_alone(both, stick):
    at_home = replace(record(1), about=replace(record(1).about, service="home_care"))
    put_on_file(both.laptop, at_home)
    write_bundles(both.laptop, stick)
    put_on_file(both.laptop, replace(record(2), about=at_home.about))
    assert (preview(both.laptop).alone, preview(both.laptop).alone_before) == (0, 0)
    put_on_file(both.laptop, replace(record(3), about=replace(at_home.about, service="lunch_club")))
    assert (preview(both.laptop).alone, preview(both.laptop).alone_before) == (0, 1)


def test_a_preview_sends_nothing(both, stick):
    put_on_file(both.laptop, record(1))
    preview(both.laptop)
    assert preview(both.laptop).records == 1
    assert both.laptop.require_vault().load_exports() == ()


def test_nothing_is_written_twice(both, stick):
    put_on_file(both.laptop, record(1))
    assert len(write_bundles(both.laptop, stick)) == 1
    assert write_bundles(both.laptop, stick) == ()
    assert preview(both.laptop).staying == (("exporting.stays_sent", 1),)


def test_numbers_run_on(both, stick):
    for seed in (1, 2):
        put_on_file(both.laptop, record(seed))
        (written,) = write_bundles(both.laptop, stick)
        assert written.number == seed
    assert len(list(stick.iterdir())) == 2


def test_nothing_of_a_person_is_in_what_was_written(both, stick):
    put_on_file(both.laptop, *(record(seed) for seed in range(6)))
    (written,) = write_bundles(both.laptop, stick)
    read = read_bundle(both.laptop, written.file)
    assert CANARY.encode() not in b"".join(line.line for line in read.records)
    assert CANARY not in written.file.name


def test_laptop_and_desk_read_the_same(both, stick):
    put_on_file(both.laptop, record(1))
    (written,) = write_bundles(both.laptop, stick)
    assert read_bundle(both.laptop, written.file) == read_bundle(both.desk, written.file)


def test_a_locked_vault_gives_nothing_away(both, stick):
    lock(both.laptop)
    with pytest.raises(Exception, match=r"usecases\.vault_locked"):
        write_bundles(both.laptop, stick)


# Corrections and changes


def test_a_correction_leaves_as_the_next_link_of_the_chain(both, stick):
    put_on_file(both.laptop, record(1))
    (first,) = write_bundles(both.laptop, stick)
    (before,) = read_bundle(both.desk, first.file).records
    revised(both.laptop, record(1), mode="telephone")
    assert preview(both.laptop).revisions == 1
    (second,) = write_bundles(both.laptop, stick)
    (after,) = read_bundle(both.desk, second.file).records
    assert (after.record.revision, after.record.ancestors) == (2, (before.digest,))
    assert after.record.mode == "telephone"


def test_a_correction_of_words_alone_does_not_leave(both, stick):
    put_on_file(both.laptop, record(1))
    write_bundles(both.laptop, stick)
    revised(both.laptop, record(1), minutes=12)
    assert preview(both.laptop).is_empty


def test_a_changed_mark_leaves_as_a_revision(both, stick):
    later = replace(record(2), person=record(1).person, held_on="2026-05-20")
    put_on_file(both.laptop, later)
    write_bundles(both.laptop, stick)
    put_on_file(both.laptop, record(1))  # found to have been earlier in the year
    (written,) = write_bundles(both.laptop, stick)
    lines = {line.record.record: line.record for line in read_bundle(both.desk, written.file).records}
    assert (lines[later.id].again, lines[later.id].revision) == (1, 2)
    assert (lines[record(1).id].again, lines[record(1).id].revision) == (0, 1)


# Taking back


def test_a_record_taken_back_leaves_a_notice_and_never_itself(both, stick):
    put_on_file(both.laptop, record(1), record(2))
    write_bundles(both.laptop, stick)
    notice = withdraw(both.laptop, record(1).id)
    shown = preview(both.laptop)
    assert (shown.records, shown.withdrawals) == (0, 1)
    (written,) = write_bundles(both.laptop, stick)
    assert read_bundle(both.desk, written.file).withdrawals == (notice,)
    assert preview(both.laptop).is_empty


def test_a_record_taken_back_before_it_left_needs_no_notice(both):
    put_on_file(both.laptop, record(1))
    withdraw(both.laptop, record(1).id)
    shown = preview(both.laptop)
    assert shown.is_empty
    assert shown.staying == (("exporting.stays_withdrawn", 1),)


def test_an_answer_taken_back_travels_as_notice_and_is_blank_from_then_on(both, stick):
    put_on_file(both.laptop, record(3))
    write_bundles(both.laptop, stick)
    notice = withdraw(both.laptop, record(3).id, ("safe.rating", "people.rating"))
    assert notice.items == ("people.rating", "safe.rating")
    (written,) = write_bundles(both.laptop, stick)
    read = read_bundle(both.desk, written.file)
    assert read.withdrawals == (notice,)
    revised(both.laptop, record(3), mode="telephone")
    ((line,),) = (one.opened.records for one in preview(both.laptop).bundles)
    cell = layout_of(user_review()).by_item["safe.rating"]
    assert told_by(cell, line.record.codes[cell.at : cell.at + cell.width]).non_answer == "taken_back"


@pytest.mark.parametrize("items", [(), ("no.such",), "everything"])
def test_taking_back_what_is_not_there_is_refused(both, items):
    put_on_file(both.laptop, record(1))
    with pytest.raises(InputRefused, match=r"exporting\.no_such_item"):
        withdraw(both.laptop, record(1).id, items)
    assert both.laptop.require_vault().load_withdrawals() == ()


def test_words_can_be_taken_back(both, stick):
    put_on_file(both.laptop, record(1))
    write_bundles(both.laptop, stick)
    assert withdraw(both.laptop, record(1).id, "words").items == "words"
    (written,) = write_bundles(both.laptop, stick)
    assert [one.items for one in read_bundle(both.desk, written.file).withdrawals] == ["words"]


@pytest.mark.parametrize("changes", [{"void": "begun_in_error"}, {"permissions": NOT_IN_FIGURES}])
def test_a_record_that_may_no_longer_count_is_taken_back_by_itself(both, stick, changes):
    put_on_file(both.laptop, record(1))
    write_bundles(both.laptop, stick)
    revised(both.laptop, record(1), **changes)
    (written,) = write_bundles(both.laptop, stick)
    (notice,) = read_bundle(both.desk, written.file).withdrawals
    assert (notice.record, notice.items) == (record(1).id, "all")
    assert preview(both.laptop).is_empty


def test_something_taken_back_after_the_preview_stops_the_writing(both, stick):
    put_on_file(both.laptop, record(1), record(2))
    shown = preview(both.laptop)
    withdraw(both.laptop, record(1).id)
    with pytest.raises(InputRefused, match=r"exporting\.changed_since_preview"):
        write_bundles(both.laptop, stick, shown=shown)
    assert list(stick.iterdir()) == []


def test_a_preview_is_used_once(both, stick):
    put_on_file(both.laptop, record(1))
    shown = preview(both.laptop)
    write_bundles(both.laptop, stick, shown=shown)
    with pytest.raises(InputRefused, match=r"exporting\.changed_since_preview"):
        write_bundles(both.laptop, stick, shown=shown)
    assert len(list(stick.iterdir())) == 1


# Offers


def test_offers_leave_as_totals_and_only_when_they_changed(both, stick):
    vault = both.laptop.require_vault()
    vault.save_offer("third_party", "2026-Q2", "said_no")
    vault.save_offer("third_party", "2026-Q2", "said_no")
    assert preview(both.laptop).offers == 2
    (written,) = write_bundles(both.laptop, stick)
    (offers,) = read_bundle(both.desk, written.file).offers
    assert (offers.count, offers.said) == (2, "said_no")
    assert preview(both.laptop).is_empty
    vault.save_offer("third_party", "2026-Q2", "said_no")
    assert preview(both.laptop).offers == 3
