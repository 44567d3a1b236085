"""What each run of `endure.py` is for: one act done first, so that each is met by count and not by chance."""

from __future__ import annotations

from collections.abc import Callable

import endure_acts as acts
import endure_beside as beside
import endure_handing as handing
from endure_talk import FROM_PAPER, Talker

from udset_desktop.interview.screen import Stage
from udset_desktop.record.model import Record
from udset_desktop.usecases import interviewing


def aim(talker: Talker, goal: str) -> None:
    """Do what this run is for, if it is for something; the conversation under way stays open."""
    if goal in ALONE:
        ALONE[goal](talker)
    elif goal in ON_FILE:
        ON_FILE[goal](talker, on_file(talker, whole=goal == "change mind"))
    elif goal in TALKING:
        talker.begin(on_paper=goal == "tick")
        if goal == "tick" and talker.talk.header.mode != FROM_PAPER:
            to_file(talker)
            talker.begin_with(talker.somebody(), on_paper=True)
        TALKING[goal](talker)


def on_file(talker: Talker, *, whole: bool = False) -> Record:
    """The last conversation on file that nothing is under way with, or one more; `whole` if nothing was taken back."""
    vault = talker.workplace.require_vault()
    taken = {notice.record for notice in vault.load_withdrawals()} if whole else set()
    while not (
        here := [
            one
            for one in vault.load_records()
            if one.id not in taken and handing.is_here(talker.workplace, one)
        ]
    ):
        talker.begin()
        to_file(talker)
    return here[-1]


def to_file(talker: Talker) -> Record:
    """A short conversation to its end."""
    said(talker)
    acts.the_end(talker)
    return talker.finish()


def said(talker: Talker) -> None:
    """A page gone to, and its first questions answered."""
    page = next(iter(talker.talk.instrument.pages()))
    talker.place(page.id)
    for item in page.items[:3]:
        talker.answer(item)


def after_words(act: Callable[[Talker], object]) -> Callable[[Talker], None]:
    """The act, once something was said that it can be about."""

    def both(talker: Talker) -> None:
        said(talker)
        act(talker)

    return both


def at_the_end(act: Callable[[Talker], object], stage: Stage) -> Callable[[Talker], None]:
    """The act at its stage behind the last question."""

    def both(talker: Talker) -> None:
        talker.place(stage=stage)
        act(talker)

    return both


def a_new_pair(talker: Talker) -> None:
    """Two conversations side by side, the second begun for what was kept in the first."""
    here = talker.talk.interview
    for draft in interviewing.today(talker.workplace).drafts:
        if draft.interview != here:
            talker.carry_on(draft.interview)
            to_file(talker)
    talker.carry_on(here)
    beside.pair(talker)


def put_right(talker: Talker, record: Record) -> None:
    """The outcomes summary, with a row that was not right."""
    beside.summary(talker, record, right=True)


def from_paper(talker: Talker) -> None:
    """Rows of the paper."""
    for page in list(talker.talk.instrument.pages())[:4]:
        acts.one_page(talker, page)


ALONE: dict[str, Callable[[Talker], object]] = {
    "let go": lambda talker: (on_file(talker), handing.to_another(talker)),
    "hand over": lambda talker: (on_file(talker), handing.to_another(talker)),
    "take over": lambda talker: (on_file(talker), handing.to_another(talker)),
    "offer": beside.offer,
    "feedback": beside.feedback,
}
ON_FILE: dict[str, Callable[[Talker, Record], object]] = {
    "look back": beside.reflection,
    "reading": beside.summary,
    "put right": put_right,
    "finish summary": put_right,
    "change mind": acts.change_mind,
    "take part back": acts.take_part,
    "reopen": acts.reopen,
}
TALKING: dict[str, Callable[[Talker], object]] = {
    "remark": beside.remark,
    "remark home": a_new_pair,
    "put aside": beside.pair,
    "tick": from_paper,
    "take back": after_words(acts.taken),
    "note": acts.follow_up,
    "who": after_words(acts.somebody_else),
    "turned": acts.turned_round,
    "together": at_the_end(acts.bring_together, Stage.TOGETHER),
    "permission": at_the_end(acts.permissions, Stage.PERMISSIONS),
    "map": acts.on_the_map,
    "word": acts.put_into_words,
    "lay": acts.lay_out,
    "suits": acts.what_suits,
    "typing": said,
    "finish": to_file,
}
GOALS = (*ALONE, *ON_FILE, *TALKING)
"""What a run can be for, in the order of the runs."""
