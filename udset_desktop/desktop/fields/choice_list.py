"""The short list that a line or a button opens: what is asked, and each word with its key.

Qt's own menu never breaks a line and is as wide as its longest words, wider than the window where the
text is large.  This one lies within the window: words wrap, the rows stand in one column or two by the
room there is, and scroll where even that is not enough.
"""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from udset_desktop.desktop.look.controls import announce, label, rule
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import UNIT
from udset_desktop.desktop.look.wrapping import WrappingButton
from udset_desktop.interview.screen import ChoiceState

KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
_TICK, _KEY = 12, 26  # where they stand before the words, at 100 %; the style sheet leaves room for both
_ABOVE = 5  # in the style sheet too
_EDGE = UNIT
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_LEAST = 20  # letters of a column, where two stand side by side
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class ChoiceLine(WrappingButton):
    """One word of the list, ticked where it is chosen."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.action = action
        self.setProperty("listed", True)  # noqa: FBT003 -- Qt's own signature
        self.setCheckable(True)
        self.setChecked(action.isChecked())
        self.setText(str(action.property("words")).replace("&", "&&"))
        self.setAccessibleName(str(action.property("words")))

    def nextCheckState(self) -> None:
        """What is chosen is told by whoever shows the list, and not by a press."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The key and the tick, before what Qt draws: what is chosen is never a colour alone."""
        super().paintEvent(event)
        theme, tall = theme_of(), self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = QFont(self.font())
        face.setUnderline(True)
        painter.setFont(face)
        painter.setPen(theme.colour("on_tint" if self.underMouse() else "ink"))
        place = QRect(theme.px(_KEY), _ABOVE, theme.px(_TICK), tall)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, str(self.action.property("key")))
        if self.isChecked():
            side = theme.px(5)
            middle = QPoint(theme.px(_TICK), _ABOVE + tall // 2)
            painter.setPen(QPen(theme.colour("accent"), theme.px(2)))
            turn = middle + QPoint(-side // 4, side * 3 // 4)
            painter.drawPolyline([middle - QPoint(side, 0), turn, middle + QPoint(side, -side)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key belongs to the list, and none to what scrolls in between."""
        self.window().keyPressEvent(event)


class ChoiceList(QFrame):
    """A list over the window, shut by a choice, by Escape or by a press anywhere else.

    What opened it is its parent, and where that goes out of sight the list does too.

    Signals: `chosen(code)`.  `actions` are its rows and what stands between them.
    """

    chosen = Signal(str)

    def __init__(self, line: QWidget) -> None:
        super().__init__(line, Qt.WindowType.Popup)
        self._line = line
        self.setProperty("raised", True)  # noqa: FBT003 -- Qt's own signature
        self.setProperty("list", True)  # noqa: FBT003 -- Qt's own signature
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.asked = label(voice="strong", name="asked")
        self.lines: list[ChoiceLine] = []
        self._parts: list[QWidget] = []
        self._held = QWidget()
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._held)
        self.asked.setParent(self)
        self.asked.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def isEmpty(self) -> bool:
        """Whether nothing can be chosen."""
        return not self.actions()

    def clear(self) -> None:
        """No rows any more."""
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts, self.lines = [], []

    def fill(self, asks: str, groups: tuple[tuple[ChoiceState, ...], ...]) -> None:
        """What is asked, and what may be said to it, in groups that stand apart."""
        self.clear()
        self.asked.setText(asks)
        self.setAccessibleName(asks)
        keys = iter(KEYS)
        for number, group in enumerate(groups):
            if number:
                between = QAction(self)
                between.setSeparator(True)
                self._add(between, rule())
            for choice in group:
                key, words = next(keys, ""), choice.words.replace("&", "&&")
                action = QAction(f"&{key}  {words}" if key else words, self)
                action.setData(choice.code)
                action.setProperty("key", key)
                action.setProperty("words", choice.words)
                action.setCheckable(True)
                action.setChecked(choice.chosen)
                line = ChoiceLine(action, self._held)
                line.clicked.connect(lambda _=False, action=action: self._choose(action))
                self.lines.append(line)
                self._add(action, line)

    def _add(self, action: QAction, part: QWidget) -> None:
        self.addAction(action)
        part.setParent(self._held)
        part.show()
        self._parts.append(part)

    def open_by_its_line(self) -> None:
        """Open beside what it belongs to; never wider or taller than the window."""
        line = self._line
        window, screen = line.window(), line.screen().availableGeometry()
        within = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        line.installEventFilter(self)
        self.popup(QRect(line.mapToGlobal(QPoint(0, 0)), line.size()), within.intersected(screen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No list stands over a page that it does not belong to."""
        if event.type() == QEvent.Type.Hide:
            self.close()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing to look out for any more."""
        self._line.removeEventFilter(self)
        super().hideEvent(event)

    def popup(self, line: QRect, within: QRect) -> None:
        """Open under `line`, or over it where there is more room; never outside `within`."""
        self.ensurePolished()
        # A line that is scrolled out of sight has all the room on one side, and no more than all.
        below = min(within.bottom() - line.bottom(), within.height())
        above = min(line.top() - within.top(), within.height())
        size = self._lay(QSize(within.width(), max(below, above)), whole=within.height())
        x = max(within.left(), min(line.left(), within.right() + 1 - size.width()))
        if size.height() <= below:
            y = max(within.top(), line.bottom() + 1)
        elif size.height() <= above:
            y = min(line.top(), within.bottom() + 1) - size.height()
        else:
            y = within.top() + max(0, within.height() - size.height())
        self.setGeometry(QRect(QPoint(x, y), size))
        self.show()
        self._area.verticalScrollBar().setValue(0)
        announce(self, self.asked.text())

    def _lay(self, room: QSize, *, whole: int) -> QSize:
        """Put every row in its place; the size of all.

        Beside the line it belongs to where that is possible; over it rather than with rows out of sight.
        """
        bar = self._area.verticalScrollBar().sizeHint().width()
        widest = _widest(self._parts)
        free = room.width() - 2 * _EDGE - bar
        ways = [(min(widest, free), 1)]
        half = min(widest, (free - UNIT) // 2)
        if len(self.lines) > 1 and half >= self.fontMetrics().horizontalAdvance("x" * _LEAST):
            ways.append((half, 2))
        tall = {way: self._place(*way) for way in ways}
        fits = [way for most in (room.height(), whole) for way in ways if tall[way].height() <= most]
        size = self._place(*(fits or ways[-1:])[0])
        if not fits:
            size = QSize(size.width() + bar, whole)
        head = self.asked.height() if self.asked.text() else 0
        self._area.setGeometry(
            _EDGE, _EDGE + head, size.width() - 2 * _EDGE, size.height() - 2 * _EDGE - head
        )
        return size

    def _place(self, wide: int, columns: int) -> QSize:
        """Every part in its place, in columns so wide; the size of the list then."""
        tall = [self._tall(part, wide) for part in self._parts]
        cut = _middle(tall) if columns > 1 else len(tall)
        widths = [min(wide, _widest(self._parts[:cut])), min(wide, _widest(self._parts[cut:]))]
        across = widths[0] + (UNIT + widths[1] if columns > 1 else 0)
        for at, part in enumerate(self._parts):
            right = at >= cut
            start, x = (cut, widths[0] + UNIT) if right else (0, 0)
            y, is_line = sum(tall[start:at]), isinstance(part, ChoiceLine)
            part.setVisible(is_line or at != start)  # what parts two groups does not begin a column
            part.setGeometry(x, y + (0 if is_line else UNIT // 2), widths[right], tall[at])
        height = max(sum(tall[:cut]), sum(tall[cut:]))
        self._held.resize(across, height)
        head = self.asked.heightForWidth(across - 2 * UNIT) + UNIT if self.asked.text() else 0
        self.asked.setVisible(bool(head))
        self.asked.setGeometry(_EDGE + UNIT, _EDGE, across - 2 * UNIT, head)
        return QSize(across + 2 * _EDGE, head + height + 2 * _EDGE)

    @staticmethod
    def _tall(part: QWidget, wide: int) -> int:
        return part.heightForWidth(wide) if isinstance(part, ChoiceLine) else UNIT + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A row's key chooses it, arrows lead from one to the next, Enter and Space choose that one."""
        held = QApplication.focusWidget()
        at = self.lines.index(held) if isinstance(held, ChoiceLine) and held in self.lines else None
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if at is not None:
                self._choose(self.lines[at].action)
        elif (step := _STEPS.get(Qt.Key(event.key()))) and self.lines:
            first = 0 if step > 0 else -1
            self._lead_to(self.lines[first if at is None else (at + step) % len(self.lines)])
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.lines:
            self._lead_to(self.lines[0 if event.key() == Qt.Key.Key_Home else -1])
        elif event.modifiers() & _COMMANDS:
            event.ignore()  # a command of the window's is no answer
        elif 0 < event.key() < 128:  # noqa: PLR2004 -- a key with a letter or a digit on it
            pressed = chr(event.key()).lower()
            keyed = (one.action for one in self.lines if one.action.property("key") == pressed)
            if (action := next(keyed, None)) is not None:
                self._choose(action)

    def _lead_to(self, line: ChoiceLine) -> None:
        line.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(line, 0, 0)

    def _choose(self, action: QAction) -> None:
        code = str(action.data())
        self.close()
        self.chosen.emit(code)


def _widest(parts: list[QWidget]) -> int:
    return max((one.sizeHint().width() for one in parts if isinstance(one, ChoiceLine)), default=0)


def _middle(tall: list[int]) -> int:
    """Where a second column begins, so that both are about as tall."""
    sums = [0, *accumulate(tall)]
    return min(range(1, len(tall)), key=lambda at: max(sums[at], sums[-1] - sums[at]), default=len(tall))
