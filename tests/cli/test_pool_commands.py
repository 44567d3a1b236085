"""The pool by command: taken in, again, in part, set aside, and never harmed by a bad file."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.kit.command import answers_file, interview, ran_well, run, training_home
from tests.kit.joined import PROJECT_FILE
from tests.kit.tree import ROOT
from tests.kit.worded_homes import worded_homes
from tests.kit.words_out import let_go, talk
from udset_desktop.foundation.places import Home
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.offering import note_offer
from udset_desktop.usecases.workplace import open_workplace

NOT_FOR_A_MERGE = (
    *("PySide6", "alembic", "obstore", "pandas", "paramiko", "reportlab"),
    *("udset_desktop.desktop", "udset_desktop.report", "udset_desktop.simulation", "udset_desktop.summary"),
    *("udset_desktop.redaction.search", "udset_desktop.redaction.shapes"),
    *("udset_desktop.interview.header_checks", "udset_desktop.interview.screen"),
)
"""What a bundle without words can be taken in without, and would be waited for at every start."""


@cache
def made():
    """A training home with one written bundle of six conversations; made once."""
    folder = Path(mkdtemp(prefix="udset-pool-"))
    home = training_home(folder)
    lines = [interview(id=f"visit-{number}", person={"ref": f"p{number}"}) for number in range(6)]
    ran_well("interview", "import", answers_file(folder / "a.jsonl", *lines), "--home", home)
    (folder / "out").mkdir()
    ran_well("bundle", "write", "--to", folder / "out", "--home", home)
    ran_well("pool", "init", folder / "pool.db", "--home", home)
    return folder


class Desk:
    """A copy of that folder, and commands on it."""

    def __init__(self, folder):
        shutil.copytree(made(), folder, dirs_exist_ok=True)
        self.folder = folder
        self.bundle = next((folder / "out").glob("*.udset"))

    def run(self, verb, *more):
        return run("pool", verb, self.folder / "pool.db", *more, "--home", self.folder / "home", "--json")

    def well(self, verb, *more):
        done = self.run(verb, *more)
        assert done.code == 0, done.err
        return done

    def digest(self):
        return self.well("digest").object["digest"]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "desk")


def test_a_bundle_is_taken_in_with_a_receipt_beside_it(desk):
    told = desk.well("merge", desk.bundle).object
    assert (told["new"], told["held"]) == (6, 0)
    assert [Path(one).parent for one in told["receipts"]] == [desk.bundle.parent]
    assert all(Path(one).suffix == ".udsetreceipt" for one in told["receipts"])


def test_taking_in_loads_nothing_that_only_the_window_paper_figures_or_words_need(desk):
    before = desk.digest()
    words = ["pool", "merge", desk.folder / "pool.db", desk.bundle, "--home", desk.folder / "home"]
    script = (
        "import sys\nfrom udset_desktop.cli.main import main\n"
        f"code = main({[str(one) for one in words]!r})\n"
        f"print(code, [name for name in {NOT_FOR_A_MERGE!r} if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[0].endswith("merged (6 new)")
    assert told.stdout.splitlines()[-1] == "0 []"
    assert desk.digest() != before


def test_after_something_was_taken_back_it_is_told_where_that_lies_on(desk):
    assert "lies_on" not in desk.well("merge", desk.bundle).object
    home, later = ("--home", desk.folder / "home", "--json"), desk.folder / "later"
    one = ran_well("interview", "list", *home).rows[0]["record"]
    ran_well("withdraw", one, *home)
    later.mkdir()
    ran_well("bundle", "write", "--to", later, *home)
    told = desk.well("merge", next(later.glob("*.udset")))
    assert [finding["code"] for finding in told.object["lies_on"]] == ["merge.lies_on_copies"]
    assert "backups of the pool" in told.err


def test_receipts_go_where_they_are_asked_for(desk, tmp_path):
    told = desk.well("merge", desk.bundle, "--receipts", tmp_path / "r").object
    assert [Path(one).parent for one in told["receipts"]] == [tmp_path / "r"]


def test_the_same_bundle_again_is_all_same_and_changes_nothing(desk):
    desk.well("merge", desk.bundle)
    before = desk.digest()
    again = desk.well("merge", desk.bundle).object
    assert (again["new"], again["same"]) == (0, 6)
    assert desk.digest() == before


def test_a_rehearsal_changes_nothing(desk):
    before = desk.digest()
    assert desk.well("merge", desk.bundle, "--dry-run").object["new"] == 6
    assert desk.digest() == before


def test_a_bad_file_is_refused_and_the_others_go_on(desk, tmp_path):
    bad = tmp_path / "bad.udset"
    bad.write_bytes(desk.bundle.read_bytes()[:-7])
    done = desk.run("merge", bad, desk.bundle)
    assert done.code == 3
    states = {one["file"]: one["state"] for one in done.object["files"]}
    assert states == {"bad.udset": "refused", desk.bundle.name: "merged"}
    refused = next(one for one in done.object["files"] if one["state"] == "refused")
    assert set(refused["findings"][0]) >= {"code", "where", "context", "message"}


@pytest.mark.parametrize("verb", ["merge", "fetch"])
def test_each_sentence_about_a_refused_file_names_it(desk, verb):
    place, home = desk.folder / "place", ("--home", desk.folder / "home")
    place.mkdir()
    names = ["one.udset", "two.udset"]
    for name in names:
        (place / name).write_bytes(desk.bundle.read_bytes()[:-7])
    ran_well("carrier", "set", place, "--desk", *home)
    files = [place / name for name in names] if verb == "merge" else []
    told = run("pool", verb, desk.folder / "pool.db", *files, *home)
    assert told.code == 3
    assert sorted(line.split(": ")[0] for line in told.err.splitlines()) == names
    rows = desk.run(verb, *files).object["files"]
    assert sorted(row["file"] for row in rows) == names
    assert all(row["findings"] for row in rows)


def test_a_missing_file_is_refused_and_the_others_go_on(desk, tmp_path):
    done = desk.run("merge", tmp_path / "gone.udset", desk.bundle)
    assert done.code in {3, 6}
    assert done.object["new"] == 6


def test_a_merge_set_aside_is_as_if_it_had_never_come_and_can_come_back(desk):
    empty = desk.digest()
    desk.well("merge", desk.bundle)
    full = desk.digest()
    assert desk.well("undo").object["aside"] is True
    assert desk.digest() == empty
    desk.well("merge", desk.bundle)
    assert desk.digest() == full


def test_a_merge_set_aside_that_the_pool_lost_is_told(desk):
    desk.well("merge", desk.bundle)
    desk.well("undo")
    with closing(sqlite3.connect(desk.folder / "pool.db")) as pool, pool:
        pool.execute("UPDATE bundle SET aside = 0")
        pool.execute("DELETE FROM event WHERE what = 'undo'")
    told = desk.well("status")
    ((laptop, number),) = told.object["counts_again"]
    assert (number, told.object["choices_lost"]) == (1, 0)
    assert f"Bundle 1 of laptop {laptop} was set aside once and counts again" in told.err


def test_status_merges_held_and_forks_can_be_looked_at(desk):
    desk.well("merge", desk.bundle)
    status = desk.well("status").object
    assert (status["records"], status["training"], status["kind"]) == (6, True, "anonymised")
    assert status["laptops"][0]["bundles"] == 1
    assert len(desk.well("merges").rows) == 1
    assert desk.well("held").out == desk.well("forks").out == ""


def test_an_older_copy_of_the_pool_is_found_out_until_it_has_taken_the_bundle_in_again(desk):
    pool = desk.folder / "pool.db"
    older = pool.read_bytes()
    desk.well("merge", desk.bundle)
    pool.write_bytes(older)
    told = desk.well("status")
    (laptop,) = told.object["laptops"]
    assert (laptop["bundles"], laptop["gone"]) == (0, [1])
    assert told.err.strip().endswith("are not in this pool. Take them in again.")
    desk.well("merge", desk.bundle)
    again = desk.well("status")
    assert (again.object["laptops"][0]["gone"], again.err) == ([], "")


def test_offers_can_be_read_by_quarter_and_kind_of_interviewer(desk):
    assert desk.well("offers").out == ""
    workplace = open_workplace(Home(folder=desk.folder / "home"))
    unlocking.unlock(workplace, "")
    for _ in range(5):
        note_offer(workplace, "third_party", "said_no")
    workplace.close()
    (desk.folder / "more").mkdir()
    ran_well("bundle", "write", "--to", desk.folder / "more", "--home", desk.folder / "home")
    desk.well("merge", *(desk.folder / "more").glob("*.udset"))
    assert [(row["interviewer"], row["words"], row["n"]) for row in desk.well("offers").rows][:2] == [
        ("Another organisation", "Said yes", 0),
        ("Another organisation", "Said no", 5),
    ]


def test_words_are_told_first_and_dropped_with_yes_once_nothing_keeps_them(tmp_path):
    homes = worded_homes(tmp_path)
    with homes.at_laptop() as laptop:
        let_go(laptop, talk(laptop))
    (tmp_path / "out").mkdir()
    ran_well("bundle", "write", "--to", tmp_path / "out", "--home", homes.laptop)
    pool, at = tmp_path / "pool.db", ("--home", homes.desk, "--json")
    ran_well("pool", "init", pool, *at)
    ran_well("pool", "merge", pool, *(tmp_path / "out").glob("*.udset"), *at)
    told = ran_well("pool", "words", pool, *at)
    assert "Words are kept for 24 months" in told.err
    assert (told.object["due"], told.object["keep_months"]) == (0, 24)
    assert told.object["next_on"]
    (tmp_path / "plain.toml").write_text(PROJECT_FILE, encoding="utf-8")
    ran_well("project", "set", tmp_path / "plain.toml", "--home", homes.desk)
    status = ran_well("pool", "status", pool, *at).object
    assert (status["words_due"], status["words_keep_months"]) == (1, None)
    told = ran_well("pool", "words", pool, *at).object
    assert (told["state"], told["due"], told["rows"][0]["about"]) == ("told", 1, "things_to_do")
    gone = ran_well("pool", "words", pool, "--yes", *at)
    assert (gone.object["state"], gone.object["gone"], gone.object["due"]) == ("dropped", 1, 0)
    assert "Copies and backups of the pool hold them" in gone.err
    ran_well("pool", "merge", pool, *(tmp_path / "out").glob("*.udset"), *at)
    assert ran_well("pool", "status", pool, *at).object["words"] == []


def test_an_address_with_a_password_in_it_is_refused_as_wrong_usage(desk):
    done = run(
        "pool",
        "status",
        "postgresql+psycopg://me:secret@localhost/x",
        "--home",
        desk.folder / "home",
        "--json",
    )
    assert done.code == 2
    assert "secret" not in done.out + done.err


EVERY_COMMAND_ON_A_POOL = (
    ("pool", "status"),
    ("pool", "merges"),
    ("pool", "held"),
    ("pool", "forks"),
    ("pool", "digest"),
    ("pool", "feedback"),
    ("pool", "offers"),
    ("pool", "words"),
    ("pool", "undo"),
    ("pool", "settle", "a-record", "--keep", "0", "--by", "coordinator"),
    ("pool", "merge", "BUNDLE"),
    ("pool", "merge", "BUNDLE", "--dry-run"),
    ("measures",),
    ("report", "--out", "report.csv"),
)


def on_pool(desk, command, pool):
    """One of them on the pool at this place."""
    words = [desk.bundle if word == "BUNDLE" else word for word in command]
    at = 2 if command[0] == "pool" else 1
    return run(*words[:at], pool, *words[at:], "--home", desk.folder / "home", "--json")


@pytest.mark.parametrize("command", EVERY_COMMAND_ON_A_POOL, ids=" ".join)
def test_a_pool_that_is_not_there_ends_with_six_and_is_not_made(desk, tmp_path, command, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = on_pool(desk, command, tmp_path / "new.db")
    assert (done.code, done.codes) == (6, ["store.pool_not_made"])
    assert not (tmp_path / "new.db").exists()
    assert not (tmp_path / "report.csv").exists()


@pytest.mark.parametrize("command", [*EVERY_COMMAND_ON_A_POOL, ("pool", "init")], ids=" ".join)
def test_a_file_that_is_no_pool_ends_with_three_and_is_left_alone(desk, tmp_path, command, monkeypatch):
    monkeypatch.chdir(tmp_path)
    letter = tmp_path / "letter.db"
    letter.write_text("Dear coordinator")
    done = on_pool(desk, command, letter)
    assert (done.code, done.codes) == (3, ["store.not_a_pool"])
    assert letter.read_text() == "Dear coordinator"


def test_a_pool_in_a_folder_that_is_not_there_is_not_made(desk, tmp_path):
    done = run("pool", "init", tmp_path / "no" / "pool.db", "--home", desk.folder / "home", "--json")
    assert (done.code, done.codes) == (6, ["store.pool_folder_missing"])


def test_settling_a_record_that_is_not_forked_is_refused(desk):
    desk.well("merge", desk.bundle)
    digest = "0" * 64
    assert desk.run("settle", "nobody", "--keep", digest, "--by", "coordinator").code == 3


def test_what_waits_at_the_desks_place_is_fetched_and_signed_for_there(desk):
    home = ("--home", desk.folder / "home", "--json")
    refused = desk.run("fetch")
    assert (refused.code, refused.codes) == (3, ["fetching.no_place"])
    ran_well("carrier", "set", desk.folder / "out", "--desk", *home)
    assert ran_well("carrier", "show", *home).object["kind"] is None  # the laptop's own is another
    told = desk.well("fetch").object
    assert (told["new"], told["receipts"]) == (6, 1)
    assert desk.bundle.with_suffix(".udsetreceipt").is_file()
    assert desk.well("fetch").object["files"] == []
    assert desk.well("fetch", "--again").object["same"] == 6
