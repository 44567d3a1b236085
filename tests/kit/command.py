"""The command line as a test runs it: in this process, on a home of its own."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.kit import canaries
from udset_desktop.cli.main import main


@dataclass(frozen=True)
class Ran:
    """One call: how it ended and what it said on each stream."""

    code: int
    out: str
    err: str

    @property
    def object(self):
        """The one JSON object on standard output."""
        return json.loads(self.out)

    @property
    def rows(self):
        """The JSON Lines on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def codes(self):
        """The codes of the findings of a refusal."""
        return [one["code"] for one in self.object["findings"]]


def run(*arguments) -> Ran:
    """Run one command and keep what it said."""
    out, err = io.StringIO(), io.StringIO()
    words = [str(one) for one in arguments]
    with canaries.command(words) as ended:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main(words)
            except SystemExit as left:  # argparse leaves this way
                code = int(left.code or 0)
        ended(code, err.getvalue())
    return Ran(code=code, out=out.getvalue(), err=err.getvalue())


def ran_well(*arguments) -> Ran:
    """Run one command that has to work."""
    done = run(*arguments)
    assert done.code == 0, done.err
    return done


@cache
def _made_home() -> Path:
    """A training home with a project and one laptop that the coordinator believes; made once."""
    folder = Path(mkdtemp(prefix="udset-home-"))
    home = folder / "home"
    ran_well("project", "new", "North Skye", "--training", "--home", home)
    pack = ran_well("project", "pack", "--out", folder / "p.udsetpack", "--home", home, "--json").object
    card = ran_well("laptop", "enrol", pack["file"], "--code", pack["code"], "--home", home, "--json").object
    ran_well("project", "accept", card["card"], "--code", card["code"], "--home", home)
    return folder


def training_home(folder: Path) -> Path:
    """A copy of that home below `folder`, with its pack and card beside it."""
    shutil.copytree(_made_home(), folder, dirs_exist_ok=True)
    return folder / "home"


def interview(**changes) -> dict[str, object]:
    """One line of an answers file that every rule accepts."""
    line: dict[str, object] = {
        "id": "visit-1",
        "instrument": {"id": "user-review", "version": "1.0.0"},
        "about": {"group": "older_people", "place": ""},
        "person": {"ref": "made-up-1"},
        "respondent": "self",
        "interviewers": [
            {
                "ref": "w1",
                "type": "own_care_manager",
                "known_before": "yes",
                "same_employer": "yes",
                "allocated": "rota",
            }
        ],
        "mode": "face_to_face",
        "others": [],
        "on": "2026-05-04",
        "permissions": {"talk": "yes", "figures": "yes", "words": "no", "contact": "no"},
        "answers": {
            "safe.rating": {"rating": "mostly", "scale": "fit-4", "said_by": ["person"]},
            "safe.words": {"words": "The new lock helps.", "said_by": ["person"]},
        },
        "actions": [],
    }
    return {**line, **changes}


def answers_file(path: Path, *lines: dict[str, object]) -> Path:
    """An answers file of these lines."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path
