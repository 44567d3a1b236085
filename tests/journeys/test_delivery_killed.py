"""A send that is killed at any point loses nothing, and never leaves half a bundle for a whole one."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys

import pytest

from tests.kit.command import answers_file, interview, ran_well, training_home
from tests.kit.tree import ROOT

KILLED = """
import os, signal, sys
from pathlib import Path
from udset_desktop.delivery import carrier
from udset_desktop.foundation import atomic
from udset_desktop.foundation.places import Home
from udset_desktop.usecases import carrying
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import open_workplace

home, moment, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
seen = 0

def die_at(name, place):
    honest = getattr(place, name)
    def dying(*told, **more):
        global seen
        seen += 1
        if moment == "before " + name and seen == most:
            os.kill(os.getpid(), signal.SIGKILL)
        value = honest(*told, **more)
        if moment == "after " + name and seen == most:
            os.kill(os.getpid(), signal.SIGKILL)
        return value
    if moment.endswith(" " + name):
        setattr(place, name, dying)

die_at("_write_beside", atomic)
die_at("_link_new", atomic)
die_at("_require_there", carrier)
die_at("keep_carried", carrying)
die_at("_note_problem", carrying)
workplace = open_workplace(Home(folder=home))
unlock(workplace)
vault = workplace.require_vault()
die_at("save_delivered", vault)
carrying.deliver(workplace)
"""
"""Sends what waits, and is gone at one moment of it."""

MOMENTS = [
    (f"{when} {name}", count)
    for name in ("_write_beside", "_link_new", "_require_there")
    for when in ("before", "after")
    for count in (1, 2)
] + [
    ("before keep_carried", 1),
    ("before save_delivered", 2),
    ("after save_delivered", 1),
    ("after keep_carried", 1),
]


@pytest.fixture(scope="module")
def waiting(tmp_path_factory):
    """A laptop with two bundles that wait."""
    folder = tmp_path_factory.mktemp("waiting")
    home = training_home(folder)
    for number in range(2):
        line = interview(id=f"visit-{number}", person={"ref": f"p{number}"})
        ran_well("interview", "import", answers_file(folder / "a.jsonl", line), "--home", home)
        ran_well("bundle", "write", "--home", home)
    return home


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
@pytest.mark.parametrize(("moment", "count"), MOMENTS, ids=[f"{one} {count}" for one, count in MOMENTS])
def test_a_killed_send_is_made_good_by_the_next(waiting, tmp_path, moment, count):

    home, place = shutil.copytree(waiting, tmp_path / "home"), tmp_path / "place"
    place.mkdir()
    ran_well("carrier", "set", place, "--home", home)

    gone = subprocess.run(
        [sys.executable, "-c", KILLED, str(home), moment, str(count)], cwd=ROOT, check=False
    ).returncode

    assert gone == -signal.SIGKILL
    for file in place.glob("*.udset"):  # whatever has a bundle's name is a whole bundle
        ran_well("bundle", "check", file, "--home", home)
    done = ran_well("deliver", "--home", home, "--json").object
    assert done["waiting"] == 0
    assert len(list(place.glob("*.udset"))) == 2
    assert ran_well("deliver", "--home", home, "--json").object["delivered"] == 0
    assert {row["stage"] for row in ran_well("interview", "list", "--home", home, "--json").rows} == {
        "delivered"
    }
