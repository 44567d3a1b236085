from PySide6.QtCore import Qt

from tests.kit.windows import words_on
from udset_desktop.desktop.look.words import load_area, say_all
from udset_desktop.desktop.views.keys_view import KeysView


def test_every_key_stands_beside_what_it_does(qtbot):
    view = KeysView()
    qtbot.addWidget(view)
    view.show()
    said = words_on(view)
    for words in ("Ctrl+K", "Ctrl+B", "who said it", "lock; twice, in full"):
        assert words in said
    assert "|" not in said


def test_a_key_that_does_different_things_stands_under_the_name_of_each_place(qtbot):
    view = KeysView()
    qtbot.addWidget(view)
    view.show()
    said = words_on(view)
    places = ("On Today", "Beginning a conversation", "In the conversation", "Bringing it together")
    keys_below = said.split("On Today")[1]
    for place in places[1:]:
        above, _, keys_below = keys_below.partition(place)
        assert above.count("Alt+1 to 4") == 1
    assert keys_below.count("Alt+1 to 4") == 1


def test_every_key_has_a_place_to_stand_in():
    parts = {code.partition(".")[0] for code in load_area("keys") if "." in code} - {"where"}
    assert parts == {code for code, _ in say_all("keys.where")}


def test_the_button_and_escape_go_back(qtbot):
    view = KeysView()
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(view.left):
        view.close_button.click()
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
