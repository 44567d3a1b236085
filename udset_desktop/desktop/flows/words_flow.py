"""The words of a conversation on their way out: read text by text, then looked over by a second person.

Deciding is a pure step on the window's thread; looking the words over and keeping what was decided are not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.flows.reading_state import looked_over, reading_shown
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.reading_card import HIDE, READ
from udset_desktop.desktop.views.words_view import WordsView
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import InputRefused, UdsetError
from udset_desktop.usecases import passing_words, reading_words
from udset_desktop.usecases.passing_words import Passing
from udset_desktop.usecases.reading_words import WordsRead


class WordsFlow(Flow):
    """The page and its verbs."""

    view: WordsView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, WordsView())
        self.read: WordsRead | None = None
        self.passing: Passing | None = None
        view = self.view
        view.place_decided.connect(self._on_place)
        view.place_worded.connect(self._on_worded)
        view.hide_asked.connect(self._on_hide)
        view.decided.connect(self._on_decided)
        view.passed.connect(self._on_passed)
        view.again_asked.connect(self._on_again)
        view.left.connect(self._on_left)

    def enter(self, *, record_id: str = "", check: bool = False, **_handed: Any) -> None:  # noqa: ANN401
        """The words of one conversation, to be read or to be looked over."""
        self.read = self.passing = None
        self.view.forget()
        self.view.show_top()
        record, place = RecordId(record_id), self.workplace
        if check:
            self.run(
                lambda _control: passing_words.begin_check(place, record),
                self._on_checking,
                on_problem=self._on_refused,
            )
        else:
            self.run(
                lambda _control: passing_words.begin_words(place, record),
                self._on_begun,
                on_problem=self._on_refused,
            )
        self.view.title.take_focus()

    def leave(self) -> None:
        """Nothing of it stays."""
        super().leave()
        self.read = self.passing = None
        self.view.forget()

    def _on_begun(self, read: WordsRead) -> None:
        self.read = read
        self._show()

    def _on_checking(self, passing: Passing) -> None:
        self.passing = passing
        self._show()

    def _on_refused(self, problem: UdsetError) -> None:
        self._on_left()
        self.frame.tell_problem(problem)

    def _step(self, step: Callable[[WordsRead], WordsRead]) -> None:
        if self.read is None:
            return
        trouble = ""
        try:
            self.read = step(self.read)
        except InputRefused as refused:
            trouble = sentences_of(refused)
        self._show(trouble)

    def _on_place(self, text_id: str, place: str, how: str) -> None:
        self._step(lambda read: reading_words.decide_place(read, text_id, place, "" if how == HIDE else how))

    def _on_worded(self, text_id: str, place: str, words: str) -> None:
        self._step(lambda read: reading_words.word_place(read, text_id, place, words))

    def _on_hide(self, words: str, kind: str) -> None:
        self._step(lambda read: reading_words.hide_words(read, words, kind))

    def _on_decided(self, text_id: str, how: str) -> None:
        self._step(lambda read: reading_words.decide_text(read, text_id, shown=how == READ))

    def _on_passed(self, by: str) -> None:
        read, passing, place = self.read, self.passing, self.workplace
        if read is not None:
            self._keep(lambda: passing_words.pass_words(place, read, by), say("passing.kept"))
        elif passing is not None:
            self._keep(
                lambda: passing_words.confirm_words(place, passing.record, by), say("passing.confirmed")
            )

    def _on_again(self) -> None:
        passing, place = self.passing, self.workplace
        if passing is not None:
            self._keep(lambda: passing_words.read_again(place, passing.record), say("passing.anew"))

    def _keep(self, verb: Callable[[], None], told: str) -> None:
        def done(_none: None) -> None:
            self._on_left()
            self.frame.tell(told)

        self.run(lambda _control: verb(), done, on_problem=self._on_kept_back, keep=True)

    def _on_kept_back(self, problem: UdsetError) -> None:
        if isinstance(problem, InputRefused):
            self._show(sentences_of(problem))
        else:
            self.frame.tell_problem(problem)

    def _show(self, trouble: str = "") -> None:
        if self.read is not None:
            self.view.show_reading(reading_shown(reading_words.told_texts(self.read), trouble))
        elif self.passing is not None:
            kept = passing_words.kept_places(self.passing.texts)
            lead = say("passing.check_lead", by=self.passing.read_by, count=kept)
            self.view.show_reading(looked_over(self.passing.texts, lead, trouble))

    def _on_left(self) -> None:
        self.frame.go("sharing")
