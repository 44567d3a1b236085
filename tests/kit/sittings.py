"""People at real windows, one each, on made-up ground."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.kit import canaries
from tests.kit.joined import clock
from udset_desktop.desktop.app import Program, new_application
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.places import Home

SECRET = "heather and peat smoke at dawn"
PATIENCE_MS = 60_000


class Sitting:
    """One person at one window; what the system's own file windows would give is told beforehand."""

    def __init__(self, qtbot, folder: Path, *, first: str = "first_start"):
        self.qtbot = qtbot
        self.program = Program(Home(folder=folder), clock=clock())
        self.shell = self.program.shell
        self.file = Path()
        self.shell.choose_file = lambda _title, _kinds, chosen: chosen(self.file)
        self.shell.choose_target = lambda _title, _name, _kinds, chosen: self._save(chosen)
        self.shell.choose_folder = lambda _title, chosen: self._save(chosen)
        self.program.show()
        self.at(first)

    def _save(self, chosen):
        canaries.chosen(self.file)
        chosen(self.file)

    def at(self, place):
        self.qtbot.waitUntil(
            lambda: self.shell.place == place and self.program.runner.is_quiet, timeout=PATIENCE_MS
        )
        canaries.step()
        return self.shell.flows[place].view

    def settle(self):
        self.qtbot.waitUntil(lambda: self.program.runner.is_quiet, timeout=PATIENCE_MS)

    def quiet(self):
        self.settle()
        canaries.step()

    def go(self, place):
        self.shell.top.buttons[place].click()
        return self.at(place)

    def work(self, job):
        """Something this person does by verbs, on the lane that owns the vault."""
        self.program.runner.start(
            job, lane=Lane.STORE, on_done=lambda _none: None, on_problem=self.shell.tell_problem
        )
        self.quiet()

    def begin_project(self):
        view = self.shell.flows["first_start"].view
        view.way_buttons["begin"].click()
        view.project_name.setText("Machair conversations")
        view.begin_secret.setText(SECRET)
        view.begin_again.setText(SECRET)
        view.begin_button.click()
        self.quiet()
        assert view.told_rows["recovery_code"][1].text()
        view.go_on.click()
        return self.at("project")

    def join(self, pack, words):
        view = self.shell.flows["first_start"].view
        view.way_buttons["join"].click()
        self.file = pack
        view.pack_button.click()
        self.quiet()
        view.words.setText(words)
        view.join_secret.setText(SECRET)
        view.join_again.setText(SECRET)
        view.join_button.click()
        self.quiet()
        told = view.told_rows["words"][1].text()
        view.go_on.click()
        self.at("today")
        return told

    def drop(self, *files):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.shell.dropEvent(event)
        return self.at("take_in")


@contextmanager
def sittings(qtbot):
    """Windows opened one by one, all of them closed in order before the test is over."""
    new_application([])
    sitting = []

    def sit_down(folder, *, first="first_start"):
        sitting.append(Sitting(qtbot, folder, first=first))
        return sitting[-1]

    try:
        yield sit_down
    finally:
        for one in sitting:
            one.program.end()
        canaries.step()
