import ctypes
import sys

import pytest

from tests.kit.logind import bus_in, logind_on
from udset_desktop.desktop.work.power import PowerWatch, WindowsMessage, says_suspend

SUSPEND, RESUMED, POWER, KEY = 4, 7, 0x218, 0x100


@pytest.mark.parametrize(
    ("kind", "message", "which", "said"),
    [
        (b"windows_generic_MSG", POWER, SUSPEND, True),
        (b"windows_dispatcher_MSG", POWER, SUSPEND, True),
        (b"windows_generic_MSG", POWER, RESUMED, False),
        (b"windows_generic_MSG", KEY, SUSPEND, False),
        (b"xcb_generic_event_t", POWER, SUSPEND, False),
    ],
)
def test_of_all_native_messages_only_windows_own_before_a_sleep_is_heard(kind, message, which, said):
    told = WindowsMessage(window=1, message=message, which=which)
    assert says_suspend(kind, ctypes.addressof(told)) is said


def test_a_message_without_an_address_is_never_read():
    assert not says_suspend(b"windows_generic_MSG", 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a logind")
def test_what_logind_says_is_passed_on(qtbot, tmp_path, monkeypatch):
    with bus_in(tmp_path) as address, logind_on(address) as logind:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        watch = PowerWatch()
        watch.start()
        qtbot.waitUntil(lambda: logind.has_said("GetSession auto"), timeout=20_000)
        with qtbot.waitSignal(watch.sleeping, timeout=20_000):
            logind.tell("sleep")
        locks = []
        watch.lock_asked.connect(lambda: locks.append("lock"))

        def told():
            logind.tell("lock")  # again and again: who says it cannot know when somebody listens
            return bool(locks)

        qtbot.waitUntil(told, timeout=20_000)
        watch.let_sleep()
        qtbot.waitUntil(lambda: logind.has_said("let go"), timeout=20_000)
        watch.stop()
