"""What `endure_window.py` kills after the last question, and the way through a run.

Bringing together, permissions, on file; then a correction, a change of mind, or a part taken back.
"""

from __future__ import annotations

from endure import tell
from endure_talk import FROM_PAPER
from endure_window_acts import ACTS, go, lay_all, said_items
from endure_window_beside import ON_SHEET, ON_TODAY, lines, own_again
from endure_window_talk import EVEN, REASON, TOGETHER, Acts, Talker

from udset_desktop.desktop.look.words import say
from udset_desktop.interview.jot import half_jot_of, loose_jots
from udset_desktop.interview.screen import Stage

FINISHING_SHARE = 0.6  # of permissions said, after which the conversation is on file
SHEET_SHARE = 0.3  # of conversations on file that are looked back at
LEAVING_SHARE = 0.2  # of conversations on file that nobody opens again
LONG = 800  # steps, longer than the kill waits for: what is typed is due a second later
TAKING_BACK = ("change mind", "take part back")


def some_acts(talker: Talker) -> Acts:
    """A few things in any order, then the end of the conversation."""
    for _ in range(talker.chance.randrange(1, 4)):
        if talker.session is None or talker.shell.place != "conversation":
            return
        yield from talker.chance.choice(tuple(ACTS.values()))(talker)
    if talker.session is not None and talker.shell.place == "conversation":
        yield from bring_together(talker)
        yield from permissions(talker)


def first_act(talker: Talker) -> Acts:
    """What this run is for; a goal that lies behind the end of the talk is come to through it."""
    goal, session = talker.goal, talker.session
    if session is None or talker.shell.place != "conversation":
        return
    on_paper = session.header.mode == FROM_PAPER
    if goal in ACTS and (goal != "paper" or on_paper):
        yield from ACTS[goal](talker)
    elif goal in CLOSING:
        yield from CLOSING[goal](talker)
    else:
        if goal in TAKING_BACK and not said_items(talker):  # else there is no part to take back
            yield from go(talker, "safe")
            talker.key(str(talker.chance.randrange(1, 4)))
            yield
        yield from permissions(talker, to_file=True)


def bring_together(talker: Talker) -> Acts:
    """What matters, a step and who takes it, one that is not there, half a date, read back."""
    talker.act("together")
    session = talker.session
    if session is None:
        return
    yield from to_stage(talker, Stage.TOGETHER)
    if talker.session is None or talker.session.stage is not Stage.TOGETHER:
        return
    page = talker.view.together
    yield from talker.write(page.matters[0], TOGETHER, 30)
    yield from talker.rest(0, 0, 300)
    talker.key("Return")
    yield
    for after in ("1", "5"):
        if page.steps and len(page.steps) < 4:  # noqa: PLR2004 - a few are enough
            card = page.steps[-1]
            yield from talker.write(card.what, TOGETHER, 26)
            talker.key(after, "Alt")
            yield
            talker.key("Return", "Shift")
            yield
    if not page.review.text():
        page.review.setFocus()
        talker.letters(page.review, talker.chance.choice(("3/", "soon")))
        yield from talker.rest(0, 200)
        talker.key("Tab")
        yield
        yield from empty_review(talker)
    talker.space(page.read_back.buttons[talker.chance.choice(("yes", "partly"))])
    yield


def to_stage(talker: Talker, stage: Stage) -> Acts:
    """On behind the last question, and as far as this."""
    if talker.session is not None and talker.session.stage is not Stage.TOGETHER:
        yield from go(talker, list(talker.session.instrument.pages())[-1].id)
        talker.key("Return", "Control")
        yield from talker.until(lambda: talker.session is None or talker.session.stage is Stage.TOGETHER)
    if stage is Stage.PERMISSIONS and talker.session is not None:
        talker.key("Return", "Control")
        yield from talker.until(lambda: talker.session is None or talker.session.stage is stage)


def permissions(talker: Talker, *, to_file: bool = False) -> Acts:
    """Yes or no to each, thought again, and now and then it is on file."""
    talker.act("permissions")
    yield from to_stage(talker, Stage.PERMISSIONS)
    if talker.session is None or talker.session.stage is not Stage.PERMISSIONS:
        return
    for purpose in ("figures", "words", "contact", "words"):
        row = talker.view.permissions.rows.get(purpose)
        if row is not None:
            talker.space(row.buttons[talker.chance.choice(("yes", "no"))])
            yield
    if to_file or talker.chance.random() < FINISHING_SHARE:
        yield from finish(talker)


def finish(talker: Talker) -> Acts:
    """Nothing half-jotted, nothing lying nowhere, and on file."""
    talker.act("finish")
    session = talker.session
    if session is not None and half_jot_of(session.typing).is_there:
        talker.key("J", "Control")
        yield
        own_again(talker)
        talker.key("Return", on=talker.view.findChild(lines(), "jot_line"))
        yield
    if talker.session is not None and loose_jots(talker.session.jots):
        yield from lay_all(talker)
    if talker.session is None:
        return
    talker.view.take_focus()
    tell(finishing=talker.session.interview)
    talker.key("Return", "Control")
    yield from talker.until(lambda: talker.is_asked() or on_sheet(talker) or is_led_back(talker))
    if is_led_back(talker):
        yield from empty_review(talker)
        yield from permissions(talker, to_file=True)
    elif talker.answer("finish"):  # remarks that go with it are named first
        yield from talker.until(lambda: on_sheet(talker))


def is_led_back(talker: Talker) -> bool:
    """Whether something half written was in the way: half a date, where the program was cut off at it."""
    return talker.session is not None and talker.session.stage is Stage.TOGETHER


def empty_review(talker: Talker) -> Acts:
    """No date at all."""
    talker.view.together.review.setFocus()
    talker.key("A", "Control")
    talker.key("Delete")
    yield


def on_sheet(talker: Talker) -> bool:
    """Whether it is on file."""
    return talker.shell.place == "sheet" and bool(talker.shell.runner.is_quiet)


def after_the_talk(talker: Talker) -> Acts:
    """On file: back to Today, and there opened again, or something taken back."""
    if talker.shell.place != "sheet":
        return
    talker.act("sheet")
    aside = "" if talker.reached else talker.goal
    if not aside and talker.chance.random() < SHEET_SHARE:
        aside = talker.chance.choice(tuple(ON_SHEET))
    if aside in ON_SHEET:
        yield from ON_SHEET[aside](talker)
        yield from talker.until_place("sheet")
    finished = str(talker.shell.flows["sheet"]._record.id)  # noqa: SLF001
    talker.press("done_button")
    yield from talker.until_place("today")
    view = talker.view
    yield from talker.until(lambda: view.today is not None and bool(view.finished.rows))
    goal = "" if talker.reached else talker.goal
    leaves = goal == "paper" or (not goal and talker.chance.random() < LEAVING_SHARE)
    if not view.finished.rows or leaves:
        return
    record = finished if finished in view.finished.rows else next(iter(view.finished.rows))
    talker.space(view.finished.rows[record].buttons["correct"])
    yield from talker.until_place("correct")
    if goal in TAKING_BACK or (not goal and talker.chance.random() < EVEN):
        yield from take_part_back(talker, record)
    else:
        yield from correct(talker, long=goal == "reason")


def correct(talker: Talker, *, long: bool = False) -> Acts:
    """Why, typed, and left standing for a `long` while or none; then the conversation open again."""
    talker.act("reason")
    view = talker.view
    yield from talker.write(view.box, REASON)
    yield from talker.rest(LONG if long else 0)
    talker.act("correct")
    talker.space(view.buttons["open"])
    yield from talker.until(lambda: talker.session is not None and talker.shell.place == "conversation")


def take_part_back(talker: Talker, record: str) -> Acts:
    """A yes or no thought again, then what was said about one thing taken back."""
    talker.space(talker.view.buttons["take_back"])
    yield from talker.until_place("take_back")
    view = talker.view
    yield from talker.until(lambda: bool(view.minds.rows) and bool(view.pages.buttons))
    yield from change_mind(talker, record)
    # What was brought together is kept just between us, by another version and no notice.
    pages = [made for code, made in view.pages.buttons.items() if not code.startswith(("matter.", "step."))]
    if not pages:
        talker.press("leave_button")
        yield from talker.until_place("today")
        return
    talker.act("take part back")
    talker.space(view.what.buttons["answers"])
    talker.space(pages[0])
    talker.space(view.go_button)
    yield from talker.until_place("today")
    if talker.shell.place == "today":
        tell(taken=record)


def change_mind(talker: Talker, record: str) -> Acts:
    """The other answer to whether the words may be used."""
    row, bar = talker.view.minds.rows["words"], talker.shell.bar
    reply = next((code for code in ("yes", "no") if code in row.buttons and code not in row.codes), "")
    if not reply:
        return
    if bar.isVisible():
        talker.press("put_away", bar)
    talker.act("change mind")
    tell(loose="permissions", record=record)
    talker.space(row.buttons[reply])
    yield from talker.until(lambda: bar.isVisible() and talker.shell.runner.is_quiet)
    if bar.words.text() == say("take_back.changed"):  # a record that is open again refuses it
        tell(minded=record, reply=reply)


CLOSING = {"together": bring_together, "permissions": permissions}
GOALS = (
    *("paper", "reason", "correct", "take back", "remark", "swap", *ON_TODAY, *ON_SHEET),
    *(*TAKING_BACK, "who", "turned", "map", "lay out", *CLOSING, "finish", "note", "words", "jot"),
)
"""What a run can be for, in the order of the runs."""
