"""What a screen reader is told: the accessibility tree of a real window, read over its own bus.

`screen_reader()` begins a session bus with the accessibility service on it and gives a `Reader`; a
window begun with `reader.environment()` speaks to it.  Everything begun here is ended here.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.kit.virtual_screen import PATIENCE_S, until

ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
ACCESSIBLE = "org.a11y.atspi.Accessible"
_STATES = {
    "checked": 4,
    "collapsed": 5,
    "enabled": 8,
    "expandable": 9,
    "expanded": 10,
    "focusable": 11,
    "focused": 12,
    "selected": 23,
    "showing": 25,
    "visible": 30,
    "invalid_entry": 36,
    "checkable": 41,
}
_DEPTH = 60


@dataclass(frozen=True)
class Node:
    """One thing a screen reader can stand on."""

    owner: str
    path: str
    role: str
    name: str
    description: str
    states: frozenset[str]
    children: tuple[Node, ...] = ()

    def all(self) -> Iterator[Node]:
        """It and everything in it."""
        yield self
        for child in self.children:
            yield from child.all()

    def reached(self) -> list[Node]:
        """What can have the focus and is in sight."""
        return [one for one in self.all() if {"focusable", "showing", "enabled"} <= one.states]


@dataclass
class Reader:
    """A connection to the accessibility bus."""

    session: str
    bus: DBusConnection
    told: list[tuple[str, str]] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        """What makes a Qt program speak to this bus."""
        return {
            "DBUS_SESSION_BUS_ADDRESS": self.session,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_ACCESSIBILITY": "1",
        }

    def windows(self) -> list[Node]:
        """Every window of every program on this bus, with all that is in it."""
        programs = self._call(REGISTRY, ROOT, ACCESSIBLE, "GetChildren")[0]
        found = []
        for program, path in programs:
            for owner, window in self._call(program, path, ACCESSIBLE, "GetChildren")[0]:
                found.append(self._node(owner, window, 0))
        return found

    def window(self) -> Node:
        """The one window; waits until it is there."""
        until(lambda: bool(self.windows()), "a window on the accessibility bus")
        return self.windows()[0]

    def focused(self) -> list[Node]:
        """What has the focus; Qt tells the chosen row of a list as focused too, wherever the focus is."""
        return [one for window in self.windows() for one in window.all() if "focused" in one.states]

    def find(self, name: str) -> Node:
        """What can have the focus and is called so; waits until it is there."""

        def called() -> list[Node]:
            return [one for window in self.windows() for one in window.reached() if one.name == name]

        until(lambda: bool(called()), f"{name!r} to be reached")
        return called()[0]

    def press(self, node: Node) -> None:
        """Do the first thing that can be done with it, as a screen reader's key does."""
        address = DBusAddress(node.path, bus_name=node.owner, interface="org.a11y.atspi.Action")
        self._answer(new_method_call(address, "DoAction", "i", (0,)))

    def _node(self, owner: str, path: str, depth: int) -> Node:
        words = self._call(owner, path, ACCESSIBLE, "GetState")[0]
        bits = words[0] | words[1] << 32
        states = frozenset(name for name, bit in _STATES.items() if bits >> bit & 1)
        if "showing" not in states and depth > 1:  # nobody is told of it, nor of what is in it
            return Node(owner, path, "", "", "", states)
        children = self._call(owner, path, ACCESSIBLE, "GetChildren")[0] if depth < _DEPTH else []
        return Node(
            owner=owner,
            path=path,
            role=self._call(owner, path, ACCESSIBLE, "GetRoleName")[0],
            name=self._property(owner, path, "Name"),
            description=self._property(owner, path, "Description"),
            states=states,
            children=tuple(self._node(one, place, depth + 1) for one, place in children),
        )

    def _property(self, owner: str, path: str, name: str) -> str:
        address = DBusAddress(path, bus_name=owner, interface=ACCESSIBLE)
        return str(self._answer(Properties(address).get(name))[0][1])

    def _call(self, owner: str, path: str, interface: str, method: str, *words: Any) -> tuple[Any, ...]:
        address = DBusAddress(path, bus_name=owner, interface=interface)
        signature = "s" * len(words) if words else None
        return self._answer(new_method_call(address, method, signature, words))

    def _answer(self, message: Any) -> tuple[Any, ...]:
        reply = self.bus.send_and_get_reply(message, timeout=PATIENCE_S)
        return tuple(reply.body)

    def listen(self, *events: str) -> None:
        """Ask to be told of events, as `object:announcement`; `heard` gives them."""
        for event in events:
            self._call(REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent", event)
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")
        self._answer(message_bus.AddMatch(rule))

    def heard(self, kind: str, patience_s: float = PATIENCE_S) -> str:
        """The words of the next event of one kind (`Announcement`)."""
        while True:
            message = self.bus.receive(timeout=patience_s)
            if message.header.fields.get(HeaderFields.member) == kind:
                return str(message.body[3][1])

    def hears(self, sentence: str) -> None:
        """Return once a sentence has been announced; raises `TimeoutError` if it never is."""
        while sentence not in self.heard("Announcement").split("\n"):
            pass


@contextmanager
def screen_reader() -> Iterator[Reader]:
    """A bus of its own with the accessibility service, and a reader on it."""
    begun = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert begun.stdout is not None
    address = begun.stdout.readline().strip()
    try:
        with open_dbus_connection(address) as session:
            asked = new_method_call(
                DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus"), "GetAddress"
            )
            own = session.send_and_get_reply(asked, timeout=PATIENCE_S).body[0]
        with open_dbus_connection(own) as bus:
            yield Reader(session=address, bus=bus)
    finally:
        os.killpg(begun.pid, signal.SIGTERM)
        begun.wait(PATIENCE_S)
        begun.stdout.close()
