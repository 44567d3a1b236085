"""The kills of `endure.py` through the real window: real keys, real lanes, the words "Saved" believed.

    python3 packaging/endure_window.py --kills 50 --seed 1

A second process shows the window, types the passphrase and talks on by key events, through every
screen of a conversation and into its correction (`endure_window_talk.py`).  Killed at a moment drawn
from the seed.  Then: what stood there when "Saved" was read is in the vault, at most the last second
of typing is gone wherever it was typed, the check is clean, Today offers the conversation as cut off
and it goes on at its very page, and no phrase of it can be read in any file.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import endure
from endure import PASSPHRASE, Lost, require
from endure_kept import require_counted
from endure_window_end import GOALS
from endure_window_kept import Believed
from endure_window_talk import talk

from udset_desktop.foundation.places import Home
from udset_desktop.usecases import interviewing, unlocking
from udset_desktop.usecases.workplace import open_workplace

TYPING_LOST_S = 1.25  # the second that may be lost, and the commit that ends it
DOING_S = 2.5  # kills within what the run is for
GOAL_LONGEST_S = 150.0  # on a machine with much else to do; what is not come to by then is a fault
STARTING_EVERY = 10  # by count and not by chance, as what each run is for
STARTING_S = 1.5
LAST_TOLD = 12  # lines, to see what went on when something was lost
AHEAD_AT_MOST = 4  # things that one key changes together: an answer taken back, and the jots in it


def endure_window(folder: Path, *, kills: int, seed: int, goals: tuple[str, ...] = GOALS) -> dict[str, Any]:
    """Kill the window so many times, at one goal after the other; raises `Lost` at the first promise that did not hold."""
    chance = random.Random(seed)
    home = folder / "home"
    endure.make_home(home, folder)
    endure.require_search_finds(folder)
    believed, resumed, while_doing = Believed(), 0, Counter[str]()
    for number in range(kills):
        before = {at: talked.pages[-1:] for at, talked in believed.talks.items()}
        believed.begin_run()
        aimed = number - number // STARTING_EVERY - 1
        goal = goals[aimed % len(goals)]
        lines, killed_s = killed_run(folder, home, chance, goal, starting=not number % STARTING_EVERY)
        for line in lines:
            believed.hear(line)
        while_doing[believed.act] += 1
        try:
            endure.require_unreadable(folder)
            at, page = believed.went_on
            if page and before.get(at):
                resumed += 1
                require([page] == before[at], f"went on at {page}, not at {before[at]}")
            require_offered(home, believed, killed_s)
        except Lost as lost:
            message = (
                f"kill {number + 1} of {kills} of the window, seed {seed}, while: {believed.act}: {lost}"
            )
            told = " ".join(last_told([json.dumps(line) for line in lines]))
            message = f"{message}\nLast told: {told}"
            raise Lost(message) from lost
    told: dict[str, Any] = {
        "kills": kills,
        "saved": believed.saved,
        "letters": believed.letters,
        "resumed": resumed,
    }
    told["met"] = dict(sorted(believed.met.items()))
    return told | {"while_doing": dict(sorted(while_doing.items()))}


def killed_run(
    folder: Path, home: Path, chance: random.Random, goal: str, *, starting: bool
) -> tuple[list[dict[str, Any]], float]:
    """What a window told before it was killed, at its goal or while it was `starting`, and when that was."""
    command = [sys.executable, __file__, "--talk", str(home), "--goal", goal]
    command += ["--seed", str(chance.randrange(10**9))]
    with tempfile.NamedTemporaryFile(prefix="udset-endure-told-") as told:
        window = subprocess.Popen(
            command, cwd=folder, stdout=told, stderr=subprocess.PIPE, env=endure.surroundings(folder)
        )
        if starting:
            time.sleep(chance.uniform(0, STARTING_S))
        else:
            wait_for(Path(told.name), window, f'"act": "{goal}"', GOAL_LONGEST_S)
            time.sleep(chance.uniform(0, DOING_S))
        killed_s = time.monotonic()
        window.kill()
        _, complaint = window.communicate(timeout=endure.READY_LONGEST_S)
        lines = Path(told.name).read_bytes().split(b"\n")
    if window.returncode != -signal.SIGKILL or b"Traceback" in complaint:
        message = f"it ended by itself ({window.returncode}): {complaint.decode()[-2000:]}"
        raise Lost(message)
    return [json.loads(line) for line in lines[:-1]], killed_s


def wait_for(told: Path, window: subprocess.Popen[bytes], line: str, longest_s: float) -> None:
    """Return once this was told, or the window ended; what does not come is `Lost`."""
    patience_s = time.monotonic() + longest_s
    while line.encode() not in told.read_bytes() and window.poll() is None:
        if time.monotonic() > patience_s:
            window.kill()
            message = f"{line} was never told: {' '.join(last_told(told.read_text().splitlines()))}"
            raise Lost(message)
        time.sleep(0.01)


def last_told(lines: list[str]) -> list[str]:
    """What a window told last, without its steps."""
    return [line for line in lines if '"step"' not in line][-LAST_TOLD:]


def require_offered(home: Path, believed: Believed, killed_s: float) -> None:
    """The vault is whole, what is unfinished is offered as cut off, and all that was believed is there."""
    workplace = open_workplace(Home(folder=home))
    unlocking.unlock(workplace, PASSPHRASE)
    try:
        require_counted(workplace)
        checked = unlocking.check_vault(workplace)
        require(not checked.findings, f"the check of the vault found {checked.findings}")
        drafts = interviewing.today(workplace).drafts
        leaving = believed.leaving or (believed.act == "swap" and (believed.under_way or believed.left))
        if drafts and believed.fronts and set(believed.fronts) == {"conversation"} and not leaving:
            require(drafts[0].cut_off, "it is not said that the conversation was cut off")
        believed.require_in(workplace, killed_s)
    finally:
        workplace.close()


def main() -> int:
    """0 when nothing was lost and nothing shown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--aim", choices=GOALS, nargs="+", default=GOALS, help="kill at nothing else")
    parser.add_argument("--talk", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--goal", default="words", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.talk:
        talk(options.talk, options.seed, options.goal)
        return 0
    began_s = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="udset-endure-") as folder:
        try:
            tally = endure_window(
                Path(folder), kills=options.kills, seed=options.seed, goals=tuple(options.aim)
            )
        except Lost as lost:
            print(f"Not endured. {lost}")
            return 1
    print(json.dumps(tally | {"seconds": round(time.monotonic() - began_s)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
