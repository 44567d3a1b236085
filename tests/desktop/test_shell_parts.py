from datetime import UTC, datetime

import pytest

from udset_desktop.desktop.flows.first_places import FIRST
from udset_desktop.desktop.flows.places import PLACES
from udset_desktop.desktop.look.box_door import LineBox
from udset_desktop.desktop.shell_parts import ChoosesFiles, Makers, SavedCorner, TopBar


def test_a_time_stands_there_only_after_the_last_commit(qtbot):
    corner = SavedCorner()
    qtbot.addWidget(corner)
    corner.begin()
    corner.begin()
    corner.end(datetime(2026, 6, 3, 10, 41, tzinfo=UTC))
    assert corner.text() == ""
    corner.end(datetime(2026, 6, 3, 10, 42, tzinfo=UTC))
    assert corner.text() == "Saved 10:42"
    assert corner.accessibleName() == "Saved 10:42"


def test_a_failure_and_a_slow_disk_are_said(qtbot):
    corner = SavedCorner()
    qtbot.addWidget(corner)
    corner.begin()
    qtbot.waitUntil(lambda: corner.text() == "Saving…", timeout=3000)
    corner.fail()
    assert corner.text() == "Not saved"


def test_the_row_leads_to_the_places(qtbot):
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show_places(("today", "settings"), "today")
    assert bar.buttons["today"].isChecked()
    with qtbot.waitSignal(bar.place_asked) as told:
        bar.buttons["settings"].click()
    assert told.args == ["settings"]
    bar.show_places((), "unlock")
    assert bar.isHidden()


def test_a_place_nobody_has_brought_in_yet_is_there_when_it_is_asked_for():
    makers = Makers(FIRST)
    assert "settings" not in makers
    assert makers["settings"] is PLACES["settings"]
    assert makers.keys() == PLACES.keys()
    with pytest.raises(KeyError):
        makers["nowhere"]


def test_a_text_too_long_for_its_box_is_told_by_the_window(qtbot):
    class Window(ChoosesFiles):
        def __init__(self):
            super().__init__()
            self.told = []

        def tell(self, sentence, *, here=False):
            assert not here
            self.told.append(sentence)

    window, box = Window(), LineBox(letters=3)
    qtbot.addWidget(window)
    window.setCentralWidget(box)
    qtbot.keyClicks(box, "four")
    assert box.text() == "fou"
    assert len(window.told) == 1
    assert "4 of 3 letters" in window.told[0]


def test_a_corner_that_nobody_is_told_of_any_more_begins_anew(qtbot):
    corner = SavedCorner()
    qtbot.addWidget(corner)
    corner.begin()
    corner.forget()
    corner.begin()
    assert corner.end(datetime(2026, 6, 3, 10, 42, tzinfo=UTC))
    assert corner.text() == "Saved 10:42"
    corner.forget()
    assert corner.text() == "Saved 10:42"
