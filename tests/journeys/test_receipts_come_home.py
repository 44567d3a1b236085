"""Receipts that are late, lost, repeated, of several coordinators, or about a laptop that was replaced."""

from __future__ import annotations

import shutil
from itertools import permutations

import pytest

from tests.kit.joined import PASSPHRASE, joined, workplace_in
from tests.kit.real_homes import real_river
from tests.kit.talks import finished_talk
from tests.kit.two_laptops import two_laptops
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.interview import session as steps
from udset_desktop.usecases import interviewing, restoring
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.carrying import deliver, journeys, keep_carrier, parse_address, take_receipt
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.handing_over import hand_over, let_go, take_over
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.projects import (
    accept_card,
    add_coordinator,
    join_as_coordinator,
    write_pack,
)
from udset_desktop.usecases.stages import Stage, stage_of
from udset_desktop.usecases.unlocking import unlock


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def corrected(workplace, record, answer):
    session, _ = steps.answer_item(
        interviewing.reopen(workplace, record.id, "misheard"), "safe.rating", answer
    )
    return interviewing.finish(workplace, session)


def sent(workplace, place):
    """What waits, made and sent; the bundle as it lies at the place."""
    before = set(place.glob("*.udset"))
    make_bundles(workplace)
    deliver(workplace)
    (file,) = set(place.glob("*.udset")) - before
    return file


def pool_at(desk, folder, name):
    pool = PoolAddress(place=str(folder / f"{name}.sqlite"))
    init_pool(desk, pool)
    return pool


def signed(desk, pool, file, folder):
    """The receipt of one bundle, kept under a name of its own."""
    (receipt,) = merge_files(desk, pool, [file], receipts=folder).receipts
    kept = folder / f"{len(list(folder.iterdir()))}.kept"
    receipt.rename(kept)
    return kept


def test_a_replaced_laptop_takes_the_receipts_of_the_one_before_and_no_others(tmp_path, place):
    river = real_river(tmp_path)
    keep_carrier(river.laptop, parse_address(str(place)))
    agnes, isla = (finished_talk(river.laptop, name) for name in ("Agnes", "Isla"))
    sent(river.laptop, place)
    backup = back_up(river.laptop, tmp_path).file
    corrected(river.laptop, agnes, "no")
    late = sent(river.laptop, place)  # made by the old laptop after the backup
    new = workplace_in(tmp_path / "new-home")
    done = restoring.restore(new, backup, PASSPHRASE, card=tmp_path)
    accept_card(river.desk, done.card, done.code, replaces=done.before)
    assert stage_of(new, agnes.id) is Stage.DELIVERED

    pool = pool_at(river.desk, tmp_path, "pool")
    merge_files(river.desk, pool, sorted(place.glob("*.udset")))
    assert deliver(new).received == (1,)
    assert [stage_of(new, one.id) for one in (agnes, isla)] == [Stage.RECEIVED] * 2
    with pytest.raises(BundleRefused, match=r"receipts_home\.of_another"):
        take_receipt(new, late.with_suffix(".udsetreceipt"))

    corrected(new, isla, "not_really")
    file = sent(new, place)
    assert stage_of(new, isla.id) is Stage.DELIVERED  # whatever the old laptop's second bundle came to
    merge_files(river.desk, pool, [file])
    deliver(new)
    assert stage_of(new, isla.id) is Stage.RECEIVED
    new.close()
    river.close()


def test_a_conversation_taken_over_tells_that_it_left_before_and_then_its_own_way(tmp_path, place):
    two = two_laptops(tmp_path)
    for laptop in (two.giver, two.taker):
        keep_carrier(laptop, parse_address(str(place)))
    agnes, isla = (finished_talk(two.giver, name) for name in ("Agnes", "Isla"))
    first = sent(two.giver, place)
    una = finished_talk(two.giver, "Una")  # never left
    file = tmp_path / "people.udsethandover"
    hand_over(two.giver, two.taker_card, [agnes.person, una.person], file)
    taken = take_over(two.taker, file)
    let_go(two.giver, taken.receipt)
    assert [stage_of(two.taker, one.id) for one in (agnes, una)] == [Stage.ELSEWHERE, Stage.HERE]

    pool = pool_at(two.desk, tmp_path, "pool")
    merge_files(two.desk, pool, [first])
    assert deliver(two.giver).received == (1,)  # it names somebody who is not here any more
    assert stage_of(two.giver, isla.id) is Stage.RECEIVED
    assert deliver(two.taker).received == ()

    corrected(two.taker, agnes, "no")
    file = sent(two.taker, place)
    assert stage_of(two.taker, agnes.id) is Stage.DELIVERED
    merge_files(two.desk, pool, [file])
    deliver(two.taker)
    assert [stage_of(two.taker, one.id) for one in (agnes, una)] == [Stage.RECEIVED] * 2
    two.close()


def test_receipts_of_two_coordinators_come_to_the_same_in_any_order_and_twice(tmp_path, place):
    """One desk takes the second bundle before the first, the other after it; both sign, one of them twice."""
    both = joined(tmp_path)
    second = workplace_in(tmp_path / "second-home")
    card = join_as_coordinator(second, both.pack.file, both.pack.code, passphrase="", card=tmp_path / "c")
    add_coordinator(both.desk, card.file, card.code)
    newer = write_pack(both.desk, tmp_path / "newer.udsetpack")
    update(second, newer.file)
    update(both.laptop, newer.file)
    keep_carrier(both.laptop, parse_address(str(place)))
    agnes = finished_talk(both.laptop, "Agnes")
    one = sent(both.laptop, place)
    corrected(both.laptop, agnes, "no")
    two = sent(both.laptop, place)
    out = tmp_path / "out"
    out.mkdir()
    own, other = pool_at(both.desk, tmp_path, "own"), pool_at(second, tmp_path, "other")
    receipts = [signed(both.desk, own, file, out) for file in (one, two)]
    receipts += [signed(second, other, file, out) for file in (two, one, two)]

    home, seen = both.laptop.home.folder, set()
    both.laptop.close()
    for number, order in enumerate(permutations(range(len(receipts)))):
        if number % 12:
            continue
        copy = tmp_path / f"copy-{number}"
        shutil.copytree(home, copy)
        laptop = workplace_in(copy)
        unlock(laptop, "")
        for place_of in (*order, order[0]):
            take_receipt(laptop, receipts[place_of])
        came = tuple((one.number, bool(one.received_utc), one.held) for one in journeys(laptop))
        seen.add((stage_of(laptop, agnes.id), came))
        laptop.close()
        shutil.rmtree(copy)
    assert seen == {(Stage.RECEIVED, ((2, True, 0), (1, True, 0)))}
    second.close()
    both.close()
