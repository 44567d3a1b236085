"""Take in: plan the files, apply the plan, set a bundle aside; every act is the store's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from udset_desktop.desktop.flows.fetch_part import FetchPart
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.flows.take_in_words import (
    done_shown,
    fetched_shown,
    gone_told,
    plan_shown,
    pool_shown,
    side_told,
    spaced,
)
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.take_in_view import PlanShown, PoolShown, TakeInView
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.progress import Control
from udset_desktop.usecases import merging, projects
from udset_desktop.usecases.fetching import Fetched
from udset_desktop.usecases.fork_words import fork_words
from udset_desktop.usecases.kept_pool import has_pool, pool_of, require_pool
from udset_desktop.usecases.merging import MergeOutcome
from udset_desktop.usecases.overseeing import at_desk
from udset_desktop.usecases.words_over import WordsGone, let_words_go
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """The page's two halves, looked at in one go."""

    files: tuple[Path, ...]
    plan: PlanShown
    pool: PoolShown


def _pool_as_it_stands(workplace: Workplace) -> PoolShown:
    if not has_pool(workplace):
        return pool_shown(None)
    address = pool_of(workplace)
    return pool_shown(
        merging.pool_status(workplace, address),
        place=address.place,
        merges=merging.pool_merges(workplace, address),
        held=merging.pool_held(workplace, address),
        forks=fork_words(workplace, address),
    )


class TakeInFlow(Flow):
    """The place where bundles come in."""

    view: TakeInView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, TakeInView())
        self.files: tuple[Path, ...] = ()
        view = self.view
        view.choose_asked.connect(self._on_choose)
        self._fetching = FetchPart(self, view.carrier, self._on_fetched)
        view.fetch_asked.connect(self._fetching.fetch)
        view.leave_out_asked.connect(self._on_leave_out)
        view.take_asked.connect(self._on_take)
        view.put_away_asked.connect(self._on_put_away)
        view.set_aside_asked.connect(self._on_set_aside)
        view.keep_asked.connect(self._on_keep)
        view.let_go_asked.connect(self._on_let_go)
        view.vouch_asked.connect(self._on_vouch)

    def enter(self, **handed: Any) -> None:  # noqa: ANN401
        """The pool as it stands; with `files`, what these would bring."""
        self.view.title.take_focus()
        self._fetching.look()
        self._look()
        files: tuple[Path, ...] = handed.get("files", ())
        if files:
            self._on_files(files)

    def leave(self) -> None:
        """Nothing secret stays in a line of a page that is left."""
        super().leave()
        self._fetching.put_away()

    def _look(self) -> None:
        self.run(
            lambda _control: _pool_as_it_stands(at_desk(self.workplace)),
            self.view.show_pool,
            on_problem=self._on_pool_away,
        )

    def _on_pool_away(self, problem: UdsetError) -> None:
        """What came in before is not known now, and the page says so instead of showing what was."""
        self.view.show_pool(PoolShown(lead=sentences_of(problem)))
        self.frame.tell_problem(problem)

    def _on_choose(self) -> None:
        self.frame.choose_files(say("take_in.choose"), say("take_in.bundles_filter"), self._on_files)

    def _on_files(self, files: tuple[Path, ...]) -> None:
        if self.view.plan is not None and self.view.plan.state == "done":
            self.files = ()
        self._plan(tuple(dict.fromkeys((*self.files, *files))))

    def _on_leave_out(self, key: str) -> None:
        left = tuple(file for file in self.files if str(file) != key)
        if left:
            self._plan(left)
        else:
            self._on_put_away()

    def _on_put_away(self) -> None:
        self.files = ()
        self.view.show_plan(PlanShown())

    def _plan(self, files: tuple[Path, ...]) -> None:
        self.view.show_busy(busy=True)

        def job(control: Control) -> MergeOutcome:
            workplace = at_desk(self.workplace)
            return merging.plan_files(workplace, require_pool(workplace), files, control=control)

        def planned(outcome: MergeOutcome) -> None:
            self.files = files
            self.view.show_busy(busy=False)
            self.view.show_plan(plan_shown(files, outcome))

        self.run_long(say("take_in.planning"), job, planned, self._on_problem, on_stopped=self._on_let_be)

    def _on_take(self) -> None:
        files = self.files
        self.view.show_busy(busy=True)

        def job(control: Control) -> _Looked:
            workplace = at_desk(self.workplace)
            outcome = merging.merge_files(workplace, require_pool(workplace), files, control=control)
            return _Looked(files=files, plan=done_shown(files, outcome), pool=_pool_as_it_stands(workplace))

        self.run_long(
            say("take_in.taking"), job, self._on_taken, self._on_problem, on_stopped=self._on_stopped
        )

    def _on_fetched(self, done: Fetched) -> None:
        self.view.show_plan(fetched_shown(done))
        self._look()
        self.view.show_top()
        if done.problem is not None:
            self.frame.tell_problem(done.problem)

    def _on_taken(self, looked: _Looked) -> None:
        self.view.show_busy(busy=False)
        self.view.show_plan(looked.plan)
        self.view.show_pool(looked.pool)
        self.view.show_top()

    def _on_let_be(self) -> None:
        self.view.show_busy(busy=False)

    def _on_stopped(self) -> None:
        """Whole files are in or not at all: the page says anew what there is and what is left."""
        self.frame.tell(say("take_in.stopped"))
        self._look()
        self._plan(self.files)

    def _on_problem(self, problem: UdsetError) -> None:
        self.view.show_busy(busy=False)
        self.frame.tell_problem(problem)

    def _on_set_aside(self, merge: str) -> None:
        question = Question(
            title=say("take_in.set_aside_ask"),
            lead=say("take_in.set_aside_about"),
            deeds=(("no", say("take_in.set_aside_no")), ("yes", say("take_in.set_aside_yes"))),
        )

        def job(_control: Control) -> PoolShown:
            workplace = at_desk(self.workplace)
            merging.undo_merge(workplace, pool_of(workplace), merge=int(merge))
            return _pool_as_it_stands(workplace)

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                self.run(job, self.view.show_pool)

        self.frame.ask(question, answered)

    def _on_keep(self, key: str) -> None:
        record, digest = key.split(" ")
        question = Question(
            title=say("take_in.keep_ask"),
            lead="\n\n".join((*side_told(self.view.pool, key), say("take_in.keep_about"))),
            deeds=(("yes", say("take_in.keep_yes")), ("no", say("take_in.keep_no"))),
            reason=say("take_in.keep_reason"),
            reason_for=("yes",),
        )

        def answered(deed: str, post: str) -> None:
            if deed == "yes":
                self.run(lambda _control: self._settle(record, digest, post), self.view.show_pool)

        self.frame.ask(question, answered)

    def _settle(self, record: str, digest: str, post: str) -> PoolShown:
        workplace = at_desk(self.workplace)
        merging.settle_fork(workplace, pool_of(workplace), record=record, keep=digest, by=post)
        return _pool_as_it_stands(workplace)

    def _on_vouch(self, key: str) -> None:
        told = next(file.late for file in (self.view.plan.files if self.view.plan else ()) if file.key == key)
        laptop, number = told.split(" ")
        question = Question(
            title=say("take_in.vouch_ask"),
            lead=say("take_in.vouch_about", number=number, laptop=spaced(laptop)),
            deeds=(("no", say("take_in.vouch_no")), ("yes", say("take_in.vouch_yes"))),
        )

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                self.run(
                    lambda _control: projects.vouch(at_desk(self.workplace), laptop, int(number)),
                    lambda _none: self._on_vouched(key),
                    on_problem=self._on_problem,
                )

        self.frame.ask(question, answered)

    def _on_vouched(self, key: str) -> None:
        """What is here is planned anew; what lies at the desk's place is fetched once more."""
        if self.view.plan is not None and self.view.plan.state == "planned":
            self._plan(self.files)
        elif key in map(str, self.files):
            self._plan((Path(key),))
        else:
            self.frame.tell(say("take_in.vouched"))

    def _on_let_go(self) -> None:
        due = self.view.pool.over if self.view.pool else ()
        question = Question(
            title=say("take_in.let_go_ask"),
            lead="\n\n".join((*due[:1], say("take_in.let_go_about"))),
            deeds=(("no", say("take_in.let_go_no")), ("yes", say("take_in.let_go_yes"))),
        )

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                self.view.show_busy(busy=True)
                self.run(self._let_go, self._on_gone, on_problem=self._on_problem)

        self.frame.ask(question, answered)

    def _let_go(self, _control: Control) -> tuple[WordsGone, PoolShown]:
        workplace = at_desk(self.workplace)
        gone = let_words_go(workplace, pool_of(workplace))
        return gone, _pool_as_it_stands(workplace)

    def _on_gone(self, done: tuple[WordsGone, PoolShown]) -> None:
        gone, pool = done
        self.view.show_busy(busy=False)
        self.view.show_pool(pool)
        self.view.title.take_focus()
        self.frame.tell(gone_told(gone))
