from dataclasses import replace

from PySide6.QtCore import Qt

from tests.kit.screen_states import screen_state
from udset_desktop.desktop.models.map_model import ROW_ROLE, MapModel, rows_of


def test_only_the_section_in_front_is_unfolded():
    rows = rows_of(screen_state().sections)
    assert [row.title for row in rows if not row.page] == [
        "The help you get",
        "Your life",
        "What happens",
        "Thoughts overall",
    ]
    assert {row.section for row in rows if row.page} == {"life"}


def test_letters_stand_on_every_page_of_every_section():
    rows = [row for row in rows_of(screen_state().sections, letters=True) if row.page]
    assert len(rows) == 17
    assert len({row.letter for row in rows}) == 17


def test_a_row_is_said_with_its_state():
    rows = rows_of(screen_state().sections)
    said = [row.spoken for row in rows]
    assert "Feeling safe, talked about" in said
    assert "Your life, 1 of 5 talked about" in said


def test_a_page_that_waits_says_so():
    section = screen_state().sections[1]
    pages = (replace(section.pages[0], alone=True), *section.pages[1:])
    row = rows_of((replace(section, pages=pages),))[1]
    assert row.closed
    assert "alone" in row.spoken


def test_a_new_mark_changes_one_row_and_moves_nothing(qtmodeltester):
    model = MapModel()
    model.show_rows(rows_of(screen_state("safe").sections))
    changed, reset = [], []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: reset.append(1))
    model.show_rows(rows_of(screen_state("people").sections))
    assert changed == [2, 4]
    assert reset == []
    qtmodeltester.check(model)


def test_the_model_tells_row_title_and_speech():
    model = MapModel()
    model.show_rows(rows_of(screen_state().sections))
    index = model.index(2)
    assert model.data(index, ROW_ROLE).page == "safe"
    assert model.data(index) == "Feeling safe"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Feeling safe, talked about"
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert model.place_of_current() == 2
