from PySide6.QtCore import Qt

from udset_desktop.desktop.models.jot_model import JOT_MIME, ROW_ROLE, JotModel, moment_of, row_of, rows_of
from udset_desktop.interview.jot import Jot

LOOSE = Jot(number=1, text="the nights", spent_s=725, at="2026-05-04T10:42:00+01:00")
LAID = Jot(number=2, text="my son", laid=("safe", "people"), worded=("safe", "people"), between_us=True)
HALF = Jot(number=3, text="the bus", laid=("safe", "people"), worded=("safe",))
TITLES = {"safe": "Feeling safe", "people": "Seeing people"}


def test_a_jot_says_when_it_was_typed():
    assert moment_of(LOOSE) == "12 min · 10:42"
    assert moment_of(LAID) == "0 min"


def test_a_jot_of_a_talk_held_on_paper_says_no_moment():
    assert moment_of(LOOSE, timed=False) == ""
    row = row_of(LOOSE, TITLES, timed=False)
    assert row.moment == ""
    assert row.spoken == "the nights. lies nowhere yet"


def test_a_row_says_where_it_lies_and_what_else_is_to_be_known():
    assert row_of(LAID, TITLES, "An advocate").state.startswith(
        "On: Feeling safe, Seeing people · An advocate · just between us"
    )
    loose, laid, half = rows_of((LOOSE, LAID, HALF), TITLES)
    assert loose.state == "lies nowhere yet"
    assert laid.state == "On: Feeling safe, Seeing people · just between us · in the words"
    assert half.state == "On: Feeling safe, Seeing people"
    assert loose.spoken == "the nights. 12 min · 10:42. lies nowhere yet"


def test_the_list_knows_its_rows():
    model = JotModel()
    model.show_rows(rows_of((LOOSE, LAID), TITLES))
    assert model.rowCount() == 2
    index = model.index(1)
    assert model.data(index) == "my son"
    assert model.data(index, ROW_ROLE).number == 2
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole).startswith("my son.")
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert (model.place_of(2), model.place_of(9)) == (1, -1)
    assert model.rowCount(index) == 0


def test_only_a_changed_row_is_told(qtbot):
    model = JotModel()
    rows = rows_of((LOOSE, LAID), TITLES)
    model.show_rows(rows)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.show_rows(rows_of((Jot(number=1, text="the nights", laid=("safe",)), LAID), TITLES))
    assert told.args[0].row() == 0
    with qtbot.waitSignal(model.modelReset):
        model.show_rows(rows[:1])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        model.show_rows(rows[:1])


def test_what_is_carried_holds_no_words():
    model = JotModel()
    model.show_rows(rows_of((LOOSE, LAID), TITLES))
    index = model.index(1)
    held = model.mimeData([index])
    assert model.mimeTypes() == held.formats() == [JOT_MIME]
    assert bytes(held.data(JOT_MIME).data()) == b"2"
    assert not held.hasText()
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.mimeData([]).formats() == []
