"""What a merge says, in words for the Take in page; pure, no verb is called here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.take_in_view import FileShown, MergeShown, PlanShown, PoolShown, SideShown
from udset_desktop.foundation.wording import sentence_of, sentence_of_finding
from udset_desktop.usecases.merging import (
    OUTCOMES,
    FileOutcome,
    Fork,
    HeldLine,
    MergeLine,
    MergeOutcome,
    PoolStatus,
)

_GROUP = 4


def spaced(laptop: str) -> str:
    """A laptop's id in groups of four, so that it can be read out."""
    return " ".join(laptop[at : at + _GROUP] for at in range(0, len(laptop), _GROUP))


def counts_of(numbers: Mapping[str, int]) -> str:
    """Every kind that is not nought, in words; "" for none."""
    return ", ".join(
        say(f"take_in.count.{kind}", count=numbers[kind]) for kind in OUTCOMES if numbers.get(kind)
    )


def file_shown(path: Path, outcome: FileOutcome) -> FileShown:
    """One file: what it brings, or why it is refused."""
    why = " ".join(sentence_of_finding(finding) for finding in outcome.findings)
    if outcome.state == "refused":
        about = say("take_in.refused", why=why)
        return FileShown(key=str(path), name=path.name, about=about, refused=True)
    about = say(
        "take_in.from_laptop",
        number=outcome.number,
        laptop=spaced(outcome.laptop),
        counts=counts_of(outcome.numbers) or say("take_in.nothing_in_it"),
    )
    if why:
        about = say("take_in.no_receipt", about=f"{about}.", why=why)
    return FileShown(key=str(path), name=path.name, about=about)


def plan_shown(files: tuple[Path, ...], outcome: MergeOutcome) -> PlanShown:
    """What taking in would do."""
    may_take = outcome.refused < len(outcome.files)
    counts = counts_of(outcome.numbers)
    brings = say("take_in.plan_brings", counts=counts) if counts else say("take_in.plan_nothing")
    about = [brings] if may_take else []
    if outcome.refused and may_take:
        about.append(say("take_in.plan_refused_some", count=outcome.refused))
    return PlanShown(
        state="planned",
        files=_files(files, outcome),
        lead=say("take_in.plan_lead" if may_take else "take_in.plan_refused"),
        about=" ".join(about),
        may_take=may_take,
    )


def done_shown(files: tuple[Path, ...], outcome: MergeOutcome) -> PlanShown:
    """What taking in did, and where the receipts lie."""
    counts = counts_of(outcome.numbers)
    about = [say("take_in.done_brings", counts=counts)] if counts else []
    folders = sorted({str(receipt.parent) for receipt in outcome.receipts})
    if folders:
        about.append(say("take_in.done_receipts", folder=", ".join(folders)))
    return PlanShown(
        state="done",
        files=_files(files, outcome),
        lead=say("take_in.done_lead" if outcome.refused < len(outcome.files) else "take_in.done_nothing"),
        about=" ".join(about),
    )


def _files(files: tuple[Path, ...], outcome: MergeOutcome) -> tuple[FileShown, ...]:
    return tuple(file_shown(path, one) for path, one in zip(files, outcome.files, strict=True))


def pool_shown(
    status: PoolStatus | None,
    *,
    place: str = "",
    merges: tuple[MergeLine, ...] = (),
    held: tuple[HeldLine, ...] = (),
    forks: tuple[Fork, ...] = (),
) -> PoolShown:
    """The pool as it stands; `None` where there is none yet."""
    if status is None or not merges:
        return PoolShown(lead=say("take_in.standing_none"))
    why = Counter(sentence_of(line.code, line.context) for line in held)
    return PoolShown(
        lead=_standing(status),
        place=say("take_in.place", place=place),
        waiting=tuple(say("take_in.waiting_line", count=count, why=text) for text, count in why.items()),
        sides=tuple(side for fork in forks for side in _sides(fork)),
        merges=tuple(merge_shown(line) for line in reversed(merges)),
    )


def _standing(status: PoolStatus) -> str:
    count = len(status.laptops)
    laptops = say("take_in.laptops_one") if count == 1 else say("take_in.laptops_many", count=count)
    if status.records == 1:
        return say("take_in.standing_one", laptops=laptops)
    return say("take_in.standing", records=status.records, laptops=laptops)


def merge_shown(line: MergeLine) -> MergeShown:
    """One bundle that came in, or a settlement made here."""
    date = long_date(line.merged_at[:10])
    counts = counts_of(line.numbers) or say("take_in.nothing_in_it")
    name = (
        say("take_in.merge_name", number=line.number, laptop=spaced(line.laptop))
        if line.laptop
        else say("take_in.merge_settled")
    )
    about = (
        say("take_in.merge_aside", date=date)
        if line.aside
        else say("take_in.merge_about", date=date, counts=counts)
    )
    return MergeShown(key=str(line.merge), name=name, about=about, may_set_aside=not line.aside)


def _sides(fork: Fork) -> tuple[SideShown, ...]:
    return tuple(
        SideShown(
            key=f"{fork.record} {side.digest}",
            name=say(
                "take_in.side_name",
                revision=side.revision,
                laptop=", ".join(spaced(laptop) for laptop in side.laptops),
            ),
            about=", ".join(
                say(
                    "take_in.side_about",
                    item=item.replace(".", " · ").replace("_", " "),
                    said=said.replace("_", " ") or say("take_in.side_empty"),
                )
                for item, said in side.differs.items()
            ),
        )
        for side in fork.sides
    )
