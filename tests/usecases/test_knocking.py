import sys

import pytest

from tests.kit.logind import bus_in
from udset_desktop.usecases import knocking

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a bus")


def test_the_bus_that_the_system_names_is_knocked_at(tmp_path, monkeypatch):
    with bus_in(tmp_path) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        door = knocking.knock_at_system_bus()
        assert door.address == address
        door.close()


def test_where_it_names_none_the_usual_place_is_tried(tmp_path, monkeypatch):
    monkeypatch.delenv("DBUS_SYSTEM_BUS_ADDRESS", raising=False)
    with bus_in(tmp_path) as address:
        monkeypatch.setattr(knocking, "SYSTEM_BUS", address)
        door = knocking.knock_at_system_bus()
        assert door.address == address
        door.close()


def test_where_there_is_none_nobody_waits(tmp_path, monkeypatch):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    assert knocking.knock_at_system_bus() is None
