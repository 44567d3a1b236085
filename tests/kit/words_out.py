"""A laptop whose project lets words go, with talks in which somebody said something, read or not."""

from __future__ import annotations

from tests.kit.decided import WORDS_TEXT
from tests.kit.joined import PROJECT_FILE
from tests.kit.talks import begun_talk
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.record.model import Record
from udset_desktop.usecases import interviewing
from udset_desktop.usecases.passing_words import begin_words, confirm_words, pass_words
from udset_desktop.usecases.reading_words import decide_text
from udset_desktop.usecases.workplace import Workplace

WORDED_PROJECT = PROJECT_FILE + WORDS_TEXT
ATTACHED_PROJECT = WORDED_PROJECT + "attached = true\n"
ALONE_PROJECT = WORDED_PROJECT + "second_check = false\n"
SAID = "Hamish Heatherbell comes by. We have soup."


def talk(
    workplace: Workplace, said: str = SAID, *, name: str = "Morag Ross", words: Reply = Reply.YES, **more: str
) -> Record:
    """A finished talk with words about things to do; `more` are other answers, with __ for the dot."""
    session = begun_talk(workplace, name)
    session, _ = steps.answer_item(session, "things_to_do.words", said)
    for item, told in more.items():
        session, _ = steps.answer_item(session, item.replace("__", "."), told)
    for purpose, reply in ((Purpose.WORDS, words), (Purpose.FIGURES, Reply.YES)):
        session, _ = steps.reply(session, purpose, reply)
    return interviewing.finish(workplace, session)


def read_all(workplace: Workplace, record: Record, by: str = "Ina, care manager") -> None:
    """Everything that the rules found is hidden, and every text is read."""
    read = begin_words(workplace, record.id)
    for text in read.reading.texts:
        if text.id not in read.closed:
            read = decide_text(read, text.id, shown=True)
    pass_words(workplace, read, by)


def let_go(workplace: Workplace, record: Record) -> None:
    """Read by one and looked over by another."""
    read_all(workplace, record)
    confirm_words(workplace, record.id, "Ewan, team lead")
