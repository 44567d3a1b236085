"""What the verbs of handing over give, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.ids import PersonId

if TYPE_CHECKING:
    from udset_desktop.usecases.copies_out import StillOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """Somebody who could not go with everybody, and the code of the sentence that says why."""

    person: PersonId
    name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """A file in its place: how many people and conversations are in it, and for which laptop; who stayed."""

    file: Path
    taker: str
    people: int
    records: int
    stays: tuple[Staying, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What came from another laptop, and the receipt to give back."""

    receipt: Path
    giver: str
    people: int
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToLetGo:
    """Who would be cleared, since the taker has signed for them, and what of them lies about."""

    taker: str
    people: int
    records: int
    names: tuple[str, ...]
    out: StillOut
    stays: tuple[Staying, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetGo:
    """What was cleared once the taker had signed for it, and what of it lies about; nobody knows that later."""

    taker: str
    people: int
    records: int
    out: StillOut
    stays: tuple[Staying, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """People handed over from here whose receipt has not come yet."""

    taker: str
    people: int
    records: int
