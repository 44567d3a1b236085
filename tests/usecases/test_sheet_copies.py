from __future__ import annotations

import io
import sys
import wave

import pytest

from tests.kit.joined import joined
from tests.kit.talks import begun_talk
from udset_desktop.foundation.languages import PSEUDO_LANGUAGE
from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused
from udset_desktop.foundation.voices import PATH_SLOT, Voice, find_voice
from udset_desktop.interview import session as steps
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.sheet_copies import save_sound, save_text, sheet_text, voice_for
from udset_desktop.usecases.summarising import SheetKind, SheetStyle

SAID = "I lock the door at four."
HEARD = "import sys; told = sys.stdin.buffer.read(); "


@pytest.fixture
def laptop(tmp_path):
    both = joined(tmp_path)
    yield both.laptop
    both.close()


@pytest.fixture
def record(laptop):
    session, _ = steps.answer_item(begun_talk(laptop, "Morag"), "safe.words", SAID)
    session, _ = steps.answer_item(session, "people.words", "between us")
    session = mark_page(session, "people", between_us=True)
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    return interviewing.finish(laptop, session)


def events(laptop):
    return [(one.what, one.detail) for one in laptop.require_vault().load_events()]


def speaking(script, *more):
    return Voice(record=(sys.executable, "-c", HEARD + script, *more))


def test_text_says_what_the_paper_says_and_keeps_back_what_it_keeps_back(laptop, record):
    text = sheet_text(laptop, record)
    assert "Morag, this is your sheet" in text
    assert SAID in text
    assert "between us" not in text
    assert SAID not in sheet_text(laptop, record, style=SheetStyle.PLAIN)
    assert SAID in sheet_text(laptop, record, SheetKind.REVIEW)


@pytest.mark.parametrize("kind", [SheetKind.PERSON, SheetKind.REVIEW, SheetKind.SUMMARY])
def test_a_copy_is_in_the_language_asked_for_and_else_in_that_of_the_talk(laptop, record, tmp_path, kind):
    assert sheet_text(laptop, record, kind) == sheet_text(laptop, record, kind, language=record.language)
    path = tmp_path / "sheet.txt"
    save_text(laptop, record, path, kind=kind, language=PSEUDO_LANGUAGE)
    text = path.read_text(encoding="utf-8")
    assert text == sheet_text(laptop, record, kind, language=PSEUDO_LANGUAGE)
    assert text != sheet_text(laptop, record, kind)
    assert text.startswith("[")


def test_the_voice_reads_the_language_asked_for(laptop, record, tmp_path):
    path = tmp_path / "sheet.wav"
    voice = speaking("open(sys.argv[1], 'wb').write(told)", PATH_SLOT)
    save_sound(laptop, record, path, language=PSEUDO_LANGUAGE, voice=voice)
    assert path.read_text(encoding="utf-8").startswith("[")


def test_the_voice_is_that_of_the_language(record, monkeypatch, tmp_path):
    program = tmp_path / "espeak-ng"
    program.write_text("#!/bin/sh\n", encoding="ascii")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    if find_voice() is None:
        pytest.skip("this system's voice has no such name")
    assert voice_for(record) == find_voice(record.language)
    assert voice_for(record, "gd") == find_voice("gd") != voice_for(record)


def test_a_text_is_logged_before_it_is_there_and_said_to_be_unguarded(laptop, record, tmp_path):
    path = tmp_path / "sheet.txt"
    note = save_text(laptop, record, path)
    assert SAID in path.read_text(encoding="utf-8")
    assert note.code == "usecases.copy_not_protected"
    assert ("sheet_saved", f"person, text: {path}") in events(laptop)


def test_a_text_that_cannot_be_written_is_known_to_the_log_all_the_same(laptop, record, tmp_path):
    path = tmp_path / "nowhere" / "sheet.txt"
    with pytest.raises(EnvironmentFailure):
        save_text(laptop, record, path)
    assert ("sheet_saved", f"person, text: {path}") in events(laptop)


def test_the_voice_gets_the_words_by_its_input_and_nothing_else_lies_anywhere(laptop, record, tmp_path):
    voice = speaking("sys.stdout.buffer.write(b'RIFF' + repr(sys.argv).encode() + told)", "quiet")
    path = tmp_path / "out" / "sheet.wav"
    path.parent.mkdir()
    save_sound(laptop, record, path, voice=voice)
    heard = path.read_bytes().decode()
    assert SAID in heard
    assert SAID not in heard[: heard.index("]")]  # what stood on the command line
    assert [one.name for one in path.parent.iterdir()] == ["sheet.wav"]
    assert ("sheet_saved", f"person, sound: {path}") in events(laptop)


def test_a_voice_that_writes_the_file_itself_is_given_the_path(laptop, record, tmp_path):
    path = tmp_path / "sheet.wav"
    save_sound(laptop, record, path, voice=speaking("open(sys.argv[1], 'wb').write(told)", PATH_SLOT))
    assert SAID.encode() in path.read_bytes()


@pytest.mark.parametrize("script", ["sys.exit(3)", "pass"], ids=["fails", "says nothing"])
def test_a_voice_that_does_not_speak_leaves_no_file(laptop, record, tmp_path, script):
    path = tmp_path / "sheet.wav"
    with pytest.raises(EnvironmentFailure, match=r"usecases\.no_voice"):
        save_sound(laptop, record, path, voice=speaking(script))
    assert not path.exists()


def test_a_program_that_is_not_there_is_no_voice(laptop, record, tmp_path):
    with pytest.raises(EnvironmentFailure, match=r"usecases\.no_voice"):
        save_sound(laptop, record, tmp_path / "s.wav", voice=Voice(record=("/nowhere/at/all",)))


def test_the_voice_of_this_machine_makes_a_sound_that_any_player_reads(laptop, record, tmp_path):
    if voice_for(record) is None:
        pytest.skip("no voice on this machine")
    path = tmp_path / "sheet.wav"
    save_sound(laptop, record, path)
    content = path.read_bytes()
    with wave.open(io.BytesIO(content)) as sound:
        seconds = sound.getnframes() / sound.getframerate()
    assert seconds > 5
    assert int.from_bytes(content[4:8], "little") == len(content) - 8


def test_a_third_party_has_no_sheet_for_the_file_in_any_form(laptop, record, tmp_path):
    from dataclasses import replace  # noqa: PLC0415

    project = laptop.require_project()
    organisations = tuple(replace(one, third_party=True) for one in project.organisations)
    laptop.project = replace(project, organisations=organisations)
    own = organisations[0].code
    laptop.require_vault().save_setting("laptop/organisation", own)
    with pytest.raises(InputRefused, match=r"usecases\.no_review_sheet"):
        save_text(laptop, record, tmp_path / "s.txt", kind=SheetKind.REVIEW)
    assert not (tmp_path / "s.txt").exists()
