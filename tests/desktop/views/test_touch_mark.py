from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import ThemeName
from udset_desktop.desktop.views.touch_mark import paint_note, paint_star, paint_touch
from udset_desktop.interview.screen import Touch


def drawn(paint):
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint(painter, Theme(ThemeName.CONTRAST))
    painter.end()
    return bytes(image.constBits())


def test_every_mark_has_a_shape_of_its_own(qapp):
    touches = [
        drawn(lambda painter, theme, touch=touch: paint_touch(painter, theme, QPointF(12, 12), touch, 16))
        for touch in Touch
    ]
    star = drawn(lambda painter, theme: paint_star(painter, theme, QPointF(12, 12), 16))
    notes = [
        drawn(lambda painter, theme, count=count: paint_note(painter, theme, QRectF(4, 4, 16, 16), count))
        for count in (1, 2)
    ]
    assert len({*touches, star, *notes}) == 6
