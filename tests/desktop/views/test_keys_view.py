import ast
import re
from pathlib import Path

from PySide6.QtCore import Qt

from tests.kit.windows import words_on
from udset_desktop import desktop
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


SEQUENCE = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+\S+|F\d{1,2}")
SHOWN_AS = {"Return": "Enter", "Left": "←", "Right": "→", "{}": "1 to 4"}


def sequences_in(source):
    """The keys a module of the window names, as they stand in it: `Ctrl+J`, `Alt+{}`."""
    for node in ast.walk(ast.parse(source)):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        words = [one.value if isinstance(one, ast.Constant) else "{}" for one in parts]
        if all(isinstance(word, str) for word in words) and SEQUENCE.fullmatch("".join(words)):
            yield "".join(words)


def test_every_key_of_the_window_is_on_the_page():
    folder = Path(desktop.__file__).parent
    named = {key for path in folder.rglob("*.py") for key in sequences_in(path.read_text("utf-8"))}
    assert {"Ctrl+J", "Ctrl+T", "F12", "Alt+{}"} <= named
    places = {code.partition(".")[0] for code in load_area("keys") if "." in code} - {"where"}
    lines = [words for place in places for _, words in say_all(f"keys.{place}")]
    for key in sorted(named):
        held, _, last = key.rpartition("+")
        shown = re.escape(f"{held}+{SHOWN_AS.get(last, last)}" if held else last)
        whole = re.compile(rf"(?<![\w+]){shown}(?!\w)")
        assert any(whole.search(line) for line in lines), key


def test_the_button_and_escape_go_back(qtbot):
    view = KeysView()
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(view.left):
        view.close_button.click()
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
