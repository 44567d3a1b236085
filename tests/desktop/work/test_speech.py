import sys
from dataclasses import replace

import pytest

from udset_desktop.desktop.work.speech import Speech
from udset_desktop.foundation.voices import Voice

WORDS = "Do you feel safe?\nYes.\nNo."


def writing(path, then=""):
    """A voice that writes down what it is given, and with which command."""
    script = (
        "import sys, pathlib\n"
        "told = sys.stdin.read()\n"
        f"pathlib.Path({str(path)!r}).write_text(repr(sys.argv[1:]) + told)\n{then}"
    )
    return Voice(speak=(sys.executable, "-c", script, "aloud"))


@pytest.fixture
def speech(qapp):
    made = Speech()
    yield made
    made.hush()


def test_without_a_voice_nothing_is_said(speech):
    assert not speech.is_there
    speech.say(WORDS)
    assert not speech.is_speaking


def test_the_words_go_in_by_the_input_and_not_by_the_command(speech, qtbot, tmp_path):
    speech.voice = writing(tmp_path / "said")
    assert speech.is_there
    speech.say(WORDS)
    assert speech.is_speaking
    qtbot.waitUntil(lambda: not speech.is_speaking, timeout=20_000)
    assert (tmp_path / "said").read_text() == f"['aloud']{WORDS}\n"


def test_hush_ends_it_at_once(speech, qtbot, tmp_path):
    speech.voice = writing(tmp_path / "said", then="import time\ntime.sleep(600)")
    speech.say(WORDS)
    qtbot.waitUntil((tmp_path / "said").exists, timeout=20_000)
    speaking = speech._speaking
    with qtbot.waitSignal(speaking.finished, timeout=20_000):
        speech.hush()
    assert not speech.is_speaking


def test_what_goes_on_speaking_by_itself_is_told_to_be_quiet(speech, qtbot, tmp_path):
    quiet = (sys.executable, "-c", f"import pathlib; pathlib.Path({str(tmp_path / 'quiet')!r}).touch()")
    lasting = writing(tmp_path / "said", then="import time\ntime.sleep(600)")
    speech.voice = replace(lasting, hush=quiet)
    speech.hush()
    assert not (tmp_path / "quiet").exists()  # nothing was being said
    speech.say(WORDS)
    qtbot.waitUntil((tmp_path / "said").exists, timeout=20_000)
    speech.hush()
    qtbot.waitUntil((tmp_path / "quiet").exists, timeout=20_000)


def test_a_voice_that_is_gone_does_no_harm(speech, qtbot):
    speech.voice = Voice(speak=("/nowhere/at/all",))
    speech.say(WORDS)
    qtbot.waitUntil(lambda: not speech.is_speaking, timeout=20_000)


def test_the_next_one_takes_the_place_of_the_one_before(speech, qtbot, tmp_path):
    speech.voice = writing(tmp_path / "first", then="import time\ntime.sleep(600)")
    speech.say("one")
    qtbot.waitUntil((tmp_path / "first").exists, timeout=20_000)
    speech.voice = writing(tmp_path / "second")
    speech.say("two")
    qtbot.waitUntil(lambda: not speech.is_speaking, timeout=20_000)
    assert (tmp_path / "second").read_text().endswith("two\n")
