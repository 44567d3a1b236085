"""What a merge says, in words for the Take in page; pure, no verb is called here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.fork_cards import DifferenceShown, ForkShown, SideShown
from udset_desktop.desktop.views.take_in_view import FileShown, MergeShown, PlanShown, PoolShown
from udset_desktop.foundation.wording import sentence_of, sentence_of_finding
from udset_desktop.usecases.fetching import Fetched
from udset_desktop.usecases.fork_words import Difference, ForkWords, SideWords
from udset_desktop.usecases.merging import (
    LATE,
    OUTCOMES,
    FileOutcome,
    HeldLine,
    MergeLine,
    MergeOutcome,
    PoolStatus,
)
from udset_desktop.usecases.pool_values import WordsDue
from udset_desktop.usecases.words_over import WordsGone

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
        late = next((one for one in outcome.findings if one.code == LATE), None)
        told = "" if late is None else f"{late.context['laptop']} {late.context['number']}"
        return FileShown(key=str(path), name=path.name, about=about, refused=True, late=told)
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
    if outcome.alone and any(outcome.alone) and may_take:
        before, after = outcome.alone
        about.append(say("take_in.plan_alone", before=before, count=after))
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
    about += [sentence_of_finding(finding) for finding in outcome.lies_on]
    return PlanShown(
        state="done",
        files=_files(files, outcome),
        lead=say("take_in.done_lead" if outcome.refused < len(outcome.files) else "take_in.done_nothing"),
        about=" ".join(about),
    )


def fetched_shown(done: Fetched) -> PlanShown:
    """What fetching brought, and that the receipts lie at the place."""
    files = done.outcome.files
    shown = done_shown(tuple(Path(one.file) for one in files), done.outcome)
    if not files:
        return replace(shown, lead=say("take_in.fetched_none"), about=say("take_in.fetched_none_about"))
    receipts = say("take_in.fetched_receipts", count=done.receipts)
    return replace(shown, about=f"{shown.about} {receipts}".strip())


def _files(files: tuple[Path, ...], outcome: MergeOutcome) -> tuple[FileShown, ...]:
    return tuple(file_shown(path, one) for path, one in zip(files, outcome.files, strict=True))


def pool_shown(
    status: PoolStatus | None,
    *,
    place: str = "",
    merges: tuple[MergeLine, ...] = (),
    held: tuple[HeldLine, ...] = (),
    forks: tuple[ForkWords, ...] = (),
) -> PoolShown:
    """The pool as it stands; `None` where there is none yet."""
    if status is None or not merges:
        return PoolShown(lead=say("take_in.standing_none"))
    why = Counter(sentence_of(line.code, line.context) for line in held)
    return PoolShown(
        lead=_standing(status),
        place=say("take_in.place", place=place),
        waiting=tuple(say("take_in.waiting_line", count=count, why=text) for text, count in why.items()),
        over=over_told(status.words_due),
        forks=tuple(fork_shown(fork) for fork in forks),
        merges=tuple(merge_shown(line) for line in reversed(merges)),
    )


def _standing(status: PoolStatus) -> str:
    count = len(status.laptops)
    laptops = say("take_in.laptops_one") if count == 1 else say("take_in.laptops_many", count=count)
    one = status.records == 1
    told = say("take_in.standing_one" if one else "take_in.standing", records=status.records, laptops=laptops)
    texts = sum(count for _, _, count in status.words)
    if not texts:
        return told
    lines, due = [told, say("take_in.standing_words", count=texts)], status.words_due
    if due.keep_months is not None:
        lines.append(say("take_in.words_kept", months=due.keep_months, readers=", ".join(due.readers)))
    if due.next_on:
        lines.append(say("take_in.words_next", date=long_date(due.next_on)))
    return " ".join(lines)


def over_told(due: WordsDue) -> tuple[str, ...]:
    """What of the words is due to go and since when; nothing where none is."""
    count = due.texts + due.held
    if not count:
        return ()
    if due.keep_months is None:
        return (say("take_in.over_all", count=count),)
    return (
        say("take_in.over_since", count=count, months=due.keep_months, date=long_date(due.since)),
        say("take_in.over_about"),
    )


def gone_told(gone: WordsGone) -> str:
    """That words went for good, and where they may lie on."""
    told = say("take_in.gone", count=gone.texts + gone.held)
    return f"{told} {sentence_of_finding(gone.lies_on)}" if gone.lies_on else told


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


def fork_shown(fork: ForkWords) -> ForkShown:
    """One conversation in two versions or more."""
    count = len(fork.differences)
    lead = (
        say("take_in.fork_same")
        if not count
        else say("take_in.fork_one")
        if count == 1
        else say("take_in.fork_many", count=count)
    )
    return ForkShown(
        lead=lead,
        sides=tuple(
            SideShown(key=f"{fork.record} {side.digest}", name=side_name(side)) for side in fork.sides
        ),
        differences=tuple(_difference(one) for one in fork.differences),
    )


def side_name(side: SideWords) -> str:
    """Which version, and where from."""
    if not side.laptops:
        return say("take_in.side_settled", revision=side.revision)
    laptops = ", ".join(spaced(laptop) for laptop in side.laptops)
    return say("take_in.side_name", revision=side.revision, laptop=laptops)


def _difference(one: Difference) -> DifferenceShown:
    told = tuple(words or say("take_in.side_empty") for words in one.told)
    return DifferenceShown(asked=one.asked or say(f"sharing.field.{one.field}"), told=told)


def side_told(pool: PoolShown | None, key: str) -> tuple[str, ...]:
    """The version of this key, line by line: its name, then what it says differently."""
    for fork in pool.forks if pool else ():
        for at, side in enumerate(fork.sides):
            if side.key == key:
                said = (
                    say("take_in.side_says", asked=one.asked, told=one.told[at]) for one in fork.differences
                )
                return ("\n".join((side.name, *said)),)
    return ()
