"""The screens tour: every page of the window drawn on made-up people, and looked over.

    python3 packaging/screens.py --out DIR [--quick] [--size 1280x720] [--only begin,sheet]
                                 [--theme light,contrast] [--text 150,200] [--language en-XA]

Draws each place in light, dark and high contrast at 100 %, 150 % and 200 % text, 1366×768, and
fails on cut-off text, on a control out of reach, on contrast under AA (7:1 in high contrast), and on
what a screen reader could make no sense of: names, roles, states, the order of Tab and of the tree.
`--theme` and `--text` keep to some of these looks.  `--quick` draws light at 100 % and high contrast at 200 %, and the
latter at 1280×720 too, and light at 100 % and at 200 % in the made-up language that is four tenths longer,
where a text that nobody could translate is a fault.  `--only` draws the pictures whose names begin so, and walks past the others.
Each look has a process of its own, as many at once as there are cores.

Another screen is one function `draw_<screen>(tour)` beside the others, and its name in `SCREENS`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__" and not (sys.prefix != sys.base_prefix or os.environ.get("UDSET_SCREENS")):
    python = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists():
        os.execve(python, [str(python), *sys.argv], {**os.environ, "UDSET_SCREENS": "1"})
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import screens_desk as desk  # noqa: E402
import screens_jots as jots  # noqa: E402
import screens_leaving as leaving  # noqa: E402
import screens_person as person  # noqa: E402
import screens_round  # noqa: E402
import screens_safety as safety  # noqa: E402
import screens_sharing as sharing  # noqa: E402
import screens_talks as talks  # noqa: E402
import screens_together as together  # noqa: E402
import screens_tools as tools  # noqa: E402
import screens_visit as visit  # noqa: E402
from PySide6.QtCore import QEvent  # noqa: E402
from PySide6.QtGui import QAccessible  # noqa: E402
from screens_tour import SIZE, Look, Tour, window_application  # noqa: E402

from udset_desktop.desktop import app as window  # noqa: E402
from udset_desktop.desktop.look.theme import Theme  # noqa: E402
from udset_desktop.desktop.look.tokens import ThemeName  # noqa: E402
from udset_desktop.foundation.clock import FixedClock  # noqa: E402
from udset_desktop.foundation.languages import BASE_LANGUAGE, PSEUDO_LANGUAGE, languages_there, speak  # noqa: E402
from udset_desktop.foundation.places import Home  # noqa: E402

SCREENS: tuple[Callable[[Tour], None], ...] = (
    visit.draw_first_start,
    visit.draw_doors,
    safety.draw_begin_support,
    visit.draw_begin,
    visit.draw_conversation,
    jots.draw_jots,
    jots.draw_map,
    jots.draw_pair,
    safety.draw_follow_up,
    person.draw_person,
    person.draw_taken_back,
    person.draw_spoken,
    together.draw_together,
    visit.draw_permissions,
    visit.draw_sheet,
    tools.draw_after,
    visit.draw_blank_sheet,
    visit.draw_type_in,
    visit.draw_today,
    together.draw_missed,
    together.draw_over_time,
    safety.draw_about_person,
    safety.draw_rights,
    screens_round.draw_round,
    talks.draw_talks,
    person.draw_correct,
    person.draw_take_back,
    tools.draw_service_experience,
    tools.draw_experience,
    sharing.draw_sharing,
    tools.draw_sent,
    leaving.draw_leaving,
    visit.draw_settings,
    visit.draw_handbook,
    desk.draw_project,
    desk.draw_take_in,
    desk.draw_measures,
)
"""Every screen, in the order in which one home comes to them; each leaves the window in order."""

SCALES = (100, 150, 200)
SMALL = (1280, 720)


QUICK = (
    Look(Theme(ThemeName.LIGHT, 100)),
    Look(Theme(ThemeName.CONTRAST, 200)),
    Look(Theme(ThemeName.CONTRAST, 200), SMALL),
    Look(Theme(ThemeName.LIGHT, 100), SIZE, PSEUDO_LANGUAGE),
    Look(Theme(ThemeName.LIGHT, 200), SMALL, PSEUDO_LANGUAGE),
)
"""What every check draws: the usual look, and the ones with the least room."""


@dataclass(frozen=True)
class Toured:
    """What one look came to."""

    pictures: int
    faults: tuple[str, ...]


def looks(
    themes: Iterable[ThemeName], texts: Iterable[int], size: tuple[int, int], language: str
) -> tuple[Look, ...]:
    """The looks of one run that is not quick."""
    return tuple(Look(Theme(theme, text), size, language) for theme in themes for text in texts)


def run_tour(look: Look, out: Path, only: tuple[str, ...] = ()) -> Toured:
    """The whole window in one look, on a home of its own, in a process that has drawn nothing before."""
    window.new_application([])
    speak(look.language)
    window.let_controls_speak()
    QAccessible.setActive(True)  # as where a screen reader is there: lists tell it of their rows
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(datetime(2026, 7, 1, 9, 42, tzinfo=UTC))
        program = window.Program(Home(folder=Path(folder) / "home"), clock=clock)
        tour = Tour(program, out, look, Path(folder), only)
        look.theme.apply(window_application())
        program.show()
        program.shell.resize(*look.size)
        for draw_screen in SCREENS:
            draw_screen(tour)
        program.end()
    window_application().sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return Toured(pictures=tour.pictures, faults=tuple(tour.faults))


def run_tours(wanted: Iterable[Look], out: Path, only: tuple[str, ...]) -> list[Toured]:
    """Every look in a process of its own, as many at once as there are cores; in the order asked for."""
    # Fresh ones: a fork would carry Qt's threads along, and no look may lean on what another has drawn.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), max_tasks_per_child=1) as pool:
        return list(pool.map(partial(run_tour, out=out, only=only), wanted))


def main() -> int:
    """Draw, look over, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="the looks that every check draws, and no other")
    parser.add_argument("--theme", default=",".join(ThemeName), metavar="NAME,NAME")
    parser.add_argument("--text", default=",".join(map(str, SCALES)), metavar="PERCENT,PERCENT")
    parser.add_argument("--size", default="x".join(map(str, SIZE)), metavar="WxH")
    parser.add_argument(
        "--language",
        default=BASE_LANGUAGE,
        choices=(*languages_there(), PSEUDO_LANGUAGE),  # any other would draw English, and look well
        help=f"{PSEUDO_LANGUAGE} is longer, and made up",
    )
    parser.add_argument("--only", default="", metavar="NAME,NAME")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    width, height = (int(side) for side in chosen.size.split("x"))
    only = tuple(name for name in chosen.only.split(",") if name)
    themes, texts = map(ThemeName, chosen.theme.split(",")), [int(text) for text in chosen.text.split(",")]
    wanted = QUICK if chosen.quick else looks(themes, texts, (width, height), chosen.language)
    tours = run_tours(wanted, chosen.out, only)
    faults = [fault for tour in tours for fault in tour.faults]
    for fault in faults:
        print(fault)
    print(f"{sum(tour.pictures for tour in tours)} pictures, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
