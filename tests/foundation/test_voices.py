from __future__ import annotations

import subprocess

import pytest

from udset_desktop.foundation.voices import PATH_SLOT, find_voice

SECRET = "the words to speak"


def having(*programs):
    return lambda name: f"/usr/bin/{name}" if name in programs else None


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_where_nothing_speaks_there_is_no_voice(platform):
    assert find_voice(which=having(), platform=platform) is None


@pytest.mark.parametrize(
    ("platform", "programs", "speaks", "records"),
    [
        ("linux", ("spd-say", "espeak-ng"), "espeak-ng", "espeak-ng"),
        ("linux", ("espeak-ng",), "espeak-ng", "espeak-ng"),
        ("linux", ("espeak",), "espeak", "espeak"),
        ("linux", ("spd-say",), "spd-say", ""),
        ("darwin", ("say",), "say", "say"),
        ("win32", ("powershell",), "powershell", "powershell"),
    ],
)
def test_the_voice_is_the_system_s_own(platform, programs, speaks, records):
    voice = find_voice(which=having(*programs), platform=platform)
    assert voice.speak[0] == f"/usr/bin/{speaks}"
    assert (voice.record[0] if voice.record else "") == (f"/usr/bin/{records}" if records else "")


def test_a_voice_that_goes_on_by_itself_can_be_made_quiet():
    assert find_voice(which=having("spd-say"), platform="linux").hush == ("/usr/bin/spd-say", "--stop")
    assert find_voice(which=having("espeak-ng"), platform="linux").hush == ()


def test_the_language_is_told_by_its_first_part():
    voice = find_voice("gd-GB", which=having("espeak-ng"), platform="linux")
    assert voice.speak[voice.speak.index("-v") + 1] == "gd"


def test_only_one_way_of_recording_takes_a_path():
    ways = {
        "linux": find_voice(which=having("espeak-ng"), platform="linux"),
        "darwin": find_voice(which=having("say"), platform="darwin"),
        "win32": find_voice(which=having("powershell"), platform="win32"),
    }
    assert {name for name, voice in ways.items() if PATH_SLOT in voice.record} == {"darwin"}


def test_the_engine_of_this_machine_makes_a_sound_of_what_comes_by_its_input():
    voice = find_voice()
    if voice is None or not voice.record:
        pytest.skip("no voice on this machine")
    told = subprocess.run(voice.record, input=SECRET.encode(), capture_output=True, check=True, timeout=60)
    assert told.stdout[:4] == b"RIFF"
    assert len(told.stdout) > 10_000
    assert SECRET not in " ".join(voice.record)
