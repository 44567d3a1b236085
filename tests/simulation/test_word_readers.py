"""Two made-up workers read what was said before it leaves, and leave some of it for somebody else."""

from __future__ import annotations

import pytest

from udset_desktop.foundation.places import Home
from udset_desktop.redaction.model import How
from udset_desktop.simulation.laptop import LaptopPlan, fill_laptop, fixed_clock
from udset_desktop.simulation.material import load_material
from udset_desktop.simulation.partnership import add_laptops, open_desk
from udset_desktop.simulation.word_readers import READER, SECOND, let_words_go
from udset_desktop.usecases.exporting import preview, read_bundle
from udset_desktop.usecases.passing_words import talks_waiting
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import open_workplace


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("words")
    home = Home(folder=folder / "home")
    (folder / "out").mkdir()
    desk = open_desk(home, words=True)
    add_laptops(desk, 1)
    desk.close()
    plan = LaptopPlan(
        home=home.folder, number=1, place=1, laptops=1, interviews=24, seed=5, out=folder / "out"
    )
    made = fill_laptop(plan)
    laptop = open_workplace(home, laptop=1, clock=fixed_clock())
    unlock(laptop)
    yield laptop, made
    laptop.close()


def test_most_is_read_by_two_and_some_still_waits_for_each_of_them(filled):
    laptop, _ = filled
    passed = [one for one in laptop.require_vault().load_passed() if not one.left_out]
    assert {one.read_by for one in passed} == {READER}
    assert {one.checked_by for one in passed} == {"", SECOND}
    waiting = talks_waiting(laptop)
    assert any(one.to_read for one in waiting)
    assert any(one.to_check for one in waiting)
    assert len(waiting) < 24 / 2


def test_what_left_names_nobody_of_the_material(filled):
    laptop, made = filled
    texts = [line.words.text for file in made.bundles for line in read_bundle(laptop, file).words]
    material = load_material()
    words = {word for text in texts for word in text.replace("'", " ").replace(",", " ").split()}
    assert len(texts) > 20
    assert any("[person A]" in text for text in texts)
    assert not words & {*material.names, *material.surnames, *material.lists["pets"]}


def test_what_is_no_name_stays_for_a_reason(filled):
    log = [line for one in filled[0].require_vault().load_passed() for line in one.log]
    assert {line.how for line in log} == {How.ACCEPTED, How.KEPT}
    assert {line.reason for line in log if line.how is How.KEPT} == {"plain_word"}


def test_somebody_takes_their_words_back_after_they_left(filled):
    laptop, made = filled
    numbers = [one.number for one in laptop.require_vault().load_passed() if one.back is not None]
    notices = [number for file in made.bundles for number in read_bundle(laptop, file).texts_back]
    assert numbers
    assert sorted(notices) == sorted(numbers)
    assert [one for one in laptop.require_vault().load_withdrawals() if one.items == "words"]


def test_where_words_stay_nobody_reads(tmp_path):
    home = Home(folder=tmp_path / "home")
    desk = open_desk(home)
    add_laptops(desk, 1)
    desk.close()
    laptop = open_workplace(home, laptop=1, clock=fixed_clock())
    unlock(laptop)
    assert let_words_go(laptop, "1") == ()
    assert preview(laptop).words == ()
    laptop.close()
