"""What was wanted and not there: the list of this laptop, printed without names."""

from __future__ import annotations

from typing import Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.printing import PRINT_DPI, Printing
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.missed_view import MissedRowShown, MissedShown, MissedView, NameShown
from udset_desktop.interview.phrases import Phrases, load_phrases
from udset_desktop.record.wants import MissedRow
from udset_desktop.usecases import wants
from udset_desktop.usecases.wants import MissedList, PageImage

_EVERYBODY = "everybody"


class MissedFlow(Flow):
    """The list and its verbs."""

    view: MissedView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, MissedView())
        self._span, self._about = "year", ""
        self._list: MissedList | None = None
        self.printing = Printing(self)
        view = self.view
        view.look_asked.connect(self._on_look)
        view.names_asked.connect(self._on_names)
        view.sheet_asked.connect(self._on_sheet)
        view.print_asked.connect(self._on_print)

    def enter(self, **_handed: Any) -> None:  # noqa: ANN401
        """The list as it stands now."""
        self.view.show_top()
        self._load()
        self.view.title.take_focus()

    def leave(self) -> None:
        """Nobody is named behind another place."""
        super().leave()
        self.view.forget()

    def _load(self) -> None:
        this_year, about = self._span == "year", self._about
        self.run(
            lambda control: wants.list_missed(
                self.workplace, this_year=this_year, about=about, control=control
            ),
            self._on_loaded,
        )

    def _on_loaded(self, found: MissedList) -> None:
        self._list = found
        phrases = self._phrases()
        talks = _talks(found.conversations)
        counted = (
            say("missed.counted", talks=talks, since=long_date(found.since))
            if found.since
            else say("missed.counted_all", talks=talks)
        )
        self.view.show_list(
            MissedShown(
                counted=counted,
                span=self._span,
                about=self._about or _EVERYBODY,
                rows=tuple(
                    MissedRowShown(
                        code=row.wanted or "not_sorted",
                        what=_what(row.wanted, phrases),
                        told=_told(row, phrases),
                        has_names=bool(found.named.get(row.wanted)),
                    )
                    for row in found.rows
                ),
            )
        )

    def _phrases(self) -> Phrases:
        return load_phrases(self.workplace.require_project().wording, self.workplace.language)

    def _on_look(self, span: str, about: str) -> None:
        self._span, self._about = span, "" if about == _EVERYBODY else about
        self._load()

    def _on_names(self, code: str) -> None:
        if self._list is None:
            return
        wanted = "" if code == "not_sorted" else code
        names = tuple(
            NameShown(
                key=f"{place}/{one.record}",
                name=one.name,
                about=say("missed.name_about", date=long_date(one.held_on), what=one.what),
            )
            for place, one in enumerate(self._list.named.get(wanted, ()))
        )
        self.view.show_names(_what(wanted, self._phrases()), names)

    def _on_sheet(self, record: str) -> None:
        self.frame.go("sheet", record_id=record)

    def _on_print(self) -> None:
        shown = self._list
        if shown is not None:
            self.run(
                lambda _control: wants.missed_pages(self.workplace, shown, dpi=PRINT_DPI),
                self._on_ready_to_print,
            )

    def _on_ready_to_print(self, pages: tuple[PageImage, ...]) -> None:
        self.printing.ask(say("missed.print_name"), pages, self._on_printed)

    def _on_printed(self) -> None:
        self.run(
            lambda _control: wants.log_missed_printed(self.workplace),
            lambda _none: self.frame.tell(say("missed.printed")),
        )


def _what(wanted: str, phrases: Phrases) -> str:
    return phrases.words(f"wanted.{wanted}") if wanted else say("missed.not_sorted")


def _told(row: MissedRow, phrases: Phrases) -> str:
    people = say("missed.people_one") if row.people == 1 else say("missed.people_many", count=row.people)
    conversations = _talks(row.conversations)
    whys = (say("missed.why", why=phrases.words(f"why.{why}"), count=count) for why, count in row.whys)
    return " · ".join((say("missed.one_row", people=people, conversations=conversations), *whys))


def _talks(count: int) -> str:
    return say("missed.talks_one") if count == 1 else say("missed.talks_many", count=count)
