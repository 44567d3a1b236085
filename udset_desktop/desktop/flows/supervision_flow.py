"""A conversation without names, for a team: read text by text, then printed or saved.

Deciding is a pure step on the window's thread; looking the words over and making the paper are not.
Nothing of it is kept: whoever leaves the page begins again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from udset_desktop.desktop.flows.came_from import CameFrom
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.printing import PRINT_DPI, Printing
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.flows.reading_state import reading_shown
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.reading_card import HIDE, READ
from udset_desktop.desktop.views.reading_view import ReadingView
from udset_desktop.desktop.work.runner import Lane
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import InputRefused, UdsetError
from udset_desktop.usecases import reading_words, supervising
from udset_desktop.usecases.summarising import PageImage
from udset_desktop.usecases.supervising import Pack


class SupervisionFlow(Flow):
    """The page and its verbs."""

    view: ReadingView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, ReadingView())
        self.pack: Pack | None = None
        self._from = CameFrom()
        self.printing = Printing(self)
        view = self.view
        view.place_decided.connect(self._on_place)
        view.place_worded.connect(self._on_worded)
        view.hide_asked.connect(self._on_hide)
        view.decided.connect(self._on_decided)
        view.print_asked.connect(self._on_print)
        view.save_asked.connect(self._on_save)
        view.left.connect(self._on_left)

    def enter(self, *, record_id: str = "", came_from: CameFrom | None = None, **_handed: Any) -> None:  # noqa: ANN401
        """The words of one conversation."""
        self.pack, self._from = None, came_from or CameFrom()
        self.view.forget()
        self.view.show_top()
        self.run(
            lambda _control: supervising.begin_pack(self.workplace, RecordId(record_id)),
            self._on_begun,
            on_problem=self._on_refused,
        )
        self.view.title.take_focus()

    def leave(self) -> None:
        """Nothing of it stays."""
        super().leave()
        self.pack = None
        self.view.forget()

    def _on_begun(self, pack: Pack) -> None:
        self.pack = pack
        self._show()

    def _on_refused(self, problem: UdsetError) -> None:
        self._on_left()
        self.frame.tell_problem(problem)

    def _step(self, step: Callable[[Pack], Pack]) -> None:
        if self.pack is None:
            return
        trouble = ""
        try:
            self.pack = step(self.pack)
        except InputRefused as refused:
            trouble = sentences_of(refused)
        self._show(trouble)

    def _on_place(self, text_id: str, place: str, how: str) -> None:
        self._step(lambda pack: reading_words.decide_place(pack, text_id, place, "" if how == HIDE else how))

    def _on_worded(self, text_id: str, place: str, words: str) -> None:
        self._step(lambda pack: reading_words.word_place(pack, text_id, place, words))

    def _on_hide(self, words: str, kind: str) -> None:
        self._step(lambda pack: reading_words.hide_words(pack, words, kind))

    def _on_decided(self, text_id: str, how: str) -> None:
        self._step(lambda pack: reading_words.decide_text(pack, text_id, shown=how == READ))

    def _show(self, trouble: str = "") -> None:
        pack = self.pack
        if pack is not None:
            self.view.show_reading(reading_shown(reading_words.told_texts(pack), trouble))

    def _on_print(self) -> None:
        pack = self.pack
        if pack is not None:
            self.run(
                lambda _control: supervising.pack_pages(pack, dpi=PRINT_DPI),
                lambda pages: self._on_ready(pack, pages),
                lane=Lane.PURE,
            )

    def _on_ready(self, pack: Pack, pages: tuple[PageImage, ...]) -> None:
        def printed() -> None:
            self.run(
                lambda _control: supervising.log_pack_printed(self.workplace, pack),
                lambda _none: None,
                keep=True,
            )

        self.printing.ask(say("reading.print_name"), pages, printed)

    def _on_save(self) -> None:
        self.frame.choose_target(
            say("reading.save"), say("reading.file"), say("reading.filter"), self._on_target
        )

    def _on_target(self, path: Path) -> None:
        pack = self.pack
        if pack is not None:
            self.run(
                lambda _control: supervising.save_pack(self.workplace, pack, path),
                lambda _none: self.frame.tell(say("reading.saved", file=path.name)),
                keep=True,
            )

    def _on_left(self) -> None:
        self.frame.go(self._from.place, **(self._from.handed or {}))
