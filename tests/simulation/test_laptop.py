from collections import Counter
from dataclasses import replace

import pytest

from tests.kit.made_up import vault_bytes
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import Cancelled, InputRefused
from udset_desktop.simulation import laptop
from udset_desktop.simulation.laptop import FIRST_ON, LAST_ON, LaptopPlan, blocks_of, fill_laptop, make_block
from udset_desktop.simulation.partnership import add_laptops, open_desk
from udset_desktop.usecases.exporting import read_bundle
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import HomeKind, mark_home, open_workplace


@pytest.fixture
def plan(tmp_path):
    home = Home(folder=tmp_path / "home")
    desk = open_desk(home)
    add_laptops(desk, 1)
    desk.close()
    out = tmp_path / "out"
    out.mkdir()
    return LaptopPlan(home=home.folder, number=1, place=1, laptops=1, interviews=25, seed=4, out=out)


def records_of(plan):
    workplace = open_workplace(Home(folder=plan.home), laptop=plan.number)
    unlock(workplace)
    try:
        return workplace.require_vault().load_records(), workplace.require_vault().load_people()
    finally:
        workplace.close()


def conversations(plan, interviews):
    (block,) = blocks_of(replace(plan, interviews=interviews), project_of(plan))
    return make_block(block)


def project_of(plan):
    desk = open_desk(Home(folder=plan.home))
    try:
        return desk.require_project()
    finally:
        desk.close()


def test_a_laptop_is_filled_with_exactly_as_many_conversations_as_asked_for(plan):
    filled = fill_laptop(plan)
    records, people = records_of(plan)

    assert filled.records == len(records) == 25
    assert filled.people == len(people) <= 25
    assert {record.person for record in records} == {person.id for person in people}


def test_conversations_lie_in_the_fixed_years_and_a_persons_in_order(plan):
    made = conversations(plan, 120)

    several = [records for _, records in made if len(records) > 1]
    assert several
    for _, records in made:
        dates = [record.held_on for record in records]
        assert dates == sorted(dates)
        assert FIRST_ON.isoformat() <= dates[0] <= dates[-1] <= LAST_ON.isoformat()


def test_one_laptop_never_hears_the_same_words_twice(plan):
    made = conversations(plan, 150)
    words = Counter(
        one.value
        for _, records in made
        for record in records
        for item, one in record.answers.items()
        if item.endswith(".words") and one.value
    )

    assert words.total() > 1_000
    assert words.most_common(1)[0][1] == 1


def test_what_leaves_holds_no_name_no_word_and_who_took_it_back_is_told(plan):
    filled = fill_laptop(plan)
    desk = open_desk(Home(folder=plan.home))
    try:
        opened = [read_bundle(desk, file) for file in filled.bundles]
    finally:
        desk.close()
    lines = b"\n".join(line.line for one in opened for line in one.records)
    records, people = records_of(plan)

    assert opened[-1].withdrawals
    assert not [person.name for person in people if person.name.encode() in lines]
    words = [
        one.value
        for record in records
        for item, one in record.answers.items()
        if item.endswith(".words") and one.value
    ]
    assert words
    assert not [said for said in words if said.encode() in lines]


def test_a_laptop_keeps_nothing_readable_on_disk(plan):
    fill_laptop(plan)
    _, people = records_of(plan)
    content = vault_bytes(plan.home)

    assert not [person.name for person in people if person.name.encode() in content]


def test_offers_are_counted_with_those_that_were_refused(plan):
    fill_laptop(plan)
    workplace = open_workplace(Home(folder=plan.home), laptop=1)
    unlock(workplace)
    try:
        offers = Counter()
        for row in workplace.require_vault().load_offers():
            offers[row.said] += row.count
    finally:
        workplace.close()

    assert offers["accepted"] == 25
    assert offers.total() > 25


def test_a_real_home_is_refused_before_anything_is_opened(plan, tmp_path):
    real = Home(folder=tmp_path / "real")
    mark_home(real, HomeKind.REAL)

    with pytest.raises(InputRefused) as refused:
        fill_laptop(replace(plan, home=real.folder))

    assert refused.value.code == "usecases.real_project_here"


def test_filling_can_be_stopped(plan):
    class Stop:
        def checkpoint(self, share=None):
            raise Cancelled

    with pytest.raises(Cancelled):
        fill_laptop(plan, Stop())

    assert not list(plan.out.iterdir())


def test_many_are_written_some_at_a_time_and_none_is_lost(plan, monkeypatch):
    monkeypatch.setattr(laptop, "AT_ONCE", 7)
    shares = []

    class Watch:
        def checkpoint(self, share=None):
            if share is not None:
                shares.append(share)

    fill_laptop(plan, Watch())
    records, people = records_of(plan)

    assert len(records) == 25
    assert {record.person for record in records} == {person.id for person in people}
    assert len([share for share in shares if 0 < share < 1]) >= 3


def test_blocks_share_a_plan_out_and_hang_on_nothing_but_their_number(plan, monkeypatch):
    project = project_of(plan)
    whole = make_block(blocks_of(replace(plan, interviews=10), project)[0])
    monkeypatch.setattr(laptop, "AT_ONCE", 10)
    first, second, last = blocks_of(plan, project)

    assert [block.interviews for block in (first, second, last)] == [10, 10, 5]
    assert make_block(first) == whole
    assert make_block(last) == make_block(last)
    ids = [person.id for block in (first, second, last) for person, _ in make_block(block)]
    assert len(set(ids)) == len(ids)


def test_how_far_a_laptop_is_never_goes_back(plan, monkeypatch):
    monkeypatch.setattr(laptop, "AT_ONCE", 7)
    shares = []

    class Watch:
        def checkpoint(self, share=None):
            if share is not None:
                shares.append(share)

    fill_laptop(plan, Watch())

    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1
