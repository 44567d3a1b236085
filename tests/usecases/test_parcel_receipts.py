"""What a receipt or a file that came back would do is told first; a receipt holds also after the file was taken back."""

import pytest

from tests.kit.talks import finished_talk
from tests.kit.two_laptops import require_no_fork_either_way
from udset_desktop.foundation.problems import BundleRefused, InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.handing_over import (
    hand_over,
    let_go,
    take_back,
    take_over,
    would_let_go,
    would_take_back,
)
from udset_desktop.usecases.removing import delete_person


@pytest.fixture
def file(tmp_path):
    return tmp_path / "f.udsethandover"


def people_of(workplace):
    return [one.name for one in workplace.require_vault().load_people()]


def test_the_dry_list_says_who_would_go_and_changes_nothing(two, file):
    first, second = finished_talk(two.giver, "Morag"), finished_talk(two.giver, "isla")
    finished_talk(two.giver, "Agnes")
    hand_over(two.giver, two.taker_card, [first.person, second.person], file)
    receipt = take_over(two.taker, file).receipt
    before = look_at_log(two.giver).lines
    would = would_let_go(two.giver, receipt)
    assert (would.names, would.people, would.records) == (("isla", "Morag"), 2, 2)
    assert look_at_log(two.giver).lines == before
    assert sorted(people_of(two.giver)) == ["Agnes", "Morag", "isla"]
    gone = let_go(two.giver, receipt)
    assert (gone.taker, gone.people, gone.records) == (would.taker, 2, 2)
    assert people_of(two.giver) == ["Agnes"]
    assert would_let_go(two.giver, receipt).people == 0


def test_what_is_refused_is_refused_in_the_dry_list_too(two, file):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], file)
    receipt = take_over(two.taker, file).receipt
    with pytest.raises(BundleRefused, match="receipt_of_another"):
        would_let_go(two.taker, receipt)


def taken_though_taken_back(two, file, *records):
    """The file was taken, and the giver took it back all the same; the taker's receipt."""
    hand_over(two.giver, two.taker_card, [one.person for one in records], file)
    receipt = take_over(two.taker, file).receipt
    take_back(two.giver, file)
    last = two.giver.require_vault().load_audit_lines()[-1]
    assert (last.what, last.told) == ("handing_taken_back", f"records={len(records)}")
    return receipt


def corrected(workplace, record, answer):
    session = interviewing.reopen(workplace, record.id, "misheard")
    session, _ = steps.answer_item(session, "safe.rating", answer)
    return interviewing.finish(workplace, session)


def test_what_taking_back_would_do_is_told_and_changes_nothing(two, file):
    record = finished_talk(two.giver, "Morag")
    hand_over(two.giver, two.taker_card, [record.person], file)
    taker = two.giver.require_vault().load_handed_people()[0].taker
    before = look_at_log(two.giver).lines
    would = would_take_back(two.giver, file)
    assert (would.taker, would.people, would.records) == (taker, 1, 1)
    assert look_at_log(two.giver).lines == before
    with pytest.raises(InputRefused, match="handed_over"):
        two.giver.require_vault().require_here(record.person)
    with pytest.raises(InputRefused, match="file_unknown"):
        would_take_back(two.taker, file)


def test_a_receipt_that_came_after_all_lets_go_whoever_is_here_as_they_were(two, file, tmp_path):
    record = finished_talk(two.giver, "Morag")
    (before,) = write_bundles(two.giver, tmp_path)
    receipt = taken_though_taken_back(two, file, record)
    assert would_let_go(two.giver, receipt).names == ("Morag",)
    assert let_go(two.giver, receipt).people == 1
    assert people_of(two.giver) == []
    assert let_go(two.giver, receipt).people == 0  # once more is the same
    with pytest.raises(InputRefused, match="file_taken"):
        take_back(two.giver, file)
    corrected(two.taker, record, "no")
    (after,) = write_bundles(two.taker, tmp_path)
    require_no_fork_either_way(two.desk, tmp_path, before.file, after.file)


def sent(two, record, tmp_path):
    assert write_bundles(two.giver, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        lambda two, record, _: corrected(two.giver, record, "no"),
        lambda two, record, _: interviewing.reopen(two.giver, record.id, "rang"),
        sent,
    ],
)
def test_whoever_was_gone_on_with_here_since_stays_and_is_told_what_to_do(two, file, tmp_path, change):
    first, second = finished_talk(two.giver, "Morag"), finished_talk(two.giver, "Isla")
    receipt = taken_though_taken_back(two, file, first, second)
    if change is not sent:
        change(two, first, tmp_path)
        would = would_let_go(two.giver, receipt)
        assert would.names == ("Isla",)
        assert [(one.name, one.code) for one in would.stays] == [("Morag", "handing_over.stays_changed")]
        assert let_go(two.giver, receipt).stays == would.stays
        assert people_of(two.giver) == ["Morag"]
    else:
        change(two, first, tmp_path)  # both leave
    with pytest.raises(InputRefused, match="both_have_them"):
        let_go(two.giver, receipt)
    assert "Morag" in people_of(two.giver)
    delete_person(two.giver, first.person)  # the way that the sentence tells
    assert "Morag" not in people_of(two.giver)


def test_somebody_handed_on_since_waits_for_that_receipt(two, file, tmp_path):
    first, second = finished_talk(two.giver, "Morag"), finished_talk(two.giver, "Isla")
    receipt = taken_though_taken_back(two, file, first, second)
    hand_over(two.giver, two.taker_card, [first.person], tmp_path / "again.udsethandover")
    would = would_let_go(two.giver, receipt)
    assert (would.names, [one.code for one in would.stays]) == (("Isla",), ["handing_over.stays_handed"])
    let_go(two.giver, receipt)
    again = take_over(two.taker, tmp_path / "again.udsethandover").receipt
    assert let_go(two.giver, again).people == 1
    assert people_of(two.giver) == []


def test_a_receipt_of_another_file_says_nothing_about_one_that_was_taken_back(two, file, tmp_path):
    record, other = finished_talk(two.giver, "Morag"), finished_talk(two.giver, "Isla")
    taken_though_taken_back(two, file, record)
    hand_over(two.giver, two.taker_card, [other.person], tmp_path / "other.udsethandover")
    let_go(two.giver, take_over(two.taker, tmp_path / "other.udsethandover").receipt)
    assert people_of(two.giver) == ["Morag"]
