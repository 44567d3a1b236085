"""What `endure.py` kills on the later screens, each act through the very verbs its screen uses.

The map, jots laid out, the turned screen, bringing together, a follow-up, typing in from paper, a
correction, a change of mind, and parts taken back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import endure_beside as beside
import endure_handing as handing
from endure_kept import changes, look_row, note_rows, reason_row, record_rows, session_rows, taken_row
from endure_talk import FROM_PAPER, Talker

from udset_desktop.foundation.problems import InputRefused
from udset_desktop.instrument.model import Facet, Page
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.drawing import paper_pages_of
from udset_desktop.interview.follow_up import write_part
from udset_desktop.interview.jotting import word_jots
from udset_desktop.interview.paper_typing import read_signs, ticked_items
from udset_desktop.interview.permission import GivenBy, Purpose, Reply
from udset_desktop.interview.person_look import LOOK_SIZES
from udset_desktop.interview.person_view import DONT_UNDERSTAND, choose, first_key, question_of
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import (
    answer_item,
    decline_item,
    reply,
    say_who,
    say_who_permits,
    set_header,
    set_together,
    type_together,
)
from udset_desktop.interview.state import Session
from udset_desktop.interview.taking_back import put_back, take_back
from udset_desktop.interview.together import Action, Together
from udset_desktop.record.complete import revise
from udset_desktop.record.model import Record
from udset_desktop.usecases import (
    changing_mind,
    exporting,
    following_up,
    interviewing,
    jotting,
    suiting,
    taking_back,
)

ALONE_SHARE, HANDING_SHARE = 0.3, 0.1
CORRECTING_SHARE, MIND_SHARE, TAKING_SHARE = 0.5, 0.5, 0.4
JOTTING_SHARE = 0.4  # of pages on which something is jotted down
EVEN = 0.5  # what is done every second time
REVISIONS_AT_MOST = 4


def one_page(talker: Talker, page: Page) -> None:
    """A page gone to and answered, from paper or as it is talked about; sometimes something is jotted."""
    talker.place(page.id)
    if talker.talk.header.mode == FROM_PAPER:
        type_in(talker, page)
        return
    for item in talker.chance.sample(page.items, min(3, len(page.items))):
        talker.answer(item)
    if talker.chance.random() < JOTTING_SHARE:
        talker.jot()


def one_act(talker: Talker) -> None:
    """One of the other screens, drawn by chance."""
    acts = (on_the_map, lay_out, put_into_words, turned_round, what_suits, somebody_else, follow_up, taken)
    talker.chance.choice((*acts, *beside.WHILE_TALKING))(talker)


def the_end(talker: Talker) -> None:
    """What comes after the last question; a correction comes here too."""
    talker.place(stage=Stage.TOGETHER)
    bring_together(talker)
    talker.place(stage=Stage.PERMISSIONS)
    permissions(talker)


def afterwards(talker: Talker, record: Record) -> None:
    """On file: thought again, taken back in part, or opened to be corrected, which the next talk carries on."""
    if record.revision == 1 and talker.chance.random() < MIND_SHARE:
        record = change_mind(talker, record)
    if talker.chance.random() < TAKING_SHARE:
        take_part(talker, record)
    if talker.chance.random() < ALONE_SHARE:
        talker.chance.choice(beside.AFTER_TALKING)(talker, record)
    if talker.chance.random() < HANDING_SHARE:
        handing.to_another(talker)
    try:
        record = talker.workplace.require_vault().load_record(record.id)
    except InputRefused:
        return  # it went with its person to the other laptop
    if record.revision < REVISIONS_AT_MOST and talker.chance.random() < CORRECTING_SHARE:
        reopen(talker, record)


def on_the_map(talker: Talker) -> None:
    """A short visit picked on the map, or everything again, and gone to from there."""
    session = talker.talk
    outcomes = [page.id for page in session.instrument.pages() if page.outcome]
    picked = talker.chance.sample(outcomes, talker.chance.randrange(3))
    header = replace(session.header, short=tuple(page for page in outcomes if page in picked))
    after = set_header(session, header)
    talker.keeps("map", after, lambda: interviewing.save_header(talker.workplace, after, header))
    talker.place(talker.chance.choice(picked or outcomes))


def lay_out(talker: Talker) -> None:
    """A jot laid onto one outcome more."""
    if not talker.talk.jots:
        talker.jot()
    pages = [page.id for page in talker.talk.instrument.pages()]
    talker.lay(talker.chance.choice(talker.talk.jots), talker.chance.choice(pages))


def put_into_words(talker: Talker) -> None:
    """A jot laid onto an outcome, and put into its words: both in one saving."""
    lay_out(talker)
    before = talker.talk
    jot = talker.chance.choice(before.jots)
    if not jot.laid:
        return
    after, _ = word_jots(before, jot.laid[-1], (jot.number,))
    items = {item for item in after.answers.answers if after.answers.get(item) != before.answers.get(item)}
    jots = tuple(one for one in after.jots if one not in before.jots)
    answers = {item: after.answers.get(item) for item in items}
    talker.keeps("word", after, lambda: jotting.change_jots(talker.workplace, after.interview, jots, answers))


def turned_round(talker: Talker) -> None:
    """A choice made on the turned screen, now and then that it was not understood."""
    session = talker.talk
    key = first_key(session)
    look = suiting.look_of(talker.workplace, session.person)
    question = question_of(session, key, look) if key else None
    if question is None:
        return
    code = talker.chance.choice([*(choice.code for choice in question.choices), DONT_UNDERSTAND])
    after, _ = choose(session, key, code, look)
    talker.keep_answer("turned", after, key)


def what_suits(talker: Talker) -> None:
    """Larger words, or the other way round."""
    session, workplace = talker.talk, talker.workplace
    before = suiting.look_of(workplace, session.person)
    look = replace(before, size=talker.chance.choice(LOOK_SIZES), reverse=not before.reverse)
    talker.saves(
        "suits",
        lambda: suiting.keep_look(workplace, session.person, look),
        changes(look_row(session, before), look_row(session, look)),
    )


def somebody_else(talker: Talker) -> None:
    """One answer that somebody speaking for the person gave."""
    said = [item for item, answer in talker.talk.answers.answers.items() if answer.value is not None]
    if said:
        item = talker.chance.choice(said)
        who = talker.chance.choice((SaidBy.FAMILY_OR_FRIEND, SaidBy.ADVOCATE))
        after, _ = say_who(talker.talk, item, (who,), talker.chance.choice(tuple(Perspective)))
        talker.keep_answer("who", after, item)


def follow_up(talker: Talker) -> None:
    """A note of its own, written part by part; sometimes it is passed on."""
    workplace, talk = talker.workplace, talker.talk
    note = following_up.new_note(workplace, about=talk.name, interview=talk.interview)
    kept: dict[str, str] = {}
    for part in ("said", "did", "told", "told_when"):
        note, _ = write_part(note, part, talker.phrase("seen"))
        sets = changes(kept, note_rows(note))
        talker.saves("note", lambda note=note: following_up.save_note(workplace, note), sets)
        kept = note_rows(note)
    if talker.chance.random() < EVEN:
        sets = changes(kept, note_rows(replace(note, passed_utc="now")))
        talker.saves("pass on", lambda: following_up.pass_on(workplace, note), sets)


def taken(talker: Talker) -> None:
    """An answer taken back, with the jot that went into it; sometimes it is put back."""
    said = [item for item, answer in talker.talk.answers.answers.items() if answer.value is not None]
    if not said:
        return
    before, item = talker.talk, talker.chance.choice(said)
    after = take_back(before, item)
    keep = taking_back.keep_taking_back
    talker.keeps("take back", after, lambda: keep(talker.workplace, before, after, item))
    if talker.chance.random() < EVEN:
        again = put_back(after, item, before)
        talker.keeps("put back", again, lambda: keep(talker.workplace, after, again, item))


def type_in(talker: Talker, page: Page) -> None:
    """A row of the paper: its words, then a sign for each tick."""
    words = page.item(Facet.WORDS)
    if words is not None:
        talker.answer(words)
    drawn = next((one for one in paper_pages_of(talker.talk) if one.id == page.id), None)
    items = ticked_items(drawn.items) if drawn else ()
    if not talker.talk.has_earlier:  # a verdict would open more than this one act keeps
        items = tuple(item for item in items if item.facet is not Facet.VERDICT)
    for tick in read_signs(items, "".join(talker.chance.choices("12kr-", k=len(items)))).ticks:
        if tick.non_answer is not None:
            after, _ = decline_item(talker.talk, tick.item, tick.non_answer)
        elif tick.value is not None:
            after, _ = answer_item(talker.talk, tick.item, tick.value, scale=tick.scale)
        else:
            continue
        talker.keep_answer("tick", after, tick.item)


def bring_together(talker: Talker) -> None:
    """What matters, a step, one that is not there, half a date, the date, read back: each as it is said."""
    review = talker.workplace.clock.today_on() + timedelta(days=talker.chance.randrange(30, 300))
    said = Together(matters=(talker.phrase("wished"),))
    step = Action(what=talker.phrase("planned"), who=("person",), matter=1)
    missing = Action(what=talker.phrase("looked for"), available=False, why_not=talker.phrase("sighed"))
    for now in (
        said,
        said := replace(said, actions=(step,)),
        said := replace(said, actions=(step, missing)),
        replace(said, review_on="3/"),
        said := replace(said, review_on=review.isoformat()),
        replace(said, read_back="yes"),
    ):
        typed, _ = type_together(talker.talk, now)
        if text := typed.typing.get(Stage.TOGETHER, ""):
            talker.type(Stage.TOGETHER, text, "writing")
        together(talker, now)


def together(talker: Talker, now: Together) -> None:
    """What was written is taken in as far as it can be; what was refused stays as it was written."""
    after, _ = set_together(talker.talk, now)
    kept, typed, workplace = after.together, after.typing.get(Stage.TOGETHER, ""), talker.workplace
    talker.keeps("together", after, lambda: interviewing.save_together(workplace, after, kept, typed=typed))


def permissions(talker: Talker) -> None:
    """Each question answered, who gives them, and one thought again."""
    purposes = (Purpose.FIGURES, Purpose.WORDS, Purpose.CONTACT, Purpose.WORDS)
    for purpose in purposes:
        after, _ = reply(talker.talk, purpose, talker.chance.choice((Reply.YES, Reply.NO)))
        permit(talker, after)
    permit(talker, say_who_permits(talker.talk, talker.chance.choice((GivenBy.PERSON, GivenBy.ATTORNEY))))


def permit(talker: Talker, after: Session) -> None:
    """The permissions as they now stand."""
    given, workplace = after.permissions, talker.workplace
    talker.keeps("permission", after, lambda: interviewing.save_permissions(workplace, after, given))


def change_mind(talker: Talker, record: Record) -> Record:
    """A yes or no thought again after the conversation: the next revision."""
    now = Reply.NO if record.permissions.words is Reply.YES else Reply.YES
    why = talker.phrase("thought")
    after = revise(
        record, replace(record, permissions=record.permissions.with_reply(Purpose.WORDS, now)), why
    )
    talker.saves(
        "change mind",
        lambda: changing_mind.change_mind(talker.workplace, record.id, Purpose.WORDS, now, reason=why),
        changes(record_rows(record), record_rows(after)),
    )
    return after


def take_part(talker: Talker, record: Record) -> None:
    """Part of what is on file taken back: the words, or one answer."""
    items: str | tuple[str, ...] = talker.chance.choice(
        ("words", (talker.chance.choice(list(record.answers)),))
    )
    talker.saves(
        "take part back",
        lambda: exporting.withdraw(talker.workplace, record.id, items),
        taken_row(record, items),
    )


def reopen(talker: Talker, record: Record) -> None:
    """Why, typed in two goes; then the conversation open again, something in it changed."""
    workplace, why = talker.workplace, talker.phrase("misheard")
    before = ""
    for text in (why[:20], why):
        talker.saves(
            "reason",
            lambda text=text: interviewing.type_reason(workplace, record.id, text),
            changes(reason_row(record, before), reason_row(record, text)),
        )
        before = text
    opened = interviewing.session_of_record(workplace, record, why)
    look = look_row(opened, suiting.look_of(workplace, opened.person))
    rows = session_rows(opened) | look | reason_row(record, "")
    talker.saves("reopen", lambda: interviewing.reopen(workplace, record.id, why), rows)
