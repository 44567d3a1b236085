"""The conversation that `endure.py` kills: held through the real verbs, as fast as the vault takes it.

Tells, line by line on standard output, what it is about to save and what the verb said was saved.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import msgspec

from udset_desktop.foundation.places import Home
from udset_desktop.instrument.model import Item, Kind
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.jot import JOT_TYPING, Jot, loose_jots
from udset_desktop.interview.jotting import jot_down, lay_jot
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.session import answer_item, go_to
from udset_desktop.interview.state import Session
from udset_desktop.usecases import interviewing, jotting, unlocking
from udset_desktop.usecases.workplace import Workplace, open_workplace

PASSPHRASE = "a heron stands in the burn"
CANARY = "Peigi hid the good biscuits behind the peat stack"
NAME = "Peigi Nic a' Chanaraidh"
FINISHING_SHARE = 0.12  # of pages after which the person has said enough
JOTTING_SHARE = 0.4  # of pages on which something is jotted down


def tell(**line: object) -> None:
    """One line to the other side, in a file of its own, so that it outlives this process."""
    os.write(1, json.dumps(line).encode() + b"\n")


def hold_conversations(home: Path, seed: int) -> None:
    """Save as fast as the vault takes it, telling before and after each verb; never returns by itself."""
    chance = random.Random(seed)
    workplace = open_workplace(Home(folder=home))
    unlocking.unlock(workplace, PASSPHRASE)
    tell(did="unlock")
    while True:
        drafts = interviewing.today(workplace).drafts
        session = resumed(workplace, drafts[0].interview) if drafts else begun(workplace)
        for page in session.instrument.pages():
            session = placed(workplace, session, page.id)
            for item in page.items:
                session = answered(workplace, session, item, chance)
            if chance.random() < JOTTING_SHARE:
                session = jotted(workplace, session, chance)
            if chance.random() < FINISHING_SHARE:
                break
        # Cut off in the middle of a jot: nothing is finished over half a line.
        if half := session.typing.get(JOT_TYPING, ""):
            session = kept(workplace, session, half)
        for jot in loose_jots(session.jots):
            session = laid(workplace, session, jot)
        tell(do="finish", interview=session.interview)
        record = interviewing.finish(workplace, session)
        tell(did="finish", record=record.id)


def begun(workplace: Workplace) -> Session:
    """A conversation with somebody new."""
    tell(do="begin")
    header = Header(
        about=About(group="older_people"), interviewers=(Interviewer(ref="i1", type="third_party"),)
    )
    choice = BeginChoice(
        instrument="user-review/1.0.0", header=header, name=NAME, talk=Reply.YES, notice="read_out"
    )
    session = interviewing.begin(workplace, choice)
    tell(did="begin", interview=session.interview, page=session.page)
    return session


def resumed(workplace: Workplace, interview: str) -> Session:
    """The conversation that was cut off."""
    session = interviewing.resume(workplace, interview)
    tell(did="resume", interview=interview, page=session.page)
    return session


def placed(workplace: Workplace, session: Session, page: str) -> Session:
    """The next page, kept."""
    session = go_to(session, page)
    tell(do="place", page=session.page)
    interviewing.save_place(workplace, session)
    tell(did="place")
    return session


def answered(workplace: Workplace, session: Session, item: Item, chance: random.Random) -> Session:
    """One item answered, its words typed in two goes first."""
    raw = raw_for(item, chance)
    if raw is None:
        return session
    if item.kind is Kind.WORDS:
        for share in (3, 1):
            text = str(raw)[: len(str(raw)) // share]
            tell(do="typing", item=item.id, text=text)
            interviewing.save_typing(workplace, session.interview, item.id, text)
            tell(did="typing")
    session, _ = answer_item(session, item.id, raw)
    answer = session.answers.get(item.id)
    if answer is None:
        return session
    tell(do="answer", item=item.id, answer=written(answer))
    interviewing.save_answer(workplace, session.interview, item.id, answer)
    tell(did="answer")
    return session


def jotted(workplace: Workplace, session: Session, chance: random.Random) -> Session:
    """A jot typed in two goes and kept; now and then laid at once."""
    text = f"{CANARY}, jotted {chance.randrange(10**6)} times"
    for share in (3, 1):
        half = text[: len(text) // share]
        tell(do="typing", item=JOT_TYPING, text=half)
        jotting.type_jot(workplace, session.interview, half)
        tell(did="typing")
    session = kept(workplace, session, text)
    return laid(workplace, session, session.jots[-1]) if chance.random() < JOTTING_SHARE else session


def kept(workplace: Workplace, session: Session, text: str) -> Session:
    """What was typed is a jot now."""
    session, _ = jot_down(session, text, now_s=workplace.clock.elapsed_s(), at="2026-05-04T10:42:00+01:00")
    jot = session.jots[-1]
    tell(do="jot", number=str(jot.number), jot=written(jot))
    jotting.keep_jot(workplace, session.interview, jot)
    tell(did="jot")
    return session


def laid(workplace: Workplace, session: Session, jot: Jot) -> Session:
    """A jot laid onto the page in front."""
    session = lay_jot(session, jot.number, session.page, on=True)
    now = next(one for one in session.jots if one.number == jot.number)
    tell(do="jot", number=str(now.number), jot=written(now))
    jotting.change_jots(workplace, session.interview, (now,))
    tell(did="jot")
    return session


def raw_for(item: Item, chance: random.Random) -> str | int | bool | list[str] | None:
    """Something to say to an item; every text carries the phrase that must not be found."""
    match item.kind:
        case Kind.WORDS:
            return f"{CANARY}, said {chance.randrange(10**6)} times over. " * chance.randrange(1, 30)
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


def written(said: Answer | Jot) -> str:
    """An answer or a jot as text that can be compared."""
    return msgspec.json.encode(said).decode()
