"""Logs that hold nothing personal."""

from __future__ import annotations

import logging
import os
import stat

import pytest

from udset_desktop.foundation.ids import new_record_id
from udset_desktop.foundation.logs import KEPT_BACK, log_event, set_up_logs, shown_value, stop_logs
from udset_desktop.foundation.places import Home

CANARY = "Morag-at-14-Harbour-Street"


@pytest.fixture
def log_of(home_folder):
    path = set_up_logs(Home(folder=home_folder))

    def read():
        for handler in logging.getLogger().handlers:
            handler.flush()
        return path.read_text(encoding="utf-8") if path.exists() else ""

    yield read
    stop_logs()
    logging.getLogger("udset_desktop").setLevel(logging.NOTSET)


def test_an_event_is_written_with_its_numbers_and_codes(log_of):
    log_event("store.opened", revision=3, instrument="user-review/1.0.0")
    assert "store.opened revision=3 instrument=user-review/1.0.0" in log_of()


@pytest.mark.parametrize("said", [CANARY, "morag", "Morag", "I feel safe", "/home/morag/a.pdf", "a\nb"])
def test_what_anybody_said_is_kept_back(log_of, said):
    log_event("store.opened", name=said)
    assert f"name={KEPT_BACK}" in log_of()
    assert said not in log_of()


@pytest.mark.expects_log(CANARY)
def test_a_library_s_own_sentence_is_kept_back(log_of):
    logging.getLogger("sqlalchemy").warning("cannot bind %s", CANARY)
    assert CANARY not in log_of()
    assert f"WARNING sqlalchemy {KEPT_BACK}" in log_of()


@pytest.mark.expects_log("cli.bug")
def test_a_traceback_keeps_its_places_and_loses_its_words(log_of):
    try:
        try:
            raise KeyError(CANARY)  # noqa: TRY301 - the chain is the point
        except KeyError as inner:
            raise ValueError(CANARY) from inner
    except ValueError:
        logging.getLogger("udset_desktop").exception("cli.bug")
    written = log_of()
    assert CANARY not in written
    assert "test_logs.py" in written
    assert "ValueError" in written
    assert "KeyError" in written


@pytest.mark.parametrize("value", [7, 1.5, True, None, "bundle.too_large", "1.0.0", "0123abcd" * 8])
def test_harmless_values_stand_in_a_log(value):
    assert shown_value(value) == str(value)


def test_a_record_id_is_never_logged():
    # design.md 0.16: a record id is never printed or logged
    assert shown_value(new_record_id()) == KEPT_BACK


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_the_log_is_private_to_this_user(log_of, home_folder):
    log_event("store.opened")
    assert log_of()
    assert stat.S_IMODE((home_folder / "logs" / "udset.log").stat().st_mode) == 0o600


def test_setting_up_twice_writes_each_event_once(log_of, tmp_path):
    other = set_up_logs(Home(folder=tmp_path / "other"))
    log_event("store.opened")
    assert not log_of()
    assert other.read_text().count("store.opened") == 1


class FullDisk:
    """A stream as a full disk gives it."""

    encoding = "utf-8"

    def write(self, text):
        raise OSError(28, "No space left on device")

    flush = write

    def close(self):
        raise OSError(28, "No space left on device")


def test_full_disk_costs_the_line_and_nothing_else(log_of, capfd):
    log_event("store.opened")
    (handler,) = [one for one in logging.getLogger().handlers if one.get_name() == "udset_desktop"]
    handler.stream.close()
    handler.stream = FullDisk()
    handler.flush = lambda: handler.stream.flush("")

    log_event("store.closed", revision=3)
    stop_logs()

    assert capfd.readouterr().err == ""
