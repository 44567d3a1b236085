"""A lid shut in the middle of a sentence: saved, hidden, and only then asleep; the PIN brings it back."""

from __future__ import annotations

import gc
import sys
import threading

import pytest

from tests.kit.joined import PASSPHRASE, clock
from tests.kit.logind import bus_in, logind_on
from tests.kit.real_homes import real_river
from tests.kit.talks import begun_talk
from udset_desktop.desktop.app import Program, new_application
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.places import Home
from udset_desktop.usecases import interviewing

PATIENCE_MS = 60_000
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a logind")


@pytest.fixture(scope="module")
def real_home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asleep")
    real_river(folder).close()
    return folder / "laptop-home"


@pytest.fixture
def logind(tmp_path, monkeypatch):
    with bus_in(tmp_path) as address, logind_on(address) as made_up:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield made_up


class Evening:
    """A window in the middle of a conversation, on a laptop that can sleep."""

    def __init__(self, qtbot, home, logind):
        new_application([])
        self.qtbot, self.logind = qtbot, logind
        self.program = Program(Home(folder=home), clock=clock())
        self.program.show()
        self.until(lambda: self.shell.place == "unlock" and self.program.runner.is_quiet)
        self.until(lambda: self.program.power is not None and logind.has_said("GetSession auto"))

    @property
    def shell(self):
        return self.program.shell

    def until(self, holds):
        self.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    def open(self, secret, pin="", place="today"):
        self.shell.flows["unlock"].view.opened_asked.emit(secret, pin)
        self.until(lambda: self.shell.place == place and self.program.runner.is_quiet)

    def talk(self, words):
        self.shell.go("conversation", session=begun_talk(self.shell.workplace))
        self.until(lambda: self.program.runner.is_quiet)
        flow = self.shell.flows["conversation"]
        flow.view.page_asked.emit("people")
        box = flow.view.page.body.fields[0].box
        box.setFocus()
        self.qtbot.keyClicks(box, words)
        return flow.session.interview

    def hear(self, word):
        """Whatever the made-up logind was told to say has been heard when it says this."""
        self.logind.tell(word)
        self.until(lambda: self.logind.has_said(word))


@pytest.fixture
def evening(qtbot, real_home, logind):
    gc.disable()  # as the window has it: a collection on a lane would destroy widgets there
    made = Evening(qtbot, real_home, logind)
    yield made
    made.program.end()
    gc.enable()


def kept_words(workplace, interview):
    return str(interviewing.resume(workplace, interview))


def test_a_sleep_waits_until_what_is_half_typed_is_saved_and_hidden(evening):
    evening.open(PASSPHRASE, "4711")
    interview = evening.talk("half a sent")
    busy = threading.Event()
    evening.program.runner.start(
        lambda _control: busy.wait(60), lane=Lane.STORE, on_done=repr, on_problem=repr
    )
    evening.logind.tell("sleep")
    evening.until(lambda: evening.shell.place == "unlock")  # hidden at once, whatever the disk does
    evening.hear("still here")
    assert not evening.logind.has_said("let go")
    assert not evening.shell.workplace.pin.is_shut
    busy.set()
    evening.until(lambda: evening.logind.has_said("let go"))
    assert evening.shell.workplace.pin.is_shut
    evening.until(lambda: evening.shell.flows["unlock"].view.state.door == "pin")
    evening.logind.tell("wake")
    evening.shell.workplace.clock.advance(900)
    evening.program.sleep.tick()  # what is noticed at waking takes the PIN of nobody
    evening.open("4711", place="conversation")
    assert "half a sent" in kept_words(evening.shell.workplace, interview)


def test_a_laptop_without_a_pin_locks_in_full_before_it_sleeps(evening, real_home):
    evening.open(PASSPHRASE)
    interview = evening.talk("the rest of it")
    evening.logind.tell("sleep")
    evening.until(lambda: evening.logind.has_said("let go"))
    assert evening.shell.workplace.vault is None
    assert set(evening.shell.flows) == {"unlock"}
    evening.open(PASSPHRASE)
    assert "the rest of it" in kept_words(evening.shell.workplace, interview)


def test_the_system_s_own_lock_is_ours_too(evening):
    evening.open(PASSPHRASE, "4711")

    def told():
        evening.logind.tell("lock")  # again and again: it cannot know when somebody listens
        return evening.shell.place == "unlock"

    evening.until(told)
    evening.until(lambda: evening.shell.flows["unlock"].view.state.door == "pin")
