"""The carrier to a server by SFTP, which must show the very key that somebody has looked at.

A server is never believed at first sight: without a pinned key, or with another one, nothing is said
to it but hello; no password leaves.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import logging
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager

import paramiko

from udset_desktop.delivery import carrier as patience
from udset_desktop.delivery.address import SFTP_PORT, Address
from udset_desktop.delivery.carrier import NAME_TAKEN, clear_beside, name_beside
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, Finding, InputRefused
from udset_desktop.foundation.progress import Control

_PIECE_BYTES = 128 * 1024
_RSA = ("rsa-sha2-512", "rsa-sha2-256")
_KINDS = {"ssh-rsa": _RSA}
_HOME = "/~/"

# What it says may hold the names of servers and users; our own codes say what is needed.
logging.getLogger("paramiko").propagate = False
logging.getLogger("paramiko").addHandler(logging.NullHandler())


def fingerprint_of(host_key: str) -> str:
    """A host key as `ssh` shows it: "SHA256:…"."""
    content = base64.b64decode(host_key.split(" ")[1])
    return f"SHA256:{base64.b64encode(hashlib.sha256(content).digest()).decode().rstrip('=')}"


class SftpCarrier:
    """A folder on a server, over one connection."""

    def __init__(self, address: Address) -> None:
        """Raises `AccessRefused` for an unknown or other host key and a password that is not taken,

        `EnvironmentFailure` where nobody answers.  The first two carry `host_key` and `fingerprint`.
        """
        folder = address.folder
        self._folder = folder.removeprefix(_HOME).rstrip("/") or ("." if folder.startswith(_HOME) else "/")
        self._transport = _hello(address)
        try:
            _require_host(self._transport, address)
            with _told_plainly():
                _sign_in(self._transport, address)
                channel = self._transport.open_session(timeout=patience.PATIENCE_S)
                channel.settimeout(patience.PATIENCE_S)
                channel.invoke_subsystem("sftp")
                self._client = paramiko.SFTPClient(channel)
        except BaseException:
            self._transport.close()
            raise

    def put(self, name: str, content: bytes, control: Control) -> None:
        """Written under a name of its own, its size looked at, then named; never over another file."""
        clear_beside(self, name, control)
        beside, place = self._path(name_beside(name)), self._path(name)
        try:
            with _told_plainly():
                with self._client.open(beside, "wb") as stream:
                    stream.set_pipelined(pipelined=True)
                    for at in range(0, len(content), _PIECE_BYTES):
                        control.checkpoint(at / len(content))
                        stream.write(content[at : at + _PIECE_BYTES])
                length = self._client.stat(beside).st_size
            _require_length(length, len(content))
            self._name(beside, place, name)
        except BaseException:
            with contextlib.suppress(OSError, EOFError, paramiko.SSHException):
                self._client.remove(beside)
            raise

    def get(self, name: str, *, limit_bytes: int, control: Control) -> bytes | None:
        """What the server gives under `name`."""
        pieces, length = [], 0
        with _told_plainly():
            try:
                with self._client.open(self._path(name), "rb") as stream:
                    stream.prefetch(min(stream.stat().st_size or 0, limit_bytes + 1))
                    while piece := stream.read(_PIECE_BYTES):
                        control.checkpoint()
                        pieces.append(piece)
                        length += len(piece)
                        if length > limit_bytes:
                            context: dict[str, str | int] = {"name": name, "limit_bytes": limit_bytes}
                            raise InputRefused(Finding(code="foundation.file_too_large", context=context))
            except FileNotFoundError:
                return None
        return b"".join(pieces)

    def names(self, control: Control) -> tuple[str, ...]:
        """The files in the folder."""
        control.checkpoint()
        with _told_plainly():
            listed = self._client.listdir_attr(self._folder)
        return tuple(sorted(one.filename for one in listed if stat.S_ISREG(one.st_mode or 0)))

    def remove(self, name: str) -> None:
        """Take one file away."""
        with _told_plainly(), contextlib.suppress(FileNotFoundError):
            self._client.remove(self._path(name))

    def close(self) -> None:
        """Hang up."""
        self._transport.close()

    def _name(self, beside: str, place: str, name: str) -> None:
        # The plain rename of SFTP refuses a name that is taken; only `posix_rename` goes over it.
        try:
            with _told_plainly():
                self._client.rename(beside, place)
        except EnvironmentFailure:
            with _told_plainly():
                try:
                    self._client.stat(place)
                except FileNotFoundError:
                    raise EnvironmentFailure("delivery.took_no_more") from None
            raise EnvironmentFailure(NAME_TAKEN, name=name) from None

    def _path(self, name: str) -> str:
        return f"{self._folder.rstrip('/')}/{name}"


def _hello(address: Address) -> paramiko.Transport:
    try:
        wire = socket.create_connection(
            (address.host, address.port or SFTP_PORT), timeout=patience.PATIENCE_S
        )
    except TimeoutError:
        raise EnvironmentFailure("delivery.too_slow") from None
    except OSError:
        raise EnvironmentFailure("delivery.no_answer") from None
    transport = paramiko.Transport(wire)
    transport.banner_timeout = transport.auth_timeout = patience.PATIENCE_S
    kind = address.host_key.partition(" ")[0]
    if kind:
        # A server has keys of several kinds: ask for the kind that was looked at.
        transport.get_security_options().key_types = _KINDS.get(kind, (kind,))
    return transport


def _require_host(transport: paramiko.Transport, address: Address) -> None:
    with _told_plainly():
        try:
            transport.start_client(timeout=patience.PATIENCE_S)
        except paramiko.ssh_exception.IncompatiblePeer:
            if address.host_key:  # it has no key of that kind any more
                raise AccessRefused("delivery.other_host", host_key="", fingerprint="") from None
            raise
        key = transport.get_remote_server_key()
    line = f"{key.get_name()} {key.get_base64()}"
    if line != address.host_key:
        code = "delivery.other_host" if address.host_key else "delivery.host_not_known"
        raise AccessRefused(code, host_key=line, fingerprint=fingerprint_of(line))


def _sign_in(transport: paramiko.Transport, address: Address) -> None:
    try:
        if address.key:
            own = paramiko.Ed25519Key.from_private_key(io.StringIO(address.key))
            transport.auth_publickey(address.user, own)
        else:
            transport.auth_password(address.user, address.password)
    except paramiko.AuthenticationException:
        raise AccessRefused("delivery.signed_out") from None
    if not transport.is_authenticated():  # it asks for something more
        raise AccessRefused("delivery.signed_out")


def _require_length(found: int | None, sent: int) -> None:
    if found != sent:
        raise EnvironmentFailure("delivery.took_no_more")


@contextmanager
def _told_plainly() -> Iterator[None]:
    """What the library and the server say, as a code of ours; their own words stay outside."""
    try:
        yield
    except FileNotFoundError:
        raise EnvironmentFailure("delivery.wrong_folder") from None
    except PermissionError:
        raise EnvironmentFailure("delivery.not_allowed") from None
    except TimeoutError:
        raise EnvironmentFailure("delivery.too_slow") from None
    except (EOFError, ConnectionError, paramiko.SSHException):
        raise EnvironmentFailure("delivery.broke_off") from None
    except OSError:  # SFTP has one word for a full disk and for all else
        raise EnvironmentFailure("delivery.took_no_more") from None
