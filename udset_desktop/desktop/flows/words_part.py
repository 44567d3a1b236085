"""Whose words wait, on Sharing: the card, and the texts that would leave as a few samples."""

from __future__ import annotations

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.words_card import WordsCard, WordsWaiting
from udset_desktop.usecases import passing_words
from udset_desktop.usecases.passing_words import TalkWaiting


class WordsPart:
    """The card and the way to the page where words are read."""

    def __init__(self, flow: Flow, card: WordsCard) -> None:
        self._flow, self._card = flow, card
        card.asked.connect(self._on_asked)

    def look(self) -> None:
        """Who waits now."""
        workplace = self._flow.workplace
        self._flow.run(lambda _control: passing_words.talks_waiting(workplace), self._on_waiting)

    def _on_waiting(self, talks: tuple[TalkWaiting, ...]) -> None:
        self._card.show_waiting(tuple(map(_row, talks)))

    def _on_asked(self, record: str, check: bool) -> None:  # noqa: FBT001 - as the signal says it
        self._flow.frame.go("words", record_id=record, check=check)


def sample_rows(texts: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Texts as they leave, each under what it is about."""
    return tuple((say(f"passing.who.{who}", about=about), text) for who, about, text in texts)


def _row(talk: TalkWaiting) -> WordsWaiting:
    check = not talk.to_read
    line = say(
        "passing.to_check" if check else "passing.to_read",
        name=talk.name,
        day=long_date(talk.held_on),
        count=talk.to_check if check else talk.to_read,
    )
    return WordsWaiting(record=talk.record, line=line, check=check)
