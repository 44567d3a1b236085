"""The few controls every place shares, dressed by the style sheet or painted from the tokens.

Every maker gives its control an accessible name; none holds a rule.
"""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from udset_desktop.desktop.look.drawn_once import DrawnOnce
from udset_desktop.desktop.look.pictures import paint_picture
from udset_desktop.desktop.look.theme import theme_of
from udset_desktop.desktop.look.tokens import BODY, RADIUS, RING, SMALL, UNIT
from udset_desktop.desktop.look.wrapping import WrappingButton, WrappingLabel

_PICTURE = 28


class Heading(WrappingLabel):
    """The loud line of a page; takes the focus on a page turn, so that it is read out."""

    def __init__(self, text: str = "", *, voice: str = "loud") -> None:
        super().__init__(text)
        self.setProperty("voice", voice)
        self.setProperty("heading", True)  # noqa: FBT003 -- Qt's own signature
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def take_focus(self) -> None:
        """Stand first on the page, and say so to a screen reader."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.text())


def label(text: str = "", *, voice: str = "", wrap: bool = True, name: str = "") -> QLabel:
    """A quiet piece of text; `voice` is one of small, quiet, strong, lead, title, badge."""
    made = WrappingLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if voice:
        made.setProperty("voice", voice)
    if name:
        made.setObjectName(name)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def button(text: str, *, kind: str = "", name: str = "", says: str = "") -> QPushButton:
    """A button; `kind` is loud (one a page), quiet, small or nothing, and end for a quiet one at a right edge."""
    return _dressed(QPushButton(text), kind=kind, name=name, says=says or text.replace("&", ""))


def wrapping_button(*, kind: str = "", name: str = "", says: str = "") -> QPushButton:
    """A button for words of any length, still to come: they take a second line where they have to."""
    return _dressed(WrappingButton(), kind=kind, name=name, says=says)


def _dressed(made: QPushButton, *, kind: str, name: str, says: str) -> QPushButton:
    for word in kind.split():
        made.setProperty(word, True)  # noqa: FBT003 -- Qt's own signature
    if "quiet" in kind.split():
        made.setProperty("flat", True)  # noqa: FBT003 -- Qt's own signature
    made.setAutoDefault(False)
    if name:
        made.setObjectName(name)
    made.setAccessibleName(says)
    return made


def unfolding(made: QPushButton) -> QPushButton:
    """A button that stays down while what it opens is open; a screen reader hears it as open or shut."""
    made.setCheckable(True)
    made.setProperty("unfolds", True)  # noqa: FBT003 -- Qt's own signature
    return made


def one_of(made: QPushButton) -> QPushButton:
    """A button that stays down while it stands for what is in front; only one of its row does."""
    stays_down(made)
    made.setProperty("one_of", True)  # noqa: FBT003 -- Qt's own signature
    return made


def stays_down(made: QPushButton) -> QPushButton:
    """A button that stays down while something holds; a quiet one shows it by its ground."""
    made.setCheckable(True)
    made.setProperty("flat", False)  # noqa: FBT003 -- Qt's own signature
    return made


def is_flat(widget: QWidget | None) -> bool:
    """Whether a control is words alone: they begin with their column, and its ring stands outside them."""
    return isinstance(widget, QPushButton) and widget.property("flat") is True


def card(*, notice: bool = False) -> tuple[QFrame, QVBoxLayout]:
    """A raised sheet with its column."""
    frame = QFrame()
    frame.setProperty("notice" if notice else "raised", True)  # noqa: FBT003 -- Qt's own signature
    column = QVBoxLayout(frame)
    column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
    column.setSpacing(UNIT)
    return frame, column


def card_in(widget: QWidget, *, notice: bool = False) -> QVBoxLayout:
    """The column of a raised sheet that fills `widget`."""
    frame, inner = card(notice=notice)
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(frame)
    return inner


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("rule", True)  # noqa: FBT003 -- Qt's own signature
    return line


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text`, politely; of what is hidden nothing is said."""
    # By the module's name: a class of Qt is made when it is first named, and the start needs no such one.
    if text and QtGui.QAccessible.isActive() and widget.isVisible():
        QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, text))


class ChoiceButton(DrawnOnce):
    """A large calm button for one word: chosen shows as a filled mark and a tint, never by colour alone.

    `hint` is the key that chooses it.  With `many` the mark is square: it may stand beside others.
    """

    def __init__(self, text: str = "", *, hint: str = "", many: bool = False, small: bool = False) -> None:
        super().__init__()
        self._hint, self._many, self._small, self._picture = hint, many, small, ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(text)

    def set_words(self, text: str, *, hint: str | None = None) -> None:
        """Change the word, and the key hint with it."""
        if hint is not None and hint != self._hint:
            self._hint = hint
            self.updateGeometry()
        if text != self.text():
            self.setText(text.replace("&", "&&"))
            self.setAccessibleName(text)
            self.updateGeometry()
        self.update()

    def set_picture(self, name: str) -> None:
        """A picture before the word, which stays; "" takes it away."""
        if name != self._picture:
            self._picture = name
            self.updateGeometry()
            self.update()

    @property
    def is_many(self) -> bool:
        """Whether it may be chosen beside others."""
        return self._many

    @property
    def said(self) -> str:
        """The word as written."""
        return self.text().replace("&&", "&")

    def sizeHint(self) -> QSize:
        """Room for the word in one line."""
        metrics = self._metrics()
        width = metrics.horizontalAdvance(self.said) + self._lead() + self._pad() * 2 + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the longest single part of the word."""
        metrics = self._metrics()
        longest = max((metrics.horizontalAdvance(part) for part in self.said.split()), default=0)
        width = longest + self._lead() + self._pad() * 2 + 2
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """A long word takes a second line rather than being cut."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height the word needs at this width."""
        room = max(1, width - self._lead() - self._pad() * 2)
        text = self._metrics().boundingRect(QRect(0, 0, room, 10000), self._flags(), self.said or "x")
        tall = max(text.height(), theme_of().px(_PICTURE) if self._picture else 0)
        return tall + (UNIT if self._small else 2 * UNIT) + RING

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses too, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def looks(self) -> tuple[object, ...]:
        """Its word and key, and how it stands."""
        kind = (self._hint, self._many, self._small, self._picture)
        return (self.text(), *kind, self.isChecked(), self.isEnabled())

    def draw(self, painter: QPainter) -> None:
        """Ground, mark, word, key."""
        theme = theme_of()
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen, alive = self.isChecked(), self.isEnabled()
        painter.setPen(
            QPen(
                theme.colour("accent" if chosen or self.underMouse() else "edge" if alive else "line"),
                2 if chosen else 1,
            )
        )
        painter.setBrush(theme.colour("tint" if chosen else "raised"))
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ring"), RING))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), RADIUS + 1, RADIUS + 1
            )
        self._paint_mark(painter, chosen=chosen)
        if self._picture:
            side = theme.px(_PICTURE)
            spot = QRectF(self._pad() + self._lead() - side - UNIT, (self.height() - side) / 2, side, side)
            role = "on_tint" if chosen else "ink" if alive else "quiet"
            paint_picture(painter, self._picture, spot, theme.colour(role).name())
        painter.setFont(theme.font(self._size(), strong=chosen))
        painter.setPen(theme.colour("on_tint" if chosen else "ink" if alive else "quiet"))
        painter.drawText(
            self.rect().adjusted(self._pad() + self._lead(), 0, -self._pad() + 2, 0), self._flags(), self.said
        )

    def _paint_mark(self, painter: QPainter, *, chosen: bool) -> None:
        theme = theme_of()
        side = theme.px(8 if self._small else 12)
        middle = QPoint(self._pad() + side // 2, self.height() // 2)
        spot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painter.setPen(QPen(theme.colour("accent" if chosen else "edge"), 1.5))
        painter.setBrush(theme.colour("accent" if chosen else "raised"))
        if self._many:
            painter.drawRoundedRect(spot, 2, 2)
        else:
            painter.drawEllipse(spot)
        if self._hint:
            painter.setFont(theme.font(SMALL))
            painter.setPen(theme.colour("on_tint" if chosen else "quiet"))
            room = QRect(self._pad() + side + UNIT - 2, 0, theme.px(14), self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._hint)

    def _size(self) -> int:
        return SMALL + 1 if self._small else BODY

    def _pad(self) -> int:
        return UNIT + RING + (0 if self._small else UNIT // 2)

    def _lead(self) -> int:
        theme = theme_of()
        picture = theme.px(_PICTURE) + UNIT if self._picture else 0
        return theme.px(8 if self._small else 12) + UNIT + (theme.px(14) if self._hint else 0) + picture

    def _flags(self) -> int:
        return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme_of().font(self._size(), strong=True))
