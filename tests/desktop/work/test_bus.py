import socket
import sys

import pytest

from tests.kit.logind import bus_in
from udset_desktop.desktop.work.bus import BusKnock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a bus")


@pytest.fixture
def knock():
    made = BusKnock()
    yield made
    made.stop()


@pytest.fixture
def silent(tmp_path, monkeypatch):
    """A bus that takes connections and never says a word."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/bus")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(str(tmp_path / "bus"))
        door.listen()
        door.settimeout(20)
        yield door


def test_a_bus_that_is_well_answers(qtbot, tmp_path, monkeypatch, knock):
    with bus_in(tmp_path) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        with qtbot.waitSignal(knock.answered, timeout=20_000) as told:
            knock.knock()
    assert told.args == [address]


def test_one_that_says_nothing_is_waited_for_without_waiting(qtbot, silent, knock):
    with qtbot.assertNotEmitted(knock.answered, wait=50):
        knock.knock()
        inside, _ = silent.accept()
    with inside:
        inside.recv(100)
        with qtbot.waitSignal(knock.answered, timeout=20_000):  # and it may get well at any time
            inside.sendall(b"REJECTED EXTERNAL\r\n")
        assert inside.recv(100) == b"", "the knock is over"


def test_one_that_hangs_up_is_not_joined(qtbot, silent, knock):
    with qtbot.assertNotEmitted(knock.answered, wait=50):
        knock.knock()
        silent.accept()[0].close()


def test_whoever_stops_hangs_up_and_hears_nothing_more(qtbot, silent, knock):
    knock.knock()
    with silent.accept()[0] as inside, qtbot.assertNotEmitted(knock.answered, wait=50):
        inside.recv(100)
        inside.sendall(b"OK 00\r\n")
        knock.stop()


def test_where_nobody_is_nothing_happens(qtbot, tmp_path, monkeypatch, knock):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    with qtbot.assertNotEmitted(knock.answered, wait=10):
        knock.knock()
