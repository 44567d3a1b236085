"""What every journey is looked at for, seen to be found: in whatever place and shape a text is left."""

from __future__ import annotations

import base64
import gzip
import io
import logging
import os
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.kit import canaries
from tests.kit.joined import PASSPHRASE
from tests.kit.keys_alone import Hand
from tests.kit.real_homes import real_river
from tests.kit.sittings import sittings
from tests.kit.talks import begun_talk
from tests.kit.vaults import made_up_person, unlocked_workplace
from udset_desktop.desktop.look.words import say
from udset_desktop.foundation.problems import EnvironmentFailure, Finding, InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.usecases import interviewing, unlocking

NAME = "Heatherbell Muckle"
WORDS = "My daughter rings on 01599 555 0143 when the bus is late."


@pytest.fixture
def vault(tmp_path):
    workplace, code = unlocked_workplace(tmp_path)
    workplace.require_vault().save_person(made_up_person(NAME))
    yield workplace, code
    workplace.close()


def zipped(content):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", content * 20)
    return made.getvalue()


SHAPES = {
    "plain": bytes,
    "utf-16": lambda content: content.decode().encode("utf-16"),
    "capitals": bytes.upper,
    "base64": base64.b64encode,
    "base64 in the middle": lambda content: base64.b64encode(b"x" + content + b"yz"),
    "zlib": zlib.compress,
    "gzip": gzip.compress,
    "zip": zipped,
    "sheet": lambda _content: b"%PDF-1.7",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("place", ["temporary", "home", "configuration"])
def test_a_name_in_a_file_is_found_in_every_place_and_shape(vault, tmp_path, place, shape):
    folder = {
        "temporary": Path(tempfile.gettempdir()),
        "home": tmp_path / "home",
        "configuration": Path(os.environ["XDG_CONFIG_HOME"]),
    }[place]
    file = folder / "left.over"
    file.write_bytes(b"before " * (shape == "plain") + SHAPES[shape](f"about {NAME} here".encode()))
    with pytest.raises(AssertionError, match=r"left\.over"):
        canaries.step()
    file.unlink()
    canaries.step()


def test_a_name_in_what_a_file_is_called_is_found(vault, tmp_path):
    file = tmp_path / f"{NAME}.txt"
    file.touch()
    with pytest.raises(AssertionError, match="nobody chose"):
        canaries.step()
    file.unlink()


def test_a_file_from_before_is_read_again_for_what_is_heard_later(vault, tmp_path):
    file = tmp_path / "early"
    file.write_text(WORDS)
    canaries.step()
    canaries.heard(WORDS)
    with pytest.raises(AssertionError, match="early"):
        canaries.step()
    file.unlink()


def test_passphrase_and_recovery_code_are_listened_for(vault, tmp_path):
    workplace, code = vault
    for secret in (code, "a new one of twelve quiet geese"):
        if secret != code:
            unlocking.recover(workplace, code, secret)
        file = tmp_path / "secret"
        file.write_text(secret)
        with pytest.raises(AssertionError, match="secret"):
            canaries.step()
        file.unlink()


def test_a_log_line_an_error_and_another_programs_arguments_are_heard(vault):
    del vault
    odd = logging.getLogger("odd")
    odd.setLevel(logging.INFO)
    with pytest.raises(AssertionError, match="a log line of odd"):
        odd.info("about %s", NAME)
    for kind, told in (
        (EnvironmentFailure, ("foundation.disk_full",)),
        (InputRefused, (Finding(code="record.missing", where=NAME),)),
    ):
        with pytest.raises(AssertionError, match="an error"):
            kind(*told) if kind is InputRefused else kind(*told, path=NAME)
    with pytest.raises(AssertionError, match="another program"):
        subprocess.run([sys.executable, "-c", "", NAME], check=False)
    with pytest.raises(AssertionError, match="another program"):
        os.environ["UDSET_ODD"] = NAME


def test_a_running_programs_own_words_are_read(vault):
    del vault
    program = subprocess.Popen(
        [sys.executable, "-c", "import sys; print(flush=True); sys.stdin.read()", "tests.kit.", NAME],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        program.stdout.readline()  # before it runs, the system has no words of it to tell
        canaries.running(program.pid)
        with pytest.raises(AssertionError, match="cmdline"):
            canaries.step()
    finally:
        program.communicate()
    canaries.step()


@pytest.mark.qt
def test_the_clipboard_is_read(vault, qapp):
    del vault
    board = QGuiApplication.clipboard()
    board.setText(f"- {NAME} -")
    with pytest.raises(AssertionError, match="clipboard"):
        canaries.step()
    board.clear()


def test_what_was_saved_has_to_be_in_the_log(vault, tmp_path, watch):
    workplace, _ = vault
    copy = tmp_path / "copy.txt"
    canaries.chosen(copy)
    copy.write_text(NAME)
    canaries.step()
    with pytest.raises(AssertionError, match=r"copy\.txt"):
        watch.require_logged()
    workplace.require_vault().add_audit_line("2026-05-04T09:30:00+00:00", "person_file_saved")
    watch.require_logged()


@pytest.mark.qt
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_from_the_door_over_a_copy_to_the_lock_nothing_is_left_and_the_copy_is_said_and_logged(
    qtbot, tmp_path, watch
):
    river = real_river(tmp_path)
    session = begun_talk(river.laptop, NAME)
    session, _ = steps.answer_item(session, "safe.words", WORDS)
    interviewing.finish(river.laptop, session)
    river.close()
    assert watch.listens_for(NAME, WORDS, PASSPHRASE, river.enrolled.recovery_code)
    with sittings(qtbot) as sit_down:
        window = sit_down(tmp_path / "laptop-home", first="unlock")
        hand = Hand(window)
        hand.go_to("secret")
        hand.write(PASSPHRASE)
        hand.key(Qt.Key.Key_Return)
        window.at("today")
        hand.go_to("search")
        hand.write("Heatherbell")
        hand.press(f"{say('today.deed.about')}: {NAME}", onward=True)
        window.at("about_person")
        hand.press("rights_button")
        window.at("rights")
        window.file = tmp_path / "held.txt"
        hand.press("text_button")
        assert WORDS in window.file.read_text(encoding="utf-8")
        assert window.shell.bar.isVisible()
        hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        window.at("unlock")
    assert watch.saved == {str(window.file)}
    assert "person_file_saved" in watch.acts
