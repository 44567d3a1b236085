"""People go from one laptop to one other with all their conversations, and nothing is lost, doubled or forked."""

from dataclasses import replace

import msgspec
import pytest

from tests.kit.bundles import CANARY
from tests.kit.talks import begun_talk, finished_talk
from tests.kit.two_laptops import require_no_fork_either_way, two_laptops
from tests.kit.vault_pages import left_over, vault_holds
from tests.kit.vaults import files_holding
from udset_desktop.bundle.handover import handover_of
from udset_desktop.bundle.handover_file import open_handover, render_handover
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, EnvironmentFailure, InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.sealing.keys import new_signing_key
from udset_desktop.store.vault_values import SheetKept
from udset_desktop.usecases import following_up, interviewing
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.exporting import preview, write_bundles
from udset_desktop.usecases.handing_over import (
    hand_everybody_over,
    hand_over,
    let_go,
    take_back,
    take_over,
    waiting_for_receipts,
)
from udset_desktop.usecases.hidden_names import add_hidden, hidden_names
from udset_desktop.usecases.rights import put_on_hold, take_off_hold
from udset_desktop.usecases.standing import producer_of, trust_at_laptop
from udset_desktop.usecases.unlocking import check_vault


@pytest.fixture
def file(tmp_path):
    return tmp_path / "morag.udsethandover"


def corrected(workplace, record, answer):
    session, _ = steps.answer_item(
        interviewing.reopen(workplace, record.id, "misheard"), "safe.rating", answer
    )
    return interviewing.finish(workplace, session)


def people_of(workplace):
    return [one.name for one in workplace.require_vault().load_people()]


def test_everything_about_them_is_on_the_other_laptop_and_only_there(two, file):
    first = finished_talk(two.giver, f"{CANARY} Ross")
    second = corrected(two.giver, first, "no")
    finished_talk(two.giver, "Isla")
    given = hand_over(two.giver, two.taker_card, [first.person], file)
    assert (given.people, given.records) == (1, 1)
    assert files_holding(file.parent, CANARY) == []

    taken = take_over(two.taker, file)
    assert people_of(two.taker) == [f"{CANARY} Ross"]
    assert two.taker.require_vault().load_revisions(first.id) == (first, second)

    gone = let_go(two.giver, taken.receipt)
    assert (gone.people, gone.records) == (1, 1)
    assert people_of(two.giver) == ["Isla"]
    for workplace, acts in ((two.giver, ["handed_over", "let_go"]), (two.taker, ["taken_over"])):
        assert [one.what for one in look_at_log(workplace).lines][-len(acts) :] == acts
        assert check_vault(workplace).findings == ()


def test_what_was_hidden_by_hand_is_looked_for_on_the_other_laptop_too(two, file):
    record = finished_talk(two.giver, f"{CANARY} Ross")
    for name in ("Braebost", "Mungo the dog"):
        add_hidden(two.giver, record.person, name)
    hand_over(two.giver, two.taker_card, [record.person], file)
    taken = take_over(two.taker, file)
    assert hidden_names(two.taker, record.person) == hidden_names(two.giver, record.person)
    assert [one.name for one in hidden_names(two.taker, record.person)] == ["Braebost", "Mungo the dog"]
    let_go(two.giver, taken.receipt)
    assert hidden_names(two.giver, record.person) == ()


def test_nothing_of_them_is_left_in_any_page_of_the_givers_vault(two, file):
    record, vault = finished_talk(two.giver, f"{CANARY} Ross"), two.giver.require_vault()
    assert vault_holds(vault, CANARY)
    hand_over(two.giver, two.taker_card, [record.person], file)
    let_go(two.giver, take_over(two.taker, file).receipt)
    assert left_over(vault) == (0, 0)
    assert not vault_holds(vault, CANARY)


def test_the_chain_goes_on_with_the_taker_and_the_desk_sees_one_line(two, file, tmp_path):
    record = finished_talk(two.giver, "Morag")
    (before,) = write_bundles(two.giver, tmp_path)
    hand_over(two.giver, two.taker_card, [record.person], file)
    let_go(two.giver, take_over(two.taker, file).receipt)
    corrected(two.taker, record, "no")
    (after,) = write_bundles(two.taker, tmp_path)

    require_no_fork_either_way(two.desk, tmp_path, before.file, after.file)


def test_what_was_never_sent_leaves_with_the_taker_once(two, file, tmp_path):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], file)
    assert preview(two.giver).records == 0  # the taker sends it from now on
    take_over(two.taker, file)
    assert preview(two.taker).records == 1
    write_bundles(two.taker, tmp_path)
    assert preview(two.taker).records == 0


def test_between_handing_and_receipt_nothing_changes_here(two, file):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], file)
    with pytest.raises(InputRefused, match="handed_over"):
        interviewing.reopen(two.giver, record.id, "misheard")
    with pytest.raises(InputRefused, match="handed_over"):
        hand_over(two.giver, two.taker_card, [record.person], file.with_name("again.udsethandover"))


def test_a_file_that_never_got_there_is_taken_back(two, file):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], file)
    assert take_back(two.giver, file) == 1
    corrected(two.giver, record, "no")
    with pytest.raises(InputRefused, match="file_unknown"):
        take_back(two.giver, file)


def test_a_file_taken_twice_is_taken_once(two, file):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], file)
    first = take_over(two.taker, file)
    corrected(two.taker, record, "no")
    assert take_over(two.taker, file) == first
    assert len(two.taker.require_vault().load_revisions(record.id)) == 2


def test_there_and_back_again_is_one_chain(two, file, tmp_path):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], file)
    let_go(two.giver, take_over(two.taker, file).receipt)
    corrected(two.taker, record, "no")
    for workplace in (two.giver, two.taker):
        workplace.clock.advance(3600)
    back = tmp_path / "back.udsethandover"
    hand_over(two.taker, two.giver_card, [record.person], back)
    let_go(two.taker, take_over(two.giver, back).receipt)
    third = corrected(two.giver, record, "mostly")
    assert third.revision == 3
    assert people_of(two.taker) == []


def test_only_the_laptop_it_is_for_can_take_it(two, file, tmp_path):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], file)
    with pytest.raises(AccessRefused):
        take_over(two.giver, file)
    changed = bytearray(file.read_bytes())
    changed[-40] ^= 1
    file.write_bytes(changed)
    with pytest.raises(BundleRefused):
        take_over(two.taker, file)
    assert people_of(two.taker) == []


def test_a_receipt_of_another_clears_nobody(two, file, tmp_path):
    record, other = finished_talk(two.giver, "Morag"), finished_talk(two.giver, "Isla")
    hand_over(two.giver, two.taker_card, [record.person], file)
    receipt = take_over(two.taker, file).receipt
    for meddled in (receipt.read_bytes().replace(b'"people', b'"peoplf'), b"{}", b"\x00" * 100):
        (tmp_path / "meddled").write_bytes(meddled)
        with pytest.raises(BundleRefused):
            let_go(two.giver, tmp_path / "meddled")
    with pytest.raises(BundleRefused, match="receipt_of_another"):
        let_go(two.taker, receipt)
    assert sorted(people_of(two.giver)) == ["Isla", "Morag"]
    let_go(two.giver, receipt)
    let_go(two.giver, receipt)  # the same receipt twice clears nothing more
    assert people_of(two.giver) == ["Isla"]
    assert other.person


def test_who_cannot_be_handed_over_and_to_whom(two, file):
    record = finished_talk(two.giver, "Morag")
    with pytest.raises(InputRefused, match="nobody"):
        hand_over(two.giver, two.taker_card, [], file)
    with pytest.raises(InputRefused, match="taker_not_fit"):
        hand_over(two.giver, two.giver_card, [record.person], file)
    session = begun_talk(two.giver, "Una")
    with pytest.raises(InputRefused, match="under_way"):
        hand_over(two.giver, two.taker_card, [session.person], file)
    file.write_text("mine")
    with pytest.raises(EnvironmentFailure):
        hand_over(two.giver, two.taker_card, [record.person], file)
    corrected(two.giver, record, "no")  # nothing was kept of that try
    assert file.read_text() == "mine"


def test_a_laptop_that_the_pack_does_not_know_is_refused(two, file, tmp_path):
    (tmp_path / "stranger").mkdir()
    stranger = two_laptops(tmp_path / "stranger")
    record = finished_talk(two.giver, "Morag")
    with pytest.raises(InputRefused, match="taker_unknown"):
        hand_over(two.giver, stranger.taker_card, [record.person], file)
    stranger.close()


def test_a_follow_up_note_stays_when_the_person_it_is_about_is_cleared(two, file):
    record = finished_talk(two.giver, "Morag")
    note = replace(following_up.new_note(two.giver), about="Morag", said="seemed afraid of somebody")
    following_up.save_note(two.giver, note)
    hand_over(two.giver, two.taker_card, [record.person], file)
    let_go(two.giver, take_over(two.taker, file).receipt)
    assert [one.said for one in two.giver.require_vault().load_follow_ups()] == ["seemed afraid of somebody"]
    assert two.taker.require_vault().load_follow_ups() == ()


def test_a_laptop_restored_since_still_waits_for_its_receipt(two, file):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], file)
    vault = two.giver.require_vault()
    vault.save_setting("laptop/former", [vault.load_setting("laptop/id")])
    vault.save_setting("laptop/id", "another-number")

    (waits,) = waiting_for_receipts(two.giver)
    assert (waits.people, waits.records) == (1, 1)
    let_go(two.giver, take_over(two.taker, file).receipt)
    assert waiting_for_receipts(two.giver) == ()


def spoilt(two, file, change):
    """The file with its content changed by a laptop gone bad, which signs whatever it likes."""
    giver, taker = (producer_of(one.require_vault()) for one in (two.giver, two.taker))
    told = open_handover(
        file.read_bytes(), secret=taker.age.secret, trust=trust_at_laptop(two.taker.require_vault())
    )
    file.write_bytes(render_handover(change(told), key=giver.signing, recipient=taker.age.recipient))


def twice(told):
    return msgspec.structs.replace(told, people=told.people * 2)


def without_versions(told):
    [person] = told.people
    records = tuple(msgspec.structs.replace(one, versions=()) for one in person.records)
    return msgspec.structs.replace(told, people=(msgspec.structs.replace(person, records=records),))


def signed_by_a_stranger(told):
    [person] = told.people
    [one] = person.records
    statement = handover_of(
        one.statement.record,
        giver=told.giver,
        taker=told.taker,
        project=told.project,
        key=new_signing_key(),
    )
    records = (msgspec.structs.replace(one, statement=statement),)
    return msgspec.structs.replace(told, people=(msgspec.structs.replace(person, records=records),))


def test_a_statement_that_the_giver_did_not_sign_is_refused_and_nothing_taken(two, file):
    """The desk would hold every version that comes after it: the taker finds out first."""
    given = finished_talk(two.giver, "Isla")
    hand_over(two.giver, two.taker_card, [given.person], file)
    spoilt(two, file, signed_by_a_stranger)

    with pytest.raises(BundleRefused):
        take_over(two.taker, file)

    assert people_of(two.taker) == []
    assert two.taker.require_vault().load_handed() == ()


@pytest.mark.parametrize("change", [twice, without_versions])
def test_a_conversation_told_twice_or_without_a_version_is_refused_and_nothing_taken(two, file, change):
    given = finished_talk(two.giver, "Isla")
    hand_over(two.giver, two.taker_card, [given.person], file)
    spoilt(two, file, change)

    with pytest.raises(BundleRefused, match=r"bundle\.no_handover"):
        take_over(two.taker, file)

    assert people_of(two.taker) == []


def test_people_given_again_unchanged_with_a_sheet_are_taken_again(two, file):
    given = finished_talk(two.giver, "Isla")
    kept = SheetKept(record=given.id, kind="person", state="handed_over", on_utc="2026-06-01")
    two.giver.require_vault().save_sheet_state(kept)
    hand_over(two.giver, two.taker_card, [given.person], file)
    take_over(two.taker, file)
    take_back(two.giver, file)
    again = file.with_name("again.udsethandover")
    hand_over(two.giver, two.taker_card, [given.person], again)

    assert take_over(two.taker, again).records == 1

    assert [one.state for one in two.taker.require_vault().load_sheet_states(given.id)] == ["handed_over"]


def test_everybody_who_can_goes_and_who_stays_is_named_with_the_reason(two, file):
    gone = finished_talk(two.giver, "Isla")
    before = finished_talk(two.giver, "Flora")
    hand_over(two.giver, two.taker_card, [before.person], file.with_name("flora.udsethandover"))
    held = finished_talk(two.giver, "Morag")
    put_on_hold(two.giver, held.person, "says it is not true")
    talk = begun_talk(two.giver, "Una")

    given = hand_everybody_over(two.giver, two.taker_card, file)

    assert (given.people, given.records) == (1, 1)
    assert {(one.person, one.name, one.code) for one in given.stays} == {
        (before.person, "Flora", "handing_over.stays_handed"),
        (held.person, "Morag", "handing_over.stays_on_hold"),
        (talk.person, "Una", "handing_over.stays_under_way"),
    }
    let_go(two.giver, take_over(two.taker, file).receipt)
    assert people_of(two.taker) == ["Isla"]
    assert gone.person not in {one.id for one in two.giver.require_vault().load_people()}


def test_on_friday_whoever_stayed_goes_once_nothing_keeps_them(two, file):
    held = finished_talk(two.giver, "Morag")
    put_on_hold(two.giver, held.person, "says it is not true")
    talk = begun_talk(two.giver, "Una")
    with pytest.raises(InputRefused, match="nobody_ready"):
        hand_everybody_over(two.giver, two.taker_card, file)
    assert not file.exists()

    interviewing.set_aside(two.giver, talk.interview)
    take_off_hold(two.giver, held.person, "cleared up")
    given = hand_everybody_over(two.giver, two.taker_card, file)
    assert (given.people, given.stays) == (2, ())
    let_go(two.giver, take_over(two.taker, file).receipt)
    assert people_of(two.giver) == []
