"""Every byte of every file that leaves with words in it, sealed and unsealed, and of the pool they come into.

Looked for: the people, whoever is near them, what was taken out of their words, and the machine it was made on.
"""

from __future__ import annotations

import base64
import io
import json
import platform
import re
import socket
import zipfile
from pathlib import Path

import pytest

from udset_desktop.foundation.places import Home
from udset_desktop.redaction.model import How
from udset_desktop.sealing.keys import open_sealed
from udset_desktop.simulation.laptop import fixed_clock
from udset_desktop.simulation.partnership import open_desk
from udset_desktop.simulation.river import run_demo
from udset_desktop.store.pool_engine import reading
from udset_desktop.usecases.kept_pool import pool_of
from udset_desktop.usecases.pool_desk import opened_pool
from udset_desktop.usecases.standing import producer_of
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import open_workplace

LOGIN, HOST = "canarylogin", "canaryhost.lan"
_LIMIT = 64_000_000
_LONG = 8
_MEMBERS = ("bag-info.txt", "data/datapackage.json", "data/records.jsonl", "data/words.jsonl")
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


class Left:
    """A demonstration whose words left: what it is made of, and what the laptops know."""

    def __init__(self, folder: Path) -> None:
        home = Home(folder=folder / f"home-of-{LOGIN}")
        self.folder = folder
        self.done = run_demo(home, interviews=20, seed=4, words=True)
        self.inner: list[bytes] = []
        self.people: set[str] = set()
        self.hidden: list[tuple[str, tuple[str, ...]]] = []  # the number of a text, what was taken out of it
        self.at_home: list[str] = []
        bundles = {file: file.read_bytes() for file in self.done.bundles}
        for number in (1, 2):
            laptop = open_workplace(home, laptop=number, clock=fixed_clock())
            unlock(laptop)
            self._look_into(laptop, bundles)
            laptop.close()
        desk = open_desk(home)
        with opened_pool(desk, pool_of(desk)) as pool, reading(pool.engine, pool.place) as link:
            tables = [name for (name,) in link.rows(_TABLES)]
            self.pool_rows = {name: link.rows(f'SELECT * FROM "{name}"') for name in tables}
        desk.close()

    def _look_into(self, laptop, bundles) -> None:
        vault = laptop.require_vault()
        key = producer_of(vault).age.secret
        own = producer_of(vault).laptop
        self.inner += [
            open_sealed(content, key, _LIMIT) for file, content in bundles.items() if own in file.name
        ]
        self.people |= {one.name for one in vault.load_people()}
        for record in vault.load_records():
            self.people |= {record.looks_after, *(step.who_named for step in record.together.actions)} - {""}
            self.at_home.append(repr(record))
        for one in vault.load_passed():
            out = tuple(line.was for line in one.log if line.how is not How.KEPT)
            self.hidden += [(one.number, out)] if one.bundle is not None else []
        self.at_home.append(repr(vault.load_people()))

    def members(self) -> list[tuple[str, bytes]]:
        """Every file inside every bundle, by its name there."""
        found = []
        for inner in self.inner:
            with zipfile.ZipFile(io.BytesIO(inner)) as archive:
                found += [(one, archive.read(one)) for one in archive.namelist()]
        return found


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        for name in ("USER", "LOGNAME", "USERNAME"):
            patch.setenv(name, LOGIN)
        for name in ("HOSTNAME", "COMPUTERNAME"):
            patch.setenv(name, HOST)
        patch.setattr(socket, "gethostname", lambda: HOST)
        patch.setattr(platform, "node", lambda: HOST)
        return Left(tmp_path_factory.mktemp("left"))


def spelled(words: str) -> list[bytes]:
    """How words may lie in a file: as they are, in wide letters, or in base 64 at each of its three steps."""
    plain = words.encode()
    coded = []
    for skip, first in enumerate((0, 2, 3)):  # letters that also tell of what stands before it
        told = base64.b64encode(b"x" * skip + plain).rstrip(b"=")
        coded.append(told[first : len(told) - ((skip + len(plain)) % 3 != 0)])
    return [plain, plain.lower(), plain.upper(), words.encode("utf-16-le"), *coded]


def as_words(names) -> re.Pattern[bytes]:
    """Any of the names as a word of its own, in any case."""
    told = b"|".join(sorted(re.escape(name.encode()) for name in names))
    return re.compile(rb"(?<![A-Za-z])(?:" + told + rb")(?![A-Za-z])", re.IGNORECASE)


def long_names(left) -> list[str]:
    """Names that do not come about by lot among random bytes."""
    return [name for name in left.people if len(name) >= _LONG]


def name_words(left) -> set[str]:
    return {word for name in left.people for word in name.split()}


def test_what_is_looked_for_is_there_to_be_found(left):
    home = "".join(left.at_home).encode()
    assert len(left.inner) == len(left.done.bundles) > 2
    assert {one for one, _ in left.members()} >= {f"bundle/{one}" for one in _MEMBERS}
    assert len(left.people) > 15
    assert all(name.encode() in home for name in left.people)
    assert sum(len(out) for _, out in left.hidden) > 10
    assert any(b"[person" in content for name, content in left.members() if name.endswith("words.jsonl"))
    assert as_words(name_words(left)).search(home)


def test_no_file_of_a_bundle_names_anybody(left):
    wanted = as_words(name_words(left))
    for name, content in left.members():
        if not name.endswith(".minisig"):  # a signature is letters by lot: a short name may be among them
            assert wanted.search(content) is None, name
    for words in long_names(left):
        for look in spelled(words):
            assert all(look not in inner for inner in left.inner)
            assert all(look not in file.read_bytes() for file in left.done.bundles)


def test_nothing_that_was_taken_out_of_a_text_is_in_it(left):
    texts = {}
    for name, content in left.members():
        if name.endswith("words.jsonl"):
            texts |= {one["words"]: one["text"] for one in map(json.loads, content.splitlines())}
    assert len(texts) > 20
    assert {number for number, _ in left.hidden} == set(texts)
    for number, out in left.hidden:
        for was in out:
            assert as_words({was}).search(texts[number].encode()) is None


def test_a_bundle_knows_nothing_of_the_machine(left):
    machine = {LOGIN, HOST, str(left.folder), left.folder.name, "/home/", "\\Users\\"}
    for words in machine:
        for look in spelled(words):
            assert all(look not in content for _, content in left.members())
            assert all(look not in inner for inner in left.inner)
            assert all(look not in file.read_bytes() for file in left.done.bundles)
    assert not any(words in file.name for words in machine for file in left.done.bundles)


def test_the_sealed_pool_shows_nothing_and_holds_no_name(left):
    files = [one for one in left.done.pool.parent.glob("pool.db*") if one.is_file()]
    raw = b"".join(one.read_bytes() for one in files)
    texts = [row for row in left.pool_rows["words"] if any("[person" in str(cell) for cell in row)]
    assert texts
    assert b"[person" not in raw
    assert b"SQLite format 3" not in raw
    wanted = as_words(name_words(left))
    for name, rows in left.pool_rows.items():
        told = "\n".join(str(cell) for row in rows for cell in row if not isinstance(cell, bytes)).encode()
        if name != "trust_entry":  # cards with keys: letters by lot
            assert wanted.search(told) is None, name
        for words in (*long_names(left), LOGIN, HOST, str(left.folder)):
            assert words.encode() not in told
    for words in long_names(left):
        assert all(look not in raw for look in spelled(words))
