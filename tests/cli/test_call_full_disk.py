"""A home on a disk without a byte of room: what is on file is read, nothing is saved, nothing is lost."""

from __future__ import annotations

import hashlib

import pytest

from tests.kit.command import answers_file, interview, ran_well, run
from tests.kit.small_disk import fill, make_room, small_disk

SECRET, WRONG = "seven quiet herons cross a loch", "three wrong guesses in a row"
FULL = "The disk is full."


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk") as mounted:
        if not mounted:
            pytest.skip("no small disk may be mounted here")
        yield tmp_path / "disk"


class Place:
    """A real home on that disk with a laptop, a desk, a pool, and one bundle taken in."""

    def __init__(self, disk, folder):
        self.disk, self.folder, self.home, self.pool = disk, folder, disk / "home", disk / "pool.db"
        for name, text in (("secret", SECRET), ("wrong", WRONG)):
            (folder / name).write_text(text)
        self.well("project", "new", "North Skye")
        pack = self.well("project", "pack", "--out", folder / "p.udsetpack").object
        card = self.well("laptop", "enrol", pack["file"], "--code", pack["code"]).object
        self.well("project", "accept", card["card"], "--code", card["code"])
        self.well("interview", "import", answers_file(folder / "a.jsonl", interview()))
        self.bundle = self.well("bundle", "write", "--to", folder).rows[0]["file"]
        self.well("pool", "init", self.pool)
        self.well("pool", "merge", self.pool, self.bundle)

    def run(self, *told, secret="secret"):
        return run(*told, "--home", self.home, "--passphrase-file", self.folder / secret, "--json")

    def well(self, *told):
        return ran_well(*told, "--home", self.home, "--passphrase-file", self.folder / "secret", "--json")

    def bytes_kept(self):
        """Every file that holds anything of the project.

        The count of tries and the log are not of it, nor what SQLite lays beside a pool while it looks.
        """
        return {
            path.relative_to(self.disk).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.disk.rglob("*")
            if path.is_file()
            and path.suffix not in {".log", ".lock"}
            and ".tries" not in path.suffixes
            and not path.name.endswith(("-shm", "-wal"))
        }


@pytest.fixture
def place(disk, tmp_path):
    return Place(disk, tmp_path)


def test_what_is_on_file_is_read_and_the_full_disk_said(place, disk):
    before = place.well("interview", "list").rows
    fill(disk)
    kept = place.bytes_kept()
    done = place.run("interview", "list")
    assert (done.code, done.rows) == (0, before)
    assert FULL in done.err
    assert place.run("vault", "check").object["findings"] == []
    assert place.run("project", "laptops").code == 0
    assert place.bytes_kept() == kept


@pytest.mark.parametrize(
    "told",
    [
        ("interview", "import", "MORE"),
        ("pool", "merge", "POOL", "BUNDLE"),
        ("pool", "status", "POOL"),
        ("measures", "POOL"),
    ],
    ids=" ".join,
)
def test_what_wants_room_ends_with_six_and_works_once_there_is_some(place, disk, tmp_path, told):
    more = answers_file(tmp_path / "more.jsonl", interview(id="visit-2", person={"ref": "p2"}))
    words = [{"MORE": more, "POOL": place.pool, "BUNDLE": place.bundle}.get(word, word) for word in told]
    fill(disk)
    kept = place.bytes_kept()
    done = place.run(*words)
    assert done.code == 6, done.err
    assert "Traceback" not in done.err
    assert place.bytes_kept() == kept
    make_room(disk)
    assert place.run(*words).code == 0


def test_a_wrong_passphrase_is_still_wrong_and_still_waits(place, disk):
    fill(disk)
    codes = [place.run("interview", "list", secret="wrong").codes[0] for _ in range(4)]
    assert codes == ["sealing.wrong_passphrase"] * 3 + ["usecases.wait"]


def test_with_room_nothing_is_said(place):
    assert FULL not in place.run("interview", "list").err
