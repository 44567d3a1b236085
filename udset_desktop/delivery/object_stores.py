"""The carriers to a server of files on the web: WebDAV, and whatever speaks S3.

Both go through one library, which checks certificates against the system's own list.  It waits in
the background, so that a send can be stopped in the middle of a file.
"""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeVar
from urllib.parse import quote

from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    PermissionDeniedError,
    PreconditionError,
    UnauthenticatedError,
)
from obstore.store import HTTPStore, S3Store

from udset_desktop.delivery import carrier as patience
from udset_desktop.delivery.address import Address, Kind
from udset_desktop.delivery.carrier import NAME_TAKEN, clear_beside, name_beside
from udset_desktop.foundation.problems import (
    AccessRefused,
    EnvironmentFailure,
    Finding,
    InputRefused,
    UdsetError,
)
from udset_desktop.foundation.progress import Control

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig, S3Credential  # there are no such names to import

T = TypeVar("T")
_PIECE_BYTES = 64 * 1024
_LOOK_UP_EVERY_S = 0.1
_SLOWEST_BYTES_A_SECOND = 16 * 1024
_ONCE: RetryConfig = {"max_retries": 0}  # the next ask tries again, and a person decides when


class StoreCarrier:
    """A folder or bucket on a web server."""

    def __init__(self, address: Address) -> None:
        """Nothing is said to the server before something is asked of it."""
        self._is_web = address.kind is Kind.WEBDAV
        self._store = _webdav(address) if self._is_web else _s3(address)

    def put(self, name: str, content: bytes, control: Control) -> None:
        """By S3 in one piece that is there whole or not; by WebDAV under another name, then named."""
        if not self._is_web:
            self._send(name, content, control, only_new=True)
            return
        clear_beside(self, name, control)
        beside = name_beside(name)
        self._send(beside, content, control, only_new=False)
        try:
            self._done(lambda: self._store.rename_async(beside, name, overwrite=False), control, name=name)
        except FileNotFoundError:
            raise EnvironmentFailure("delivery.broke_off") from None

    def get(self, name: str, *, limit_bytes: int, control: Control) -> bytes | None:
        """What the server gives under `name`."""

        async def fetch() -> list[bytes]:
            found = await self._store.get_async(name)
            if found.meta["size"] > limit_bytes:
                context: dict[str, str | int] = {"name": name, "limit_bytes": limit_bytes}
                raise InputRefused(Finding(code="foundation.file_too_large", context=context))
            # Piece by piece: the library's own way to the whole holds everything else up meanwhile.
            return [bytes(piece) async for piece in found.stream(_PIECE_BYTES)]

        try:
            return b"".join(self._done(fetch, control, room_bytes=limit_bytes, name=name))
        except FileNotFoundError:
            return None

    def names(self, control: Control) -> tuple[str, ...]:
        """The files in the folder."""
        try:
            listed = self._done(self._store.list_with_delimiter_async, control)
        except FileNotFoundError:
            raise EnvironmentFailure("delivery.wrong_folder") from None
        return tuple(sorted(one["path"].rpartition("/")[2] for one in listed["objects"]))

    def remove(self, name: str) -> None:
        """Take one file away."""
        try:
            self._done(lambda: self._store.delete_async(name), _Unwatched(), name=name)
        except FileNotFoundError:
            return

    def close(self) -> None:
        """Nothing is held."""

    def _send(self, name: str, content: bytes, control: Control, *, only_new: bool) -> None:
        mode: Literal["create", "overwrite"] = "create" if only_new else "overwrite"
        try:
            self._done(
                lambda: self._store.put_async(name, content, mode=mode, use_multipart=False),
                control,
                room_bytes=len(content),
                name=name,
            )
        except FileNotFoundError:
            raise EnvironmentFailure("delivery.wrong_folder") from None

    def _done(
        self, begin: Callable[[], Awaitable[T]], control: Control, *, room_bytes: int = 0, name: str = ""
    ) -> T:
        """The end of one thing asked of the server; stopped when asked to, and when it takes too long."""
        patience_s = patience.PATIENCE_S + room_bytes / _SLOWEST_BYTES_A_SECOND
        with asyncio.Runner() as runner:
            try:
                return runner.run(_waited(begin, control, patience_s))
            except BaseError as problem:
                raise _told_plainly(problem, name) from None


class _Unwatched:
    def checkpoint(self, share: float | None = None) -> None:
        """Short, and nobody stops it."""


async def _waited(begin: Callable[[], Awaitable[T]], control: Control, patience_s: float) -> T:
    until_s = time.monotonic() + patience_s
    waiting = asyncio.ensure_future(begin())
    try:
        while True:
            done, _ = await asyncio.wait({waiting}, timeout=_LOOK_UP_EVERY_S)
            if done:
                return waiting.result()
            control.checkpoint()
            if time.monotonic() > until_s:
                raise EnvironmentFailure("delivery.too_slow")
    finally:
        waiting.cancel()


def _webdav(address: Address) -> HTTPStore:
    options = _options(address)
    if address.user or address.password:
        told = base64.b64encode(f"{address.user}:{address.password}".encode()).decode()
        options["default_headers"] = {"authorization": f"Basic {told}"}
    url = f"{address.web}/{quote(address.folder)}".rstrip("/")
    return HTTPStore(url, client_options=options, retry_config=_ONCE)


def _s3(address: Address) -> S3Store:
    bucket, _, prefix = address.folder.partition("/")
    return S3Store(
        bucket,
        prefix=prefix or None,
        endpoint=address.web,
        region=address.region or "us-east-1",
        # Said whole: the library would else fill in what other programs left in the environment.
        credential_provider=partial(_credential, address.user, address.password),
        skip_signature=not address.user,
        virtual_hosted_style_request=False,
        client_options=_options(address),
        retry_config=_ONCE,
    )


def _credential(user: str, password: str) -> S3Credential:
    return {"access_key_id": user, "secret_access_key": password, "token": None, "expires_at": None}


def _options(address: Address) -> ClientConfig:
    # Our own patience ends it sooner; this is only so that nothing is left waiting for ever.
    return {"allow_http": address.plain, "timeout": "1h", "connect_timeout": f"{patience.PATIENCE_S:.1f}s"}


def _told_plainly(problem: BaseError, name: str) -> UdsetError:
    """What the library says, as a code of ours.  It has one class for most; the rest stands in its text."""
    said = str(problem)
    if isinstance(problem, AlreadyExistsError | PreconditionError):
        return EnvironmentFailure(NAME_TAKEN, name=name)
    if isinstance(problem, UnauthenticatedError) or any(word in said for word in _NOT_LET_IN):
        return AccessRefused("delivery.signed_out")
    if isinstance(problem, PermissionDeniedError):
        return EnvironmentFailure("delivery.not_allowed")
    if "status: 405" in said and "method: PUT" in said:  # how some tell that there is no room
        return EnvironmentFailure("delivery.took_no_more")
    for words, code in _SAID:
        if any(word in said for word in words):
            return EnvironmentFailure(code)
    return EnvironmentFailure("delivery.not_understood")


_NOT_LET_IN = ("InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "AuthFailure", "status: 401")
"""S3 answers "forbidden" to a wrong or ended key as to a place one may not write in; the word tells them apart."""
_SAID = (
    (("status: 403",), "delivery.not_allowed"),
    (("status: 507", "status: 413", "QuotaExceeded"), "delivery.took_no_more"),
    (tuple(f"status: {number}" for number in (500, 502, 503, 504)), "delivery.in_trouble"),
    (("status: 409",), "delivery.wrong_folder"),
    (("certificate",), "delivery.no_certificate"),
    (("kind: Timeout",), "delivery.too_slow"),
    (("kind: Connect",), "delivery.no_answer"),
    (("HttpError",), "delivery.broke_off"),
)
