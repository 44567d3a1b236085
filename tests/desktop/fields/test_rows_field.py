from udset_desktop.desktop.fields.rows_field import Column, RowsField, RowsWords

COLUMNS = (
    Column(key="name", name="Name"),
    Column(key="place", name="Place", choices=(("", "Nowhere"), ("north", "North end"))),
)


def made(qtbot, *rows):
    field = RowsField("Services", COLUMNS, RowsWords(add="Add a service", take_out="Take out"))
    qtbot.addWidget(field)
    field.show_rows(rows)
    return field


def take_out_of(field, number):
    at = field._grid.count()
    outs = [
        field._grid.itemAt(place).widget()
        for place in range(at)
        if field._grid.itemAt(place).widget().accessibleName() == f"Take out: Services, {number}"
    ]
    return outs[0]


def test_what_is_shown_is_what_is_read_with_the_code_kept_beside(qtbot):
    row = {"code": "home_care", "name": "Home care", "place": "north"}
    assert made(qtbot, row).rows() == (row,)


def test_typing_and_choosing_change_a_line_and_are_told(qtbot):
    field = made(qtbot, {"code": "a", "name": "Old", "place": ""})
    line = field.lines[0]
    with qtbot.waitSignal(field.changed):
        line["name"].clear()
        qtbot.keyClicks(line["name"], " New ")
    with qtbot.waitSignal(field.changed):
        line["place"].setCurrentIndex(1)
        line["place"].activated.emit(1)
    assert field.rows() == ({"code": "a", "name": "New", "place": "north"},)


def test_a_line_is_added_at_the_end_and_what_was_typed_stays(qtbot):
    field = made(qtbot, {"name": "One", "place": ""})
    field.lines[0]["name"].setText("One and a half")
    field.add_button.click()
    assert [row["name"] for row in field.rows()] == ["One and a half", ""]


def test_any_line_can_be_taken_out(qtbot):
    field = made(qtbot, {"name": "One", "place": ""}, {"name": "Two", "place": ""})
    with qtbot.waitSignal(field.changed):
        take_out_of(field, 1).click()
    assert [row["name"] for row in field.rows()] == ["Two"]


def test_every_control_says_its_line_and_column(qtbot):
    field = made(qtbot, {"name": "One", "place": ""})
    assert field.lines[0]["name"].accessibleName() == "Services, 1: Name"
    assert field.lines[0]["place"].accessibleName() == "Services, 1: Place"
    assert field.add_button.accessibleName() == "Add a service: Services"


def test_the_same_lines_twice_keep_their_controls(qtbot):
    row = {"name": "One", "place": ""}
    field = made(qtbot, row)
    first = field.lines[0]["name"]
    field.show_rows((row,))
    assert field.lines[0]["name"] is first
    field.show_rows((row,), anew=True)
    assert field.lines[0]["name"] is not first
