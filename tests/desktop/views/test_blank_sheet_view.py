import pytest

from udset_desktop.desktop.views.blank_sheet_view import BlankSheetView, BlankShown
from udset_desktop.interview.screen import ChoiceState

TWO = (
    ChoiceState(code="user-review/1.0.0", words="Review conversation", chosen=True),
    ChoiceState(code="carer-review/1.0.0", words="Carer's conversation"),
)


@pytest.fixture
def view(qtbot):
    made = BlankSheetView()
    qtbot.addWidget(made)
    made.show_state(BlankShown(instruments=TWO))
    return made


def test_what_is_in_front_is_marked(view):
    assert view.instruments.code == "user-review/1.0.0"
    assert view.styles.code == "standard"


def test_another_choice_asks_for_another_look(qtbot, view):
    with qtbot.waitSignal(view.look_asked) as asked:
        view.instruments.buttons["carer-review/1.0.0"].click()
    assert asked.args == ["carer-review/1.0.0", "standard", ""]
    with qtbot.waitSignal(view.look_asked) as asked:
        view.styles.buttons["large"].click()
    assert asked.args == ["carer-review/1.0.0", "large", ""]


def test_a_language_is_asked_only_where_there_is_more_than_one(qtbot, view):
    assert view.languages.isHidden()
    assert view.languages_ask.isHidden()
    two = (ChoiceState(code="en", words="English", chosen=True), ChoiceState(code="gd", words="Gàidhlig"))
    view.show_state(BlankShown(instruments=TWO, languages=two))
    assert not view.languages.isHidden()
    with qtbot.waitSignal(view.look_asked) as asked:
        view.languages.buttons["gd"].click()
    assert asked.args == ["user-review/1.0.0", "standard", "gd"]


@pytest.mark.parametrize(
    ("made", "signal"),
    [("print", "print_asked"), ("save", "save_asked"), ("type_in", "type_in_asked"), ("back", "left")],
)
def test_each_button_asks_for_its_deed(qtbot, view, made, signal):
    with qtbot.waitSignal(getattr(view, signal)):
        getattr(view, f"{made}_button").click()
