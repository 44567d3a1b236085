"""What a screen reader is told of a conversation when a key changes something the focus does not stand on.

Short, and once each: a mark set or taken off, who it came from, another section.  What a page turn, a
jot, an answer taken back or a quiet line says is told where it is done.
"""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.desktop.flows.talk_flow import TalkTool
from udset_desktop.desktop.look.controls import announce
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.entry import TAKEN_BACK
from udset_desktop.interview.screen import ItemState, PageState, ScreenState
from udset_desktop.interview.state import Session
from udset_desktop.interview.together import MARKS, Together


class HeardTool(TalkTool):
    """It shows nothing; it compares what is drawn with what was drawn before."""

    before: ScreenState | None = None

    def take(self, session: Session) -> None:
        """Nothing of another conversation is compared with this one."""
        del session
        self.before = None

    def show_session(self, session: Session) -> None:
        """Say what is other than before."""
        del session
        before, self.before = self.before, self.talk.view.state
        if before is not None and self.before is not None:
            announce(self.talk.view, "\n".join(news_in(before, self.before)))

    def leave(self) -> None:
        """Nobody's words are kept here."""
        self.before = None


def news_in(before: ScreenState, now: ScreenState) -> Iterator[str]:
    """What is to be heard of a change, in sentences; nothing of what was said stands in them."""
    if before.page is not None and now.page is not None:
        if before.page.id == now.page.id:
            yield from _news_on_page(before.page, now.page)
        elif before.page.section != now.page.section:
            yield next(one.title for one in now.sections if one.id == now.page.section)
    if before.together is not None and now.together is not None:
        yield from _news_together(before.together.values, now.together.values)
    if before.said_by.words != now.said_by.words:
        yield say("conversation.said_from_now", who=now.said_by.words)


def _news_together(before: Together, now: Together) -> Iterator[str]:
    """A mark that came or went on what is there; one that goes with its line is not heard."""
    texts = [(one.matters, [step.what for step in one.actions]) for one in (before, now)]
    for mark in MARKS:
        was, there = _count(before, mark), _count(now, mark)
        if there > was:
            yield say(f"heard.{mark}_on")
        elif there < was and texts[0] == texts[1]:
            yield say(f"heard.{mark}_off")


def _count(together: Together, mark: str) -> int:
    return sum(mark in marks for marks in (*together.marks, *(step.marks for step in together.actions)))


def _news_on_page(before: PageState, now: PageState) -> Iterator[str]:
    earlier = {item.id: item for item in before.items}
    told = (line for item in now.items if item.id in earlier for line in _news_of(earlier[item.id], item))
    yield from dict.fromkeys(told)


def _news_of(before: ItemState, now: ItemState) -> Iterator[str]:
    was, answer = before.answer, now.answer
    if was is None or answer is None:
        return
    for mark in MARKS:
        if getattr(was, mark) != (on := getattr(answer, mark)):
            yield say(f"heard.{mark}_on" if on else f"heard.{mark}_off")
    if was.non_answer == TAKEN_BACK and answer.value is not None:
        yield say("heard.put_back")
    elif was.value == answer.value and before.said_by_words != now.said_by_words:
        yield say("conversation.said_by", who=now.said_by_words)
