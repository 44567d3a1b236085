"""The screens tour: every page of the window drawn on made-up people, and looked over.

    python3 packaging/screens.py --out DIR [--quick] [--size 1280x720]

Draws each place in light, dark and high contrast at 100 %, 150 % and 200 % text, 1366×768, and
fails on cut-off text, on a control without an accessible name, and on contrast under AA (7:1 in
high contrast).  `--quick` draws light at 100 % and high contrast at 200 % only.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__" and not (sys.prefix != sys.base_prefix or os.environ.get("UDSET_SCREENS")):
    python = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists():
        os.execve(python, [str(python), *sys.argv], {**os.environ, "UDSET_SCREENS": "1"})
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from PySide6.QtCore import QEvent  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from screens_desk import draw_desk  # noqa: E402
from screens_look import look_over  # noqa: E402

from udset_desktop.desktop import app as window  # noqa: E402
from udset_desktop.desktop.look.theme import Theme, theme_of  # noqa: E402
from udset_desktop.desktop.look.tokens import ThemeName  # noqa: E402
from udset_desktop.desktop.views.unlock_view import UnlockState, UnlockView  # noqa: E402
from udset_desktop.foundation.clock import FixedClock  # noqa: E402
from udset_desktop.foundation.places import Home  # noqa: E402
from udset_desktop.foundation.problems import EnvironmentFailure  # noqa: E402
from udset_desktop.interview.begin import BeginChoice  # noqa: E402
from udset_desktop.interview.header import About, Header, Interviewer  # noqa: E402
from udset_desktop.interview.permission import Reply  # noqa: E402
from udset_desktop.interview.together import Action, Together  # noqa: E402

SCALES = (100, 150, 200)
PATIENCE_S = 30


@dataclass
class Tour:
    """The window under way, and what was found wrong."""

    program: window.Program
    out: Path
    look: Theme
    faults: list[str] = field(default_factory=list)
    pictures: int = 0

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the window work until it is ready."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            QApplication.processEvents()
            if ready() and self.program.runner.is_quiet:
                return
            time.sleep(0.002)
        raise TimeoutError(self.program.shell.place)

    def at(self, place: str) -> QWidget:
        """The view of a place, once it is in front."""
        self.wait(lambda: self.program.shell.place == place)
        return self.program.shell.flows[place].view

    def draw(self, name: str) -> None:
        """One page as it looks now, looked over."""
        shell = self.program.shell
        if theme_of() != self.look:  # the window has put on its user's own
            self.look.apply(window_application())
        for _ in range(4):
            QApplication.processEvents()
        title = f"{name}-{self.look.name}-{self.look.percent}"
        picture = shell.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        picture.save(str(self.out / f"{title}.png"))
        self.pictures += 1
        self.faults += [f"{title}: {fault}" for fault in look_over(shell, picture, self.look.name)]


def window_application() -> QApplication:
    """The one QApplication."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


# -- the demonstration -------------------------------------------------------------


def choice_of(name: str, group: str = "older_people", instrument: str = "user-review/1.0.0") -> BeginChoice:
    """A conversation begun in the usual way."""
    header = Header(
        about=About(group=group, age_band="80_and_over"),
        interviewers=(Interviewer(ref="", type="own_care_manager"),),
    )
    return BeginChoice(instrument=instrument, header=header, name=name, talk=Reply.YES, notice="read_out")


TOGETHER = Together(
    matters=("Getting to the club again", "Sleeping through the night"),
    actions=(
        Action(what="Ring about the Tuesday bus", who=("person", "service"), by_when="this week"),
        Action(what="A light by the stairs", who=("family",), available=False, why_not="no fitter until May"),
    ),
    review_on="2026-12-18",
    read_back="yes",
)


def draw_first_start(tour: Tour) -> None:
    """The ways to begin, and a training laptop."""
    view = tour.at("first_start")
    tour.draw("first-start")
    for way in ("join", "begin"):
        view.way_buttons[way].click()
        tour.draw(f"first-start-{way}")
        view._on_back()  # noqa: SLF001
    from udset_desktop.desktop.views.first_start_view import Told  # noqa: PLC0415

    view.show_told(
        Told(
            recovery_code="TRAIN-MOSS-7412-KELP",
            words="anchor birch candle dune ember fjord",
            card="laptop.udsetcard",
        )
    )
    tour.draw("first-start-told")
    view.setCurrentIndex(0)
    view.way_buttons["try"].click()
    tour.at("today")


def draw_doors(tour: Tour) -> None:
    """The unlock page, which a training laptop has no need of."""
    shell = tour.program.shell
    door = UnlockView()
    shell.stack.addWidget(door)
    shell.top.hide()
    shell.stack.setCurrentWidget(door)
    for name, state in (
        ("unlock", UnlockState()),
        ("unlock-wrong", UnlockState(trouble="This passphrase does not open the laptop. Try it once more.")),
        ("unlock-pin", UnlockState(door="pin")),
    ):
        door.show_state(state)
        tour.draw(name)
    shell.stack.removeWidget(door)
    shell.go("today")


def draw_conversation(tour: Tour) -> None:
    """Begin, the four sections, together, permissions."""
    shell = tour.program.shell
    shell.go("begin")
    begin = tour.at("begin")
    tour.draw("begin")
    begin.name.setText("Morag")
    begin.rows["respondents"].buttons["somebody_speaking"].click()
    tour.draw("begin-speaking")
    tour.program.shell.flows["begin"].view.begin_asked.emit(choice_of("Morag"))
    talk = tour.at("conversation")
    tour.draw("conversation-first")
    for item, raw in (("people.rating", "mostly"), ("things_to_do.words", "The club, on a good week.")):
        talk.given.emit(item, raw, "")
    talk.page_asked.emit("safe")
    for item, raw, scale in (
        ("safe.words", "I'm fine in the day. It's the nights since the fall.", ""),
        ("safe.rating", "not_really", "fit-4"),
    ):
        talk.given.emit(item, raw, scale)
    tour.wait(lambda: True)
    talk.show_minutes(34)
    tour.draw("conversation")
    for fold in [one for one in talk.page.body.folds if not one.isHidden()][:3]:
        fold.click()
    tour.draw("conversation-open")
    talk.map.show_letters(on=True)
    tour.draw("conversation-letters")
    talk.map.show_letters(on=False)
    shell.not_saved(EnvironmentFailure("foundation.disk_full", name="vault.db"))
    tour.draw("conversation-trouble")
    shell.bar.hush()
    talk.stop_asked.emit()
    tour.draw("conversation-stop")
    shell.question.answered.emit("no", "")
    draw_end(tour, talk)


def draw_end(tour: Tour, talk: QWidget) -> None:
    """Everything after the last page."""
    from udset_desktop.interview import session as steps  # noqa: PLC0415

    flow = tour.program.shell.flows["conversation"]
    flow.turn(steps.go_to_stage(flow.session, steps.Stage.TOGETHER))
    talk.together.changed.emit(TOGETHER)
    tour.wait(lambda: True)
    tour.draw("together")
    talk.next_button.click()
    tour.wait(lambda: True)
    talk.permissions.replied.emit("figures", "yes")
    tour.wait(lambda: True)
    tour.draw("permissions")
    tour.program.shell.cover.lay_over()
    tour.draw("cover")
    tour.program.shell.cover.hide()
    talk.next_button.click()
    sheet = tour.at("sheet")
    tour.wait(lambda: bool(sheet._pages))  # noqa: SLF001
    tour.draw("sheet")
    sheet.safe.buttons["yes"].click()
    sheet.save_open.click()
    sheet.protect.click()
    tour.draw("sheet-save")


def draw_rest(tour: Tour) -> None:
    """Today, correcting, sharing, settings."""
    shell = tour.program.shell
    shell.go("today")
    today = tour.at("today")
    tour.wait(lambda: True)
    tour.draw("today")
    cut = replace(today.today.drafts[0], cut_off=True)
    today.show_today(replace(today.today, drafts=(cut, *today.today.drafts[1:])))
    tour.draw("today-cut-off")
    today.search.setText("M")
    today.search_typed.emit("M")
    tour.wait(lambda: True)
    tour.draw("today-search")
    shell.show_keys()
    tour.draw("keys")
    shell.keys.left.emit()
    shell.go("correct", record_id=today.today.finished[0].record)
    tour.at("correct")
    tour.draw("correct")
    for place in ("sharing", "settings"):
        shell.go(place)
        tour.at(place)
        tour.wait(lambda: True)
        tour.draw(place)


def run_tour(look: Theme, out: Path, size: tuple[int, int]) -> Tour:
    """The whole window in one look, on a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(datetime(2026, 7, 1, 9, 42, tzinfo=UTC))
        program = window.Program(Home(folder=Path(folder) / "home"), clock=clock)
        tour = Tour(program, out, look)
        look.apply(window_application())
        program.show()
        program.shell.resize(*size)
        draw_first_start(tour)
        draw_doors(tour)
        draw_conversation(tour)
        draw_rest(tour)
        draw_desk(tour, Path(folder))
        program.end()
    window_application().sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return tour


def main() -> int:
    """Draw, look over, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--size", default="1366x768", metavar="WxH")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    width, height = (int(side) for side in chosen.size.split("x"))
    every = tuple(Theme(theme, percent) for theme in ThemeName for percent in SCALES)
    looks = (Theme(ThemeName.LIGHT, 100), Theme(ThemeName.CONTRAST, 200)) if chosen.quick else every
    window.new_application([])
    tours = [run_tour(look, chosen.out, (width, height)) for look in looks]
    faults = [fault for tour in tours for fault in tour.faults]
    for fault in faults:
        print(fault)
    print(f"{sum(tour.pictures for tour in tours)} pictures, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
