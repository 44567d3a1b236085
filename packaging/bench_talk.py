"""Page turn, jump and jot of the real window, with five hundred earlier conversations in the vault.

Run by `bench.py`, or alone: `python3 packaging/bench_talk.py`.  The vault is written by the real
simulation; the conversation is with somebody who was talked to before.  Each figure goes from one key
to the end of the painting it brings; a bare page beside tells whether the machine is quick enough.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from peak import peak_mb
from window_timing import BOUND_MS, Took, holds, open_talk, painted_ms, tell, tell_load, timed

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

EARLIER = 500
WARM, TURNS, JUMPS, JOTS, MAPS = 50, 500, 500, 500, 500
PAGES = 20  # so far forward, and back again
WIDGETS = 66  # of a bare page beside
KEPT = 100  # jots of one conversation
STRIDE = 7  # pages from one jump to the next
NAMED_BY = "aeiou"
INSTRUMENT = "user-review/1.0.1"

if TYPE_CHECKING:
    from window_timing import Key

    from udset_desktop.desktop.app import Program
    from udset_desktop.desktop.flows.conversation_flow import ConversationFlow

if len(sys.argv) == 1:  # the window that is timed brings nothing but itself
    from tests.kit.virtual_screen import virtual_screen
    from udset_desktop.foundation.places import Home
    from udset_desktop.interview.begin import BeginChoice
    from udset_desktop.interview.header import About, Header, Interviewer
    from udset_desktop.interview.permission import Reply
    from udset_desktop.record.today import FoundPerson
    from udset_desktop.usecases import interviewing, people
    from udset_desktop.usecases.unlocking import unlock
    from udset_desktop.usecases.workplace import Workplace, open_workplace


# ---- in the process that is timed ---------------------------------------------------------------


def talk(home: str) -> None:
    """Everything an interviewer does between two answers, and how long each takes."""
    program, flow = open_talk(home)
    told: dict[str, list[Took]] = {"page turn": turns(program, flow)[WARM:]}
    told["letters on the map"], told["jump"] = jumps(program, flow)
    told["jot opened"], told["jot kept"] = jots(program, flow)
    told["map opened"], told["gone to from the map"] = maps(program, flow)
    told["jot laid"] = laid(program, flow)
    print(json.dumps({"took": told, "peak_mb": peak_mb()}), flush=True)
    program.end()


def turns(program: Program, flow: ConversationFlow) -> list[Took]:
    """One page after the other, forward and back."""
    times = []
    for number in range(WARM + TURNS):
        before = flow.view.page.page_id
        times.append(painted_ms(program.shell, *way(number)))
        require(flow.view.page.page_id not in {before, ""}, f"the page {before} was not turned")
    return times


def way(number: int) -> Key:
    """The key that leads so far forward, and then back again."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - the process that measures needs no Qt

    if number % (2 * PAGES) < PAGES:
        return Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    return Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier


def jumps(program: Program, flow: ConversationFlow) -> tuple[list[Took], list[Took]]:
    """`Ctrl+K`, and then the letter of some page far away."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above

    letters, jumped = [], []
    for number in range(JUMPS):
        letters.append(painted_ms(program.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier))
        others = [row for row in flow.view.map.rows.rows if row.letter and not (row.closed or row.current)]
        wanted = others[number * STRIDE % len(others)]
        jumped.append(painted_ms(program.shell, Qt.Key(ord(wanted.letter.upper()))))
        require(flow.view.page.page_id == wanted.page, f"{wanted.page} was not jumped to")
    return letters, jumped


def jots(program: Program, flow: ConversationFlow) -> tuple[list[Took], list[Took]]:
    """`Ctrl+J`, and `Enter` once some words stand in the line; after each another page."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    opened, kept = [], []
    flow.view.page_asked.emit(flow.session.instrument.sections[0].pages[0].id)
    for number in range(JOTS):
        opened.append(painted_ms(program.shell, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier))
        line = QApplication.focusWidget()
        require(line is not None and line.objectName() == "jot_line", "no line for a jot came up")
        before = len(flow.session.jots)
        if before < KEPT:
            QTest.keyClicks(line, "wants the bus back")
            kept.append(painted_ms(program.shell, Qt.Key.Key_Return))
            require(len(flow.session.jots) == before + 1, "the jot was not kept")
        else:
            painted_ms(program.shell, Qt.Key.Key_Escape)
        painted_ms(program.shell, *way(number))
    return opened, kept


def maps(program: Program, flow: ConversationFlow) -> tuple[list[Took], list[Took]]:
    """`Ctrl+M`, and then the letter of some page far away."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above

    from udset_desktop.desktop.models.map_model import letters_of  # noqa: PLC0415

    opened, gone = [], []
    for number in range(WARM + MAPS):
        opened.append(painted_ms(program.shell, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier))
        require(flow.view.desk.covered, "the map did not open")
        letters = letters_of(flow.view.state.sections)
        pages = [page for page in letters if page != flow.session.page]
        wanted = pages[number * STRIDE % len(pages)]
        gone.append(painted_ms(program.shell, Qt.Key(ord(letters[wanted].upper()))))
        require(flow.view.page.page_id == wanted, f"{wanted} was not gone to")
    return opened[WARM:], gone[WARM:]


def laid(program: Program, flow: ConversationFlow) -> list[Took]:
    """`Ctrl+Shift+J`, and then a letter for one jot after the other."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above

    from udset_desktop.desktop.models.map_model import letters_of  # noqa: PLC0415

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    painted_ms(program.shell, Qt.Key.Key_J, both)
    letters = list(letters_of(flow.view.state.sections).values())
    times = []
    for number in range(KEPT):
        before = sum(len(jot.laid) for jot in flow.session.jots)
        times.append(painted_ms(program.shell, Qt.Key(ord(letters[number % len(letters)].upper()))))
        require(sum(len(jot.laid) for jot in flow.session.jots) == before + 1, "the jot was not laid")
        painted_ms(program.shell, Qt.Key.Key_Down if number < KEPT - 1 else Qt.Key.Key_Escape)
    return times


def require(held: bool, message: str) -> None:  # noqa: FBT001 -- a check, said in one line
    """End with a sentence where what is timed did not happen."""
    if not held:
        sys.exit(message)


# ---- the measurement ----------------------------------------------------------------------------


def make_home(home: Path) -> None:
    """A training home with the earlier conversations, and one begun with somebody of them."""
    made = ("simulate", "--interviews", EARLIER, "--laptops", 1, "--seed", 1, "--out", home.parent / "out")
    command = [sys.executable, "-m", "udset_desktop", "--home", home, *made]
    subprocess.run([str(word) for word in command], check=True, capture_output=True, cwd=ROOT)
    laptop = open_workplace(Home(folder=home))
    unlock(laptop)
    known = known_longest(laptop)
    interviewer = Interviewer(ref="i1", type="third_party")
    choice = BeginChoice(
        instrument=INSTRUMENT,
        header=Header(about=About(group=known.group), interviewers=(interviewer,)),
        person=known.person,
        talk=Reply.YES,
        notice="read_out",
    )
    interviewing.pause(laptop, interviewing.begin(laptop, choice))
    laptop.close()


def known_longest(laptop: Workplace) -> FoundPerson:
    """Who was talked to, of those who tell of themselves."""
    found = [one for letter in NAMED_BY for one in people.find_people(laptop, letter, "user")]
    return max((one for one in found if one.last_on), key=lambda one: (one.last_on, one.person))


def main() -> int:
    """1 when a bound was missed."""
    with tempfile.TemporaryDirectory(prefix="udset-bench-") as place, virtual_screen() as screen:
        home = Path(place) / "home"
        make_home(home)
        tell_load()
        ours = timed(screen, __file__, "talk", str(home))
        bare = timed(screen, str(ROOT / "packaging" / "bench_window.py"), "turn_bare", str(WIDGETS))
    print(f"with {EARLIER} earlier conversations in the vault, peak {ours['peak_mb']:.0f} MB")
    nearly_all_ms = [tell(name, took) for name, took in ours["took"].items()]
    bare_ms = tell(f"page turn, a bare page of {WIDGETS} widgets", bare["took"])
    print(f"bound: 99 % of each at most {BOUND_MS:.0f} ms")
    return 0 if holds(nearly_all_ms, bare_ms) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["talk"]:
        talk(sys.argv[2])
    else:
        sys.exit(main())
