"""The verbs of handing over: people with all their conversations, from one laptop to one other.

Called by the faces.  The giver writes a file that only the taker's laptop opens, and changes nothing of
these people from then on; the taker writes a receipt; the giver lets them go when the receipt comes.
The chain of versions goes on with the taker: a statement signed by the giver travels in the taker's
next bundle, so that the desk sees one line and no fork.  Light to import; the work is in
`usecases.parcelling` and `usecases.parcel_receipts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.usecases.handing_values import HandedOver, LetGo, TakenOver, ToLetGo, Waiting
from udset_desktop.usecases.workplace import Workplace


def hand_over(workplace: Workplace, card: Path, people: Collection[PersonId], out: Path) -> HandedOver:
    """People with all their conversations in a new file for the laptop of `card`.

    Bundles with them that were offered to no place yet are taken apart first.  Raises `InputRefused` for nobody, for somebody with a conversation under way, for somebody handed over
    already, and for a card that the project's trust list does not know.
    """
    # late: msgspec, pyrage, minisign, SQLAlchemy: 0.3 s that the first screen must not wait for.
    from udset_desktop.usecases.parcelling import put_parcel  # noqa: PLC0415

    return put_parcel(workplace, card, people, out)


def hand_everybody_over(workplace: Workplace, card: Path, out: Path) -> HandedOver:
    """Everybody who can go in a new file for the laptop of `card`, and who stays here and why.

    Somebody on hold stays, somebody with a conversation under way, and somebody handed over before.  Raises
    `InputRefused` where nobody can go, and for a card that the project's trust list does not know.
    """
    # late: as in `hand_over`.
    from udset_desktop.usecases.parcelling import put_parcel, who_can_go  # noqa: PLC0415

    vault = workplace.require_vault()
    with vault.transaction():
        ready, stays = who_can_go(vault)
        if not ready:
            raise InputRefused(Finding(code="handing_over.nobody_ready", context={"count": len(stays)}))
        return replace(put_parcel(workplace, card, ready, out), stays=stays)


def people_named(workplace: Workplace, references: Collection[str]) -> tuple[PersonId, ...]:
    """The people of these references of the project, numbers of this laptop or whole names, each once.

    Raises `InputRefused` where one of them means nobody, or two people.
    """
    # late: as in `hand_over`.
    from udset_desktop.usecases.rights import person_meant  # noqa: PLC0415

    return tuple(dict.fromkeys(person_meant(workplace, one) for one in references))


def take_over(workplace: Workplace, file: Path, receipt: Path | None = None) -> TakenOver:
    """Everything in a file from another laptop, now this one's, and a signed receipt beside it or at `receipt`.

    Taken twice it is the same, while all of them are this laptop's.  Raises `InputRefused` where this laptop
    has gone on with one of the conversations in another way, and for a file taken before whose people are
    here no more; it takes nothing and signs for nobody then.
    """
    # late: as in `hand_over`.
    from udset_desktop.usecases.parcelling import take_parcel  # noqa: PLC0415

    return take_parcel(workplace, file, receipt)


def would_let_go(workplace: Workplace, receipt: Path) -> ToLetGo:
    """Who would be cleared by a receipt, and what of them lies about that no program can call back.

    Nothing changes.  Raises as `let_go` does.
    """
    # late: as in `hand_over`.
    from udset_desktop.usecases.parcel_receipts import who_would_go  # noqa: PLC0415

    return who_would_go(workplace, receipt)


def let_go(workplace: Workplace, receipt: Path) -> LetGo:
    """The people of a file that its taker has signed for, cleared from this laptop with all about them.

    Only whoever went through that very file and has not been here again since.  Raises `BundleRefused` for a
    receipt that is not about a file made here, or not that taker's, and `InputRefused` for one that is too old.
    Where the file was taken back before, whoever is here as they were then goes, the others are told; raises
    `InputRefused` where that is nobody.
    """
    # late: as in `hand_over`.
    from udset_desktop.usecases.parcel_receipts import clear_parcel  # noqa: PLC0415

    return clear_parcel(workplace, receipt)


def take_back(workplace: Workplace, file: Path) -> int:
    """A file that never got there counts no more; how many conversations are this laptop's again.

    Only where the file itself is still here: whoever has it back can know that nobody else took it.  Or by the
    receipt of a taker that is believed no longer, which `let_go` refuses.  Raises
    `InputRefused` where somebody in it has come back or was signed for: then it did get there.
    """
    # late: as in `hand_over`.
    from udset_desktop.usecases.parcel_receipts import forget_parcel  # noqa: PLC0415

    return forget_parcel(workplace, file)


def would_take_back(workplace: Workplace, file: Path) -> Waiting:
    """Who would be this laptop's again, and whose they are if that laptop took them after all.

    Nothing changes.  Raises as `take_back` does.
    """
    # late: as in `hand_over`.
    from udset_desktop.usecases.parcel_receipts import what_is_in  # noqa: PLC0415

    return what_is_in(workplace, file)


def waiting_for_receipts(workplace: Workplace) -> tuple[Waiting, ...]:
    """Whom this laptop has handed over and still holds, by the laptop that is to sign for them."""
    # late: as in `hand_over`.
    from udset_desktop.usecases.standing import own_ids  # noqa: PLC0415

    vault = workplace.require_vault()
    here = {one.id for one in vault.load_people()}
    last = {one.person: one for one in vault.load_handed_people()}
    own = own_ids(vault)  # a laptop restored since then still waits for its receipts
    away = [one for one in last.values() if one.giver in own and one.taker not in own and one.person in here]
    talks = Counter((one.person, one.file) for one in vault.load_handed())
    return tuple(
        Waiting(
            taker=taker,
            people=sum(1 for one in away if one.taker == taker),
            records=sum(talks[one.person, one.file] for one in away if one.taker == taker),
        )
        for taker in sorted({one.taker for one in away})
    )
