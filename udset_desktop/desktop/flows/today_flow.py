"""Today: what needs the interviewer, and where each line leads."""

from __future__ import annotations

from typing import Any

from udset_desktop.desktop.flows.backup_part import back_up_when_due
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.offer_part import OfferPart
from udset_desktop.desktop.flows.show_round import ShowRound
from udset_desktop.desktop.flows.staff_notice_part import StaffNoticePart
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.today_view import TodayView
from udset_desktop.desktop.work.runner import Ticket
from udset_desktop.foundation.ids import InterviewId
from udset_desktop.interview.work_rows import WorkRow, WorkTool
from udset_desktop.record.today import FoundPerson
from udset_desktop.usecases import interviewing, noting_work


class TodayFlow(Flow):
    """The view of the day and its verbs."""

    view: TodayView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, TodayView())
        self._search: Ticket | None = None
        view = self.view
        view.begin_asked.connect(self._on_begin)
        view.search_typed.connect(self._on_search)
        view.carry_on_asked.connect(self._on_carry_on)
        view.set_aside_asked.connect(self._on_set_aside)
        view.sheet_asked.connect(self._on_sheet)
        view.correct_asked.connect(self._on_correct)
        view.sharing_asked.connect(self._on_sharing)
        view.follow_up_asked.connect(self._on_follow_up)
        view.paper_asked.connect(self._on_paper)
        view.about_asked.connect(self._on_about)
        view.work_asked.connect(self._on_work)
        self.offers = OfferPart(self, view.offers)
        self.staff_notice = StaffNoticePart(self, view.staff_notice)
        view.round_asked.connect(self._on_round)
        self._round: ShowRound | None = None

    def enter(self, **_handed: Any) -> None:  # noqa: ANN401
        """The day as it stands now."""
        self.view.show_top()
        self.view.search.clear()
        self.view.show_found((), "")
        self.offers.start()
        self.view.round_button.setVisible(self.workplace.is_training and self._round is None)
        self._load()
        back_up_when_due(self)
        self.view.title.take_focus()

    def freshen(self) -> None:
        """The day as it stands now; what is being searched for stays."""
        self._load()

    def _load(self) -> None:
        self.run(lambda _control: interviewing.today(self.workplace), self.view.show_today)
        self.staff_notice.load()
        self.run(self._load_work, lambda work: self.view.show_work(*work))

    def _load_work(self, _control: object) -> tuple[tuple[WorkTool, ...], tuple[WorkRow, ...]]:
        tools = noting_work.work_tools(self.workplace, noting_work.ABOUT_PRACTICE)
        return tools, noting_work.practice_notes(self.workplace)

    def _on_begin(self, person: str) -> None:
        found = next((row for row in self._found if row.person == person), None)
        self.frame.go("begin", person=found, person_id=person)

    _found: tuple[FoundPerson, ...] = ()

    def _on_search(self, text: str) -> None:
        if self._search is not None:
            self._search.drop()
        if not text.strip():
            self._show_found((), "")
            return
        self._search = self.run(
            lambda _control: interviewing.find_people(self.workplace, text),
            lambda people: self._show_found(people, text),
        )

    def _show_found(self, people: tuple[FoundPerson, ...], text: str) -> None:
        self._found = people
        self.view.show_found(people, text)

    def _on_carry_on(self, interview: str) -> None:
        self.frame.go("conversation", interview=InterviewId(interview))

    def _on_set_aside(self, interview: str) -> None:
        drafts = self.view.today.drafts if self.view.today is not None else ()
        corrects = any(row.correcting for row in drafts if row.interview == interview)
        question = Question(
            title=say("today.set_aside_correction" if corrects else "today.set_aside_ask"),
            deeds=(("no", say("today.set_aside_no")), ("yes", say("today.set_aside_yes"))),
        )

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                self.run(
                    lambda _control: interviewing.set_aside(self.workplace, InterviewId(interview)),
                    lambda _none: self._load(),
                )

        self.frame.ask(question, answered)

    def _on_sheet(self, record: str) -> None:
        self.frame.go("sheet", record_id=record)

    def _on_correct(self, record: str) -> None:
        self.frame.go("correct", record_id=record)

    def _on_follow_up(self, note: str) -> None:
        self.frame.go("follow_up", note_id=note)

    def _on_round(self) -> None:
        self.view.round_button.hide()
        self._round = ShowRound(self.frame)
        self._round.view.ended.connect(self._on_round_over)
        self._round.start()

    def _on_round_over(self) -> None:
        self._round = None
        self.view.round_button.setVisible(self.workplace.is_training)

    def _on_paper(self) -> None:
        self.frame.go("blank_sheet")

    def _on_about(self, person: str) -> None:
        self.frame.go("about_person", person_id=person)

    def _on_work(self, key: str, deed: str) -> None:
        self.frame.go("work_note", **({"key": key} if deed == "write" else {"note_id": key}))

    def _on_sharing(self) -> None:
        self.frame.go("sharing")
