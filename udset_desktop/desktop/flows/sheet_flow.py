"""The sheet: looked at, printed by the system's window, saved with a warning, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from udset_desktop.desktop.flows.after_flow import AfterFlow
from udset_desktop.desktop.flows.came_from import open_follow_up
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.printing import PRINT_DPI, SCREEN_DPI, Printing, image_of
from udset_desktop.desktop.flows.silence import cover_after_silence
from udset_desktop.desktop.look.words import language_words, say
from udset_desktop.desktop.views.sheet_view import SheetShown, SheetView
from udset_desktop.desktop.work.runner import Lane, Ticket
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import Finding, UdsetError
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.record.model import Record
from udset_desktop.usecases import people, sheet_copies, summarising
from udset_desktop.usecases.settings import load_settings
from udset_desktop.usecases.sheet_copies import SheetCopy
from udset_desktop.usecases.summarising import PageImage, SavedSheet, SheetState, SheetStyle


class SheetFlow(Flow):
    """One person's paper."""

    view: SheetView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, SheetView())
        self._record: Record | None = None
        self._shown = SheetShown(name="")
        self._look: Ticket | None = None
        self._voice_look: Ticket | None = None
        self.printing = Printing(self)
        view = self.view
        view.look_asked.connect(self._on_look)
        view.language_asked.connect(self._on_language)
        view.print_asked.connect(self._on_print)
        view.save_asked.connect(self._on_save)
        view.copy_asked.connect(self._on_copy)
        view.state_asked.connect(self._on_state)
        view.left.connect(self._on_left)
        view.follow_up_asked.connect(self._on_follow_up)
        self.after = AfterFlow(self, view.after)
        self.after.tools_known.connect(lambda there: view.show_summary_there(there=there))

    def enter(
        self,
        *,
        record: Record | None = None,
        record_id: str = "",
        kind: str = "person",
        **_handed: Any,  # noqa: ANN401
    ) -> None:
        """The sheet of a conversation just finished, or of one on Today's list."""
        self.view.show_pages(())
        cover_after_silence(self)

        def load(_control: object) -> tuple[Record, SheetShown]:
            found = record or people.load_record(self.workplace, RecordId(record_id))
            person = people.load_person(self.workplace, found.person)
            # What suits the person comes before what the interviewer likes.
            own = load_settings(self.workplace).sheet_style
            style = person.sheet if person.sheet != SheetStyle.STANDARD else own
            state = summarising.sheet_state(self.workplace, found.id)
            shown = SheetShown(name=person.name, kind=kind, style=style, state=str(state), post=person.post)
            spoken_in = summarising.sheet_languages(self.workplace, found)
            return found, replace(shown, language=spoken_in[0], languages=_languages(spoken_in))

        self.run(load, self._on_loaded)

    def wake(self) -> None:
        """Come back from behind the PIN: the page is watched again."""
        cover_after_silence(self)

    def leave(self) -> None:
        """Another place comes in front."""
        super().leave()
        self.frame.watch(0)

    def _on_loaded(self, loaded: tuple[Record, SheetShown]) -> None:
        record, self._shown = loaded
        self._record = record
        self._look_for_voice()
        self.view.show_state(self._shown)
        self.view.start()
        self.after.take(record)
        self._draw()

    def _on_look(self, kind: str, style: str) -> None:
        chosen = style != self._shown.style
        self._shown = replace(self._shown, kind=kind, style=style)
        self._draw()
        if chosen:
            self._keep_style(style)

    def _on_language(self, language: str) -> None:
        self._shown = replace(self._shown, language=language)
        self._look_for_voice()
        self._draw()

    def _look_for_voice(self) -> None:
        """A sound is offered where there is a voice for the language in front."""
        record, language = self._record, self._shown.language
        if record is None:
            return
        if self._voice_look is not None:
            self._voice_look.drop()
        self.view.show_voice(there=False)
        self._voice_look = self.run(
            lambda _control: sheet_copies.voice_for(record, language) is not None,
            lambda there: self.view.show_voice(there=there),
            lane=Lane.PURE,
        )

    def _keep_style(self, style: str) -> None:
        """What the person can read is kept, and is what opens the next time."""
        record = self._record
        if record is not None:
            self.run(
                lambda _control: people.choose_sheet(self.workplace, record.person, style),
                lambda _none: None,
                keep=True,
            )

    def _draw(self) -> None:
        record, shown = self._record, self._shown
        if record is None:
            return
        if self._look is not None:
            self._look.drop()
        self.view.waiting.show()
        self._look = self.run(
            lambda _control: summarising.preview_pages(
                self.workplace, record, shown.kind, shown.style, language=shown.language, dpi=SCREEN_DPI
            ),
            self._on_drawn,
        )

    def _on_drawn(self, pages: tuple[PageImage, ...]) -> None:
        self.view.waiting.hide()
        self.view.show_pages(tuple(image_of(page) for page in pages))

    def _on_print(self) -> None:
        record, shown = self._record, self._shown
        if record is None:
            return
        self.view.print_button.setEnabled(False)
        self.run(
            lambda _control: summarising.preview_pages(
                self.workplace, record, shown.kind, shown.style, language=shown.language, dpi=PRINT_DPI
            ),
            lambda pages: self._on_ready_to_print(pages, shown),
        )

    def _on_ready_to_print(self, pages: tuple[PageImage, ...], shown: SheetShown) -> None:
        self.view.show_alive()
        if shown.paper != self._shown.paper:
            return  # another paper is in front by now, and was not asked about
        record = self._record
        if record is not None:
            self.printing.ask(say("sheet.save_name"), pages, lambda: self._on_printed(record, shown.kind))

    def _on_printed(self, record: Record, kind: str) -> None:
        self.view.ask_safe()
        self.run(
            lambda _control: summarising.log_printed(self.workplace, record.id, kind),
            lambda _none: self.frame.tell(say("sheet.printed")),
        )

    def _on_save(self, password: str) -> None:
        record, shown = self._record, self._shown
        if record is None:
            return

        def chosen(path: Path) -> None:
            self.run(
                lambda _control: summarising.save_sheet(
                    self.workplace,
                    record,
                    path,
                    kind=shown.kind,
                    style=shown.style,
                    language=shown.language,
                    password=password or None,
                ),
                self._on_saved_copy,
            )

        self.frame.choose_target(say("sheet.save"), say("sheet.save_name"), say("sheet.save_filter"), chosen)

    def _on_copy(self, what: str) -> None:
        record, shown = self._record, self._shown
        if record is None:
            return

        def chosen(path: Path) -> None:
            if what == SheetCopy.SOUND:
                self.run_long(
                    say("sheet.speaking"),
                    lambda _control: sheet_copies.save_sound(
                        self.workplace, record, path, style=shown.style, language=shown.language
                    ),
                    self._on_copied,
                    may_stop=False,
                )
                return
            self.run(
                lambda _control: sheet_copies.save_text(
                    self.workplace,
                    record,
                    path,
                    kind=shown.kind,
                    style=shown.style,
                    language=shown.language,
                ),
                self._on_copied,
            )

        name, kinds = say(f"sheet.{what}_name"), say(f"sheet.{what}_filter")
        self.frame.choose_target(say("sheet.save"), name, kinds, chosen)

    def _on_copied(self, note: Finding) -> None:
        self.view.ask_safe()
        self.frame.tell(sentence_of_finding(note))

    def _on_saved_copy(self, saved: SavedSheet) -> None:
        self.view.ask_safe()
        self.frame.tell(sentence_of_finding(saved.note))

    def _on_state(self, state: str, safe: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        record = self._record
        if record is None:
            return

        def keep(_control: object) -> None:
            if state == SheetState.TO_POST:
                people.note_post(self.workplace, record.person, safe=safe)
            summarising.mark_sheet(self.workplace, record.id, state, safe_to_post=safe or None)

        def kept(_none: object) -> None:
            self._shown = replace(self._shown, state=state)
            self.frame.saved()

        self.frame.saving()
        self.run(keep, kept, on_problem=self._on_not_marked, keep=True)

    def _on_not_marked(self, problem: UdsetError) -> None:
        self.frame.not_saved(problem)
        self.view.states.choose(self._shown.state)  # what is on file stands

    def _on_follow_up(self) -> None:
        if self._record is not None:
            open_follow_up(self.frame, self._shown.name, self._record.interview, "sheet", self._record.id)

    def _on_left(self) -> None:
        self.frame.go("today")


def _languages(codes: tuple[str, ...]) -> tuple[ChoiceState, ...]:
    """Languages by their own names for themselves; the first is the one in front."""
    return tuple(ChoiceState(code=one, words=language_words(one), chosen=one == codes[0]) for one in codes)
