import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from udset_desktop.desktop.look.theme import Theme
from udset_desktop.desktop.look.tokens import UNIT, ThemeName
from udset_desktop.desktop.views.talk_parts import TalkBar, TalkFoot, TalkSide, ToolDesk


@pytest.fixture
def desk(qtbot):
    made = ToolDesk(QLabel("the page"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_tool_lies_over_the_page_until_it_is_lifted(desk):
    tool, other = QLabel("map"), QLabel("jots")
    desk.add_page(tool)
    desk.add_page(other)
    assert not desk.covered
    desk.lay_over(tool)
    assert desk.covered
    assert desk.lies_over(tool)
    assert not desk.lies_over(other)
    desk.lift()
    assert not desk.covered
    assert not tool.isVisible()


def test_a_slim_tool_shows_itself_under_the_page(desk):
    line = QLabel("jot")
    desk.add_slim(line)
    assert not line.isVisible()
    line.show()
    assert line.isVisible()
    assert not desk.covered


def test_the_row_of_tools_is_there_once_a_tool_is(qtbot):
    side = TalkSide()
    qtbot.addWidget(side)
    side.show()
    made = QPushButton("Map")
    side.add_tool(made)
    assert made.isVisible()


def test_bar_and_foot_name_what_they_hold(qtbot):
    bar, foot = TalkBar(), TalkFoot()
    qtbot.addWidget(bar)
    qtbot.addWidget(foot)
    assert bar.stop_button.accessibleName() == "Stop here"
    assert foot.next_button.objectName() == "next_button"


def test_the_cue_is_never_squeezed_into_a_column(qtbot):
    foot = TalkFoot()
    qtbot.addWidget(foot)
    foot.cue.setText("Still all right to go on?")
    foot.word(("Back: The help Jean gets", "Back"), ("Next: What you do", "Next"))
    foot.show()
    buttons = foot.back_button.sizeHint().width() + foot.next_button.sizeHint().width()
    for width, below in ((buttons + 600, False), (buttons + 100, True), (buttons + 600, False)):
        foot.resize(width, 200)
        qtbot.waitUntil(lambda below=below: (foot.next_button.y() > foot.cue.geometry().bottom()) is below)
        assert foot.cue.sizeHint().height() < 2 * foot.cue.fontMetrics().height()


def test_a_tool_lies_beside_the_page_where_there_is_room_and_over_it_where_not(qtbot, desk):
    tool = QLabel("over time")
    desk.add_page(QLabel("another tool"))
    desk.resize(1000, 500)
    desk.lay_beside(tool, 384, 560)
    assert tool.isVisible()
    assert not desk.covered
    assert tool.width() == 384
    desk.resize(900, 500)
    assert desk.lies_over(tool)
    desk.resize(1000, 500)
    assert not desk.covered
    desk.put_away(tool)
    assert not tool.isVisible()
    desk.resize(900, 500)
    assert not desk.covered


def test_the_hint_makes_room_where_letters_are_large(qapp, qtbot):
    side = TalkSide()
    qtbot.addWidget(side)
    side.show()
    assert side.keys_hint.isVisible()
    Theme(ThemeName.LIGHT, 200).apply(qapp)
    assert not side.keys_hint.isVisible()


def test_turns_stand_one_over_the_other_and_then_say_less_before_they_are_cut(qtbot):
    foot = TalkFoot()
    qtbot.addWidget(foot)
    foot.word(("Back: The help Jean gets", "Back"), ("Next: " + "What you do " * 12, "Next"))
    foot.resize(3000, 300)
    foot.show()
    whole = foot.next_button.text()
    long, short = foot.next_button.sizeHint().width(), foot.back_button.sizeHint().width()
    assert whole != "Next"
    for width, under, said in (
        (long + short + 200, False, whole),
        (long + 80, True, whole),
        (long - 80, False, "Next"),
    ):
        foot.resize(width, 300)
        qtbot.waitUntil(lambda said=said: foot.next_button.text() == said)
        qtbot.waitUntil(lambda under=under: (foot.next_button.y() > foot.back_button.y()) is under)
        assert foot.next_button.width() >= foot.next_button.sizeHint().width()
        assert foot.next_button.accessibleName().startswith("Next: What you do")


def test_letters_that_grow_are_measured_anew(qapp, qtbot):
    foot = TalkFoot()
    qtbot.addWidget(foot)
    foot.cue.setText("Still all right to go on?")
    foot.word(("Back: The help Jean gets", "Back"), ("Next: What you do", "Next"))
    foot.resize(3000, 200)
    foot.show()
    parts = (foot.cue, foot.back_button, foot.next_button)
    foot.resize(sum(part.sizeHint().width() for part in parts) + 100, 200)
    qtbot.waitUntil(lambda: foot.back_button.text() == "Back: The help Jean gets")
    Theme(ThemeName.LIGHT, 200).apply(qapp)
    qtbot.waitUntil(lambda: foot.back_button.text() == "Back")
    Theme(ThemeName.LIGHT, 100).apply(qapp)
    qtbot.waitUntil(lambda: foot.back_button.text() == "Back: The help Jean gets")


def test_back_gives_up_its_words_before_the_page_gives_up_a_line(qtbot):
    foot = TalkFoot()
    qtbot.addWidget(foot)
    foot.cue.setText("Still all right to go on?")
    foot.word(("Back: The help Jean gets", "Back"), ("Next: What you do", "Next"))
    foot.show()
    whole = foot.back_button.sizeHint().width() + foot.next_button.sizeHint().width()
    for width, said in ((whole + 600, "Back: The help Jean gets"), (whole + 120, "Back")):
        foot.resize(width, 200)
        qtbot.waitUntil(lambda said=said: foot.back_button.text() == said)
        assert foot.back_button.accessibleName() == "Back: The help Jean gets"
        assert foot.next_button.text() == "Next: What you do"
        assert foot.next_button.y() < foot.cue.geometry().bottom()


def test_a_slim_row_keeps_its_height_and_leaves_some_of_the_page(qtbot, desk):
    row = QLabel("said")
    row.setMinimumHeight(200)
    tall = QLabel("another tool")
    tall.setMinimumHeight(1000)
    desk.add_page(tall)
    desk.add_slim(row)
    row.show()
    desk.resize(600, 400)
    desk.show()
    qtbot.waitUntil(lambda: row.height() == 200 and row.visibleRegion().boundingRect() == row.rect())
    desk.resize(600, 150)
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect().height() < 100)


def test_what_can_be_stopped_stands_under_a_long_name_where_both_do_not_fit(qtbot):
    bar = TalkBar()
    qtbot.addWidget(bar)
    bar.name.setText("Morag")
    bar.kind.setText("Conversation about the help you get")
    bar.show()
    for width, under in ((1200, False), (420, True), (1200, False)):
        bar.resize(width, 200)
        qtbot.waitUntil(lambda under=under: (bar.stop_button.y() > bar.kind.geometry().bottom()) is under)
        assert bar.pause_button.x() - bar.stop_button.geometry().right() < bar.stop_button.width()


def test_without_minutes_the_deeds_begin_where_the_name_does(qtbot):
    bar = TalkBar()
    qtbot.addWidget(bar)
    bar.name.setText("Ishbel")
    bar.kind.setText("Conversation about the help you get")
    bar.minutes.setText("34 min")
    bar.resize(300, 90)
    bar.show()
    qtbot.waitUntil(lambda: bar.stop_button.y() > bar.name.y() + bar.name.height() // 2)
    beside = bar.stop_button.x() - bar.minutes.x() - bar.minutes.fontMetrics().horizontalAdvance("34 min")
    assert beside >= UNIT
    bar.minutes.hide()
    qtbot.waitUntil(lambda: bar.stop_button.x() == bar.name.x())
