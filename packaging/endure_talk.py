"""The conversations that `endure.py` kills: held through the real verbs, as fast as the vault takes it.

Tells, line by line on standard output, which act is about to save which rows, and that its verb has
returned.  The acts of the later screens stand in `endure_acts.py`.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from endure_kept import Table, changes, draft_rows, one_offer_more, person_row, record_rows, session_rows

from udset_desktop.foundation.ids import InterviewId
from udset_desktop.foundation.places import Home
from udset_desktop.instrument.model import Item, Kind
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.jot import JOT_TYPING, Jot
from udset_desktop.interview.jotting import jot_down, lay_jot, type_jot
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import answer_item, go_to, go_to_stage
from udset_desktop.interview.state import Session
from udset_desktop.record.complete import complete_record
from udset_desktop.record.model import Record
from udset_desktop.usecases import interviewing, jotting, offering, unlocking
from udset_desktop.usecases.workplace import Workplace, open_workplace

PASSPHRASE = "a heron stands in the burn"
CANARY = "Peigi hid the good biscuits behind the peat stack"
NAME = "Peigi Nic a' Chanaraidh"
FROM_PAPER = "paper_typed_later"
PAPER_SHARE = 0.3  # of conversations
INTERVIEWER = "third_party"
WHEN = "2026-05-04T10:42:00+01:00"

T = TypeVar("T")


def tell(**line: object) -> None:
    """One line to the other side, in a file of its own, so that it outlives this process."""
    os.write(1, json.dumps(line).encode() + b"\n")


@dataclass
class Talker:
    """Somebody who holds one conversation after the other."""

    workplace: Workplace
    chance: random.Random
    session: Session | None = None

    @property
    def talk(self) -> Session:
        """The conversation under way."""
        assert self.session is not None
        return self.session

    def phrase(self, what: str) -> str:
        """Some words nobody else may read."""
        return f"{CANARY}, {what} {self.chance.randrange(10**6)} times over"

    def saves(self, act: str, verb: Callable[[], object], sets: Table, **more: str) -> None:
        """One verb that saves, told before and after."""
        tell(do=act, sets=sets)
        verb()
        tell(did=act, **more)

    def makes(self, act: str, verb: Callable[[], T], sets: Table, made: Callable[[T], Table]) -> T:
        """One verb that makes something of its own numbering too, which is told once it is there."""
        tell(do=act, sets=sets, makes=True)
        one = verb()
        tell(did=act, rows=sets | made(one))
        return one

    def keeps(self, act: str, after: Session, verb: Callable[[], object]) -> None:
        """The conversation one step on, saved by this verb."""
        before, self.session = self.talk, after
        if sets := changes(session_rows(before), session_rows(after)):
            self.saves(act, verb, sets)

    def begin(self, *, on_paper: bool | None = None) -> None:
        """The conversation that was cut off, or one with somebody new."""
        drafts = interviewing.today(self.workplace).drafts
        if drafts:
            self.carry_on(drafts[0].interview)
        else:
            self.begin_with(self.somebody(), on_paper=on_paper)

    def somebody(self) -> str:
        """A name that nobody had before."""
        return f"{NAME} {self.chance.randrange(10**9)}"

    def begin_with(self, name: str, *, on_paper: bool | None = None) -> None:
        """A conversation with somebody new, which counts as an offer that was accepted."""
        if on_paper is None:
            on_paper = self.chance.random() < PAPER_SHARE
        yesterday = self.workplace.clock.today_on() - timedelta(days=1)
        header = Header(
            about=About(group="older_people"),
            interviewers=(Interviewer(ref="i1", type=INTERVIEWER),),
            mode=FROM_PAPER if on_paper else "face_to_face",
            held_on=yesterday.isoformat() if on_paper else "",
        )
        choice = BeginChoice(
            instrument="user-review/1.0.0", header=header, name=name, talk=Reply.YES, notice="read_out"
        )
        self.session = self.makes(
            "begin",
            lambda: interviewing.begin(self.workplace, choice),
            one_offer_more(self.workplace, INTERVIEWER, offering.ACCEPTED),
            lambda session: draft_rows(self.workplace, session),
        )

    def carry_on(self, interview: InterviewId) -> None:
        """A conversation taken up again, which from then on is not put aside any more."""
        kept: list[Session] = []
        self.saves(
            "carry on",
            lambda: kept.append(interviewing.resume(self.workplace, interview)),
            {},
            here=interview,
        )
        self.session = kept[0]

    def put_aside(self) -> None:
        """The conversation left on purpose, for another one."""
        session, self.session = self.talk, None
        self.saves(
            "put aside",
            lambda: interviewing.pause(self.workplace, session),
            {},
            aside=session.interview,
        )

    def place(self, page: str = "", stage: Stage | None = None) -> None:
        """Another page, or another stage."""
        after = go_to(self.talk, page) if page else go_to_stage(self.talk, stage or Stage.PAGES)
        self.keeps("place", after, lambda: interviewing.save_place(self.workplace, after))

    def answer(self, item: Item) -> None:
        """One item answered, its words typed in two goes first."""
        raw = raw_for(item, self)
        if raw is None:
            return
        if item.kind is Kind.WORDS:
            for share in (3, 1):
                self.type(item.id, str(raw)[: len(str(raw)) // share])
        after, _ = answer_item(self.talk, item.id, raw)
        self.keep_answer("answer", after, item.id)

    def keep_answer(self, act: str, after: Session, item: str) -> None:
        """What an item now holds."""
        interview, answer = after.interview, after.answers.get(item)
        self.keeps(act, after, lambda: interviewing.save_answer(self.workplace, interview, item, answer))

    def type(self, item: str, text: str, act: str = "typing") -> None:
        """Half a text."""
        after = replace(self.talk, typing={**self.talk.typing, item: text})
        interview = after.interview
        self.keeps(act, after, lambda: interviewing.save_typing(self.workplace, interview, item, text))

    def jot(self) -> None:
        """A jot typed in two goes and kept."""
        text = self.phrase("jotted")
        for share in (3, 1):
            self.half_a_jot(text[: len(text) // share])
        self.keep_jot(text)

    def half_a_jot(self, text: str) -> None:
        """A jot as far as it is typed."""
        after, _ = type_jot(self.talk, text)
        interview = after.interview
        self.keeps("typing", after, lambda: jotting.type_jot(self.workplace, interview, text))

    def keep_jot(self, text: str) -> None:
        """What was typed is a jot now."""
        after, _ = jot_down(self.talk, text, now_s=self.workplace.clock.elapsed_s(), at=WHEN)
        if len(after.jots) > len(self.talk.jots):
            interview, jot = after.interview, after.jots[-1]
            self.keeps("jot", after, lambda: jotting.keep_jot(self.workplace, interview, jot))

    def lay(self, jot: Jot, page: str) -> None:
        """A jot laid onto a page."""
        after = lay_jot(self.talk, jot.number, page, on=True)
        now = next(one for one in after.jots if one.number == jot.number)
        interview = after.interview
        self.keeps("lay", after, lambda: jotting.change_jots(self.workplace, interview, (now,)))

    def finish(self) -> Record:
        """On file, the first time or as another revision."""
        before = None
        if half := self.talk.typing.get(JOT_TYPING, ""):
            self.keep_jot(half)  # cut off in the middle of a jot: nothing is finished over half a line
        for jot in self.talk.jots:
            if not jot.laid:
                self.lay(jot, self.talk.page)
        session, vault = self.talk, self.workplace.require_vault()
        if session.correcting:
            before = vault.load_record(session.correcting.record)
        record = complete_record(session, record=before.id if before else "", before=before)  # type: ignore[arg-type]
        gone = dict.fromkeys(draft_rows(self.workplace, session), "")
        stays = person_row(vault.load_person(session.person))
        finished: list[Record] = []
        self.saves(
            "correct" if before else "finish",
            lambda: finished.append(interviewing.finish(self.workplace, session)),
            gone | stays | record_rows(record),
        )
        self.session = None
        return finished[0]


def hold_conversations(home: Path, seed: int, goal: str = "") -> None:
    """Save as fast as the vault takes it, the `goal` first; tells each verb, and never returns by itself."""
    # late: they stand on this module
    from endure_acts import afterwards, one_act, one_page, the_end  # noqa: PLC0415
    from endure_aims import aim  # noqa: PLC0415

    workplace = open_workplace(Home(folder=home))
    unlocking.unlock(workplace, PASSPHRASE)
    tell(did="unlock")
    talker = Talker(workplace, random.Random(seed))
    aim(talker, goal)
    while True:
        talker.begin()
        pages = list(talker.talk.instrument.pages())
        for page in talker.chance.sample(pages, talker.chance.randrange(2, 9)):
            one_page(talker, page)
            one_act(talker)
        the_end(talker)
        afterwards(talker, talker.finish())


def raw_for(item: Item, talker: Talker) -> str | int | bool | list[str] | None:
    """Something to say to an item; every text carries the phrase that must not be found."""
    chance = talker.chance
    match item.kind:
        case Kind.WORDS:
            return f"{talker.phrase('said')}. " * chance.randrange(1, 30)
        case Kind.RATING:
            return chance.choice(("yes", "mostly") if item.scale.startswith("fit") else ("better", "same"))
        case Kind.ONE if item.choices:
            return chance.choice(item.choices)
        case Kind.MANY if item.choices:
            return [chance.choice(item.choices)]
        case Kind.FLAG:
            return True
        case _:
            return None
