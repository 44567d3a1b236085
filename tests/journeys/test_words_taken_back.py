"""`udset withdraw --words`, from the laptop by a folder to the pool: the words go for good, the figures stay.

An older bundle that comes later, or comes back, brings none of them again.
"""

from __future__ import annotations

import shutil

import pytest

from tests.kit.command import ran_well
from tests.kit.worded import kept_words, standing_words
from tests.kit.worded_homes import worded_homes
from tests.kit.words_out import ATTACHED_PROJECT, WORDED_PROJECT, let_go, talk
from udset_desktop.foundation.places import Home
from udset_desktop.usecases.merging import PoolAddress
from udset_desktop.usecases.pool_desk import opened_pool
from udset_desktop.usecases.unlocking import Which, unlock
from udset_desktop.usecases.workplace import open_workplace

MINE, THEIRS = "We have soup at noon.", "I like the choir."


class River:
    """A laptop and a desk with a folder between them, and the pool that bundles come into."""

    def __init__(self, folder, pool: str, project: str) -> None:
        self.folder, self.pool = folder, pool
        self.homes = worded_homes(folder, project)
        self.between = folder / "between"
        self.between.mkdir()
        for more in (("--home", self.homes.laptop), ("--desk", "--home", self.homes.desk)):
            ran_well("carrier", "set", self.between, *more)
        ran_well("pool", "init", pool, "--home", self.homes.desk)
        with self.homes.at_laptop() as laptop:
            self.record = talk(laptop, MINE)
            let_go(laptop, self.record)
            let_go(laptop, talk(laptop, THEIRS, name="Ailsa Gunn"))

    def send(self) -> list:
        """Everything that is ready on its way; the bundles that lie between."""
        ran_well("bundle", "write", "--home", self.homes.laptop)
        ran_well("deliver", "--home", self.homes.laptop)
        return sorted(self.between.rglob("*.udset"))

    def fetch(self):
        """What lies between taken in."""
        return ran_well("pool", "fetch", self.pool, "--home", self.homes.desk, "--json").object

    def merge(self, pool: str, *files):
        """Files taken in by hand."""
        return ran_well("pool", "merge", pool, *files, "--home", self.homes.desk, "--json").object

    def status(self, pool: str = ""):
        """The pool at a glance."""
        return ran_well("pool", "status", pool or self.pool, "--home", self.homes.desk, "--json").object

    def take_back(self) -> None:
        """The words of one conversation taken back at the laptop."""
        told = ran_well("withdraw", self.record.id, "--words", "--home", self.homes.laptop, "--json").object
        assert told["record"] == self.record.id

    def texts(self, pool: str = "") -> set[str]:
        """The texts that stand in the pool, and nothing else of any that went."""
        desk = open_workplace(Home(folder=self.homes.desk))
        unlock(desk, "", which=Which.DESK)
        try:
            with opened_pool(desk, PoolAddress(place=pool or self.pool)) as opened:
                standing, kept = {text for _, text in standing_words(opened)}, kept_words(opened)
        finally:
            desk.close()
        assert kept == standing
        return standing


@pytest.fixture(params=["a file", pytest.param("a server", marks=pytest.mark.postgres)])
def pool(request, tmp_path):
    if request.param == "a file":
        return str(tmp_path / "pool.db")
    return request.getfixturevalue("postgres_url")


@pytest.fixture(params=[WORDED_PROJECT, ATTACHED_PROJECT], ids=["loose", "attached"])
def river(request, pool, tmp_path):
    return River(tmp_path, pool, request.param)


def figures(status) -> tuple[int, int]:
    return status["records"], status["held"]


def test_the_words_drop_the_figures_stay_and_no_older_bundle_brings_them_back(river, tmp_path):
    (older,) = river.send()
    kept_aside = shutil.copy(older, tmp_path / "found-on-a-stick.udset")
    river.fetch()
    assert river.texts() == {MINE, THEIRS}
    before = figures(river.status())
    assert before == (2, 0)

    river.take_back()
    assert len(river.send()) == 2
    river.fetch()
    assert river.texts() == {THEIRS}
    assert figures(river.status()) == before
    assert sum(one["texts"] for one in river.status()["words"]) == 1

    river.merge(river.pool, kept_aside)
    assert river.texts() == {THEIRS}
    ran_well("pool", "undo", river.pool, "--merge", 1, "--home", river.homes.desk)
    river.merge(river.pool, kept_aside)
    assert river.texts() == {THEIRS}
    assert figures(river.status()) == before


def test_the_notice_may_come_first(river, tmp_path):
    (older,) = river.send()
    away = shutil.move(older, tmp_path / "late.udset")
    river.take_back()
    river.send()
    ran_well("deliver", "--again", "--home", river.homes.laptop)
    for again in river.between.rglob(older.name):
        again.unlink()
    river.fetch()
    assert river.texts() == set()
    river.merge(river.pool, away)
    assert river.texts() == {THEIRS}
    assert figures(river.status()) == (2, 0)


def test_before_anything_left_nothing_leaves(river):
    river.take_back()
    river.send()
    river.fetch()
    assert river.texts() == {THEIRS}
    assert figures(river.status()) == (2, 0)
