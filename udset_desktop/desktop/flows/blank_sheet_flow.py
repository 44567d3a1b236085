"""A conversation sheet to print before the visit: looked at, printed, saved, or one typed in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.printing import PRINT_DPI, SCREEN_DPI, Printing, image_of
from udset_desktop.desktop.look.words import language_words, say
from udset_desktop.desktop.views.blank_sheet_view import BlankSheetView, BlankShown
from udset_desktop.desktop.work.runner import Ticket
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases import paper_sheets
from udset_desktop.usecases.paper_sheets import BlankChoice, PageImage


class BlankSheetFlow(Flow):
    """The blank paper and its verbs."""

    view: BlankSheetView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, BlankSheetView())
        self._look: Ticket | None = None
        self.printing = Printing(self)
        self._key, self._style, self._language = "", paper_sheets.STYLES[0], ""
        self._choices: tuple[BlankChoice, ...] = ()
        view = self.view
        view.look_asked.connect(self._on_look)
        view.print_asked.connect(self._on_print)
        view.save_asked.connect(self._on_save)
        view.type_in_asked.connect(self._on_type_in)
        view.left.connect(self._on_left)

    def enter(self, **_handed: Any) -> None:  # noqa: ANN401
        """The first instrument of the project, in the size looked at last and the window's language."""
        self._language = ""
        self.view.paper.show_pages(())
        self.run(lambda _control: paper_sheets.blank_choices(self.workplace), self._on_choices)
        self.view.title.take_focus()

    def _on_choices(self, choices: tuple[BlankChoice, ...]) -> None:
        self._choices = choices
        if choices and self._key not in {one.key for one in choices}:
            self._key = choices[0].key
        self._draw()

    def _draw(self) -> None:
        key, style = self._key, self._style
        spoken_in = next((one.languages for one in self._choices if one.key == key), ())
        if self._language not in spoken_in:
            self._language = next(iter(spoken_in), "")
        language = self._language
        self.view.show_state(
            BlankShown(
                instruments=tuple(
                    ChoiceState(code=one.key, words=one.title, chosen=one.key == key) for one in self._choices
                ),
                style=style,
                languages=tuple(
                    ChoiceState(code=one, words=language_words(one), chosen=one == language)
                    for one in spoken_in
                ),
            )
        )
        if not key:
            return
        if self._look is not None:
            self._look.drop()
        self.view.paper.waiting.show()
        self._look = self.run(
            lambda _control: paper_sheets.blank_pages(
                self.workplace, key, style, dpi=SCREEN_DPI, language=language
            ),
            self._on_drawn,
        )

    def _on_drawn(self, pages: tuple[PageImage, ...]) -> None:
        self.view.paper.waiting.hide()
        self.view.paper.show_pages(tuple(image_of(page) for page in pages))

    def _on_look(self, key: str, style: str, language: str) -> None:
        self._key, self._style, self._language = key, style, language
        self._draw()

    def _on_print(self) -> None:
        key, style, language = self._key, self._style, self._language
        if key:
            self.run(
                lambda _control: paper_sheets.blank_pages(
                    self.workplace, key, style, dpi=PRINT_DPI, language=language
                ),
                self._on_ready_to_print,
            )

    def _on_ready_to_print(self, pages: tuple[PageImage, ...]) -> None:
        self.printing.ask(say("blank_sheet.title"), pages, self._on_printed)

    def _on_printed(self) -> None:
        self.frame.tell(say("blank_sheet.printed"))

    def _on_save(self) -> None:
        key, style, language = self._key, self._style, self._language

        def chosen(path: Path) -> None:
            self.run(
                lambda _control: paper_sheets.save_blank(self.workplace, key, path, style, language=language),
                lambda pages: self.frame.tell(say("blank_sheet.saved", pages=pages)),
            )

        if key:
            name, kinds = say("blank_sheet.save_name"), say("blank_sheet.save_filter")
            self.frame.choose_target(say("blank_sheet.save"), name, kinds, chosen)

    def _on_type_in(self) -> None:
        self.frame.go("begin", person=None, person_id="", from_paper=True, instrument=self._key)

    def _on_left(self) -> None:
        self.frame.go("today")
