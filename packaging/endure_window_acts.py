"""What `endure_window.py` kills while two talk, screen by screen, each by the keys somebody would strike.

A page and its words, a jot, the map, jots laid out, the turned screen, who said it, an answer taken back,
a follow-up, typing in from paper.  What comes after the last question stands in `endure_window_end.py`.
"""

from __future__ import annotations

from endure import tell
from endure_talk import FROM_PAPER
from endure_window_beside import TALKING, lines, own_again
from endure_window_talk import EVEN, NOTE, Acts, Talker

from udset_desktop.interview.jot import JOT_TYPING, loose_jots


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


def answered_page(talker: Talker) -> str:
    """Some page on which something was said, if there is one."""
    session = talker.session
    if session is None:
        return ""
    said = said_items(talker)
    pages = [page.id for page in session.instrument.pages() if said & {item.id for item in page.items}]
    return talker.chance.choice(pages) if pages else any_page(talker)


def said_items(talker: Talker) -> set[str]:
    """What something was said to."""
    answers = talker.session.answers.answers if talker.session else {}
    return {item for item, answer in answers.items() if answer.value is not None}


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
    own_again(talker)
    yield from talker.write(talker.view.findChild(lines(), "jot_line"), JOT_TYPING)
    yield from talker.rest(0, 0, 200)
    talker.key("Return")
    yield


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
    if not (talker.session and talker.session.answers.answers):
        yield from words(talker)
    yield from go(talker, answered_page(talker))
    body, session = talker.view.page.body, talker.session
    item = body.marked_item(body.page) if body is not None and session is not None else None
    if item is None or session is None:
        return
    talker.act("take back")
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
    tell(leaving=True)
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
    yield from go(talker, any_page(talker))
    talker.key("T", "Control")
    yield
    tool = next(one for one in talker.shell.flows["conversation"].tools if hasattr(one, "_new_page"))
    if tool.page is None or not tool.page.isVisible():
        return
    talker.act("paper")
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


ACTS = {
    "words": words,
    "jot": jot,
    "map": on_the_map,
    "lay out": lay_out,
    "turned": turned_round,
    "who": who_said_it,
    "take back": taken_back,
    "note": follow_up,
    "paper": type_in,
    **TALKING,
}
