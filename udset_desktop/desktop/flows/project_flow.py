"""The Project page and its verbs: packs written, cards accepted, laptops revoked, settings kept.

Pool, keys and colleagues are `flows.project_desk`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from udset_desktop.desktop.flows.backup_part import back_up_when_due
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.newer_pack import WANT_WORDS, newer_question
from udset_desktop.desktop.flows.project_alone import AlonePart
from udset_desktop.desktop.flows.project_desk import ProjectDesk
from udset_desktop.desktop.flows.project_linking import LinkingPart
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.flows.project_words import project_shown
from udset_desktop.desktop.flows.take_in_words import spaced
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.project_view import ProjectView
from udset_desktop.foundation.problems import Finding, UdsetError
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.project.model import Project
from udset_desktop.usecases import projects
from udset_desktop.usecases.overseeing import Oversight, at_desk, change_project, oversight
from udset_desktop.usecases.workplace import Workplace

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done(Generic[T]):
    """The project after an act, and what is to be said about it."""

    seen: Oversight
    said: T


class ProjectFlow(Flow):
    """The coordinator's first place."""

    view: ProjectView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, ProjectView())
        self.seen: Oversight | None = None
        self._card: Path | None = None
        self._newest: Path | None = None
        laptops, settings = self.view.laptops, self.view.settings
        laptops.pack_asked.connect(self._on_pack)
        laptops.newest_asked.connect(self._on_newest)
        laptops.newest_words_told.connect(self._on_newest_words)
        laptops.no_newer_asked.connect(self._on_no_newer)
        laptops.card_asked.connect(self._on_card_asked)
        laptops.accept_asked.connect(self._on_accept)
        laptops.revoke_asked.connect(self._on_revoke)
        settings.kept.connect(self._on_kept)
        settings.file_asked.connect(self._on_file_asked)
        self.desk = ProjectDesk(self)
        self.linking = LinkingPart(self, self.view.linking)
        self.alone = AlonePart(self, self.view.alone)
        self.view.part_chosen.connect(self.alone.look)

    def enter(self, **_handed: Any) -> None:  # noqa: ANN401
        """The project as it stands now; a desk that is locked is opened first."""
        if self.workplace.desk is None:
            self.frame.go("unlock", desk=True)
            return
        self.view.laptops.show_written("")
        self.view.laptops.show_newest()
        self.desk.begin()
        self.linking.begin()
        self.act(lambda _workplace: "", lambda _said: None)
        self.alone.look(self.view.part)
        back_up_when_due(self)
        self.view.title.take_focus()

    def act(
        self,
        deed: Callable[[Workplace], T],
        tell: Callable[[T], None],
        on_problem: Callable[[UdsetError], None] | None = None,
    ) -> None:
        """One deed at the desk, then the page as it stands after it."""

        def job(_control: object) -> _Done[T]:
            workplace = at_desk(self.workplace)
            said = deed(workplace)
            return _Done(seen=oversight(workplace), said=said)

        def done(after: _Done[T]) -> None:
            self._show(after.seen)
            tell(after.said)

        self.run(job, done, on_problem=on_problem)

    def _show(self, seen: Oversight) -> None:
        self.seen = seen
        if self.workplace.vault is None:
            # Where a laptop lies in the same home, it goes by the pack it took, not by the desk.
            self.workplace.project = seen.project
        self.view.show_state(project_shown(seen))
        self.linking.show(seen.project)

    # -- pack and laptops ---------------------------------------------------------

    def _on_pack(self) -> None:
        number = self.seen.pack_number + 1 if self.seen else 1
        self.frame.choose_target(
            say("project.write_pack"),
            say("project.pack_name", number=number),
            say("project.pack_filter"),
            self._on_pack_target,
        )

    def _on_pack_target(self, out: Path) -> None:
        def deed(workplace: Workplace) -> str:
            written = projects.write_pack(workplace, out)
            return say("project.pack_written", number=written.number, file=str(written.file))

        self.act(deed, self.view.laptops.show_written)

    def _on_newest(self) -> None:
        is_behind = self.seen is not None and bool(self.seen.behind_since)
        title = say("project.behind_choose" if is_behind else "project.beside_choose")
        self.frame.choose_file(title, say("project.pack_filter"), self._on_newest_file)

    def _on_newest_file(self, pack: Path) -> None:
        """What a colleague's pack would change here is told before it does."""
        self._newest = pack

        def answered(deed: str, _reason: str) -> None:
            if deed == "take":
                self._catch_up(pack)

        def seen(changes: tuple[Finding, ...]) -> None:
            if not changes:
                self._catch_up(pack)
                return
            self.frame.ask(newer_question(changes), answered)

        self.run(
            lambda _control: projects.would_change(at_desk(self.workplace), pack),
            seen,
            on_problem=self._on_newest_refused,
        )

    def _on_newest_words(self, words: str) -> None:
        if self._newest is not None and words:
            self._catch_up(self._newest, words)

    def _on_no_newer(self) -> None:
        seen = self.seen
        if seen is None:
            return
        question = Question(
            title=say("project.behind_ask", date=long_date(seen.behind_since)),
            lead=say("project.behind_lead", number=seen.pack_number),
            deeds=(("no", say("project.behind_no")), ("yes", say("project.behind_yes"))),
        )

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                self._catch_up(None)

        self.frame.ask(question, answered)

    def _catch_up(self, pack: Path | None, words: str = "") -> None:
        def tell(done: projects.CaughtUp) -> None:
            self._newest = None
            self.view.laptops.show_newest()
            told = [sentence_of_finding(finding) for finding in done.told]
            if done.pool_asked:
                told.append(say("project.caught_up", number=done.number))
            else:
                told.append(say("project.caught_up_no_pool", number=done.number))
            self.frame.tell(" ".join(told))

        self.act(
            lambda workplace: projects.catch_up(workplace, pack, words=words), tell, self._on_newest_refused
        )

    def _on_newest_refused(self, problem: UdsetError) -> None:
        asked = any(finding.code in WANT_WORDS for finding in problem.findings)
        self.view.laptops.show_newest(sentences_of(problem), ask_words=asked)

    def _on_card_asked(self) -> None:
        self.frame.choose_file(say("project.choose_card"), say("project.card_filter"), self._on_card)

    def _on_card(self, card: Path) -> None:
        self._card = card
        self._show_card("")

    def _show_card(self, trouble: str) -> None:
        laptops = self.seen.laptops if self.seen else ()
        known = (
            ChoiceState(code="", words=say("project.replaces_none"), chosen=True),
            *(
                ChoiceState(code=one.laptop, words=say("project.laptop_name", laptop=spaced(one.laptop)))
                for one in laptops
            ),
        )
        name = self._card.name if self._card else ""
        self.view.laptops.show_card(name, known, trouble)

    def _on_accept(self, words: str, replaces: str) -> None:
        card = self._card
        if card is None:
            return

        def deed(workplace: Workplace) -> str:
            return projects.accept_card(workplace, card, words, replaces=replaces)

        def tell(laptop: str) -> None:
            self._card = None
            self.view.laptops.show_card("")
            self.frame.tell(say("project.accepted", laptop=spaced(laptop)))

        self.act(deed, tell, lambda problem: self._show_card(sentences_of(problem)))

    def _on_revoke(self, laptop: str) -> None:
        last = self._last_number(laptop)
        heard = say("project.revoke_heard", number=last) if last else say("project.revoke_unheard")
        question = Question(
            title=say("project.revoke_ask"),
            lead="\n\n".join((say("project.revoke_about"), heard)),
            deeds=(("no", say("project.revoke_no")), ("yes", say("project.revoke_yes"))),
            reason=say("project.revoke_number"),
            reason_for=("yes",),
            filled=str(last),
        )

        def answered(deed: str, number: str) -> None:
            if deed == "yes":
                self._revoke(laptop, number)

        self.frame.ask(question, answered)

    def _last_number(self, laptop: str) -> int:
        heard = [one for one in (self.seen.laptops if self.seen else ()) if one.laptop == laptop]
        return max((one.newest for one in heard), default=0)

    def _revoke(self, laptop: str, number: str) -> None:
        def deed(workplace: Workplace) -> str:
            last = projects.revoke(workplace, laptop, last_number=projects.bundle_number(number))
            return say("project.revoked", number=last) if last else say("project.revoked_whole")

        self.act(deed, self.frame.tell)

    # -- settings -----------------------------------------------------------------

    def _on_kept(self, project: Project) -> None:
        self.frame.saving()

        def deed(workplace: Workplace) -> str:
            change_project(workplace, project)
            return ""

        self.act(deed, lambda _said: self.frame.saved(), self._on_settings_refused)

    def _on_settings_refused(self, problem: UdsetError) -> None:
        self.frame.not_saved(problem)
        self.view.settings.show_trouble(sentences_of(problem))

    def _on_file_asked(self) -> None:
        self.frame.choose_file(say("project.from_file"), say("project.file_filter"), self._on_file)

    def _on_file(self, file: Path) -> None:
        self.frame.saving()

        def deed(workplace: Workplace) -> str:
            projects.set_project(workplace, file)
            return ""

        self.act(deed, lambda _said: self.frame.saved(), self._on_settings_refused)
