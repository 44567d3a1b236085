"""Parts of the frame: the row at the top (places, what is saved, the lock), and asking for files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QPushButton, QWidget

from udset_desktop.desktop.look.box_door import BoxTells
from udset_desktop.desktop.look.controls import button, label, one_of
from udset_desktop.desktop.look.layouts import FrontOnly, WrapLayout
from udset_desktop.desktop.look.reading_order import stop_at_next
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.message_bar import MessageBar
from udset_desktop.foundation.progress import Control
from udset_desktop.usecases.workplace import Workplace

SAVING_SHOWN_MS = 400
LOCK_KEY = "Ctrl+L"
DROP_PLACES = frozenset({"project", "take_in", "measures"})


class SavedCorner(QLabel):
    """The words "Saved 10:42": always in the same corner and always true.

    While a commit is under way for longer than a moment it says so; a time stands there only after
    the commit has returned.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("saved")
        self.setProperty("voice", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._show("")
        self._under_way = 0
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SAVING_SHOWN_MS)
        self._late.timeout.connect(self._on_late)

    def begin(self) -> None:
        """One more commit is on its way."""
        self._under_way += 1
        if not self._late.isActive():
            self._late.start()

    def end(self, at: datetime) -> bool:
        """One commit has returned; the time is told when none is left, and that is what it gives."""
        self._under_way = max(0, self._under_way - 1)
        if self._under_way == 0:
            self._late.stop()
            self._show(say("shell.saved", time=f"{at:%H:%M}"))
        return self._under_way == 0

    def fail(self) -> None:
        """One commit has failed."""
        self._under_way = max(0, self._under_way - 1)
        self._late.stop()
        self._show(say("shell.not_saved"))

    def forget(self) -> None:
        """Nobody is told any more of what is on its way."""
        if self._under_way:
            self._under_way = 0
            self._late.stop()
            self._show("")

    def _on_late(self) -> None:
        if self._under_way:
            self._show(say("shell.saving"))

    def _show(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words or say("shell.saved_corner"))


class TopBar(QFrame):
    """One slim row.

    Signals: `place_asked(place)`, `lock_asked()`.
    """

    place_asked = Signal(str)
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sunk", True)  # noqa: FBT003 -- Qt's own signature
        line = QHBoxLayout(self)
        line.setContentsMargins(UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        line.setSpacing(2 * UNIT)
        self.left = FrontOnly()
        self.places = QWidget()
        self._row = WrapLayout(self.places)
        self.buttons: dict[str, QPushButton] = {}
        self.left.addWidget(self.places)
        self._bars: dict[str, QWidget] = {}
        self.training = label(say("shell.training"), voice="badge", wrap=False, name="training")
        self.training.hide()
        self.corner = SavedCorner()
        self.lock_button = button(say("shell.lock"), kind="quiet small end", name="lock_button")
        self.lock_button.clicked.connect(self.lock_asked)
        line.addWidget(self.left, 1)
        for widget in (self.training, self.corner, self.lock_button):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def take_bar(self, place: str, bar: QWidget) -> None:
        """A place that brings its own words for the row."""
        self._bars[place] = bar
        self.left.addWidget(bar)

    def drop_bar(self, place: str) -> None:
        """Let go of a place's own words."""
        bar = self._bars.pop(place, None)
        if bar is not None:
            self.left.removeWidget(bar)
            bar.deleteLater()

    def show_places(self, places: tuple[str, ...], current: str) -> None:
        """The places to go to, the one in front marked; or the place's own words."""
        if tuple(self.buttons) != places:
            for made in self.buttons.values():
                self._row.removeWidget(made)
                made.deleteLater()
            self.buttons = {}
            for place in places:
                made = button(say(f"shell.place.{place}"), kind="quiet", name=f"place_{place}")
                one_of(made)
                made.clicked.connect(partial(self._on_place, place))
                self._row.addWidget(made)
                self.buttons[place] = made
        for place, made in self.buttons.items():
            made.setChecked(place == current)
        self.left.setCurrentWidget(self._bars.get(current, self.places))
        self.setVisible(bool(places))

    def show_training(self, *, training: bool) -> None:
        """Training is always said."""
        self.training.setVisible(training)

    def _on_place(self, place: str) -> None:
        self.buttons[place].setChecked(place in self.buttons and self.buttons[place].isChecked())
        self.place_asked.emit(place)


class GoesAsRead(QMainWindow):
    """A window whose Tab goes the way it is read."""

    def focusNextPrevChild(self, onward: bool) -> bool:  # noqa: FBT001 -- Qt's own signature
        """Tab and Shift+Tab, for whatever has the focus."""
        return stop_at_next(self, onward=onward)


class TellsForBoxes(GoesAsRead):
    """A window with one quiet line, which also says what did not go into a box as it was."""

    bar: MessageBar

    def tell(self, sentence: str, *, here: bool = False) -> None:
        """It stays until read; with `here` it is about what is in front, and goes when that does."""
        self.bar.tell(sentence, here=here)

    def take_back(self, sentence: str) -> None:
        """It is not true any more."""
        self.bar.take_back(sentence)

    def event(self, event: QEvent) -> bool:
        """Boxes know no window: they send up what happened."""
        if isinstance(event, BoxTells):
            self.tell(event.sentence)
            return True
        return super().event(event)


class ChoosesFiles(TellsForBoxes):
    """A window that asks for files by the system's own window, and never waits in it.

    `QFileDialog` goes by its module's name: Qt's classes are made when first named, and the start needs
    no such one.
    """

    def choose_file(self, title: str, kinds: str, chosen: Callable[[Path], None]) -> None:
        """A file to read."""
        self._choose(QtWidgets.QFileDialog(self, title, "", kinds), chosen)

    def choose_files(self, title: str, kinds: str, chosen: Callable[[tuple[Path, ...]], None]) -> None:
        """One file or more to read."""
        dialog = QtWidgets.QFileDialog(self, title, "", kinds)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: chosen(tuple(Path(name) for name in names)))
        self.open_over(dialog)

    def choose_target(self, title: str, name: str, kinds: str, chosen: Callable[[Path], None]) -> None:
        """Where to write a file."""
        dialog = QtWidgets.QFileDialog(self, title, "", kinds)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        self._choose(dialog, chosen)

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        """A folder to write into."""
        dialog = QtWidgets.QFileDialog(self, title)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.Directory)
        dialog.setOption(QtWidgets.QFileDialog.Option.ShowDirsOnly)
        self._choose(dialog, chosen)

    def _choose(self, dialog: QtWidgets.QFileDialog, chosen: Callable[[Path], None]) -> None:
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        self.open_over(dialog)

    def open_over(self, dialog: QtWidgets.QDialog) -> None:
        """A window of the system's own over this one, gone once it is answered; the lock key works there too."""
        QShortcut(QKeySequence(LOCK_KEY), dialog).activated.connect(self.lock)
        dialog.finished.connect(dialog.deleteLater)
        QtWidgets.QDialog.open(dialog)  # the print window's own `open` wants a slot by name

    def lock(self) -> None:
        """What the lock key does; the frame says how."""


class TakesBundles(ChoosesFiles):
    """A window that bundles may be dropped on, anywhere, where they are taken in, and nowhere else."""

    place = ""

    def go(self, place: str, **handed: Any) -> None:  # noqa: ANN401 -- each place says what it takes
        """Another place in front; the frame says how."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only a coordinator has such places."""
        if self.place in DROP_PLACES and bundles_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They go to the place that takes them in."""
        event.acceptProposedAction()
        self.go("take_in", files=bundles_in(event))


def bundles_in(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    """The local bundles among what is dragged."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix == ".udset")


class Makers(dict[str, Callable[[Any], Any]]):
    """What makes the flow of each place; one that was not brought in yet is brought in now."""

    def __missing__(self, place: str) -> Callable[[Any], Any]:
        """Every place, with this one."""
        # late: as in `load_first_verbs`.
        from udset_desktop.desktop.flows.places import PLACES  # noqa: PLC0415

        self.update(PLACES)
        return PLACES[place]


def load_first_verbs(_control: Control) -> None:
    """What the first places stand on, brought in on a lane: the verbs and the vault, and nothing of Qt.

    Qt makes its classes when they are first named, and does not bear that from two threads at once.
    """
    # late: the first page is painted before.
    import udset_desktop.usecases.noting_work  # noqa: PLC0415
    import udset_desktop.usecases.offering  # noqa: PLC0415
    import udset_desktop.usecases.overseeing  # noqa: F401, PLC0415


def first_places() -> tuple[Makers, Any]:
    """The places a start leads to and the row of all of them; on the window's own thread."""
    # late: as in `load_first_verbs`.
    from udset_desktop.desktop.flows.first_places import FIRST, NAVIGATION  # noqa: PLC0415

    return Makers(FIRST), NAVIGATION


def load_other_verbs(_control: Control) -> None:
    """Every other verb, on a lane."""
    # late: Today does not wait for it.
    from udset_desktop import usecases  # noqa: PLC0415

    for one in iter_modules(usecases.__path__):
        import_module(f"{usecases.__name__}.{one.name}")


def other_places() -> Iterator[str]:
    """The rest, one file after the other on the window's own thread, so that no key waits for all."""
    # late: as in `load_other_verbs`.
    from udset_desktop.desktop import flows, views  # noqa: PLC0415

    for package in (views, flows):
        for one in iter_modules(package.__path__):
            yield import_module(f"{package.__name__}.{one.name}").__name__


def look_of(workplace: Workplace) -> tuple[str, int, str]:
    """What the user of the open vault chose: theme, per cent of text, and language ("" for none)."""
    # late: as in `load_first_verbs`.
    from udset_desktop.usecases.settings import load_settings  # noqa: PLC0415

    if workplace.vault is None and workplace.desk is None:
        return str(theme_of().name), theme_of().percent, ""
    settings = load_settings(workplace)
    return ("light" if settings.look == "system" else settings.look), settings.text_size, settings.language


def shut(workplace: Workplace, *, full: bool) -> None:
    """The vault locked, in full or behind the PIN."""
    # late: as in `load_first_verbs`.
    from udset_desktop.usecases import unlocking  # noqa: PLC0415
    from udset_desktop.usecases.pin_locking import pin_lock  # noqa: PLC0415

    if full:
        unlocking.lock(workplace)
    else:
        pin_lock(workplace)
