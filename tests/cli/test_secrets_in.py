"""How a passphrase gets in."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

import pytest

from udset_desktop.cli.secrets_in import PASSPHRASE_FILE, read_secret
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure

ASK, AGAIN = "cli.ask_passphrase", "cli.ask_again"


@pytest.fixture
def typed(monkeypatch):
    waiting = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _ask: waiting.pop(0))
    return waiting


def test_the_first_line_of_the_file_is_the_secret(tmp_path):
    (tmp_path / "p").write_bytes(b"four plain words here\r\nand a note\n")
    assert read_secret(tmp_path / "p", ASK) == "four plain words here"


def test_the_environment_may_name_the_file_but_never_hold_the_secret(tmp_path, monkeypatch):
    (tmp_path / "p").write_text("secret words")
    monkeypatch.setenv(PASSPHRASE_FILE, str(tmp_path / "p"))
    assert read_secret(None, ASK, environment=PASSPHRASE_FILE) == "secret words"


def test_the_option_comes_before_the_environment(tmp_path, monkeypatch):
    (tmp_path / "a").write_text("option")
    (tmp_path / "b").write_text("environment")
    monkeypatch.setenv(PASSPHRASE_FILE, str(tmp_path / "b"))
    assert read_secret(tmp_path / "a", ASK, environment=PASSPHRASE_FILE) == "option"


def test_where_nobody_can_be_asked_it_is_refused(monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(AccessRefused) as caught:
        read_secret(None, ASK)
    assert caught.value.code == "cli.no_passphrase"


def test_a_prompt_asks(typed):
    typed.append("typed words")
    assert read_secret(None, ASK) == "typed words"


def test_a_new_one_is_asked_for_twice(typed):
    typed.extend(["one", "one"])
    assert read_secret(None, ASK, again=AGAIN) == "one"
    assert typed == []


def test_two_that_differ_change_nothing(typed):
    typed.extend(["one", "two"])
    with pytest.raises(AccessRefused) as caught:
        read_secret(None, ASK, again=AGAIN)
    assert caught.value.code == "cli.passphrases_differ"


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "p").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AccessRefused):
        read_secret(tmp_path / "p", ASK)


def test_a_missing_file_is_the_machine_s_trouble(tmp_path):
    with pytest.raises(EnvironmentFailure):
        read_secret(tmp_path / "gone", ASK)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no pipes by name there")
def test_the_file_may_be_a_pipe_from_whatever_keeps_secrets():
    reading, writing = os.pipe()
    os.write(writing, b"heron on the loch\n")
    os.close(writing)
    assert read_secret(Path(f"/dev/fd/{reading}"), "cli.ask_passphrase") == "heron on the loch"
    os.close(reading)
