import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from udset_desktop.desktop.look.tokens import TOUCH
from udset_desktop.desktop.views.suits_view import SHEET_POINTS, SuitsView
from udset_desktop.interview.person import SHEET_SIZES
from udset_desktop.interview.person_look import LOOK_SIZES, PersonLook


@pytest.fixture
def view(qtbot):
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    made = SuitsView(window)
    made.show_look(PersonLook(), "standard", speech=True)
    made.lay_over()
    return made


def chosen(view):
    return {name: choice for (name, choice), made in view.samples.items() if made.isChecked()}


def test_what_holds_is_drawn_as_chosen(view):
    assert chosen(view) == {
        "size": 36,
        "ground": "light",
        "pictures": False,
        "reverse": False,
        "few_words": False,
        "spoken": False,
        "sheet": "standard",
    }
    look = PersonLook(
        size=72, ground="yellow_on_black", pictures=True, reverse=True, few_words=True, spoken=True
    )
    view.show_look(look, "largest")
    assert set(chosen(view).values()) == {72, "yellow_on_black", True, "largest"}


@pytest.mark.parametrize(
    ("name", "choice"),
    [("size", 60), ("ground", "yellow_on_black"), ("pictures", True), ("reverse", True), ("spoken", True)],
)
def test_a_sample_pressed_asks_for_that_and_leaves_the_rest(view, qtbot, name, choice):
    with qtbot.waitSignal(view.looked) as told:
        qtbot.mouseClick(view.samples[name, choice], Qt.MouseButton.LeftButton)
    assert told.args == [PersonLook(**{name: choice})]


def test_a_sheet_is_asked_for_by_its_size(view, qtbot):
    with qtbot.waitSignal(view.sheet_chosen) as told:
        qtbot.mouseClick(view.samples["sheet", "larger"], Qt.MouseButton.LeftButton)
    assert told.args == ["larger"]


def test_every_size_of_a_sheet_is_one_that_can_be_kept():
    assert {size for size, _ in SHEET_POINTS} < set(SHEET_SIZES)
    assert [points for _, points in SHEET_POINTS] == [14, 18, 24, 28]


def test_a_sample_is_as_large_as_what_it_stands_for(view):
    for points in LOOK_SIZES:
        assert view.samples["size", points].pixels == round(points * 96 / 72)
    for size, points in SHEET_POINTS:
        assert view.samples["sheet", size].pixels == round(points * 96 / 72)


def test_every_sample_can_be_touched_read_out_and_is_not_cut(view):
    for made in view.samples.values():
        made.setChecked(True)
        assert made.accessibleName()
        assert min(made.width(), made.height()) >= TOUCH
        assert made.width() >= made.sizeHint().width()


def test_all_of_it_is_in_sight_on_a_small_screen(view):
    assert view.page.minimumSizeHint().height() <= 720
    assert view.page.minimumSizeHint().width() <= 1280


def test_reading_aloud_is_offered_only_where_there_is_a_voice(view):
    assert view.samples["spoken", True].isVisible()
    view.show_look(PersonLook(), "standard")
    assert not view.samples["spoken", True].isVisible()
    assert not view.asks["spoken"].isVisible()


def test_return_chooses_and_the_button_goes_back(view, qtbot):
    with qtbot.waitSignal(view.looked):
        qtbot.keyClick(view.samples["pictures", True], Qt.Key.Key_Return)
    with qtbot.waitSignal(view.left):
        qtbot.mouseClick(view.done, Qt.MouseButton.LeftButton)
