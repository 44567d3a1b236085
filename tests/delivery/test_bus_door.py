import os
import select
import socket
import sys

import pytest

from udset_desktop.delivery.bus_door import SYSTEM_BUS, knock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a bus")
PATIENCE_S = 20


@pytest.fixture
def silent(tmp_path):
    """A socket that takes connections and never says a word."""
    with listening(str(tmp_path / "silent bus")) as door:
        yield door


def listening(place, waiting=9):
    door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    door.bind(place)
    door.listen(waiting)
    door.settimeout(PATIENCE_S)
    return door


def something_came(door):
    return bool(select.select([door.number], [], [], PATIENCE_S)[0])


@pytest.mark.parametrize("written", ["silent%20bus", "silent bus", "silent bus,guid=00"])
def test_the_first_line_of_the_protocol_is_said_and_an_answer_is_one(tmp_path, silent, written):
    door = knock(f"unix:path={tmp_path}/none;unix:path={tmp_path}/{written}")
    assert door.address == f"unix:path={tmp_path}/{written}"
    inside = silent.accept()[0]
    with inside:
        assert inside.recv(100) == b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n"
        assert not door.is_answered()
        inside.sendall(b"REJECTED EXTERNAL\r\n")
        assert something_came(door)
        assert door.is_answered()
        door.close()
        assert door.number == -1
        assert inside.recv(100) == b"", "the knock is over"


def test_one_that_hangs_up_has_not_answered(tmp_path, silent):
    door = knock(f"unix:path={tmp_path}/silent bus")
    silent.accept()[0].close()
    assert something_came(door)
    assert not door.is_answered()
    door.close()


def test_a_name_without_a_file_is_a_place_too():
    with listening("\0udset test bus") as there:
        door = knock("unix:abstract=udset%20test%20bus,guid=00")
        with there.accept()[0] as inside:
            assert inside.recv(100).startswith(b"\0AUTH")
        door.close()


def test_nobody_waits_where_too_many_wait_already(tmp_path):
    with listening(str(tmp_path / "full"), waiting=0):
        waiting = []
        while (door := knock(f"unix:path={tmp_path}/full")) is not None:
            waiting.append(door)
        assert waiting
        for one in waiting:
            one.close()


@pytest.mark.parametrize(
    "address", ["", "unix:", "tcp:host=localhost,port=1", "unix:path=/nonexistent", "unix:dir=/tmp"]
)
def test_where_nobody_is_nothing_is_opened(address):
    assert knock(address) is None


def test_the_system_s_own_bus_has_a_place():
    assert all(one.startswith("unix:path=/") for one in SYSTEM_BUS.split(";"))
