"""A change of keys that is killed at any moment leaves the vault as it was before or as it is after."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest

from tests.kit.tree import ROOT

KILLED = """
import json, os, random, shutil, signal, sys, time
from pathlib import Path
from tests.kit.vaults import PASSPHRASE, START_UTC, made_up_person, unlocked_workplace
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.sealing.slots import read_slots
from udset_desktop.usecases import recovering, unlocking
from udset_desktop.usecases.tries import forget_tries
from udset_desktop.usecases.workplace import open_workplace

folder, change, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
NEW, TIMED, MOST = "seal on the skerry", 4, 12
key = new_age_key()
(folder / "stick").write_text(key.secret)
workplace, code = unlocked_workplace(folder / "base", recipient=key.recipient)
for number in range(200):
    workplace.require_vault().save_person(made_up_person(f"Morag Ross {number}"))
words = recovering.ask_recovery(workplace, NEW, folder / "request")
recovering.answer_recovery(folder / "request", folder / "stick", words, folder / "answer")
workplace.close()

VERBS = {
    "passphrase": lambda place: unlocking.change_passphrase(place, PASSPHRASE, NEW),
    "code": lambda place: unlocking.recover(place, code, NEW),
    "renewal": lambda place: unlocking.renew_key(place, PASSPHRASE, NEW),
    "answer": lambda place: recovering.take_recovery(place, folder / "answer", NEW),
}

def at(home):
    return open_workplace(Home(folder=home), clock=FixedClock(START_UTC))

def run(home, most=0):
    # The child: the change of keys, gone before its `most`th step on the disk.
    seen = 0
    def watch(event, told):
        nonlocal seen
        if event == "open" and not (isinstance(told[2], int) and told[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        if event in ("open", "os.rename", "os.remove", "os.link") and str(home) in str(told[0]):
            seen += 1
            if seen == most:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(watch)
    VERBS[change](at(home))
    (home.parent / "steps").write_text(str(seen))

def child(home, most=0, after_s=None):
    shutil.copytree(folder / "base" / "home", home)
    forget_tries(at(home).vault_folder, FixedClock(START_UTC))  # a count that was copied would wait
    pid = os.fork()
    if not pid:
        try:
            run(home, most)
            os._exit(0)
        finally:
            os._exit(1)
    if after_s is not None:
        time.sleep(after_s)
        os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]

def state_of(home):
    for secret, name in ((PASSPHRASE, "before"), (NEW, "after")):
        place = at(home)
        place.clock.advance(100_000)
        try:
            unlocking.unlock(place, secret)
        except AccessRefused:
            continue
        assert len(place.require_vault().load_people()) == 200
        assert unlocking.check_vault(place).findings == ()
        place.close()
        assert read_slots(place.vault_folder).slots.former is None
        return name
    return "shut"

def told(moment, status, home):
    print(json.dumps({"moment": moment, "status": status, "state": state_of(home)}), flush=True)
    shutil.rmtree(home)

start = time.monotonic()
status = child(folder / "whole")
lasted = time.monotonic() - start
steps = int((folder / "steps").read_text())
told("whole", status, folder / "whole")
chance = random.Random(seed)
for most in sorted({steps, *chance.sample(range(1, steps + 1), min(steps, MOST))}):  # the last: all is done but the tidying
    home = folder / f"step-{most}"
    told(f"step {most}", child(home, most), home)
for number in range(TIMED):
    home = folder / f"timed-{number}"
    told("timed", child(home, after_s=chance.uniform(0, lasted)), home)
"""
"""Makes one vault, changes its keys in a child that is killed before steps on the disk, drawn by a seed, and looks."""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
@pytest.mark.parametrize(("change", "least"), [("passphrase", 6), ("code", 6), ("renewal", 8), ("answer", 4)])
def test_a_killed_change_of_keys_leaves_one_of_two_vaults_that_open(tmp_path, change, least):
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), change, "7"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    whole, *killed = seen
    assert (whole["status"], whole["state"]) == (0, "after")
    steps = [one for one in killed if one["moment"] != "timed"]
    assert len(steps) >= least
    assert all(one["status"] == signal.SIGKILL for one in steps)
    assert {one["state"] for one in killed} == {"before", "after"}
