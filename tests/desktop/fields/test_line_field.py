from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.kit.screen_states import words_item
from udset_desktop.desktop.fields.line_field import DateField, PeopleField, WholeField, iso_of, shown_date
from udset_desktop.instrument.model import Kind
from udset_desktop.interview.answers import Answer


@pytest.mark.parametrize("typed", ["3/6/2026", "03.06.2026", " 3 6 2026 ", "3-6-2026"])
def test_a_date_is_typed_day_first(typed):
    assert iso_of(typed) == "2026-06-03"


def test_what_is_no_date_is_handed_on_for_a_finding():
    assert iso_of(" next week ") == "next week"
    assert iso_of(" 31/02/1800 ") == "31/02/1800"
    assert shown_date("2026-06-03") == "03/06/2026"
    assert shown_date("") == ""


def test_a_date_comes_out_in_iso_form(qtbot):
    field = DateField()
    qtbot.addWidget(field)
    field.show_item(replace(words_item(), kind=Kind.DATE, answer=Answer(value="2026-05-01")))
    assert field.line.text() == "01/05/2026"
    field.line.selectAll()
    qtbot.keyClicks(field.line, "3/6/2026")
    with qtbot.waitSignal(field.given) as told:
        field.put_down()
    assert told.args[1] == "2026-06-03"


def test_a_number_that_was_emptied_is_taken_off(qtbot):
    field = WholeField()
    qtbot.addWidget(field)
    field.show_item(replace(words_item(), kind=Kind.WHOLE, answer=Answer(value=4)))
    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.given) as told:
        field.put_down()
    assert told.args[1] is None


def test_a_line_being_written_in_is_left_alone(qtbot):
    field = WholeField()
    qtbot.addWidget(field)
    field.show_item(words_item())
    qtbot.keyClicks(field.line, "7")
    field.show_item(words_item(text="3"))
    assert field.line.text() == "7"
    field.show_item(words_item("people", text="3"))
    assert field.line.text() == "3"


def test_names_join_a_list_and_leave_it(qtbot):
    field = PeopleField()
    qtbot.addWidget(field)
    field.show_item(replace(words_item(), kind=Kind.PEOPLE, answer=Answer(value=("my sister",))))
    qtbot.keyClicks(field.line, "the club")
    with qtbot.waitSignal(field.given) as told:
        field.add.click()
    assert told.args[1] == ("my sister", "the club")
    with qtbot.waitSignal(field.given) as told:
        field.row.itemAt(0).widget().click()
    assert told.args[1] is None


def test_a_list_kept_as_lines_is_read_as_one(qtbot):
    field = PeopleField()
    qtbot.addWidget(field)
    field.show_item(replace(words_item(), kind=Kind.PEOPLE, answer=Answer(value="one\ntwo")))
    assert field.row.count() == 2
    with qtbot.assertNotEmitted(field.given):
        field.put_down()


@pytest.mark.parametrize("kind", [DateField, WholeField])
def test_a_line_tells_every_letter_and_shows_it_again(qtbot, kind):
    field = kind()
    qtbot.addWidget(field)
    field.show_item(words_item())
    told = []
    field.typed.connect(lambda *what: told.append(what))
    qtbot.keyClicks(field.line, "18/1")
    assert told[-1] == (words_item().id, "18/1")
    again = kind()
    qtbot.addWidget(again)
    again.show_item(replace(words_item(), typed="18/1"))
    assert again.line.text() == "18/1"


def test_a_name_half_typed_is_told_with_the_list_it_will_join(qtbot):
    field = PeopleField()
    qtbot.addWidget(field)
    kept = replace(words_item(), kind=Kind.PEOPLE, answer=Answer(value=("my sister",)))
    field.show_item(kept)
    told = []
    field.typed.connect(lambda *what: told.append(what))
    qtbot.keyClicks(field.line, "the cl")
    assert told[-1][1] == "my sister\nthe cl"
    again = PeopleField()
    qtbot.addWidget(again)
    again.show_item(replace(kept, typed="my sister\nthe cl"))
    assert again.line.text() == "the cl"
    field.line.clear()
    field.line.textEdited.emit("")
    assert told[-1][1] == ""
