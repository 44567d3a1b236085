"""A made-up logind, a program of its own: `python -m tests.kit.made_up_logind [refusing]`.

It does what it is told on its input, line by line, and says on its output what it was asked.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusError,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)

NAME, FOLDER = "org.freedesktop.login1", "/org/freedesktop/login1"
SESSION, OTHER_SESSION = f"{FOLDER}/session/_37", f"{FOLDER}/session/_38"
SIGNALS = {
    "sleep": (FOLDER, "Manager", "PrepareForSleep", [True]),
    "wake": (FOLDER, "Manager", "PrepareForSleep", [False]),
    "lock": (SESSION, "Session", "Lock", []),
    "lock another": (OTHER_SESSION, "Session", "Lock", []),
}


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class MadeUpLogind(QDBusVirtualObject):
    """Gives everybody the one session, and holds sleep up for whoever asks, unless it is `refusing`."""

    def __init__(self, bus, *, refusing):
        super().__init__()
        self._bus, self._refusing, self._ears = bus, refusing, []

    def introspect(self, _path):
        return ""

    def handleMessage(self, message, connection):  # noqa: N802 -- Qt's own name
        words = message.arguments()
        say(f"{message.member()} {' | '.join(words)}")
        if message.member() == "GetSession" and words == ["auto"]:
            answer = QDBusObjectPath(SESSION)
        elif message.member() == "Inhibit" and not self._refusing:
            answer = self._pipe_end()
        else:
            connection.send(message.createErrorReply(QDBusError.ErrorType.AccessDenied, "no"))
            return True
        reply = message.createReply()
        reply.setArguments([answer])
        connection.send(reply)
        return True

    def _pipe_end(self):
        reading, writing = os.pipe()
        end = QDBusUnixFileDescriptor(writing)
        os.close(writing)
        ear = QSocketNotifier(reading, QSocketNotifier.Type.Read)

        def gone(*_told):
            ear.setEnabled(False)
            os.close(reading)
            say("let go")

        ear.activated.connect(gone)
        self._ears.append(ear)
        return end

    def on_line(self, line):
        if line not in SIGNALS:
            say(line)
            return
        path, interface, name, words = SIGNALS[line]
        message = QDBusMessage.createSignal(path, f"{NAME}.{interface}", name)
        message.setArguments(words)
        self._bus.send(message)


def serve(*, refusing):
    """Until the input ends."""
    application = QCoreApplication([])
    bus = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "logind")
    made_up = MadeUpLogind(bus, refusing=refusing)
    if not (bus.registerVirtualObject(FOLDER, made_up) and bus.registerService(NAME)):
        sys.exit(1)
    lines = os.fdopen(os.dup(0), "rb", buffering=0)
    ear = QSocketNotifier(0, QSocketNotifier.Type.Read)

    def on_input(*_told):
        line = lines.readline().decode().strip()
        made_up.on_line(line) if line else application.quit()

    ear.activated.connect(on_input)
    say("ready")
    application.exec()


if __name__ == "__main__":
    serve(refusing="refusing" in sys.argv)
