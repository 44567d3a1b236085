"""People handed over to a laptop that is put back from a backup made before it took them: nobody is lost."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.kit.joined import PASSPHRASE, workplace_in
from tests.kit.real_homes import real_river
from tests.kit.talks import finished_talk
from tests.kit.two_laptops import require_no_fork_either_way
from udset_desktop.bundle import handover_file as files
from udset_desktop.foundation.problems import AccessRefused, BundleRefused
from udset_desktop.interview import session as steps
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.usecases import interviewing, restoring
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.enrolling import enrol, update
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.handing_over import hand_over, let_go, take_over
from udset_desktop.usecases.projects import accept_card, write_pack
from udset_desktop.usecases.standing import producer_of, trust_at_laptop
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A giver with Morag's conversation, sent already; a taker, put back on another computer."""

    desk: Workplace
    giver: Workplace
    record: object
    sent: Path
    file: Path
    receipt: Path
    back: Workplace
    pack: Path


@pytest.fixture
def put(tmp_path):
    river = real_river(tmp_path)
    taker = workplace_in(tmp_path / "taker-home")
    enrolled = enrol(taker, river.pack.file, river.pack.code, passphrase=PASSPHRASE)
    accept_card(river.desk, enrolled.card, enrolled.code)
    second = write_pack(river.desk, tmp_path / "second.udsetpack").file
    for one in (river.laptop, taker):
        update(one, second)
    backup = back_up(taker, tmp_path / "taker.udsetbackup").file
    record = finished_talk(river.laptop, "Morag")
    (sent,) = write_bundles(river.laptop, tmp_path)
    file = tmp_path / "morag.udsethandover"
    hand_over(river.laptop, enrolled.card, [record.person], file)
    receipt = take_over(taker, file, tmp_path / "first.udsethanded").receipt
    taker.close()  # and is dropped into the sea
    back = workplace_in(tmp_path / "back-home")
    done = restoring.restore(back, backup, PASSPHRASE, card=tmp_path)
    accept_card(river.desk, done.card, done.code, replaces=done.before)
    pack = write_pack(river.desk, tmp_path / "third.udsetpack").file
    update(back, pack)
    yield Put(
        desk=river.desk,
        giver=river.laptop,
        record=record,
        sent=sent.file,
        file=file,
        receipt=receipt,
        back=back,
        pack=pack,
    )
    river.close()
    back.close()


def people_of(workplace):
    return [one.name for one in workplace.require_vault().load_people()]


def test_they_are_taken_again_from_the_file_after_the_giver_let_them_go(put, tmp_path):
    let_go(put.giver, put.receipt)
    assert people_of(put.giver) == []

    taken = take_over(put.back, put.file)

    assert (taken.people, people_of(put.back)) == (1, ["Morag"])
    session, _ = steps.answer_item(
        interviewing.reopen(put.back, put.record.id, "misheard"), "safe.rating", "no"
    )
    interviewing.finish(put.back, session)
    (tmp_path / "later").mkdir()
    (later,) = write_bundles(put.back, tmp_path / "later")
    require_no_fork_either_way(put.desk, tmp_path, put.sent, later.file)


def test_the_receipt_of_its_new_number_lets_them_go_once_the_giver_knows_that(put):
    receipt = take_over(put.back, put.file).receipt
    with pytest.raises(BundleRefused, match="laptop_unknown"):
        let_go(put.giver, receipt)
    assert people_of(put.giver) == ["Morag"]

    update(put.giver, put.pack)
    assert let_go(put.giver, receipt).people == 1
    assert (people_of(put.giver), people_of(put.back)) == ([], ["Morag"])


def test_a_laptop_that_stands_in_for_nobody_takes_nothing_and_its_receipt_clears_nobody(put, tmp_path):
    other = workplace_in(tmp_path / "other-home")
    fourth = write_pack(put.desk, tmp_path / "fourth.udsetpack")
    enrolled = enrol(other, fourth.file, fourth.code, passphrase=PASSPHRASE)
    accept_card(put.desk, enrolled.card, enrolled.code)
    fifth = write_pack(put.desk, tmp_path / "fifth.udsetpack").file
    for one in (put.giver, other):
        update(one, fifth)
    with pytest.raises(AccessRefused):
        take_over(other, put.file)

    producer, giver = producer_of(other.require_vault()), producer_of(put.giver.require_vault())
    receipt = files.HandedReceipt(
        project=trust_at_laptop(other.require_vault()).project,
        giver=giver.laptop,
        taker=producer.laptop,
        file=sha256_hex(put.file.read_bytes()),
        people=1,
        records=1,
    )
    (tmp_path / "made-up").write_bytes(files.render_receipt(receipt, producer.signing))
    with pytest.raises(BundleRefused, match="receipt_of_another"):
        let_go(put.giver, tmp_path / "made-up")
    other.close()
    assert people_of(put.giver) == ["Morag"]
