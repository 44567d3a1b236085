"""What a screen reader is told at the door: the passphrase, a wrong one, and the wait after three of them."""

from __future__ import annotations

import pytest

from tests.journeys.test_screen_reader import faults_of, standing_on
from tests.kit.joined import PASSPHRASE
from tests.kit.real_homes import real_river
from tests.kit.virtual_screen import until
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases.tries import FREE_TRIES, wait_after_s

pytestmark = pytest.mark.screen

WRONG = "not this one"
BOX = ("password text", say("unlock.passphrase_title"))


def waits(tries: int) -> set[str]:
    """What may be said of the wait after so many: the try itself takes a while, too."""
    return {say("unlock.wait", seconds=left) for left in range(2, wait_after_s(tries) + 1)} | {
        say("unlock.wait_one")
    }


def test_a_wrong_passphrase_and_the_wait_after_it_are_heard_once_and_the_way_in(reader, shown, tmp_path):
    real_river(tmp_path).close()
    window = shown("laptop-home")
    window.until(lambda seen: seen.get("place") == "unlock" and seen["called"] == "secret", "the door")
    reader.listen("object:announcement")
    standing_on(reader, *BOX)
    assert faults_of(reader) == []
    assert reader.find(BOX[1]).description == say("unlock.passphrase_lead")

    wrong = sentence_of("sealing.wrong_passphrase", {})
    for _ in range(FREE_TRIES):
        window.write(WRONG)
        window.keys("Return")
        reader.hears(wrong)
        standing_on(reader, *BOX)
    assert reader.heard("Announcement") in waits(FREE_TRIES)
    until(lambda: wrong in reader.find(BOX[1]).description, "the box to say what is wrong")
    assert faults_of(reader) == []
    assert say("unlock.open") not in {one.name for one in reader.window().reached()}

    assert reader.heard("Announcement") == say("unlock.wait_over"), "no second of it is counted aloud"
    standing_on(reader, *BOX)
    window.write(WRONG)
    window.keys("Return")
    reader.hears(wrong)
    assert reader.heard("Announcement") in waits(FREE_TRIES + 1)
    window.keys("Return")
    assert reader.heard("Announcement") in waits(FREE_TRIES + 1), "asked too soon, it says how long still"
    assert reader.heard("Announcement") == say("unlock.wait_over")
    window.write(PASSPHRASE)
    window.keys("Return")
    window.at("today")
    assert faults_of(reader) == []
