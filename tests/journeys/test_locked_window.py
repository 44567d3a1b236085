"""A locked window on a real screen: nothing of anybody is read out, and nothing is left to be pasted."""

from __future__ import annotations

import pytest

from tests.kit.joined import PASSPHRASE
from tests.kit.real_homes import real_river
from tests.kit.selections import selections_on
from tests.kit.talks import finished_talk

pytestmark = pytest.mark.screen

NAME, SOUGHT, PIN = "Heatherbell Muckle", "Heatherbell", "4711"


def told_of(reader):
    """Every word of every thing that is in sight, for whoever listens."""
    shown = [one for window in reader.windows() for one in window.all() if "showing" in one.states]
    return "\n".join(f"{one.name} {one.description}" for one in shown)


def test_a_lock_leaves_nothing_to_be_read_out_or_pasted(reader, shown, tmp_path):
    river = real_river(tmp_path)
    finished_talk(river.laptop, NAME)
    river.close()
    window = shown("laptop-home")
    window.until(lambda seen: seen.get("place") == "unlock" and seen["called"] == "secret", "the door")
    window.write(PASSPHRASE)
    window.go_to("pin")
    window.write(PIN)
    window.keys("Return")
    window.at("today")
    window.go_to("search")
    window.write(SOUGHT)
    assert NAME in told_of(reader)
    window.keys("ctrl+a", "ctrl+c")
    assert selections_on(window.screen) == (SOUGHT, SOUGHT), "copied, and marked as well"
    window.keys("ctrl+l")
    window.until(lambda seen: seen["place"] == "unlock" and seen["quiet"] and seen["enabled"], "the lock")
    assert SOUGHT not in told_of(reader)
    assert selections_on(window.screen) == ("", "")
    window.until(lambda seen: seen["called"] == "secret", "the box of the PIN")
    window.write(PIN)
    window.keys("Return")
    window.at("today")
    assert NAME in told_of(reader)
