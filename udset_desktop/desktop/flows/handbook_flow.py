"""The handbook place: pages are read once, then turned and searched without waiting."""

from __future__ import annotations

from typing import Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.handbook_view import Entry, HandbookShown, HandbookView
from udset_desktop.usecases.handbook import (
    CONTENTS,
    HandbookPage,
    find_in_handbook,
    project_page,
    read_handbook,
)


class HandbookFlow(Flow):
    """Reading and finding; a link to a page that is not there leaves the page as it is."""

    view: HandbookView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, HandbookView())
        self._pages: tuple[HandbookPage, ...] = ()
        self._before: list[str] = []
        self._name = CONTENTS
        self._looked_for = ""
        self.view.page_asked.connect(self._on_page)
        self.view.words_looked_for.connect(self._on_words)
        self.view.back_asked.connect(self._on_back)

    def enter(self, *, page: str = "", **_handed: Any) -> None:  # noqa: ANN401
        """The page that was in front, or the one asked for."""
        if page:
            self._name = page
        self.run(lambda _control: self._read(), self._on_read)
        self.view.title.take_focus()

    def _read(self) -> tuple[HandbookPage, ...]:
        pages, project = read_handbook(self.workplace.language), self.workplace.project
        if project is None:
            return pages
        own = project_page(
            project,
            title=say("handbook.project"),
            learning=say("handbook.learning"),
            supports=say("handbook.supports"),
        )
        return (pages[0], own, *pages[1:]) if own else pages

    def _on_read(self, pages: tuple[HandbookPage, ...]) -> None:
        self._pages = pages
        self._show()

    def _on_page(self, name: str) -> None:
        if name != self._name and any(page.name == name for page in self._pages):
            self._before.append(self._name)
            self._name = name
        self._show()

    def _on_back(self) -> None:
        if self._before:
            self._name = self._before.pop()
        self._show()

    def _on_words(self, text: str) -> None:
        self._looked_for = text
        self._show()

    def _show(self) -> None:
        page = next((page for page in self._pages if page.name == self._name), None)
        if page is None:
            return
        if self._looked_for.strip():
            found = find_in_handbook(self._pages, self._looked_for)
            entries = tuple(Entry(name=one.name, title=one.title, around=one.around) for one in found)
        else:
            entries = tuple(Entry(name=one.name, title=one.title) for one in self._pages)
        self.view.back_button.setEnabled(bool(self._before))
        self.view.show_state(
            HandbookShown(
                entries=entries,
                name=page.name,
                title=page.title,
                text=page.text,
                looked_for=self._looked_for,
            )
        )
