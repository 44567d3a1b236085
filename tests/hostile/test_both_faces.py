"""One hostile file, two faces: the command line and the coordinator's window refuse it in one sentence.

Nothing is changed by it, nothing is lost, and an honest file beside it goes in.
"""

from __future__ import annotations

import gc
import hashlib
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.kit.bundles import members_of, zipped
from tests.kit.command import ran_well, run
from tests.kit.joined import begun, joined, workplace_in
from tests.kit.talks import finished_talk
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.bundle import bag
from udset_desktop.desktop.flows.take_in_flow import TakeInFlow
from udset_desktop.desktop.flows.unlock_flow import UnlockFlow
from udset_desktop.foundation.wording import load_sentences
from udset_desktop.sealing.keys import open_sealed, seal
from udset_desktop.store.migrate import vault_connection
from udset_desktop.usecases.enrolling import enrol
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.kept_pool import require_pool
from udset_desktop.usecases.merging import merge_files
from udset_desktop.usecases.projects import revoke
from udset_desktop.usecases.standing import producer_of, reading_key_at_desk
from udset_desktop.usecases.unlocking import TRAINING_KEY, Which, lock, unlock

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]


class Ground:
    """A desk whose pool holds one bundle, an honest second one, and a folder for what is not honest."""

    def __init__(self, folder):
        self.folder = folder
        self.made = joined(folder)
        self.first, self.honest = self._written("Agnes"), self._written("Isla")
        self.pool = require_pool(self.made.desk)
        merge_files(self.made.desk, self.pool, [self.first])
        self.stick = folder / "stick"
        self.stick.mkdir()

    def _written(self, name):
        finished_talk(self.made.laptop, name)
        [one] = write_bundles(self.made.laptop, self.folder)
        return one.file

    @property
    def home(self):
        return self.made.desk.home.folder

    def put(self, content, name="hostile.udset"):
        file = self.stick / name
        file.write_bytes(content)
        return file

    def kept(self):
        """What nobody may change by handing a file in: the pool's digest, and the stick byte for byte."""
        lock(self.made.desk)
        told = ran_well("pool", "digest", self.pool.place, "--home", self.home, "--json").object
        unlock(self.made.desk, which=Which.DESK)
        return told, {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.stick.iterdir()
            if path.is_file()
        }

    def close(self):
        self.made.close()


@pytest.fixture(autouse=True)
def views_stay():
    # As in the tests of the window: the collector must not take a view while Qt hands it an event.
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def ground(tmp_path):
    made = Ground(tmp_path)
    yield made
    made.close()


# -- what is handed in -------------------------------------------------------------


def an_altered_byte(ground):
    content = bytearray(ground.honest.read_bytes())
    content[len(content) // 2] ^= 1
    return ground.put(bytes(content))


def a_file_cut_short(ground):
    return ground.put(ground.honest.read_bytes()[:-100])


def no_bundle_at_all(ground):
    return ground.put(b"Dear coordinator, the stick is broken.")


def an_empty_file(ground):
    return ground.put(b"")


def a_file_that_is_gone(ground):
    return ground.stick / "pulled-out.udset"


def a_folder(ground):
    place = ground.stick / "folder.udset"
    place.mkdir()
    return place


def a_newer_bundle(ground):
    """Honest in all but its format, which is one that this program does not know."""
    producer = producer_of(ground.made.laptop.require_vault())
    key = reading_key_at_desk(ground.made.desk.require_desk())
    inner = open_sealed(ground.honest.read_bytes(), key.secret, 1 << 24)
    members = members_of(inner)
    first, _, rest = members[bag.BAG_INFO].partition(b"\n")
    assert first.startswith(b"Udset-Format: ")
    members[bag.BAG_INFO] = b"Udset-Format: 99\n" + rest
    return ground.put(seal(zipped(members), [key.recipient, producer.age.recipient]))


def an_unknown_laptop(ground):
    """One that joined with the pack, and whose card nobody has taken."""
    stranger = workplace_in(ground.folder / "stranger-home")
    enrol(stranger, ground.made.pack.file, ground.made.pack.code, passphrase="", card=ground.folder)
    finished_talk(stranger, "Somebody")
    [one] = write_bundles(stranger, ground.stick)
    stranger.close()
    return one.file


def a_laptop_that_is_trusted_no_longer(ground):
    revoke(ground.made.desk, ground.made.enrolled.laptop)
    return ground.put(ground.honest.read_bytes())


def another_project(ground):
    """A bundle of another project, sealed to this coordinator by somebody who means it well."""
    folder = ground.folder / "elsewhere"
    folder.mkdir()
    other = joined(folder)
    finished_talk(other.laptop, "Somebody")
    [one] = write_bundles(other.laptop, folder)
    producer = producer_of(other.laptop.require_vault())
    inner = open_sealed(one.file.read_bytes(), producer.age.secret, 1 << 24)
    key = reading_key_at_desk(ground.made.desk.require_desk())
    other.close()
    return ground.put(seal(inner, [key.recipient, producer.age.recipient]))


HOSTILE = {
    an_altered_byte: "sealing.damaged",
    a_file_cut_short: "sealing.damaged",
    no_bundle_at_all: "sealing.damaged",
    an_empty_file: "sealing.damaged",
    a_file_that_is_gone: "foundation.no_file",
    a_folder: "foundation.a_folder",
    a_newer_bundle: "bundle.newer_format",
    an_unknown_laptop: "bundle.laptop_unknown",
    a_laptop_that_is_trusted_no_longer: "bundle.laptop_revoked",
    another_project: "bundle.other_project",
}
EVERY = pytest.mark.parametrize("attack", HOSTILE, ids=lambda attack: attack.__name__)


def sentence(code):
    """The longest piece of a sentence between its slots."""
    return max(re.split(r"\{\w+\}", load_sentences("en")[code]), key=len).strip()


@EVERY
def test_the_command_line_refuses_it_in_its_sentence_and_changes_nothing(ground, attack):
    file = attack(ground)
    before = ground.kept()
    lock(ground.made.desk)
    done = run("pool", "merge", ground.pool.place, file, "--home", ground.home, "--json")
    plan = run("pool", "merge", ground.pool.place, file, "--dry-run", "--home", ground.home, "--json")
    unlock(ground.made.desk, which=Which.DESK)
    assert (done.code, plan.code) == (3, 3)
    [told] = done.object["files"]
    assert (told["state"], [one["code"] for one in told["findings"]]) == ("refused", [HOSTILE[attack]])
    assert sentence(HOSTILE[attack]) in told["findings"][0]["message"]
    assert "Traceback" not in done.err + plan.err
    assert str(ground.folder) not in told["findings"][0]["message"]
    assert done.object["receipts"] == []
    assert ground.kept() == before


@EVERY
def test_the_window_refuses_it_in_the_same_sentence_and_changes_nothing(ground, attack, qtbot):
    file = attack(ground)
    before = ground.kept()
    frame = FakeFrame(ground.made.desk)
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    frame.files = (file,)
    flow.view.choose_button.click()
    assert sentence(HOSTILE[attack]) in words_on(flow.view)
    assert not flow.view.take_button.isEnabled()
    flow.view.take_asked.emit()  # and if somebody takes it all the same
    assert sentence(HOSTILE[attack]) in words_on(flow.view)
    assert [one.refused for one in flow.view.plan.files] == [True]
    assert ground.kept() == before


@EVERY
def test_an_honest_file_beside_it_goes_in_by_either_face(ground, attack, qtbot):
    file = attack(ground)
    honest = ground.first if attack is a_laptop_that_is_trusted_no_longer else ground.honest
    frame = FakeFrame(ground.made.desk)
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    frame.files = (file, honest)
    flow.view.choose_button.click()
    flow.view.take_button.click()
    assert [one.refused for one in flow.view.plan.files] == [True, False]
    by_window = ground.kept()[0]
    lock(ground.made.desk)
    done = run("pool", "merge", ground.pool.place, file, honest, "--home", ground.home, "--json")
    unlock(ground.made.desk, which=Which.DESK)
    assert done.code == 3
    assert [one["state"] for one in done.object["files"]] == ["refused", "again"]
    assert ground.kept()[0] == by_window


def test_a_stick_pulled_between_plan_and_taking_in_is_refused_and_comes_back(ground, qtbot):
    file = ground.put(ground.honest.read_bytes(), "honest.udset")
    frame = FakeFrame(ground.made.desk)
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    frame.files = (file,)
    flow.view.choose_button.click()
    away = ground.folder / "away"
    shutil.move(ground.stick, away)
    flow.view.take_button.click()
    assert sentence("foundation.no_file") in words_on(flow.view)
    shutil.move(away, ground.stick)
    before = ground.kept()[0]["records"]
    flow.view.put_away_button.click()
    flow.view.choose_button.click()
    flow.view.take_button.click()
    assert ground.kept()[0]["records"] == before + 1
    assert file.with_suffix(".udsetreceipt").exists()


def test_a_newer_bundle_looked_at_by_itself_ends_with_five(ground):
    file = a_newer_bundle(ground)
    lock(ground.made.desk)
    done = run("bundle", "check", file, "--home", ground.home, "--json")
    assert (done.code, done.codes) == (5, ["bundle.newer_format"])


def test_a_laptop_accepted_afterwards_is_taken_in_from_the_very_file_that_was_refused(ground):
    stranger = workplace_in(ground.folder / "late-home")
    card = enrol(stranger, ground.made.pack.file, ground.made.pack.code, passphrase="", card=ground.folder)
    finished_talk(stranger, "Somebody")
    [one] = write_bundles(stranger, ground.stick)
    stranger.close()
    lock(ground.made.desk)
    home = ("--home", ground.home, "--json")
    assert run("pool", "merge", ground.pool.place, one.file, *home).code == 3
    ran_well("project", "accept", card.card, "--code", card.code, *home)
    assert ran_well("pool", "merge", ground.pool.place, one.file, *home).object["new"] == 1


def test_a_pool_of_another_project_is_refused_by_both_faces_and_left_alone(ground, qtbot, tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    other = begun(folder)
    theirs = Path(require_pool(other).place).read_bytes()
    other.close()
    pool = Path(ground.pool.place)
    pool.write_bytes(theirs)
    frame = FakeFrame(ground.made.desk)
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    frame.files = (ground.honest,)
    flow.view.choose_button.click()
    assert sentence("store.pool_of_another_project") in flow.view.pool.lead
    assert flow.view.plan.state == "empty"
    lock(ground.made.desk)
    done = run("pool", "merge", pool, ground.honest, "--home", ground.home, "--json")
    assert (done.code, done.codes) == (3, ["store.pool_of_another_project"])
    assert pool.read_bytes() == theirs


def test_a_newer_pool_is_told_by_both_faces_and_left_alone(ground, qtbot):
    pool = Path(ground.pool.place)
    with sqlite3.connect(pool) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = pool.read_bytes()
    frame = FakeFrame(ground.made.desk)
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    assert sentence("store.pool_newer") in flow.view.pool.lead
    lock(ground.made.desk)
    done = run("pool", "merge", pool, ground.honest, "--home", ground.home, "--json")
    assert (done.code, done.codes) == (5, ["store.pool_newer"])
    assert pool.read_bytes() == before


def test_a_newer_desk_vault_is_told_by_both_faces_and_left_alone(ground, qtbot):
    lock(ground.made.desk)
    vault = ground.made.desk.home.desk_folder / "vault.db"
    with vault_connection(vault, TRAINING_KEY) as connection:
        connection.exec_driver_sql("UPDATE schema_version SET number = 99")
        connection.commit()
    before = vault.read_bytes()
    done = run("pool", "status", ground.pool.place, "--home", ground.home, "--json")
    assert (done.code, done.codes) == (5, ["store.vault_newer"])
    frame = FakeFrame(ground.made.desk)
    flow = UnlockFlow(frame)
    qtbot.addWidget(flow.view)
    flow.enter(desk=True)
    assert sentence("store.vault_newer") in words_on(flow.view)
    assert frame.gone == []
    assert vault.read_bytes() == before
