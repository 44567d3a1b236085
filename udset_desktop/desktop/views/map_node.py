"""One outcome on the map: a button that says by shape and words how it stands.

Painted from the tokens.  As a button of its own it is a named, focusable thing to a screen reader too.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from udset_desktop.desktop.look.drawn_once import DrawnOnce
from udset_desktop.desktop.look.theme import Theme, theme_of
from udset_desktop.desktop.look.tokens import RING, SMALL, UNIT
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.models.jot_model import JOT_MIME
from udset_desktop.desktop.views.touch_mark import paint_note, paint_star, paint_touch
from udset_desktop.interview.outcome_map import MapPlace

_LINE, _STAR = 17, 16  # of how it stands, at 100 %
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)


def node_size(theme: Theme) -> QSize:
    """The one size of every outcome: two lines of its name, one of how it stands."""
    return QSize(theme.px(158), theme.px(70))


def about(place: MapPlace) -> str:
    """How it stands, in a few words; "" where there is nothing to say but its mark."""
    words = []
    if place.waits:
        words.append(say("outcome_map.waits"))
    if place.matters:
        words.append(say("outcome_map.matters"))
    if place.picked:
        words.append(say("outcome_map.picked"))
    return " · ".join(words)


def spoken(place: MapPlace) -> str:
    """All of it, as a screen reader says it."""
    words = [say(f"conversation.touch.{place.touch}"), *filter(None, [about(place).replace(" · ", ", ")])]
    if place.jots:
        words.append(
            say("outcome_map.one_jot") if place.jots == 1 else say("outcome_map.jots", count=place.jots)
        )
    state = ", ".join(words)
    return say("outcome_map.spoken", title=place.title, state=state)


class MapNode(DrawnOnce):
    """A page on the map; with `small` a slim one in one line.

    Signals: `dropped(page, number)` a jot was let fall on it.
    """

    dropped = Signal(str, int)

    def __init__(self, parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self.place: MapPlace | None = None
        self._letter, self._small, self._over = "", small, False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def page(self) -> str:
        """Which page it is."""
        return self.place.page if self.place else ""

    def show_place(self, place: MapPlace, letter: str) -> None:
        """Draw it as it stands; the same twice changes nothing."""
        if (place, letter) == (self.place, self._letter):
            return
        self.place, self._letter = place, letter
        self.setObjectName(f"map_{place.page}")
        self.setAccessibleName(spoken(place))
        self.setAccessibleDescription(letter.upper())
        self.update()

    def hold(self, *, in_hand: bool) -> None:
        """Whether Tab comes here: to one place of the map only, arrows do the rest."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if in_hand else Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        """Its one size; a slim one as wide as its words are while it stands out, so that nothing moves then."""
        theme = theme_of()
        if not self._small:
            return node_size(theme)
        title = self.place.title if self.place else ""
        words = QFontMetrics(theme.font(SMALL, strong=True)).horizontalAdvance(title)
        more = QFontMetrics(theme.font(SMALL)).horizontalAdvance(self._more())
        return QSize(words + more + self._lead(theme) + self._tail(theme) + UNIT, theme.px(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go there; arrows and letters are the map's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select}:
            self.click()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A jot of ours may be let fall here."""
        if _number_in(event.mimeData()):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It is carried on."""
        super().dragLeaveEvent(event)
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is let fall."""
        self._over = False
        self.update()
        event.acceptProposedAction()
        self.dropped.emit(self.page, _number_in(event.mimeData()))

    def looks(self) -> tuple[object, ...]:
        """The place as it stands, its letter, and whether a jot is held over it."""
        return (self.place, self._letter, self._stands_out, self._over)

    def draw(self, painter: QPainter) -> None:
        """Ground, mark, name, how it stands, letter, ring."""
        place, theme = self.place, theme_of()
        if place is None:
            return
        self._paint_ground(painter, theme, place)
        lead = self._lead(theme)
        paint_touch(painter, theme, QPointF(UNIT + theme.px(7), self.height() / 2), place.touch, theme.px(9))
        self._paint_letter(painter, theme)
        strong = self._stands_out
        words = self.rect().adjusted(lead, 2, -self._tail(theme), -2)
        more, lines = ("", 0) if self._small else self.more_drawn(words.width())
        if more:
            self._paint_more(painter, theme, words, more, lines)
            words.setBottom(words.bottom() - lines * theme.px(_LINE))
        self._paint_title(painter, theme, words, strong=strong)

    def _paint_title(self, painter: QPainter, theme: Theme, words: QRect, *, strong: bool) -> None:
        title = self.place.title if self.place else ""
        for size in (SMALL,) if self._small else (SMALL + 1, SMALL, SMALL - 1):
            painter.setFont(theme.font(size, strong=strong))
            # A long name takes a smaller size rather than be cut.
            if painter.fontMetrics().boundingRect(words, _WRAP, title).height() <= words.height():
                break
        painter.setPen(theme.colour(self._ink()))
        painter.drawText(words, _WRAP, f"{title}{self._more()}" if self._small else title)

    @property
    def _stands_out(self) -> bool:
        # Where places are chosen, which page is in front is of no account.
        return self.isChecked() if self.isCheckable() else bool(self.place and self.place.current)

    def _ink(self) -> str:
        quiet = self.place is not None and (self.place.waits or self.place.aside)
        return "on_tint" if self._stands_out else "quiet" if quiet else "ink"

    def _more(self) -> str:
        if self.place is None:
            return ""
        said = about(self.place)
        return f" · {said}" if said and self._small else said

    def _paint_ground(self, painter: QPainter, theme: Theme, place: MapPlace) -> None:
        body = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        round_ = body.height() / 2 if self._small else theme.px(14)
        chosen = self._stands_out
        line = "accent" if chosen or self._over or self.underMouse() else "edge"
        pen = QPen(theme.colour(line), 2 if chosen or self._over else 1)
        if place.waits or place.aside:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("tint" if chosen or self._over else "raised"))
        painter.drawRoundedRect(body, round_, round_)
        if place.matters:  # a second line inside the first: seen without any colour
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1.6))
            painter.drawRoundedRect(body.adjusted(3, 3, -3, -3), round_ - 3, round_ - 3)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ring"), RING))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), round_ + 1, round_ + 1
            )

    def _paint_letter(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("on_tint" if self._stands_out else "quiet"))
        jots = self.place.jots if self.place is not None else 0
        high = self.height() // 2 if jots and not self._small else self.height()
        room = QRect(self.width() - theme.px(22), 2, theme.px(14), high - 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._letter.upper())
        if jots:
            side = theme.px(16)
            x = self.width() - theme.px(40 if self._small else 23)
            y = (self.height() - side) // 2 if self._small else self.height() // 2 + theme.px(4)
            paint_note(painter, theme, QRectF(x, y, side, side), jots)

    def more_drawn(self, wide: int) -> tuple[str, int]:
        """How it stands, as it is drawn in a room so wide, and in how many lines: never cut.

        Beside its star, that it matters needs no words where there is more to say than fits.
        """
        if self.place is None:
            return "", 0
        theme, more = theme_of(), about(self.place)
        metrics, star = QFontMetrics(theme.font(SMALL)), theme.px(_STAR) if self.place.matters else 0
        fits = metrics.horizontalAdvance(more) <= wide - star
        if not fits and (besides := about(replace(self.place, matters=False))):
            more, fits = besides, metrics.horizontalAdvance(besides) <= wide - star
        return more, 1 if fits else 2

    def _paint_more(self, painter: QPainter, theme: Theme, words: QRect, more: str, lines: int) -> None:
        high = lines * theme.px(_LINE)
        room = QRect(words.x(), words.bottom() - high - theme.px(2), words.width(), high)
        if self.place is not None and self.place.matters:
            paint_star(painter, theme, QPointF(room.x() + theme.px(6), room.center().y() + 0.5), theme.px(13))
            room.setLeft(room.left() + theme.px(_STAR))
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("on_tint" if self._stands_out else "quiet"))
        painter.drawText(room, _WRAP, more)

    def _lead(self, theme: Theme) -> int:
        return UNIT + theme.px(20)

    def _tail(self, theme: Theme) -> int:
        noted = self._small and self.place is not None and self.place.jots
        return theme.px(42 if noted else 24)


def _number_in(held: QMimeData) -> int:
    """The number of the jot that is carried, 0 for none."""
    told = bytes(held.data(JOT_MIME).data())
    return int(told) if told.isdigit() else 0
