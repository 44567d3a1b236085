from tests.kit.windows import words_on
from udset_desktop.desktop.views.missed_view import MissedRowShown, MissedShown, MissedView, NameShown

LIST = MissedShown(
    counted="From 18 conversations.",
    rows=(
        MissedRowShown(code="transport", what="Transport", told="4 people", has_names=True),
        MissedRowShown(code="company", what="Company", told="1 person"),
    ),
)
NAMES = (NameShown(key="0/r1", name="Morag", about="3 May: a lift"),)


def shown(qtbot, state=LIST):
    view = MissedView()
    qtbot.addWidget(view)
    view.show_list(state)
    return view


def test_each_thing_has_its_line_and_names_only_where_there_are_some(qtbot):
    view = shown(qtbot)
    assert list(view.rows.rows) == ["transport", "company"]
    assert list(view.rows.rows["transport"].buttons) == ["who"]
    assert list(view.rows.rows["company"].buttons) == []
    assert view.none.isHidden()


def test_nobody_is_named_until_somebody_asks(qtbot):
    view = shown(qtbot)
    assert "Morag" not in words_on(view)
    with qtbot.waitSignal(view.names_asked) as told:
        view.rows.rows["transport"].buttons["who"].click()
    assert told.args == ["transport"]
    view.show_names("Transport", NAMES)
    assert not view.names.isHidden()
    with qtbot.waitSignal(view.sheet_asked) as told:
        view.names.rows["0/r1"].buttons["sheet"].click()
    assert told.args == ["r1"]
    view.show_list(LIST)
    assert view.names.isHidden()


def test_another_span_or_other_people_are_asked_for(qtbot):
    view = shown(qtbot)
    with qtbot.waitSignal(view.look_asked) as told:
        view.spans.buttons["all"].click()
    assert told.args == ["all", "everybody"]
    with qtbot.waitSignal(view.look_asked) as told:
        view.abouts.buttons["carer"].click()
    assert told.args == ["all", "carer"]


def test_an_empty_list_says_what_fills_it(qtbot):
    view = shown(qtbot, MissedShown(counted="From 0 conversations."))
    assert not view.none.isHidden()
    assert not view.print_button.isEnabled()
