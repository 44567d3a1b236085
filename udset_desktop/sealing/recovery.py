"""A forgotten passphrase, with the organisation's help: a request out, an answer back.

The laptop's request carries its own sealed slot and a one-time public key; the organisation opens
the slot where its recovery key is kept and seals what was in it to the one-time key.  Where two people
hold that key, the first takes off a layer and hands the request on, and the second answers.  No
recovery key ever travels, and whoever finds request and answer on the way can open neither: the
one-time secret stays on the laptop, wrapped under the new passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import msgspec
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap_with_padding,
    aes_key_wrap_with_padding,
)

from udset_desktop.foundation.problems import AccessRefused, BundleRefused, Finding, Incompatible
from udset_desktop.sealing.holders import is_double, is_layer, open_layer
from udset_desktop.sealing.keys import new_age_key, open_sealed, seal, six_words
from udset_desktop.sealing.passphrase import KEY_BYTES, KdfParameters, derive_key, new_kdf_parameters
from udset_desktop.sealing.slots import KeySlots

FORMAT = 1
LIMIT_BYTES = 16 * 1024


class _Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="request", tag_field="udset"):
    format: int
    sealed: bytes
    reply_to: str


class _Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="answer", tag_field="udset"):
    format: int
    sealed: bytes


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="waiting", tag_field="udset"):
    format: int
    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    wrapped: bytes


_Kind = TypeVar("_Kind", _Request, _Answer, _Kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryRequest:
    """What a laptop makes: `request` goes out, `kept` stays, `code` is told by telephone."""

    request: bytes
    kept: bytes
    code: str


def begin_recovery(
    slots: KeySlots, passphrase: str, parameters: KdfParameters | None = None
) -> RecoveryRequest:
    """A request to the organisation, bound to the new passphrase.

    Raises `AccessRefused` where the vault was made without an organisation's recovery key.
    """
    if slots.organisation is None:
        raise AccessRefused("sealing.no_organisation_slot")
    used, one_time = parameters or new_kdf_parameters(), new_age_key()
    wrapped = aes_key_wrap_with_padding(derive_key(passphrase, used), one_time.secret.encode())
    kept = _Kept(FORMAT, used.salt, used.memory_kib, used.passes, used.lanes, wrapped)
    request = _Request(FORMAT, slots.organisation.sealed, one_time.recipient)
    return RecoveryRequest(
        request=msgspec.json.encode(request),
        kept=msgspec.json.encode(kept),
        code=six_words(one_time.recipient),
    )


def code_of_request(request: bytes) -> str:
    """The six words of a request, to be compared by telephone before it is answered."""
    return six_words(_read(request, _Request).reply_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryAnswer:
    """What a holder of the recovery key gives back.

    `content` is the answer; or, where another holder is still to open their layer, the request for them.
    """

    content: bytes
    is_whole: bool


def answer_recovery(request: bytes, secret: str) -> RecoveryAnswer:
    """The answer to a request, made where the organisation's recovery secret is kept.

    Raises `AccessRefused` when the vault was sealed to another key, or when the other of two holders
    has to go first; `BundleRefused` for what is no request.
    """
    told = _read(request, _Request)
    try:
        opened = open_layer(told.sealed, secret)
    except AccessRefused:
        if is_double(told.sealed, KEY_BYTES):
            raise AccessRefused("sealing.other_holder_first") from None
        raise
    if is_layer(opened):
        handed = _Request(FORMAT, opened, told.reply_to)
        return RecoveryAnswer(content=msgspec.json.encode(handed), is_whole=False)
    if len(opened) != KEY_BYTES:
        raise BundleRefused(Finding(code="sealing.damaged"))
    answer = _Answer(FORMAT, seal(opened, [told.reply_to]))
    return RecoveryAnswer(content=msgspec.json.encode(answer), is_whole=True)


def finish_recovery(kept: bytes, answer: bytes, passphrase: str) -> bytes:
    """The data key; raises `AccessRefused` for another passphrase than the request's, or another's answer."""
    waiting = _read(kept, _Kept)
    parameters = KdfParameters(
        salt=waiting.salt, memory_kib=waiting.memory_kib, passes=waiting.passes, lanes=waiting.lanes
    )
    try:
        secret = aes_key_unwrap_with_padding(derive_key(passphrase, parameters), waiting.wrapped)
    except (InvalidUnwrap, ValueError):
        raise AccessRefused("sealing.wrong_new_passphrase") from None
    return open_sealed(_read(answer, _Answer).sealed, secret.decode(), KEY_BYTES)


def _read(content: bytes, kind: type[_Kind]) -> _Kind:
    try:
        told = msgspec.json.decode(content[: LIMIT_BYTES + 1], type=kind)
    except (msgspec.DecodeError, ValueError):
        raise BundleRefused(Finding(code="sealing.no_recovery_file")) from None
    if told.format > FORMAT:
        raise Incompatible("sealing.recovery_newer")
    return told
