"""A flush that fails loses what it was to flush; what the program called saved before and after is there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLUSHES = 30
PROGRAM = """
import json, pathlib, shutil, sys
from endure_disk import UNFLUSHED, FailingDisk
from tests.kit.vaults import made_up_person, new_vault
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.store.vault import open_vault

disk = FailingDisk(UNFLUSHED)
disk.put_on()
for at in range(1, int(sys.argv[2]) + 1):
    place = pathlib.Path(sys.argv[1]) / str(at)
    disk.flushes.seen, disk.flushes.at = 0, at
    said, believed = [], []
    try:
        vault, key = new_vault(place / "open")
    except UdsetError as problem:
        print(json.dumps({"at": at, "said": [problem.code]}))
        continue
    for number in range(8):
        try:
            vault.save_person(made_up_person(f"Person {number}"))
            believed.append(f"Person {number}")
            if number == 4:
                vault.copy_out()
        except UdsetError as problem:
            said.append(problem.code)
    shutil.copytree(place / "open", place / "killed")
    there = [person.name for person in vault.load_people()]
    vault.close()
    again = open_vault(place / "killed", key)
    kept, lost = [person.name for person in again.load_people()], again.standing and again.standing.lost
    again.close()
    print(json.dumps({"at": at, "said": said, "believed": believed, "there": there, "kept": kept, "lost": lost}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the calls that are taken are those of POSIX")
def test_what_was_called_saved_is_there_and_nothing_else_whichever_flush_fails(tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, tmp_path, str(FLUSHES)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'packaging'}", "PATH": "", "HOME": str(tmp_path)},
    )
    cases = [json.loads(line) for line in told.stdout.splitlines()]

    assert [case["at"] for case in cases] == list(range(1, FLUSHES + 1))
    for case in cases:
        assert not case.get("lost"), case
        assert case.get("there") == case.get("kept") == case.get("believed"), case
    refused = [code for case in cases for code in case["said"]]
    assert refused.count("store.disk_failed") > 8
