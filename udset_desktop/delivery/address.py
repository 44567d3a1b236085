"""Where a laptop's bundles go, as one line that can be read out and as the parts a carrier needs.

`parse_address` takes what somebody typed; `told` gives it back without a secret.  A password never
stands in the line: it is kept beside it, in the vault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote, urlsplit

from udset_desktop.foundation.problems import UsageRefused

SFTP_PORT = 22
_LONGEST = 2000
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_NOT_ON_A_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
"""This very machine: nothing of what is said to it goes over a wire, so it may be said in the clear."""


class Kind(StrEnum):
    """The ways a bundle can go."""

    FOLDER = "folder"
    SFTP = "sftp"
    WEBDAV = "webdav"
    S3 = "s3"


_SCHEMES = {"sftp": Kind.SFTP, "https": Kind.WEBDAV, "http": Kind.WEBDAV, "s3": Kind.S3, "s3+http": Kind.S3}
_IN_THE_CLEAR = frozenset({"http", "s3+http"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One place, with what opens it.

    `folder` is a path on this laptop, a folder on the server, or bucket and prefix.  `host_key` is
    the line of the server's own key that somebody has looked at ("ssh-ed25519 AAAA…").
    """

    kind: Kind
    folder: str
    host: str = ""
    port: int = 0  # 0: the usual one
    plain: bool = False  # without TLS; only on this machine
    user: str = ""
    password: str = field(default="", repr=False)
    key: str = field(default="", repr=False)  # this laptop's own private key for SFTP
    host_key: str = ""
    region: str = ""

    @property
    def web(self) -> str:
        """The address of a web server as its library wants it, without the folder."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        return f"{'http' if self.plain else 'https'}://{host}{port}"


def parse_address(text: str) -> Address:
    """The place that a line names: `sftp://…`, `https://…` (WebDAV), `s3://host/bucket/…`, or a folder.

    Raises `UsageRefused` for a line that names none, holds a password, or would send one in the clear.
    """
    line = text.strip()
    if not line or len(line) > _LONGEST or _NOT_ON_A_LINE.search(line):
        raise UsageRefused("delivery.address_odd")
    if not _SCHEME.match(line):
        return Address(kind=Kind.FOLDER, folder=str(Path(line).expanduser().absolute()))
    parts, port = _split(line)
    kind = _SCHEMES.get(parts.scheme.lower())
    host = parts.hostname or ""
    if kind is None or not host or parts.query or parts.fragment:
        raise UsageRefused("delivery.address_odd")
    if parts.password is not None:
        raise UsageRefused("delivery.password_in_address")
    plain = parts.scheme.lower() in _IN_THE_CLEAR
    if plain and host not in _HERE:
        raise UsageRefused("delivery.not_sealed")
    folder = unquote(parts.path)
    if kind is not Kind.SFTP:
        folder = folder.strip("/")
    if kind is Kind.S3 and not folder:
        raise UsageRefused("delivery.no_bucket")
    return Address(
        kind=kind, folder=folder, host=host, port=port, plain=plain, user=unquote(parts.username or "")
    )


def told(address: Address) -> str:
    """The place as one line; nothing that opens it."""
    if address.kind is Kind.FOLDER:
        return address.folder
    host = f"[{address.host}]" if ":" in address.host else address.host
    port = f":{address.port}" if address.port else ""
    scheme = {Kind.SFTP: "sftp", Kind.S3: "s3+http" if address.plain else "s3"}.get(address.kind)
    folder = quote(address.folder.lstrip("/"))
    return f"{scheme or ('http' if address.plain else 'https')}://{host}{port}/{folder}"


def _split(line: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(line)
        port = parts.port or 0
    except ValueError:
        raise UsageRefused("delivery.address_odd") from None
    return parts, port
