"""What `endure_window.py` kills in the window, screen by screen, each by the keys somebody would strike.

A page and its words, a jot, the map, jots laid out, the turned screen, who said it, an answer taken back,
a follow-up, typing in from paper, bringing together, permissions; then a correction, or something taken back.
"""

from __future__ import annotations

from endure import tell
from endure_talk import FROM_PAPER
from endure_window_talk import Acts, Talker

from udset_desktop.interview.jot import JOT_TYPING, loose_jots
from udset_desktop.interview.screen import Stage

TOGETHER, NOTE, REASON = "@together", "@note", "@reason"
"""Where a text typed elsewhere than on a page is looked for."""

EVEN = 0.5  # what is done every second time
FINISHING_SHARE = 0.6  # of permissions said, after which the conversation is on file
LEAVING_SHARE = 0.2  # of conversations on file that nobody opens again


def some_acts(talker: Talker) -> Acts:
    """A few things in any order, then the end of the conversation."""
    for _ in range(talker.chance.randrange(1, 4)):
        if talker.session is None or talker.shell.place != "conversation":
            return
        yield from talker.chance.choice(ACTS)(talker)
    if talker.session is not None and talker.shell.place == "conversation":
        yield from bring_together(talker)
        yield from permissions(talker)


def first_act(talker: Talker) -> Acts:
    """What a short run meets first, so that a few kills see many screens."""
    yield from talker.chance.choice((*ACTS, bring_together, permissions))(talker)


def go(talker: Talker, page: str) -> Acts:
    """To a page by its letter."""
    view = talker.view
    if not view.isAncestorOf(_focused() or talker.shell):
        view.take_focus()
    talker.key("K", "Control")
    yield
    letter = next((row.letter for row in view.map.rows.rows if row.letter and row.page == page), "")
    if letter:
        talker.letters(_focused() or view, letter)
    else:
        talker.key("Escape")
    yield


def _focused() -> object:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only the window needs Qt

    return QApplication.focusWidget()


def any_page(talker: Talker) -> str:
    """Some page of the conversation."""
    session = talker.session
    return talker.chance.choice([page.id for page in session.instrument.pages()]) if session else ""


def words(talker: Talker) -> Acts:
    """A page, some words, a word of the scale."""
    from PySide6.QtWidgets import QPlainTextEdit  # noqa: PLC0415 - as above

    talker.act("words")
    yield from go(talker, any_page(talker))
    view = talker.view
    boxes = [one for one in view.findChildren(QPlainTextEdit, "words") if one.isVisible()]
    if boxes:
        fields = view.page.body.fields
        item = next(field.item.id for field in fields if field.isAncestorOf(boxes[0]))
        yield from talker.write(boxes[0], item)
        yield from talker.rest(0, 0, 60, 400)
    talker.key(str(talker.chance.randrange(1, 4)), "Alt")
    yield


def jot(talker: Talker) -> Acts:
    """A line from wherever one is; now and then it is only begun."""
    talker.act("jot")
    talker.key("J", "Control")
    yield from talker.write(talker.view.findChild(_lines(), "jot_line"), JOT_TYPING)
    yield from talker.rest(0, 0, 200)
    talker.key("Return")
    yield


def _lines() -> type:
    from PySide6.QtWidgets import QPlainTextEdit  # noqa: PLC0415 - as above

    return QPlainTextEdit


def on_the_map(talker: Talker) -> Acts:
    """The map, round it by arrows, and gone to from there."""
    talker.act("map")
    yield from go(talker, any_page(talker))
    talker.key("M", "Control")
    yield
    for _ in range(talker.chance.randrange(1, 9)):
        talker.key(talker.chance.choice(("Up", "Down", "Left", "Right")))
        yield
    talker.key("Return")
    yield
    talker.key(str(talker.chance.randrange(1, 4)))
    yield


def lay_out(talker: Talker) -> Acts:
    """Jots laid onto outcomes by letters, some put into the words."""
    if not (talker.session and talker.session.jots):
        yield from jot(talker)
    talker.act("lay out")
    yield from lay_all(talker, again=True)


def lay_all(talker: Talker, *, again: bool = False) -> Acts:
    """Every jot that lies nowhere laid; with `again` one that lies somewhere too."""
    view = talker.view
    talker.key("J", "Control+Shift")
    yield
    rows = view.desk.findChild(_rows(), "jot_list")
    for number in [one.number for one in (talker.session.jots if talker.session else ())]:
        loose = talker.session is not None and number in {
            one.number for one in loose_jots(talker.session.jots)
        }
        if not loose and not again:
            continue
        rows.go_to(number)
        rows.setFocus()
        talker.letters(rows, talker.chance.choice("abcdefghijklmnop"))
        yield
        if again:
            talker.key("Return", on=rows)
            yield
            again = loose
    talker.key("Escape")
    yield


def _rows() -> type:
    from PySide6.QtWidgets import QListView  # noqa: PLC0415 - as above

    return QListView


def turned_round(talker: Talker) -> Acts:
    """The screen turned round: words chosen, not understood, turned on, left on purpose."""
    talker.act("turned")
    yield from go(talker, any_page(talker))
    talker.key("F9")
    yield
    for _ in range(talker.chance.randrange(1, 4)):
        screen = talker.shell.findChild(_widget(), "turned_screen")
        if screen is None or not screen.isVisible():
            return
        talker.key(talker.chance.choice("1230"), on=screen)  # 0 is "I don't understand"
        yield
        talker.key("PageDown", on=screen)
        yield
    for _ in range(2):
        screen = talker.shell.findChild(_widget(), "turned_screen")
        if screen is not None and screen.isVisible():
            talker.key("Escape", on=screen)
        yield


def _widget() -> type:
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415 - as above

    return QWidget


def who_said_it(talker: Talker) -> Acts:
    """A word of the scale, and that somebody else said it."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    talker.act("who")
    yield from go(talker, "safe")
    talker.key(str(talker.chance.randrange(1, 4)))
    yield
    talker.key("B", "Control")
    yield
    if (popup := QApplication.activePopupWidget()) is not None:
        talker.key(str(talker.chance.randrange(6, 9)), on=popup)
    yield


def taken_back(talker: Talker) -> Acts:
    """An answer taken back, and now and then put back."""
    talker.act("take back")
    yield from go(talker, any_page(talker))
    body, session = talker.view.page.body, talker.session
    item = body.marked_item(body.page) if body is not None and session is not None else None
    if item is None or session is None:
        return
    tell(gone=item.id)  # what is taken back need not be there any more, and neither need its jots
    for one in session.jots:
        if session.page in one.worded:
            tell(gone=f"jot {one.number}")
    talker.key("F4")
    yield
    if talker.chance.random() < EVEN:
        talker.key("F4", "Shift")
        yield


def follow_up(talker: Talker) -> Acts:
    """A note of its own, and back to the talk; it paused meanwhile."""
    talker.act("note")
    talker.key("F2")
    flows = talker.shell.flows
    yield from talker.until(lambda: "follow_up" in flows and flows["follow_up"].note is not None)
    if talker.shell.place != "follow_up":
        return
    yield from talker.until(lambda: talker.shell.runner.is_quiet)
    for part in talker.chance.sample(("said", "did", "told", "told_when"), 2):
        yield from talker.write(talker.view.boxes[part], NOTE)
        yield from talker.rest(0, 150, 300)
    talker.press("back_button")
    yield from talker.until(lambda: talker.shell.place == "conversation" and talker.session is not None)


def type_in(talker: Talker) -> Acts:
    """Rows of the paper: words, then signs; only in a talk held on paper."""
    if talker.session is None or talker.session.header.mode != FROM_PAPER:
        yield from words(talker)
        return
    talker.act("paper")
    yield from go(talker, any_page(talker))
    talker.key("T", "Control")
    yield
    tool = next(one for one in talker.shell.flows["conversation"].tools if hasattr(one, "_new_page"))
    if tool.page is None or not tool.page.isVisible():
        return
    for name in talker.chance.sample(list(tool.page.rows), 2):
        row = tool.page.rows.get(name)
        if row is None:
            continue
        if row.boxes and row.boxes[0].objectName().endswith(".words"):
            yield from talker.write(row.boxes[0], row.boxes[0].item.id)
        if row.ticks:
            row.signs.setFocus()
            talker.key("End")
            for sign in "1k2"[: talker.chance.randrange(1, 4)]:
                talker.letters(row.signs, sign)
                yield
            talker.key("Return", on=row.signs)
            yield
    yield from talker.rest(0, 100)


def bring_together(talker: Talker) -> Acts:
    """What matters, a step and who takes it, one that is not there, half a date, read back."""
    talker.act("together")
    session = talker.session
    if session is None:
        return
    yield from go(talker, list(session.instrument.pages())[-1].id)
    talker.key("Return", "Control")
    yield from talker.until(lambda: talker.session is None or talker.session.stage is Stage.TOGETHER)
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
        page.review.setFocus()
        talker.key("A", "Control")
        talker.key("Delete")
        yield
    talker.space(page.read_back.buttons[talker.chance.choice(("yes", "partly"))])
    yield


def permissions(talker: Talker) -> Acts:
    """Yes or no to each, thought again, and now and then it is on file."""
    talker.act("permissions")
    if talker.session is not None and talker.session.stage is Stage.PAGES:
        yield from bring_together(talker)
        talker.act("permissions")
    if talker.session is None or talker.session.stage is Stage.PAGES:
        return
    if talker.session.stage is Stage.TOGETHER:
        talker.key("Return", "Control")
        yield from talker.until(lambda: talker.session is None or talker.session.stage is Stage.PERMISSIONS)
    if talker.session is None or talker.session.stage is not Stage.PERMISSIONS:
        return
    for purpose in ("figures", "words", "contact", "words"):
        row = talker.view.permissions.rows.get(purpose)
        if row is not None:
            talker.space(row.buttons[talker.chance.choice(("yes", "no"))])
            yield
    if talker.chance.random() < FINISHING_SHARE:
        yield from finish(talker)


def finish(talker: Talker) -> Acts:
    """Nothing half-jotted, nothing lying nowhere, and on file."""
    talker.act("finish")
    session = talker.session
    if session is not None and session.typing.get(JOT_TYPING, "").strip():
        talker.key("J", "Control")
        yield
        talker.key("Return", on=talker.view.findChild(_lines(), "jot_line"))
        yield
    if talker.session is not None and loose_jots(talker.session.jots):
        yield from lay_all(talker)
    if talker.session is None:
        return
    talker.view.take_focus()
    tell(finishing=talker.session.interview)
    talker.key("Return", "Control")
    yield from talker.until(lambda: talker.shell.place == "sheet" and talker.shell.runner.is_quiet)


def after_the_talk(talker: Talker) -> Acts:
    """On file: back to Today, and there opened again, or something taken back."""
    if talker.shell.place != "sheet":
        return
    talker.act("sheet")
    talker.press("done_button")
    yield from talker.until_place("today")
    view = talker.view
    yield from talker.until(lambda: view.today is not None and bool(view.finished.rows))
    if not view.finished.rows or talker.chance.random() < LEAVING_SHARE:
        return
    record = next(iter(view.finished.rows))
    talker.space(view.finished.rows[record].buttons["correct"])
    yield from talker.until_place("correct")
    if talker.chance.random() < EVEN:
        yield from take_part_back(talker, record)
    else:
        yield from correct(talker)


def correct(talker: Talker) -> Acts:
    """Why, typed; then the conversation open again."""
    talker.act("correct")
    view = talker.view
    yield from talker.write(view.box, REASON)
    yield from talker.rest(0, 200, 400)
    talker.space(view.buttons["open"])
    yield from talker.until(lambda: talker.session is not None and talker.shell.place == "conversation")


def take_part_back(talker: Talker, record: str) -> Acts:
    """A yes or no thought again, then what was said about one thing taken back."""
    talker.act("take part back")
    talker.space(talker.view.buttons["take_back"])
    yield from talker.until_place("take_back")
    view = talker.view
    yield from talker.until(lambda: bool(view.minds.rows) and bool(view.pages.buttons))
    if "words" in view.minds.rows:
        row = view.minds.rows["words"]
        reply = next((code for code in ("yes", "no") if code in row.buttons and code not in row.codes), "")
        if reply:
            tell(loose="permissions", record=record)
            talker.space(row.buttons[reply])
            yield from talker.until(lambda: talker.shell.bar.isVisible() and talker.shell.runner.is_quiet)
            if talker.shell.bar.isVisible():
                tell(minded=record, reply=reply)
    if not view.pages.buttons:
        return
    talker.space(view.what.buttons["answers"])
    talker.space(next(iter(view.pages.buttons.values())))
    talker.space(view.go_button)
    yield from talker.until_place("today")
    if talker.shell.place == "today":
        tell(taken=record)


ACTS = (words, jot, on_the_map, lay_out, turned_round, who_said_it, taken_back, follow_up, type_in)
