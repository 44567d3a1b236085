"""Taking back a record, its words, or some answers, and a change of mind about a yes or no.

An answer is named by its item, as `udset withdraw --items` names it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.minds_card import MindState
from udset_desktop.desktop.views.take_back_view import ANSWERS, TakeBackView
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import Finding, UdsetError
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.interview.paper_lines import short_said
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases import changing_mind, interviewing, people
from udset_desktop.usecases.gone_out import gone_out, is_told

_Pages = tuple[tuple[str, str, tuple[ChoiceState, ...]], ...]
_Loaded = tuple[_Pages, tuple[ChoiceState, ...], tuple[MindState, ...], tuple[Finding, ...]]


class TakeBackFlow(Flow):
    """The page of one finished conversation on which something is taken back."""

    view: TakeBackView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, TakeBackView())
        self._record = RecordId("")
        self._items: dict[str, tuple[str, ...]] = {}
        self.view.take_back_asked.connect(self._on_take_back)
        self.view.minds.changed.connect(self._on_changed)
        self.view.left.connect(self._on_left)

    def enter(self, *, record_id: str = "", **_handed: Any) -> None:  # noqa: ANN401
        """What was said, page by page."""
        self._record = RecordId(record_id)
        self.view.start()
        self.run(lambda _control: self._load(), self._on_loaded)

    def _load(self) -> _Loaded:
        minds = tuple(
            MindState(
                purpose=str(one.purpose),
                sentence=one.sentence,
                reply=str(one.reply),
                shown=str(one.shown or ""),
                may_be_yes=one.may_be_yes,
            )
            for one in changing_mind.permitted_of(self.workplace, self._record)
        )
        lines = changing_mind.lines_said(self.workplace, self._record)
        return self._said(), lines, minds, gone_out(self.workplace, self._record)

    def _said(self) -> _Pages:
        """Each page that something was said on, with its answers as they were given and not taken back yet."""
        # late: msgspec
        from udset_desktop.record.lines import lines_of, telling_for  # noqa: PLC0415

        workplace = self.workplace
        record = people.load_record(workplace, self._record)
        instrument = interviewing.instrument_of(workplace, record.instrument)
        record = changing_mind.left_to_take(workplace, record, instrument)
        name = record.header.looks_after
        telling = telling_for(
            record, instrument, workplace.require_project(), name, language=workplace.language
        )
        return tuple(
            (
                page.page.id,
                page.title.replace("{name}", name),
                tuple(
                    ChoiceState(code=line.item.id, words=_told(line.ask, line.shown)) for line in page.answers
                ),
            )
            for page in lines_of(record, telling, non_answers=False)
        )

    def _on_loaded(self, loaded: _Loaded) -> None:
        pages, lines, minds, out = loaded
        self._items = {page: tuple(one.code for one in said) for page, _, said in pages}
        choices = tuple(ChoiceState(code=page, words=title) for page, title, _ in pages)
        lines = tuple(replace(line, chosen=False) for line in lines)
        answers = {page: said for page, _, said in pages if len(said) > 1}
        told = "\n".join(sentence_of_finding(one) for one in out)
        self.view.start((*choices, *lines), minds, told, answers)

    def _on_changed(self, purpose: str, reply: str) -> None:
        record = self._record
        self.frame.saving()
        self.run(
            lambda _control: changing_mind.change_mind(
                self.workplace,
                record,
                Purpose(purpose),
                Reply(reply),
                reason=say("take_back.changed_reason"),
            ),
            self._on_mind_kept,
            on_problem=self._on_mind_refused,
            keep=True,
        )

    def _on_mind_kept(self, _record: object) -> None:
        self.frame.saved()
        self.frame.tell(say("take_back.changed"))
        self.run(lambda _control: self._load(), self._on_loaded)

    def _on_mind_refused(self, problem: UdsetError) -> None:
        self.frame.not_saved(problem)
        self.run(lambda _control: self._load(), self._on_loaded)  # what is on file stands

    def _on_take_back(self, what: str, codes: tuple[str, ...]) -> None:
        record = self._record
        items: str | tuple[str, ...] = what
        lines: tuple[str, ...] = ()
        if what == ANSWERS:
            asked = {item for said in self._items.values() for item in said}
            items = tuple(item for code in codes for item in self._items.get(code, (code,)) if item in asked)
            lines = tuple(code for code in codes if code not in self._items and code not in asked)
        self.run(
            lambda _control: self._take_back(record, items, lines),
            self._on_taken_back,
            on_problem=self.frame.not_saved,
            keep=True,
        )

    def _take_back(self, record: RecordId, items: str | tuple[str, ...], lines: tuple[str, ...]) -> bool:
        """Whether anybody has to be told."""
        # A line of what was brought together is no item that a notice could name.
        changing_mind.take_back(self.workplace, record, items, lines, reason=say("take_back.kept_reason"))
        return is_told(self.workplace, record)

    def _on_taken_back(self, told: object) -> None:
        self.frame.saved()
        self.frame.go("today")
        self.frame.tell(say("take_back.done" if told else "take_back.done_here"))

    def _on_left(self) -> None:
        self.frame.go("today")


def _told(ask: str, shown: str) -> str:
    asked = ask if ask.endswith(("?", ":", ".", "…")) or not ask else f"{ask}:"
    return f"{asked} {short_said(shown)}".strip()
