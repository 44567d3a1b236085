"""What was sent of somebody before they came here is told here: which bundle, which day, and what came of it."""

import msgspec
import pytest

from tests.kit.talks import finished_talk
from udset_desktop.bundle import handover_file as files
from udset_desktop.interview import session as steps
from udset_desktop.store.vault_values import SentBefore
from udset_desktop.usecases import interviewing, parcelling
from udset_desktop.usecases.carrying import take_receipt
from udset_desktop.usecases.exporting import preview, write_bundles
from udset_desktop.usecases.handing_over import hand_over, let_go, take_over
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.person_file import person_file
from udset_desktop.usecases.removing import delete_person, take_out_of_figures, would_go
from udset_desktop.usecases.sent_before import UNKNOWN, sent_before, sent_so_far

DAY = "2026-06-04"


@pytest.fixture
def two(two):
    """Two laptops three days on; Morag's conversation has left the first one in bundle 1."""
    for one in (two.giver, two.taker, two.desk):
        one.clock.advance(3 * 86_400)
    return two


@pytest.fixture
def record(two, tmp_path):
    made = finished_talk(two.giver, "Morag")
    (tmp_path / "out").mkdir()
    write_bundles(two.giver, tmp_path / "out")
    return made


def number_of(workplace):
    return workplace.require_vault().load_setting("laptop/id")


def goes(giver, card, taker, record, file):
    hand_over(giver, card, [record.person], file)
    let_go(giver, take_over(taker, file).receipt)


def corrected(workplace, record, answer="no"):
    session, _ = steps.answer_item(
        interviewing.reopen(workplace, record.id, "misheard"), "safe.rating", answer
    )
    interviewing.finish(workplace, session)


def told_of(workplace, record):
    parts = person_file(workplace, record.person).parts
    return [
        (one.words.replace("\xa0", " "), one.under)
        for part in parts
        for one in part.lines
        if one.label == "Sent"
    ]


def test_the_taker_tells_in_which_bundle_it_left_and_warns_before_deleting(two, record, tmp_path):
    goes(two.giver, two.taker_card, two.taker, record, tmp_path / "1.udsethandover")
    laptop = number_of(two.giver)

    assert told_of(two.taker, record) == [
        (
            f"Version 1 in bundle 1 of laptop {laptop}, made on Thursday 4 June 2026, without the name",
            "No receipt had come when it was handed on",
        )
    ]
    told = would_go(two.taker, record.person)
    assert [(one.number, one.on, one.laptop, one.records) for one in told.left_in] == [(1, DAY, laptop, 1)]
    assert told.in_figures == 1

    assert take_out_of_figures(two.taker, record.person) == 1
    delete_person(two.taker, record.person)
    assert preview(two.taker).withdrawals == 1


def test_what_a_receipt_said_goes_along(two, record, tmp_path):
    address = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(two.desk, address)
    bundles = list((tmp_path / "out").glob("*.udset"))
    (receipt,) = merge_files(two.desk, address, bundles, receipts=tmp_path / "out").receipts
    take_receipt(two.giver, receipt)
    goes(two.giver, two.taker_card, two.taker, record, tmp_path / "1.udsethandover")
    assert [under for _, under in told_of(two.taker, record)] == ["A receipt says that it arrived"]


def test_there_and_back_every_bundle_is_told_once_in_its_order(two, record, tmp_path):
    goes(two.giver, two.taker_card, two.taker, record, tmp_path / "1.udsethandover")
    corrected(two.taker, record)
    (tmp_path / "there").mkdir()
    write_bundles(two.taker, tmp_path / "there")
    goes(two.taker, two.giver_card, two.giver, record, tmp_path / "2.udsethandover")

    first = SentBefore(laptop=number_of(two.giver), number=1, on=DAY, revision=1)
    second = SentBefore(laptop=number_of(two.taker), number=1, on=DAY, revision=2)
    vault = two.giver.require_vault()
    assert sent_before(vault) == {record.id: (first, second)}
    corrected(two.giver, record, "yes")
    (tmp_path / "home").mkdir()
    write_bundles(two.giver, tmp_path / "home")
    third = SentBefore(laptop=number_of(two.giver), number=2, on=DAY, revision=3)
    assert sent_so_far(vault) == {record.id: (first, second, third)}
    assert [(one.number, one.laptop) for one in would_go(two.giver, record.person).left_in] == [
        *sorted([(1, first.laptop), (1, second.laptop)], key=lambda one: one[1]),
        (2, ""),
    ]


def test_who_came_home_and_was_never_let_go_is_told_of_once(two, record, tmp_path):
    hand_over(two.giver, two.taker_card, [record.person], tmp_path / "1.udsethandover")
    take_over(two.taker, tmp_path / "1.udsethandover")
    goes(two.taker, two.giver_card, two.giver, record, tmp_path / "2.udsethandover")
    assert sent_before(two.giver.require_vault()) == {}
    assert len(told_of(two.giver, record)) == 1


def test_a_file_of_an_older_program_tells_that_it_left_and_from_where(two, record, tmp_path, monkeypatch):
    def older(content, **how):
        people = tuple(
            msgspec.structs.replace(
                one, records=tuple(msgspec.structs.replace(record, sent=()) for record in one.records)
            )
            for one in content.people
        )
        return render(msgspec.structs.replace(content, people=people), **how)

    render = files.render_handover
    monkeypatch.setattr(parcelling.files, "render_handover", older)
    goes(two.giver, two.taker_card, two.taker, record, tmp_path / "1.udsethandover")

    (untold,) = sent_before(two.taker.require_vault())[record.id]
    assert (untold.laptop, untold.number) == (number_of(two.giver), UNKNOWN)
    ((words, _),) = told_of(two.taker, record)
    assert words.startswith(f"From laptop {number_of(two.giver)}, before it came here")
    assert [(one.number, one.on) for one in would_go(two.taker, record.person).left_in] == [(UNKNOWN, "")]
    assert sent_so_far(two.taker.require_vault())[record.id] == ()
