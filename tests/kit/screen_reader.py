"""What a screen reader is told: the accessibility tree of a real window, read over its own bus.

`screen_reader()` begins a session bus with the accessibility service on it and gives a `Reader`; a
window begun with `reader.environment()` speaks to it.  Everything begun here is ended here.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
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
_CALLS, _PROPERTIES = ("GetState", "GetRoleName", "GetRole", "GetChildren"), ("Name", "Description")
_ASKED = len(_CALLS) + len(_PROPERTIES)
_PASSWORD_TEXT = 40
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
    replies: deque[Message] = field(default_factory=deque)
    told: deque[Message] = field(default_factory=deque)  # nothing said during a look at the tree is lost

    def __post_init__(self) -> None:
        for kind in ("method_return", "error"):
            self.bus.filter(MatchRule(type=kind), queue=self.replies)

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
        return self._trees(
            [
                place
                for program, path in programs
                for place in self._call(program, path, ACCESSIBLE, "GetChildren")[0]
            ]
        )

    def window(self) -> Node:
        """The one window; waits until it is there."""
        until(lambda: bool(self.windows()), "a window on the accessibility bus")
        return self.windows()[0]

    def focused(self) -> list[Node]:
        """What has the focus; Qt tells the chosen row of a list as focused too, wherever the focus is."""
        return [one for window in self.windows() for one in window.all() if "focused" in one.states]

    def find(self, name: str) -> Node:
        """What can have the focus and is called so; waits until it is there."""

        found: list[Node] = []

        def is_there() -> bool:
            found.extend(one for window in self.windows() for one in window.reached() if one.name == name)
            return bool(found)

        until(is_there, f"{name!r} to be reached")
        return found[0]

    def press(self, node: Node) -> None:
        """Do the first thing that can be done with it, as a screen reader's key does."""
        address = DBusAddress(node.path, bus_name=node.owner, interface="org.a11y.atspi.Action")
        self._answer(new_method_call(address, "DoAction", "i", (0,)))

    def _trees(self, places: list[tuple[str, str]]) -> list[Node]:
        """Things with all that is in them, a level at a time: everything is asked before any answer is waited for."""
        levels: list[list[tuple[Node, list[tuple[str, str]]]]] = []
        while places and len(levels) < _DEPTH:
            answers = iter(self._answers([ask for place in places for ask in _asked_of(*place)]))
            level = [_told(owner, path, [next(answers) for _ in range(_ASKED)]) for owner, path in places]
            if len(levels) > 1:  # nobody is told of what is not shown, nor of what is in it
                level = [told if "showing" in told[0].states else (told[0], []) for told in level]
            levels.append(level)
            places = [place for _, children in level for place in children]
        below: list[Node] = []
        for level in reversed(levels):
            left = iter(below)
            below = [
                replace(node, children=tuple(one for _, one in zip(children, left, strict=False)))
                for node, children in level
            ]
        return below

    def _answers(self, messages: list[Message]) -> list[tuple[Any, ...]]:
        """What each was answered, in their order; nothing for what is gone meanwhile."""
        serials = []
        for message in messages:
            serials.append(next(self.bus.outgoing_serial))
            self.bus.send_message(message, serial=serials[-1])
        answers: dict[int, tuple[Any, ...]] = {}
        while not answers.keys() >= set(serials):
            reply = self.bus.recv_until_filtered(self.replies, timeout=PATIENCE_S)
            gone = reply.header.message_type is MessageType.error
            answers[reply.header.fields[HeaderFields.reply_serial]] = () if gone else tuple(reply.body)
        return [answers[serial] for serial in serials]

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
        self.bus.filter(rule, queue=self.told)
        self._answer(message_bus.AddMatch(rule))

    def heard(self, kind: str, patience_s: float = PATIENCE_S) -> str:
        """The words of the next event of one kind (`Announcement`) that nobody has asked for yet."""
        while True:
            message = self.bus.recv_until_filtered(self.told, timeout=patience_s)
            if message.header.fields.get(HeaderFields.member) == kind:
                return str(message.body[3][1])

    def hears(self, sentence: str) -> None:
        """Return once a sentence has been announced; raises `TimeoutError` if it never is."""
        while sentence not in self.heard("Announcement").split("\n"):
            pass


def _asked_of(owner: str, path: str) -> tuple[Message, ...]:
    """What there is to be known of one thing, in the order `_told` reads it."""
    address = DBusAddress(path, bus_name=owner, interface=ACCESSIBLE)
    return (
        *(new_method_call(address, call) for call in _CALLS),
        *(Properties(address).get(name) for name in _PROPERTIES),
    )


def _told(owner: str, path: str, answers: list[tuple[Any, ...]]) -> tuple[Node, list[tuple[str, str]]]:
    """A thing without what is in it, and where that is found; nothing is known of what is gone."""
    if () in answers:
        return Node(owner, path, "", "", "", frozenset()), []
    (words,), (role,), (number,), (children,), (name,), (description,) = answers
    bits = words[0] | words[1] << 32
    # Qt names a box for a secret as any other, and tells which it is by its number alone.
    secret = role == "text" and number == _PASSWORD_TEXT
    node = Node(
        owner=owner,
        path=path,
        role="password text" if secret else str(role),
        name=str(name[1]),
        description=str(description[1]),
        states=frozenset(name for name, bit in _STATES.items() if bits >> bit & 1),
    )
    return node, [(one, place) for one, place in children]


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
