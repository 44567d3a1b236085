"""The key slots of a vault: one random data key, wrapped once for each way in.

Kept in two files beside the database, each with its own checksum, so that one damaged copy is
mended from the other.  Called by the verbs of unlocking; knows nothing of databases.  Never writes
a key that is not wrapped, and never tells which slot a wrong passphrase came near to.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, Incompatible, InputRefused
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.sealing.holders import open_as_holders, seal_to_holders
from udset_desktop.sealing.passphrase import (
    KEY_BYTES,
    KdfParameters,
    derive_key,
    new_kdf_parameters,
    recovery_key,
)

FORMAT = 1
SLOTS_NAME = "vault.slots"
COPY_NAME = "vault.slots.copy"
_LIMIT_BYTES = 64 * 1024
_DIGEST_LENGTH = 64


class PassphraseSlot(msgspec.Struct, frozen=True, kw_only=True):
    """The data key wrapped under a passphrase, and how that passphrase becomes a key."""

    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    wrapped: bytes


class OrganisationSlot(msgspec.Struct, frozen=True, kw_only=True):
    """The data key sealed to the recovery key of the laptop's own organisation, or to both where two hold it."""

    recipient: str
    sealed: bytes


class KeySlots(msgspec.Struct, frozen=True, kw_only=True):
    """Every way into one vault.  `generation` counts changes, so the newer of two copies is known.

    `former` is the data key before the last renewal, wrapped under the present one; it is there
    only while the database may still be under the former key.  `counted` tells that wrong tries are
    counted beside these slots, so that a count that is gone was taken away.
    """

    format: int = FORMAT
    generation: int = 1
    passphrase: PassphraseSlot
    recovery: bytes
    organisation: OrganisationSlot | None = None
    former: bytes | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class SlotsRead:
    """The slots found, and whether a copy was damaged or behind and should be written again."""

    slots: KeySlots
    needs_mending: bool


def new_data_key() -> bytes:
    """A fresh data key: 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def new_slots(
    data_key: bytes,
    *,
    passphrase: str,
    recovery_code: str,
    recipient: str | None = None,
    parameters: KdfParameters | None = None,
) -> KeySlots:
    """Slots that open to `data_key` by passphrase, recovery code and, where told, the organisation."""
    return KeySlots(
        passphrase=_passphrase_slot(data_key, passphrase, parameters or new_kdf_parameters()),
        recovery=aes_key_wrap(recovery_key(recovery_code), data_key),
        organisation=_organisation_slot(data_key, recipient),
        counted=True,
    )


def open_by_passphrase(slots: KeySlots, passphrase: str) -> bytes:
    """The data key; raises `AccessRefused` for a wrong passphrase."""
    slot = slots.passphrase
    parameters = KdfParameters(
        salt=slot.salt, memory_kib=slot.memory_kib, passes=slot.passes, lanes=slot.lanes
    )
    return _unwrap(derive_key(passphrase, parameters), slot.wrapped, "sealing.wrong_passphrase")


def open_by_recovery_code(slots: KeySlots, code: str) -> bytes:
    """The data key; raises `AccessRefused` for a code that is mistyped or of another vault."""
    return _unwrap(recovery_key(code), slots.recovery, "sealing.wrong_code")


def open_by_organisation(slots: KeySlots, *held: str) -> bytes:
    """The data key, opened with the organisation's recovery secret, or with both where two hold it.

    Raises `AccessRefused`.
    """
    if slots.organisation is None:
        raise AccessRefused("sealing.no_organisation_slot")
    return open_as_holders(slots.organisation.sealed, held, KEY_BYTES)


def with_passphrase(
    slots: KeySlots, data_key: bytes, passphrase: str, parameters: KdfParameters | None = None
) -> KeySlots:
    """The slots with another passphrase; the data key stays, so nothing is encrypted anew."""
    slot = _passphrase_slot(data_key, passphrase, parameters or new_kdf_parameters())
    return _next(slots, passphrase=slot)


def with_recovery_code(slots: KeySlots, data_key: bytes, code: str) -> KeySlots:
    """The slots with another recovery code."""
    return _next(slots, recovery=aes_key_wrap(recovery_key(code), data_key))


def renewed(slots: KeySlots, data_key: bytes, fresh: KeySlots, new_key: bytes) -> KeySlots:
    """`fresh`, made for `new_key`, in place of `slots`; the former key is kept until it is let go."""
    return msgspec.structs.replace(
        fresh, generation=slots.generation + 1, former=aes_key_wrap(new_key, data_key)
    )


def former_key(slots: KeySlots, data_key: bytes) -> bytes | None:
    """The data key before the last renewal, while it is kept."""
    return None if slots.former is None else _unwrap(data_key, slots.former, "sealing.wrong_code")


def without_former(slots: KeySlots) -> KeySlots:
    """The slots once the database is known to be under the present key."""
    return _next(slots, former=None)


def write_slots(folder: Path, slots: KeySlots) -> None:
    """Put both copies in `folder`, one after the other; raises `EnvironmentFailure`."""
    body = msgspec.json.encode(slots)
    content = sha256_hex(body).encode() + b"\n" + body
    write_file(folder / SLOTS_NAME, content)
    write_file(folder / COPY_NAME, content)


def has_slots(folder: Path) -> bool:
    """Whether a vault was made in `folder`."""
    return (folder / SLOTS_NAME).exists() or (folder / COPY_NAME).exists()


def read_slots(folder: Path) -> SlotsRead:
    """The newest whole copy in `folder`.

    Raises `EnvironmentFailure` when both copies are damaged or gone, `Incompatible` when a newer
    program wrote them.
    """
    copies = [_read_copy(folder / name) for name in (SLOTS_NAME, COPY_NAME)]
    whole = [slots for slots in copies if slots is not None]
    if not whole:
        raise EnvironmentFailure("sealing.slots_damaged")
    newest = max(whole, key=lambda slots: slots.generation)
    return SlotsRead(newest, any(slots != newest for slots in copies))


def _read_copy(path: Path) -> KeySlots | None:
    try:
        content = read_file(path, limit_bytes=_LIMIT_BYTES)
    except InputRefused:
        return None  # too long to be one of ours
    except EnvironmentFailure as problem:
        if problem.code == "foundation.no_file":
            return None
        raise
    return _told_in(content)


def slots_in(content: bytes) -> KeySlots:
    """The slots that the bytes of one copy hold; raises `EnvironmentFailure` where they are damaged."""
    told = _told_in(content)
    if told is None:
        raise EnvironmentFailure("sealing.slots_damaged")
    return told


def _told_in(content: bytes) -> KeySlots | None:
    digest, body = content[:_DIGEST_LENGTH], content[_DIGEST_LENGTH + 1 :]
    if digest != sha256_hex(body).encode():
        return None
    return _decoded(body)


def _decoded(body: bytes) -> KeySlots:
    # The checksum was right, so what does not fit was written so: by a newer program.
    try:
        told = msgspec.json.decode(body, type=KeySlots)
    except (msgspec.DecodeError, ValueError) as problem:
        raise Incompatible("sealing.slots_newer") from problem
    if told.format > FORMAT:
        raise Incompatible("sealing.slots_newer")
    return told


def _passphrase_slot(data_key: bytes, passphrase: str, parameters: KdfParameters) -> PassphraseSlot:
    return PassphraseSlot(
        salt=parameters.salt,
        memory_kib=parameters.memory_kib,
        passes=parameters.passes,
        lanes=parameters.lanes,
        wrapped=aes_key_wrap(derive_key(passphrase, parameters), data_key),
    )


def _organisation_slot(data_key: bytes, recipient: str | None) -> OrganisationSlot | None:
    if recipient is None:
        return None
    return OrganisationSlot(recipient=recipient, sealed=seal_to_holders(data_key, recipient))


def _next(slots: KeySlots, **changes: object) -> KeySlots:
    return msgspec.structs.replace(slots, generation=slots.generation + 1, **changes)


def _unwrap(key: bytes, wrapped: bytes, code: str) -> bytes:
    try:
        return aes_key_unwrap(key, wrapped)
    except (InvalidUnwrap, ValueError):
        raise AccessRefused(code) from None
