"""Attacks through a real pool: bundles repeated, records of others touched, chains forged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from tests.kit.bundles import FIRST, definitions, record, user_review
from tests.kit.joined import joined, workplace_in
from udset_desktop.bundle.deidentify import shareable_of
from udset_desktop.bundle.shareable import Withdrawal, line_of
from udset_desktop.bundle.withdrawal import blanked
from udset_desktop.bundle.writer import Load, write_bundle
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.instrument.codes import layout_of
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.usecases.enrolling import enrol
from udset_desktop.usecases.merging import (
    PoolAddress,
    init_pool,
    merge_files,
    plan_files,
    pool_digest,
    pool_forks,
    pool_status,
    undo_merge,
)
from udset_desktop.usecases.projects import accept_card, revoke, vouch
from udset_desktop.usecases.standing import producer_of


class River:
    """A desk with a pool, an honest laptop, and one that is believed and went bad."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = joined(folder)
        self.bad = workplace_in(folder / "bad-home")
        enrolled = enrol(self.bad, self.made.pack.file, self.made.pack.code, passphrase="")
        self.bad_id = accept_card(self.made.desk, enrolled.card, enrolled.code)
        self.pool = PoolAddress(place=str(folder / "pool.sqlite"))
        init_pool(self.made.desk, self.pool)
        self.count = 0

    def file(self, laptop, load: Load, *, number: int | None = None) -> Path:
        self.count += 1
        made = write_bundle(
            load,
            number=self.count if number is None else number,
            producer=producer_of(laptop.require_vault()),
            project=laptop.require_project(),
            definitions=definitions(),
        )
        place = self.folder / f"{self.count}-{made.name}"
        place.write_bytes(made.content)
        return place

    def take_in(self, file: Path) -> dict[str, int]:
        outcome = merge_files(self.made.desk, self.pool, [file])
        assert outcome.refused == 0
        return dict(outcome.numbers)

    def digest(self) -> str:
        return pool_digest(self.made.desk, self.pool)[0]

    def close(self) -> None:
        self.made.close()
        self.bad.close()


@pytest.fixture
def river(tmp_path):
    made = River(tmp_path)
    yield made
    made.close()


def line(river, seed=1, **changes):
    made = shareable_of(record(seed), user_review(), river.made.laptop.require_project(), mark=FIRST)
    return msgspec.structs.replace(made, **changes)


def test_an_older_bundle_repeated_after_a_withdrawal_brings_nothing_back(river):
    kept, gone = line(river, 1), line(river, 2)
    old = river.file(river.made.laptop, Load(records=(kept, gone)))
    notice = river.file(river.made.laptop, Load(withdrawals=(Withdrawal(items="all", record=gone.record),)))
    river.take_in(old)
    river.take_in(notice)
    after = river.digest()
    river.take_in(old)
    assert river.digest() == after
    assert pool_status(river.made.desk, river.pool).records == 1


def test_an_answer_taken_back_stays_blank_when_the_old_bundle_comes_last(river):
    first = line(river, 3)
    notice = Withdrawal(items=("safe.rating",), record=first.record)
    late = river.file(river.made.laptop, Load(records=(first,)))
    early = river.file(river.made.laptop, Load(withdrawals=(notice,)))
    river.take_in(early)
    river.take_in(late)
    blank = blanked(first, layout_of(user_review()), notice.items)
    assert blank != first
    late_first = river.digest()
    river.take_in(late)
    assert river.digest() == late_first
    assert pool_status(river.made.desk, river.pool).records == 1


def test_two_laptops_with_one_record_are_a_fork_that_somebody_settles(river):
    # Ids are random, so this is theft or a restored copy; neither side may silently win.
    honest = line(river, 1)
    river.take_in(river.file(river.made.laptop, Load(records=(honest,))))
    numbers = river.take_in(river.file(river.bad, Load(records=(line(river, 1, mode="video"),))))
    assert (numbers["new"], numbers["revised"], numbers["forked"]) == (0, 0, 1)
    (fork,) = pool_forks(river.made.desk, river.pool)
    assert sha256_hex(line_of(honest)) in {side.digest for side in fork.sides}


def test_another_laptop_cannot_forge_the_next_revision(river):
    honest = line(river, 1)
    river.take_in(river.file(river.made.laptop, Load(records=(honest,))))
    before = river.digest()
    forged = line(river, 1, mode="video", ancestors=(sha256_hex(line_of(honest)),), revision=2)
    numbers = river.take_in(river.file(river.bad, Load(records=(forged,))))
    assert (numbers["revised"], numbers["held"]) == (0, 1)
    assert river.digest() == before


def test_another_laptop_cannot_take_a_record_or_an_answer_back(river):
    honest = line(river, 1)
    river.take_in(river.file(river.made.laptop, Load(records=(honest,))))
    before = river.digest()
    for items in ("all", ("safe.rating",)):
        notice = Withdrawal(items=items, record=honest.record)
        river.take_in(river.file(river.bad, Load(withdrawals=(notice,))))
    assert river.digest() == before


def test_the_laptop_itself_can_do_all_three(river):
    honest = line(river, 1)
    river.take_in(river.file(river.made.laptop, Load(records=(honest,))))
    later = line(river, 1, mode="video", ancestors=(sha256_hex(line_of(honest)),), revision=2)
    assert river.take_in(river.file(river.made.laptop, Load(records=(later,))))["revised"] == 1
    gone = Withdrawal(items="all", record=honest.record)
    assert river.take_in(river.file(river.made.laptop, Load(withdrawals=(gone,))))["withdrawn"] == 1
    assert pool_status(river.made.desk, river.pool).records == 0


def test_a_revoked_laptop_changes_nothing_from_then_on(river):
    revoke(river.made.desk, river.bad_id, last_number=0)
    river.take_in(river.file(river.made.laptop, Load(records=(line(river, 1),))))  # the pool learns of it
    before = (Path(river.pool.place).read_bytes(), river.digest())
    file = river.file(river.bad, Load(records=(line(river, 5),)))
    outcome = merge_files(river.made.desk, river.pool, [file])
    assert [finding.code for finding in outcome.files[0].findings] == ["bundle.laptop_revoked"]
    assert (Path(river.pool.place).read_bytes(), river.digest()) == before


def test_a_revoked_laptop_says_nothing_more_under_a_number_that_came(river):
    first = river.file(river.bad, Load(records=(line(river, 1),)), number=1)
    river.take_in(first)
    assert revoke(river.made.desk, river.bad_id) == 1
    river.take_in(river.file(river.made.laptop, Load(records=(line(river, 2),))))
    invented = river.file(river.bad, Load(records=(line(river, 5),)), number=1)
    before = (Path(river.pool.place).read_bytes(), river.digest())
    planned = plan_files(river.made.desk, river.pool, [invented])
    merged = merge_files(river.made.desk, river.pool, [invented])
    for outcome in (planned, merged):
        assert [finding.code for finding in outcome.files[0].findings] == ["merge.number_taken"]
    assert (Path(river.pool.place).read_bytes(), river.digest()) == before
    assert merged.receipts == ()
    assert merge_files(river.made.desk, river.pool, [first]).files[0].state == "again"


def test_a_pool_made_anew_does_not_make_a_revoked_laptop_s_number_free(river):
    first = river.file(river.bad, Load(records=(line(river, 1),)), number=1)
    river.take_in(first)
    revoke(river.made.desk, river.bad_id)
    invented = river.file(river.bad, Load(records=(line(river, 5),)), number=1)
    anew = PoolAddress(place=str(river.folder / "anew.sqlite"))
    init_pool(river.made.desk, anew)
    outcome = merge_files(river.made.desk, anew, [invented, first])
    assert [one.state for one in outcome.files] == ["refused", "merged"]
    assert pool_status(river.made.desk, anew).records == 1


def test_a_revoked_laptop_s_bundle_that_was_set_aside_is_taken_again(river):
    first = river.file(river.bad, Load(records=(line(river, 1),)), number=2)
    river.take_in(first)
    revoke(river.made.desk, river.bad_id)
    undo_merge(river.made.desk, river.pool)
    assert river.take_in(first)["new"] == 1


def test_a_revoked_laptop_s_late_bundle_under_a_number_that_never_came_waits_for_somebody_to_vouch(river):
    river.take_in(river.file(river.bad, Load(records=(line(river, 1),)), number=2))
    late = river.file(river.bad, Load(records=(line(river, 3),)), number=1)
    forged = river.file(river.bad, Load(records=(line(river, 5),)), number=1)
    revoke(river.made.desk, river.bad_id)
    river.take_in(river.file(river.made.laptop, Load(records=(line(river, 2),))))
    before = (Path(river.pool.place).read_bytes(), river.digest())
    for outcome in (
        plan_files(river.made.desk, river.pool, [late]),
        merge_files(river.made.desk, river.pool, [late]),
    ):
        assert [finding.code for finding in outcome.files[0].findings] == ["merge.number_late"]
    assert (Path(river.pool.place).read_bytes(), river.digest()) == before
    vouch(river.made.desk, river.bad_id, 1)
    assert river.take_in(late)["new"] == 1
    # One number, one bundle: whoever vouched for the first has not vouched for another.
    refused = merge_files(river.made.desk, river.pool, [forged]).files[0]
    assert [finding.code for finding in refused.findings] == ["merge.number_taken"]


def test_a_number_above_the_last_that_came_was_named_on_purpose_and_is_taken_in_any_order(river):
    river.take_in(river.file(river.bad, Load(records=(line(river, 1),)), number=1))
    on_its_way = [river.file(river.bad, Load(records=(line(river, at),)), number=at) for at in (3, 2)]
    revoke(river.made.desk, river.bad_id, last_number=3)
    outcome = merge_files(river.made.desk, river.pool, on_its_way)
    assert [one.state for one in outcome.files] == ["merged", "merged"]


def test_a_desk_that_never_saw_the_end_of_trust_goes_by_what_came(river):
    river.take_in(river.file(river.bad, Load(records=(line(river, 1),)), number=2))
    revoke(river.made.desk, river.bad_id)
    vault = river.made.desk.require_desk().vault
    vault.save_setting(f"heard_at_end/{river.bad_id}", "")  # as a desk has it that did not end it
    late = river.file(river.bad, Load(records=(line(river, 3),)), number=1)
    (told,) = merge_files(river.made.desk, river.pool, [late]).files
    assert [finding.code for finding in told.findings] == ["merge.number_late"]


def test_nobody_vouches_where_there_is_nothing_to_vouch_for(river):
    with pytest.raises(InputRefused, match="number_not_late"):
        vouch(river.made.desk, river.bad_id, 1)
    revoke(river.made.desk, river.bad_id, last_number=2)
    for number in (0, 3):
        with pytest.raises(InputRefused, match="number_not_late"):
            vouch(river.made.desk, river.bad_id, number)


def test_two_bundles_of_one_number_of_a_believed_laptop_are_both_in_and_named(river):
    # A vault put back by hand does this, so nobody's conversations are turned away for it.
    river.take_in(river.file(river.bad, Load(records=(line(river, 1),)), number=1))
    second = river.file(river.bad, Load(records=(line(river, 2),)), number=1)
    for outcome in (
        plan_files(river.made.desk, river.pool, [second]),
        merge_files(river.made.desk, river.pool, [second]),
    ):
        assert [finding.code for finding in outcome.files[0].findings] == ["merge.number_twice"]
    status = pool_status(river.made.desk, river.pool)
    assert status.records == 2
    assert {one.laptop: one.twice for one in status.laptops}[river.bad_id] == (1,)
    assert merge_files(river.made.desk, river.pool, [second]).files[0].findings == ()


def test_a_refused_file_leaves_the_pool_as_it_was_byte_for_byte(river):
    river.take_in(river.file(river.made.laptop, Load(records=(line(river, 1),))))
    file = river.file(river.made.laptop, Load(records=(line(river, 2),)))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    before = Path(river.pool.place).read_bytes()
    assert merge_files(river.made.desk, river.pool, [file]).refused == 1
    assert Path(river.pool.place).read_bytes() == before


def test_a_real_projects_pool_is_bound_to_it(river):
    project = replace(river.made.desk.require_project(), training=False)
    made = write_bundle(
        Load(records=(line(river, 1),)),
        number=1,
        producer=producer_of(river.made.laptop.require_vault()),
        project=project,
        definitions=definitions(),
    )
    file = river.folder / "real.udset"
    file.write_bytes(made.content)
    outcome = merge_files(river.made.desk, river.pool, [file])
    assert [finding.code for finding in outcome.files[0].findings] == ["bundle.not_training"]
