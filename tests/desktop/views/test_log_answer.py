from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tests.kit.windows import in_front, words_on
from udset_desktop.desktop.views.log_answer import LinesShown, LogAnswer, LogAnswerShown


def test_it_is_there_only_once_something_was_asked(qtbot):
    answer = LogAnswer()
    qtbot.addWidget(answer)
    assert answer.isHidden()
    answer.show_answer(
        LogAnswerShown(
            told="It is whole.",
            page=LinesShown(lines=(("Unlocked.", "4 May 2026"),), place="Lines 9 to 9 of 9", is_oldest=False),
        )
    )
    told = words_on(answer)
    for words in ("It is whole.", "Unlocked.", "4 May 2026", "Lines 9 to 9 of 9"):
        assert words in told
    answer.show_answer(None)
    assert answer.isHidden()


def test_pages_are_turned_to_older_lines_and_back_and_the_sentence_stays(qtbot):
    answer = LogAnswer()
    qtbot.addWidget(answer)
    answer.show_answer(
        LogAnswerShown(
            told="It is whole.", page=LinesShown(lines=(("Locked.", "x"),), place="2 of 2", is_oldest=False)
        )
    )
    assert not answer.newer_button.isEnabled()
    with qtbot.waitSignal(answer.turned) as turned:
        answer.older_button.click()
    assert turned.args == [1]
    answer.show_lines(LinesShown(lines=(("Unlocked.", "y"),), place="1 of 2", is_newest=False))
    qtbot.waitUntil(lambda: "Unlocked." in words_on(answer))
    told = words_on(answer).splitlines()
    assert "It is whole." in told
    assert "Locked." not in told
    assert not answer.older_button.isEnabled()
    with qtbot.waitSignal(answer.turned) as turned:
        answer.newer_button.click()
    assert turned.args == [-1]


def test_an_earlier_copy_and_a_key_are_asked_for_only_where_they_help(qtbot):
    answer = LogAnswer()
    qtbot.addWidget(answer)
    answer.show_answer(LogAnswerShown(told="It is whole."))
    assert answer.earlier_button.isHidden()
    assert answer.key.isHidden()
    answer.show_answer(LogAnswerShown(told="It is whole.", ask_earlier=True))
    with qtbot.waitSignal(answer.earlier_asked):
        answer.earlier_button.click()
    answer.show_answer(LogAnswerShown(trouble="Nobody known signed it.", ask_key=True))
    assert "Nobody known" in words_on(answer)
    assert answer.earlier_button.isHidden()
    answer.key.setText(" RWQ1 ")
    with qtbot.waitSignal(answer.key_told) as told:
        answer.key_button.click()
    assert told.args == ["RWQ1"]


def test_below_the_fold_it_comes_into_sight(qtbot):
    page, inside, answer, above = QScrollArea(), QWidget(), LogAnswer(), QWidget()
    qtbot.addWidget(page)
    above.setFixedHeight(900)
    column = QVBoxLayout(inside)
    column.addWidget(above)
    column.addWidget(answer)
    page.setWidget(inside)
    page.setWidgetResizable(True)
    page.resize(500, 300)
    in_front(qtbot, page)
    answer.show_answer(LogAnswerShown(told="It is whole."))
    qtbot.waitUntil(lambda: not answer.visibleRegion().isEmpty())
    assert answer.visibleRegion().boundingRect().height() == answer.height()
