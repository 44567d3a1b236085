"""The words again: what is asked now and what there is to choose, in order, to be read or spoken.

Called by the window at one key.  Holds nothing that anybody said.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.person_look import PersonLook
from udset_desktop.interview.person_view import first_key, question_of
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAgain:
    """The question, then the words in the order they are offered in."""

    ask: str
    words: tuple[str, ...] = ()
    language: str = "en"

    @property
    def spoken(self) -> str:
        """All of it, to be read aloud."""
        return "\n".join((self.ask, *(f"{word}." for word in self.words)))


def said_again(session: Session, look: PersonLook) -> SaidAgain | None:
    """What to say again where the conversation stands; `None` where nothing is asked of the person.

    "I don't understand" is not among the words: aloud, nobody needs it offered.
    """
    question = question_of(session, first_key(session), look)
    if question is not None:
        words = tuple(choice.words for choice in question.choices[:-1])
        return SaidAgain(ask=question.ask, words=words, language=session.language)
    if session.stage is not Stage.PAGES:
        return None
    telling = telling_of(session)
    ask = telling.words(f"page.{session.page}.opening") or telling.words(f"page.{session.page}.title")
    return SaidAgain(ask=ask, language=session.language)
