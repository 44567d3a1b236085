"""The sheet for eyes that don't see paper: as plain text, and as a sound file where there is a voice.

Called by the sheet screen and `udset summary`.  Both say what the paper says.  A copy is not guarded
by this program: place and time are logged before it is there, as for every copy.
"""

from __future__ import annotations

import subprocess
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.places import whole_path
from udset_desktop.foundation.problems import EnvironmentFailure, Finding, Severity
from udset_desktop.foundation.voices import PATH_SLOT, Voice, find_voice
from udset_desktop.interview.session import Session
from udset_desktop.record.model import Record
from udset_desktop.usecases.summarising import SheetKind, SheetStyle, blocks_of, log_saved

if TYPE_CHECKING:
    from udset_desktop.document.blocks import Block
    from udset_desktop.usecases.workplace import Workplace

SPEAKING_AT_MOST_S = 600
_RIFF_HEAD, _RIFF_LEAST = 8, 44


class SheetCopy(StrEnum):
    """What a copy is."""

    PAPER = "paper"  # the PDF
    TEXT = "text"
    SOUND = "sound"


def sheet_text(
    workplace: Workplace,
    conversation: Record | Session,
    kind: SheetKind | str = SheetKind.PERSON,
    style: SheetStyle | str = SheetStyle.STANDARD,
    *,
    language: str = "",
) -> str:
    """The sheet as plain text, in memory only; in the language of the talk, unless another is asked for."""
    # late: the sheet's own modules come with the sheet
    from udset_desktop.document.told import plain_text  # noqa: PLC0415

    return plain_text(_blocks(workplace, conversation, kind, style, language))


def voice_for(record: Record | Session, language: str = "") -> Voice | None:
    """The voice that can make a sound file in this language, else in that of the talk; `None` for none."""
    voice = find_voice(language or record.language)
    return voice if voice is not None and voice.record else None


def save_text(
    workplace: Workplace,
    record: Record,
    path: Path,
    *,
    kind: SheetKind | str = SheetKind.PERSON,
    style: SheetStyle | str = SheetStyle.STANDARD,
    language: str = "",
) -> Finding:
    """Write the sheet as plain text to `path`, and give the sentence the user is to be told."""
    path = whole_path(path)
    content = sheet_text(workplace, record, kind, style, language=language).encode()
    log_saved(workplace, record.id, f"{SheetKind(kind).value}, text: {path}")
    write_file(path, content)
    return _note(path)


def save_sound(
    workplace: Workplace,
    record: Record,
    path: Path,
    *,
    style: SheetStyle | str = SheetStyle.STANDARD,
    language: str = "",
    voice: Voice | None = None,
) -> Finding:
    """Write the person's sheet as a sound file to `path`, read by the system's voice.

    The words go to the voice by its input and lie in no other file.  Raises `EnvironmentFailure`
    where this system has no voice, or where it could not speak; for a language, as `render_sheet` does.
    """
    # late: as in `sheet_text`
    from udset_desktop.document.told import spoken_text  # noqa: PLC0415

    words = spoken_text(_blocks(workplace, record, SheetKind.PERSON, style, language)).encode()
    speaker = voice or voice_for(record, language)
    if speaker is None:
        raise EnvironmentFailure("usecases.no_voice")
    path = whole_path(path)
    log_saved(workplace, record.id, f"{SheetKind.PERSON.value}, sound: {path}")
    sound = _spoken(speaker, words, path)
    if sound is not None:
        write_file(path, sound)
    return _note(path)


def _blocks(
    workplace: Workplace,
    conversation: Record | Session,
    kind: SheetKind | str,
    style: SheetStyle | str,
    language: str,
) -> tuple[Block, ...]:
    return blocks_of(workplace, conversation, SheetKind(kind), SheetStyle(style), language=language)


def _spoken(voice: Voice, words: bytes, path: Path) -> bytes | None:
    """The sound; `None` where the voice has written it to the path itself."""
    itself = PATH_SLOT in voice.record
    command = [str(path) if part == PATH_SLOT else part for part in voice.record]
    try:
        told = subprocess.run(
            command, input=words, capture_output=True, check=False, timeout=SPEAKING_AT_MOST_S
        )
    except (OSError, subprocess.SubprocessError):
        raise EnvironmentFailure("usecases.no_voice") from None
    if told.returncode or (not itself and len(told.stdout) < _RIFF_LEAST):
        raise EnvironmentFailure("usecases.no_voice")
    return None if itself else _with_sizes(told.stdout)


def _with_sizes(sound: bytes) -> bytes:
    """The sound with its true sizes, where a voice that wrote without looking back left them open."""
    if sound[:4] != b"RIFF" or sound[8:12] != b"WAVE":
        return sound
    at = sound.find(b"data", 12)
    if at < 0:
        return sound
    made = bytearray(sound)
    made[4:8] = (len(sound) - _RIFF_HEAD).to_bytes(4, "little")
    made[at + 4 : at + 8] = (len(sound) - at - _RIFF_HEAD).to_bytes(4, "little")
    return bytes(made)


def _note(path: Path) -> Finding:
    return Finding(code="usecases.copy_not_protected", context={"name": path.name}, severity=Severity.NOTE)
