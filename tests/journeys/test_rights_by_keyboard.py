"""A person's rights in the window by its keys alone: the file, the hold, out of the figures, and gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.kit.joined import joined
from tests.kit.keys_alone import Hand
from tests.kit.sittings import sittings
from tests.kit.talks import finished_talk
from tests.kit.vault_pages import vault_holds
from tests.kit.vaults import CANARY
from udset_desktop.desktop.look.words import say
from udset_desktop.usecases.exporting import preview, write_bundles

NAME = f"{CANARY} Ross"

pytestmark = [pytest.mark.qt, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def window(qtbot, tmp_path):
    """Today of a laptop that has talked with two people and sent both."""
    both = joined(tmp_path)
    finished_talk(both.laptop, "Isla")
    finished_talk(both.laptop, NAME)
    write_bundles(both.laptop, tmp_path)
    both.close()
    with sittings(qtbot) as sit_down:
        made = sit_down(tmp_path / "laptop-home", first="today")
        made.hand = Hand(made)
        yield made


def to_rights(window):
    """From Today by the search, over what has changed for somebody."""
    hand = window.hand
    hand.go_to("search")
    hand.write("bagpipes")
    hand.press(f"{say('today.deed.about')}: {NAME}", onward=True)
    window.at("about_person")
    hand.press("rights_button")
    return window.at("rights")


def held_by(window, verb):
    found = []
    window.work(lambda _control: found.append(verb(window.shell.workplace)))
    return found[0]


def test_seen_put_on_hold_taken_out_and_deleted(window, tmp_path):
    hand, shell = window.hand, window.shell
    view = to_rights(window)
    window.file = tmp_path / "held.txt"
    hand.press("text_button")
    assert NAME in window.file.read_text(encoding="utf-8")

    hand.go_to("hold_reason")
    hand.write("says it is not true")
    hand.press("hold_button")
    assert not view.free_button.isHidden()
    hand.go_to("hold_reason")
    hand.write("cleared up")
    hand.press("free_button")

    hand.press("figures_button")
    assert shell.stack.currentWidget() is shell.question
    hand.press("yes")
    assert not view.figures_button.isEnabled()
    assert held_by(window, preview).withdrawals == 1

    hand.press("delete_button")
    assert str(window.file) in shell.question.lead.text()
    hand.key(Qt.Key.Key_Tab)
    hand.press("yes")
    window.at("today")
    assert [row.name for row in shell.flows["today"].view.today.finished] == ["Isla"]
    assert held_by(window, preview).withdrawals == 1
    assert not held_by(window, lambda workplace: vault_holds(workplace.vault, CANARY))


def test_a_second_thought_changes_nothing(window, tmp_path):
    to_rights(window)
    hand = window.hand
    hand.press("delete_button")
    hand.press("no")
    assert window.shell.place == "rights"
    hand.key(Qt.Key.Key_Escape)
    window.at("about_person")
    assert held_by(window, lambda workplace: len(workplace.vault.load_people())) == 2
