"""Real servers on this machine, for the time of a test: sshd, rclone's WebDAV, moto's S3, and broken wires.

All are installed by the project's own set-up.  Each takes a port that is free and is waited for by its
own first word, never by time.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.kit import loopback

PASSWORD = "heron on the burn"
OTHER_PASSWORD = "otter in the burn"
USER = "ann"
READER = "reader"
_WORLD = ("unshare", "--mount", "--pid", "--fork", "--kill-child")
"""A world of its own, that ends whole: an sshd leaves each call to a process that outlives it."""


@contextmanager
def _running(command: list[str], ready: str, **more) -> Iterator[re.Match]:
    """A program until the test has done with it; gives what its first word said."""
    if not sys.platform.startswith("linux") and not shutil.which(command[0]):
        pytest.skip(f"the set-up brings {command[0]} on Debian and Ubuntu only")
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **more
    ) as process:
        heard = []
        for line in process.stderr:
            heard.append(line)
            if found := re.search(ready, line):
                break
        else:
            raise AssertionError("".join(heard))
        listening = threading.Thread(target=process.stderr.read, daemon=True)  # or its pipe fills up
        listening.start()
        try:
            yield found
        finally:
            process.kill()
            process.wait(10)
            listening.join(10)


@dataclass
class Sshd:
    """An sshd with a user of its own; nothing of this system's users is touched."""

    folder: Path
    port: int = 0
    host_key: str = ""
    _shadow: Path = field(default=Path())

    def set_password(self, password: str, *, ended: bool = False) -> None:
        """The user's password from now on; `ended`: the account has run out."""
        told = subprocess.run(
            ["openssl", "passwd", "-6", "-stdin"], input=password, capture_output=True, text=True, check=True
        ).stdout.strip()
        lines = [f"{name}:{told}:19000:0:99999:7::{'10000' if ended else ''}:" for name in (USER, READER)]
        text = "root:*:19000:0:99999:7:::\nsshd:*:19000:0:99999:7:::\n" + "\n".join(lines) + "\n"
        with self._shadow.open("r+") as stream:  # the very file that is bound over the system's
            stream.write(text)
            stream.truncate()

    def let_in(self, public: str) -> None:
        """A key that may come in."""
        (self.folder / "authorized").write_text(public + "\n")


def may_make_users_up() -> bool:
    """Whether this process may give a server users of its own, in a world of its own."""
    command = [*_WORLD, "true"]
    return os.name == "posix" and not subprocess.run(command, check=False, capture_output=True).returncode


@contextmanager
def sshd(folder: Path, *, host_keys: tuple[str, ...] = ("ed25519", "rsa")) -> Iterator[Sshd]:
    """Serving `folder / "in"`; wants root, for a list of users that only this server sees."""
    (folder / "in").mkdir(parents=True)
    for kind in host_keys:
        key = folder / f"host_{kind}"
        subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-f", str(key)], check=True)
    (folder / "authorized").touch()
    users = "root:x:0:0::/root:/bin/sh\nsshd:x:101:65534::/run/sshd:/usr/sbin/nologin\n"
    users += "".join(f"{name}:x:0:0::{folder}:/bin/sh\n" for name in (USER, READER))
    (folder / "passwd").write_text(users)
    (folder / "shadow").touch(0o600)
    port = free_port()
    (folder / "config").write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nUsePAM no\nPermitRootLogin yes\nStrictModes no\n"
        f"AuthorizedKeysFile {folder}/authorized\nPidFile none\nSubsystem sftp internal-sftp\n"
        + "".join(f"HostKey {folder}/host_{kind}\n" for kind in host_keys)
        + f"Match User {READER}\n  ForceCommand internal-sftp -R\n"
    )
    world = (
        f"mount --bind {folder}/passwd /etc/passwd && mount --bind {folder}/shadow /etc/shadow"
        " && mount -t tmpfs tmpfs /run && mkdir -m 755 /run/sshd"
        # A newer sshd shuts out whoever was wrong before, and here everybody comes from one place.
        f"; kind=$(/usr/sbin/sshd -T -o PerSourcePenalties=no -f {folder}/config >/dev/null 2>&1"
        f" && echo -o PerSourcePenalties=no); exec /usr/sbin/sshd -D -e $kind -f {folder}/config"
    )
    server = Sshd(folder=folder, port=port, _shadow=folder / "shadow")
    server.host_key = " ".join((folder / f"host_{host_keys[0]}.pub").read_text().split()[:2])
    server.set_password(PASSWORD)
    with _running([*_WORLD, "sh", "-c", world], r"Server listening on"):
        yield server


@contextmanager
def webdav(folder: Path) -> Iterator[int]:
    """rclone serving `folder` to one user; gives its port."""
    command = ["rclone", "serve", "webdav", str(folder), "--addr", "127.0.0.1:0", "--config", os.devnull]
    command += ["--user", USER, "--pass", PASSWORD, "--dir-cache-time", "0"]
    with _running(command, r"http://127\.0\.0\.1:(\d+)/") as found:
        yield int(found[1])


@contextmanager
def s3() -> Iterator[int]:
    """moto with an empty store; gives its port."""
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
    with _running(command, r"Running on http://127\.0\.0\.1:(\d+)") as found:
        yield int(found[1])


def free_port() -> int:
    """A port that nobody uses now."""
    with loopback.allowed(), socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def silent() -> Iterator[int]:
    """A server that takes a call and never says a word."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield one.getsockname()[1]


@contextmanager
def cut_after(bytes_there: int, port: int) -> Iterator[int]:
    """A wire to `port` that is cut when so many bytes have gone there; gives the port of its near end."""
    with socket.socket() as near:
        near.bind(("127.0.0.1", 0))
        near.listen()
        ends: list[socket.socket] = []
        passing: list[threading.Thread] = []
        told = (near, port, bytes_there, ends, passing)
        hearing = threading.Thread(target=_take_calls, args=told, daemon=True)
        hearing.start()
        yield near.getsockname()[1]
        near.shutdown(socket.SHUT_RDWR)
        hearing.join(10)
        _cut(*ends)
        for one in passing:
            one.join(10)
        for end in ends:
            end.close()


def _take_calls(near: socket.socket, port: int, bytes_there: int, ends: list, passing: list) -> None:
    while True:
        try:
            call, _ = near.accept()
        except OSError:
            return
        far = socket.create_connection(("127.0.0.1", port))
        ends += [call, far]
        for one, other, most in ((call, far, bytes_there), (far, call, None)):
            passing.append(threading.Thread(target=_pass_on, args=(one, other, most), daemon=True))
            passing[-1].start()


def _pass_on(one: socket.socket, other: socket.socket, most: int | None) -> None:
    gone = 0
    try:
        while most is None or gone < most:
            piece = one.recv(4096)
            if not piece:
                break
            other.sendall(piece)
            gone += len(piece)
    except OSError:
        pass
    _cut(one, other)


def _cut(*ends: socket.socket) -> None:
    for end in ends:
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            continue
