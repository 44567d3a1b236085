import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from tests.kit.tree import RESOURCES
from udset_desktop.desktop.look.pictures import PictureMark, has_picture, paint_picture, picture_icon
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import ThemeName
from udset_desktop.instrument.model import SCALES
from udset_desktop.interview.permission import Purpose

FILES = sorted((RESOURCES / "pictures").glob("*.svg"))
NEEDED = (
    {f"{scale.partition('-')[0]}-{word}" for scale, words in SCALES.items() for word in words}
    | {f"purpose-{purpose}" for purpose in Purpose}
    | {"answer-yes", "answer-no", "dont-understand"}
)


def drawn(name, colour="#ffe94a", across=64):
    image = QImage(across, across, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    paint_picture(painter, name, QRectF(0, 0, across, across), colour)
    painter.end()
    return image


def colours_in(image):
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_every_word_that_can_be_chosen_and_every_purpose_has_its_picture_and_no_picture_is_left_over():
    assert {file.stem for file in FILES} == NEEDED


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_a_picture_is_drawn_in_the_ink_it_is_given(name):
    seen = colours_in(drawn(name))
    assert "#ffe94a" in seen
    assert "#000000" in seen


@pytest.mark.parametrize("scale", ["fit", "change"])
def test_no_two_pictures_of_a_scale_are_alike(scale):
    images = [drawn(name) for name in sorted(NEEDED) if name.startswith(scale)]
    assert all(one != other for at, one in enumerate(images) for other in images[at + 1 :])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_picture_holds_one_colour_no_text_and_nothing_from_elsewhere(file):
    root = ET.fromstring(file.read_text())
    assert root.get("viewBox") == "0 0 64 64"
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags <= {"svg", "g", "path", "rect", "circle"}
    paints = {one.get(key) for one in root.iter() for key in ("fill", "stroke")} - {None}
    assert paints <= {"none", "currentColor"}


def test_the_pictures_say_whose_they_are():
    assert "Apache-2.0" in (RESOURCES / "pictures" / "README.md").read_text()


def test_where_there_is_no_picture_nothing_is_drawn():
    assert not has_picture("")
    assert not has_picture("../styles/desktop")
    assert colours_in(drawn("nothing-like-it")) == {"#000000"}


def test_an_icon_holds_the_picture(qapp):
    image = picture_icon("fit-yes", 32, "#24202c").pixmap(32, 32).toImage()
    assert any(image.pixelColor(x, 20).alpha() > 200 for x in range(32))


def test_a_mark_shows_its_picture_and_takes_no_room_without_one(qtbot):
    mark = PictureMark(56)
    qtbot.addWidget(mark)
    mark.show_picture("purpose-words")
    assert not mark.isHidden()
    assert mark.width() == 56
    assert len(colours_in(mark.grab().toImage())) > 1
    mark.show_picture("")
    assert mark.isHidden()


def test_a_mark_follows_the_letters_in_an_open_window(qapp, qtbot):
    Theme(ThemeName.LIGHT, 100).apply(qapp)
    mark = PictureMark(56)
    qtbot.addWidget(mark)
    mark.show_picture("purpose-talk")
    mark.show()
    for theme in (Theme(ThemeName.LIGHT, 150), Theme(ThemeName.DARK, 200), Theme(ThemeName.LIGHT, 100)):
        theme.apply(qapp)
        assert mark.size().toTuple() == (theme.px(56), theme.px(56))
        assert theme.colours.ink in colours_in(mark.grab().toImage())
