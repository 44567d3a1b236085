"""The voice this system has, if any: which program speaks, and which makes a sound file.

Pure but for looking where programs lie.  The words themselves always go in by the program's input,
never on its command line, where every other program of the laptop could read them.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

Which = Callable[[str], str | None]

PATH_SLOT = "{path}"
_WINDOWS = (
    "[Console]::InputEncoding=[Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech;"
    " $voice=New-Object System.Speech.Synthesis.SpeechSynthesizer; $voice.Rate=-2;"
    " $words=[Console]::In.ReadToEnd();"
)
_WINDOWS_SPEAK = f"{_WINDOWS} $voice.Speak($words)"
_WINDOWS_RECORD = (
    f"{_WINDOWS} $sound=New-Object IO.MemoryStream; $voice.SetOutputToWaveStream($sound);"
    " $voice.Speak($words); $voice.SetOutputToNull(); $all=$sound.ToArray();"
    " [Console]::OpenStandardOutput().Write($all,0,$all.Length)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Commands that read the words to speak from their input.

    `speak` says them aloud; `hush` ends what goes on speaking after that program is gone.  `record`
    writes a sound file to its output, or to the path put in the place of `PATH_SLOT`; () where this
    voice makes no files.
    """

    speak: tuple[str, ...] = ()
    hush: tuple[str, ...] = ()
    record: tuple[str, ...] = ()


def find_voice(
    language: str = "en", *, which: Which = shutil.which, platform: str = sys.platform
) -> Voice | None:
    """The voice of this system; `None` where it has none."""
    tongue = language.partition("-")[0]
    if platform == "win32":
        return _windows_voice(which)
    if platform == "darwin":
        return _mac_voice(which)
    return _linux_voice(tongue, which)


def _windows_voice(which: Which) -> Voice | None:
    shell = which("powershell")
    if shell is None:
        return None
    lead = (shell, "-NoProfile", "-NonInteractive", "-Command")
    return Voice(speak=(*lead, _WINDOWS_SPEAK), record=(*lead, _WINDOWS_RECORD))


def _mac_voice(which: Which) -> Voice | None:
    say = which("say")
    if say is None:
        return None
    sound = ("--file-format=WAVE", "--data-format=LEI16@22050", "-o", PATH_SLOT)
    return Voice(speak=(say, "-f", "-"), record=(say, "-f", "-", *sound))


def _linux_voice(tongue: str, which: Which) -> Voice | None:
    engine = which("espeak-ng") or which("espeak")
    if engine is not None:  # first of the two: it is quiet as soon as it is ended, and keeps no log
        slow = (engine, "-v", tongue, "-s", "140", "--stdin")
        return Voice(speak=slow, record=(*slow, "--stdout"))
    dispatcher = which("spd-say")
    if dispatcher is None:
        return None
    speak = (dispatcher, "--wait", "--pipe-mode", "--language", tongue)
    return Voice(speak=speak, hush=(dispatcher, "--stop"))
