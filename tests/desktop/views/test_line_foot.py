"""The row under a line: a question comes and goes in it, and nothing moves."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.kit.screen_states import together_state
from tests.kit.windows import in_front
from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import ThemeName
from udset_desktop.desktop.look.words import say, say_all
from udset_desktop.desktop.views.line_foot import LineFoot, name_told

LOOKS = [(100, 726), (150, 726), (200, 846), (200, 640)]


@pytest.fixture
def application(qapp):
    yield qapp
    Theme(ThemeName.LIGHT, 100).apply(qapp)


def row(qtbot, told, *, width=726, name="Morag"):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    text = QLineEdit()
    foot, below = LineFoot(told, text), QWidget()
    for one in (text, foot, below):
        column.addWidget(one)
    column.addStretch(1)
    foot.expect(name)
    page.resize(width, 400)
    in_front(qtbot, page)
    qtbot.waitUntil(lambda: foot.width() == width)
    return page, foot


def told_of(told, name):
    return [(code, sentence.format(name=name)) for code, sentence in say_all(f"asides.{told}")]


@pytest.mark.parametrize("told", ["matter", "step"])
@pytest.mark.parametrize(("text", "width"), LOOKS)
@pytest.mark.parametrize("name", ["Jo", "Margaret Wilhelmina"])
def test_nothing_moves_when_a_question_comes_and_goes(application, qtbot, told, text, width, name):
    Theme(ThemeName.LIGHT, text).apply(application)
    _page, foot = row(qtbot, told, width=width, name=name)
    before = foot.geometry()
    asked = told_of(told, name)
    assert asked
    for code, sentence in asked:
        foot.aside.ask(code, sentence)
        application.processEvents()
        assert foot.aside.isVisible()
        assert foot.aside.heightForWidth(foot.aside.width()) <= foot.aside.height()  # read whole
        assert not foot.aside.geometry().intersects(foot.keeping.geometry())
        assert foot.geometry() == before
        foot.aside.hush()
        application.processEvents()
        assert foot.geometry() == before


@pytest.mark.parametrize("told", ["matter", "step"])
def test_it_is_as_low_as_the_marks_alone(qtbot, told):
    _page, foot = row(qtbot, told)
    marks = [made.height() for made in foot.keeping.buttons.values()]
    assert foot.height() == max(marks)
    tops = {made.mapTo(foot, made.rect().topLeft()).y() for made in foot.keeping.buttons.values()}
    assert len(tops) == 1


def test_the_marks_stand_over_each_other_where_the_question_asks_for_room(application, qtbot):
    Theme(ThemeName.LIGHT, 200).apply(application)
    _page, foot = row(qtbot, "matter", width=846)
    first, second = foot.keeping.buttons.values()
    assert second.y() >= first.y() + first.height()
    assert foot.keeping.geometry().right() == foot.rect().right()


def test_it_follows_the_page_and_the_letters(application, qtbot):
    page, foot = row(qtbot, "matter")
    low = foot.height()
    Theme(ThemeName.LIGHT, 200).apply(application)
    qtbot.waitUntil(lambda: foot.height() > low)
    Theme(ThemeName.LIGHT, 100).apply(application)
    qtbot.waitUntil(lambda: foot.height() == low)
    page.resize(420, 400)
    qtbot.waitUntil(lambda: foot.height() > low)


def test_the_name_is_the_one_the_page_says():
    assert name_told(together_state()) in {one.words for one in together_state().who}
    assert say("asides.matter.own_words", name=name_told(together_state())).startswith("Would ")
