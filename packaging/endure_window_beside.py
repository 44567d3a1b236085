"""What `endure_window.py` kills beside the one conversation, by the keys somebody would strike.

A remark by somebody else, the other of two begun and swapped to, an offer counted on Today, a look back,
a note about the tool, the outcomes summary read back.
"""

from __future__ import annotations

from typing import Any

from endure import NAME, tell
from endure_talk import INTERVIEWER
from endure_window_talk import EVEN, WORK, Acts, Talker

from udset_desktop.instrument.model import Kind
from udset_desktop.interview.jot import JOT_TYPING

OFFERED = {"2": "said_no", "3": "not_today", "4": "could_not_reach"}
"""What Alt and a number count on Today."""


def own_again(talker: Talker) -> None:
    """A line half typed for somebody else, when a kill came, is the person's own from here on."""
    for_another = talker.view.findChild(buttons(), "jot_for_another")
    if for_another.isChecked():
        for_another.click()


def remark(talker: Talker) -> Acts:
    """A line that somebody else said of themselves, kept under their name."""
    session = talker.session
    if session is None:
        return
    line = talker.view.findChild(lines(), "jot_line")
    if not line.isVisible():
        talker.key("J", "Control")
    own_again(talker)
    yield from talker.write(line, JOT_TYPING, 30)
    text = line.toPlainText().strip()
    talker.key("F4", on=line)
    yield
    whose = talker.view.findChild(one_line(), "jot_whose")
    whose.clear()
    talker.letters(whose, f"{NAME} {talker.chance.randrange(10**6)}")
    yield
    talker.act("remark")
    talker.key("Return", on=whose)
    yield from talker.until(lambda: not line.isVisible())
    if not line.isVisible():
        tell(remark=text)


def swap(talker: Talker) -> Acts:
    """Over to the other of two, who is begun where there is none yet, and back again."""
    if not talker.view.findChild(buttons(), "swap_button").isVisible():
        talker.key("Tab", "Control")
        yield from talker.until(talker.is_asked)
        tell(leaving=True)  # the next key has one conversation pause before another place is seen
        if not talker.answer("begin"):
            return
        yield from talker.until_place("begin")
        yield from talker.fill_begin()
        yield from talker.until(lambda: talker.session is not None and talker.shell.place == "conversation")
    talker.act("swap")
    for _ in range(2):
        yield from over(talker)
        yield from talker.rest(3, 40)


def over(talker: Talker) -> Acts:
    """One key, and the other one is in front."""
    yield from talker.until(lambda: talker.shell.runner.is_quiet)
    before = talker.session.interview if talker.session else ""
    talker.key("Tab", "Control")
    yield from talker.until(lambda: talker.session is not None and talker.session.interview != before)


def offer(talker: Talker) -> Acts:
    """An offer counted by one key, and now and then taken back."""
    row = talker.view.offers
    number = talker.chance.choice(tuple(OFFERED))
    talker.act("offer")
    tell(offering=OFFERED[number])
    talker.key(number, "Alt")
    yield from talker.until(lambda: row.back_button.isVisible() or talker.is_asked())
    if talker.answer(INTERVIEWER):
        yield from talker.until(row.back_button.isVisible)
    if not row.back_button.isVisible():
        return
    tell(offered=OFFERED[number], more=1)
    yield from talker.rest(0, 60)
    if talker.chance.random() < EVEN:
        tell(offering=OFFERED[number])
        talker.space(row.back_button)
        yield from talker.until(lambda: not row.back_button.isVisible())
        if not row.back_button.isVisible():
            tell(offered=OFFERED[number], more=-1)


def feedback(talker: Talker) -> Acts:
    """A note about the tool, from Today and back to it."""
    rows = talker.view.work.rows
    if not rows:
        return
    talker.space(next(row.buttons["write"] for row in rows.values() if "write" in row.buttons))
    yield from talker.until(lambda: talker.shell.place == "work_note" and bool(talker.view.fields))
    yield from written(talker, "feedback")
    talker.key("Escape", on=talker.view)
    yield from talker.until_place("today")


def look_back(talker: Talker) -> Acts:
    """A look back at the conversation whose sheet is in front."""
    button = talker.view.after.reflection_button
    yield from talker.until(button.isVisible)
    talker.space(button)
    yield from talker.until(lambda: talker.shell.place == "work_note" and bool(talker.view.fields))
    yield from written(talker, "look back")
    talker.key("Escape", on=talker.view)
    yield from talker.until_place("sheet")


def reading(talker: Talker) -> Acts:
    """The outcomes read back: what was said to it and the words beside it, and kept."""
    button = talker.view.after.summary_button
    yield from talker.until(button.isVisible)
    talker.space(button)
    yield from talker.until(lambda: talker.shell.place == "summary" and bool(talker.view.fields))
    yield from written(talker, "reading")
    talker.press("keep_button")
    yield from talker.until_place("sheet")


def written(talker: Talker, act: str) -> Acts:
    """Something chosen and some words, on a page of one's own work."""
    yield from talker.until(lambda: talker.shell.runner.is_quiet)
    talker.act(act)
    fields = list(talker.view.fields.values())
    # Of a question that takes many words each key changes the whole answer; those of one word are told apart.
    chosen = [field for field in fields if hasattr(field, "choices") and takes_one(field.item)]
    boxes = [field.box for field in fields if hasattr(field, "box")]
    if chosen:
        yield from choose(talker, talker.chance.choice(chosen))
    for box in talker.chance.sample(boxes, min(2, len(boxes))):
        yield from talker.write(box, WORK)
        yield from talker.rest(0, 100, 350)


def takes_one(item: Any) -> bool:  # noqa: ANN401 -- an item of the window
    """Whether a question has one word for an answer."""
    return item is not None and item.kind in {Kind.ONE, Kind.RATING}


def choose(talker: Talker, field: Any) -> Acts:  # noqa: ANN401 -- a field of the window
    """A word of a question that is not chosen yet."""
    answer = field.item.answer
    at = talker.chance.randrange(len(field.choices.codes))
    if answer is not None and answer.value == field.choices.codes[at]:
        return
    talker.hope(f"work {field.item.id}", field.choices.codes[at])
    talker.space(field.choices.buttons[at])
    yield from talker.rest(2, 60)


def lines() -> type:
    """The boxes of more than one line."""
    from PySide6.QtWidgets import QPlainTextEdit  # noqa: PLC0415 - only the window needs Qt

    return QPlainTextEdit


def one_line() -> type:
    """The boxes of one line."""
    from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415 - as above

    return QLineEdit


def buttons() -> type:
    """What is pressed."""
    from PySide6.QtWidgets import QPushButton  # noqa: PLC0415 - as above

    return QPushButton


TALKING = {"remark": remark, "swap": swap}
ON_TODAY = {"offer": offer, "feedback": feedback}
ON_SHEET = {"look back": look_back, "reading": reading}
