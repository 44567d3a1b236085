"""A desk asks a bundle's own floor of it again: that of the pack it was made by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import FIRST, record, user_review
from tests.kit.joined import joined, put_on_file
from udset_desktop.bundle.deidentify import shareable_of
from udset_desktop.bundle.writer import Load, write_bundle
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.exporting import make_bundles, withdraw, write_bundles
from udset_desktop.usecases.merging import (
    PoolAddress,
    init_pool,
    merge_files,
    plan_files,
    pool_held,
    pool_status,
)
from udset_desktop.usecases.named_places import named_by
from udset_desktop.usecases.overseeing import change_project
from udset_desktop.usecases.projects import catch_up, write_pack
from udset_desktop.usecases.standing import definitions_of, producer_of

NORTH = 900
"""How many people the one place of the project has."""


@pytest.fixture
def both(tmp_path):
    both = joined(tmp_path)
    yield both
    both.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request, both, tmp_path):
    place = str(tmp_path / "pool.sqlite")
    made = PoolAddress(place=place if request.param == "sqlite" else request.getfixturevalue("postgres_url"))
    init_pool(both.desk, made)
    return made


def floor_at_desk(both, floor):
    change_project(both.desk, replace(both.desk.require_settings(), floor=floor))


def gone_bad(both, folder, number=1, **pack):
    """A bundle by the laptop's own keys that names the place whatever its pack says."""
    vault = both.laptop.require_vault()
    producer, project = replace(producer_of(vault), **pack), both.desk.require_settings()
    line = shareable_of(record(1), user_review(), replace(project, floor=1), mark=FIRST)
    assert line.about.place == "north"
    made = write_bundle(
        Load(records=(line,)),
        number=number,
        producer=producer,
        project=project,
        definitions=definitions_of(both.laptop.home),
    )
    file = folder / made.name
    file.write_bytes(made.content)
    return file


def below_the_floor(both, tmp_path):
    """A pack whose floor leaves the place out, with the laptop that has it."""
    floor_at_desk(both, NORTH + 1)
    update(both.laptop, write_pack(both.desk, tmp_path / "next.udsetpack").file)


def test_a_line_that_names_what_its_own_pack_leaves_out_is_held_until_enough_are_behind_it(
    both, address, tmp_path
):
    below_the_floor(both, tmp_path)
    file = gone_bad(both, tmp_path)
    assert plan_files(both.desk, address, [file]).numbers["held"] == 1
    outcome = merge_files(both.desk, address, [file])
    assert (outcome.numbers["held"], outcome.numbers["new"]) == (1, 0)
    assert [one.code for one in pool_held(both.desk, address)] == ["bundle.line_below_floor"]
    merge_files(both.desk, address, [])
    assert pool_status(both.desk, address).records == 0
    floor_at_desk(both, NORTH)
    merge_files(both.desk, address, [])
    assert pool_status(both.desk, address).records == 1
    assert pool_held(both.desk, address) == ()


def test_what_a_bundles_own_pack_let_be_named_goes_in_under_a_higher_floor_too(both, address, tmp_path):
    put_on_file(both.laptop, record(1))
    (before,) = write_bundles(both.laptop, tmp_path)
    floor_at_desk(both, NORTH + 1)
    write_pack(both.desk, tmp_path / "next.udsetpack")
    outcome = merge_files(both.desk, address, [before.file])
    assert (outcome.numbers["held"], outcome.numbers["new"]) == (0, 1)


def test_nothing_is_asked_of_a_pack_the_desk_does_not_know(both, address, tmp_path):
    below_the_floor(both, tmp_path)
    told = gone_bad(both, tmp_path, pack=9)
    assert merge_files(both.desk, address, [told]).refused  # the desk may be an older copy: it looks first
    catch_up(both.desk)
    outcome = merge_files(both.desk, address, [told])
    assert outcome.numbers["new"] == 1
    assert named_by(both.desk.require_desk().vault, 9, both.desk.require_settings()) == ()


def test_an_honest_laptop_leaves_the_place_out_and_nothing_is_held(both, address, tmp_path):
    below_the_floor(both, tmp_path)
    put_on_file(both.laptop, record(1))
    (made,) = write_bundles(both.laptop, tmp_path)
    assert merge_files(both.desk, address, [made.file]).numbers["new"] == 1


def test_a_notice_takes_a_line_that_waits_for_enough_people_along(both, address, tmp_path):
    below_the_floor(both, tmp_path)
    merge_files(both.desk, address, [gone_bad(both, tmp_path)])
    put_on_file(both.laptop, record(1))
    make_bundles(both.laptop)  # number 1 here as well: the desk has that number already
    withdraw_by_hand(both, tmp_path)
    assert {one.code for one in pool_held(both.desk, address)} == {"bundle.line_below_floor"}
    files = sorted((tmp_path / "later").glob("*.udset"))
    merge_files(both.desk, address, files)
    assert {one.code for one in pool_held(both.desk, address)} == {"merge.notice_waits"}


def withdraw_by_hand(both, tmp_path):
    """The record taken back, and its notice in a bundle of its own."""
    vault = both.laptop.require_vault()
    vault.save_tried(1, "2026-06-01T09:00:00+00:00")  # it may have left
    withdraw(both.laptop, record(1).id)
    (tmp_path / "later").mkdir()
    write_bundles(both.laptop, tmp_path / "later")
