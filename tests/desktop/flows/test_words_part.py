"""Sharing says whose words wait, leads to them, and shows what would leave as it leaves."""

import pytest
from PySide6.QtWidgets import QPushButton

from tests.kit.joined import joined
from tests.kit.windows import FakeFrame, entered, words_on
from tests.kit.words_out import WORDED_PROJECT, let_go, read_all, talk
from udset_desktop.desktop.flows.sharing_flow import SharingFlow
from udset_desktop.desktop.flows.words_part import sample_rows


@pytest.fixture
def laptop(tmp_path):
    made = joined(tmp_path, WORDED_PROJECT)
    yield made.laptop
    made.close()


def sharing(qtbot, laptop):
    frame = FakeFrame(laptop)
    flow = entered(SharingFlow(frame))
    qtbot.addWidget(flow.view)
    return flow, frame


def test_where_nobody_waits_the_card_is_not_there(qtbot, laptop):
    flow, _ = sharing(qtbot, laptop)
    assert flow.view.words.isHidden()
    assert flow.view.texts.isHidden()


def test_whose_words_wait_and_the_way_to_them(qtbot, laptop):
    first, second = talk(laptop), talk(laptop, "I knit.", name="Iain Gunn")
    read_all(laptop, second)
    flow, frame = sharing(qtbot, laptop)
    rows = {one.record: one for one in flow.view.words.state}
    assert rows[first.id].line.startswith("Morag Ross")
    assert (rows[first.id].check, rows[second.id].check) == (False, True)
    check = next(one for one in flow.view.words.findChildren(QPushButton) if "over" in one.text())
    check.click()
    assert frame.place == "words"


def test_what_leaves_is_shown_as_it_leaves_and_the_label_does_not_say_no_words(qtbot, laptop):
    let_go(laptop, talk(laptop))
    flow, _ = sharing(qtbot, laptop)
    said = words_on(flow.view)
    for words in ("[person A] comes by", "somebody who uses the service", "pseudonymised", "fewer than five"):
        assert words in said
    assert "no words, nothing that joins" not in said
    assert "Heatherbell" not in said


def test_a_sample_says_whose_and_what_about():
    assert sample_rows((("carer", "Money", "It is hard."),)) == (("Money, a carer", "It is hard."),)


def test_who_will_read_what_leaves_and_for_how_long_stands_beside_it(qtbot, laptop):
    talk(laptop)
    assert "Who may read these words" not in words_on(sharing(qtbot, laptop)[0].view)
    let_go(laptop, talk(laptop, "I knit.", name="Iain Gunn"))
    said = words_on(sharing(qtbot, laptop)[0].view)
    assert "Who may read these words: Analyst, Lead officer." in said
    assert "24 months after they come in" in said
