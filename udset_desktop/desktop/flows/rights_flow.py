"""The page of somebody's rights and its verbs; what goes for good is asked once more, with the list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.rights_view import PutRightAsked, RightsShown, RightsView
from udset_desktop.desktop.work.typing import TypingPulse
from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.wording import place_told, sentence_of, sentence_of_finding
from udset_desktop.interview.begin import BeginLists
from udset_desktop.redaction.model import Kind, KnownName
from udset_desktop.usecases import person_file, removing, rights
from udset_desktop.usecases.copies_out import CopyMade
from udset_desktop.usecases.hidden_names import hidden_names
from udset_desktop.usecases.interviewing import begin_choices
from udset_desktop.usecases.reading_words import OWN_KINDS

Kept = TypeVar("Kept")
_Loaded = tuple[removing.WouldGo, BeginLists, tuple[KnownName, ...]]


class RightsFlow(Flow):
    """One person."""

    view: RightsView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, RightsView())
        self._person = PersonId("")
        self._pulse = TypingPulse(self)
        view = self.view
        view.paper_asked.connect(self._on_paper)
        view.text_asked.connect(self._on_text)
        view.right_asked.connect(self._on_right)
        view.hold_asked.connect(self._on_hold)
        view.free_asked.connect(self._on_free)
        view.typed.connect(lambda reason: self._pulse.note(self._person, reason))
        self._pulse.due.connect(self._on_due)
        view.figures_asked.connect(self._on_figures)
        view.delete_asked.connect(self._on_delete)
        view.left.connect(self._on_left)
        view.look_for_asked.connect(self._on_look_for)
        view.look_no_more_asked.connect(self._on_look_no_more)

    def enter(self, *, person_id: str = "", **_handed: Any) -> None:  # noqa: ANN401
        """Somebody, from the page of what has changed for them."""
        self._person = PersonId(person_id)
        self.view.start()
        self.view.show_top()
        person = self._person
        self._load(self.view.title.take_focus)
        self.run(lambda _control: rights.typed_reason(self.workplace, person), self._on_kept_reason)

    def _on_kept_reason(self, reason: str) -> None:
        if reason:
            self.view.show_reason(reason)

    def put_down(self) -> None:
        """What is half-written to the store, now."""
        self._pulse.flush()

    def _on_due(self, person: str, reason: str) -> None:
        self.run(
            lambda _control: rights.type_reason(self.workplace, PersonId(person), reason),
            lambda _none: self.frame.saved(),
            on_problem=self.frame.not_saved,
            keep=True,
        )

    def _load(self, then: Callable[[], object] = lambda: None) -> None:
        person = self._person

        def load(_control: object) -> _Loaded:
            return (
                removing.would_go(self.workplace, person),
                begin_choices(self.workplace),
                hidden_names(self.workplace, person),
            )

        def on_loaded(loaded: _Loaded) -> None:
            if person == self._person:
                self.view.show_state(_shown(*loaded))
                then()

        self.run(load, on_loaded)

    def _on_paper(self, password: str) -> None:
        self._save("paper", password or None)

    def _on_text(self) -> None:
        self._save("text", None)

    def _save(self, what: str, password: str | None) -> None:
        person = self._person

        def chosen(path: Path) -> None:
            self.run_long(
                say("rights.saving_file"),
                lambda _control: person_file.save_person_file(
                    self.workplace, person, path, password=password
                ),
                self._on_saved,
                may_stop=False,
            )

        name, kinds = say(f"rights.{what}_name"), say(f"rights.{what}_kinds")
        self.frame.choose_target(say("rights.save_title"), name, kinds, chosen)

    def _on_saved(self, saved: person_file.SavedFile) -> None:
        self.view.password.clear()
        told = say("rights.saved_file", marked=saved.marked)
        self.frame.tell(f"{told} {sentence_of_finding(saved.note)}")
        self._load()

    def _on_right(self, asked: PutRightAsked) -> None:
        person = self._person
        change = rights.PutRight(
            name=asked.name,
            link=asked.link,
            looks_after=asked.looks_after,
            post=asked.post,
            group=asked.group,
            age_band=asked.age_band,
            place=asked.place,
        )

        def words(righted: rights.Righted) -> str:
            return (
                say("rights.kept_talks", records=righted.records) if righted.records else say("rights.kept")
            )

        self._keep(lambda: rights.put_right(self.workplace, person, change), words)

    def _on_look_for(self, name: str) -> None:
        person, change = self._person, rights.PutRight(look_for=name)
        self._keep(
            lambda: rights.put_right(self.workplace, person, change),
            lambda _righted: say("rights.looked_for"),
        )

    def _on_look_no_more(self, name: str) -> None:
        person, change = self._person, rights.PutRight(look_no_more=name)
        self._keep(
            lambda: rights.put_right(self.workplace, person, change),
            lambda _righted: say("rights.looked_for_no_more"),
        )

    def _on_hold(self, reason: str) -> None:
        person = self._person
        self._keep(
            lambda: rights.put_on_hold(self.workplace, person, reason),
            lambda _person: say("rights.held"),
            said=True,
        )

    def _on_free(self, reason: str) -> None:
        person = self._person
        self._keep(
            lambda: rights.take_off_hold(self.workplace, person, reason),
            lambda _person: say("rights.freed"),
            said=True,
        )

    def _keep(self, verb: Callable[[], Kept], words: Callable[[Kept], str], *, said: bool = False) -> None:
        """A verb that saves; with `said` the reason that was written has been taken in."""

        def kept(value: Kept) -> None:
            self.frame.saved()
            self.frame.tell(words(value))
            if said:
                self.view.show_reason("")
            self._load(self.view.title.take_focus)

        if said:
            self._pulse.forget(self._person)  # what was half-typed goes in the step that takes the reason in
        self.frame.saving()
        self.run(lambda _control: verb(), kept, on_problem=self._on_refused, keep=True)

    def _on_refused(self, problem: UdsetError) -> None:
        self.frame.not_saved(problem)

    def _on_figures(self) -> None:
        shown, person = self.view.shown, self._person
        if shown is None:
            return

        def take_out() -> None:
            self.frame.saving()
            self.run(
                lambda _control: removing.take_out_of_figures(self.workplace, person),
                on_taken,
                on_problem=self._on_refused,
                keep=True,
            )

        def on_taken(records: int) -> None:
            self.frame.saved()
            self.frame.tell(say("rights.figures_done", records=records))
            self._load(self.view.title.take_focus)

        self._ask("figures", shown.person.name, shown.figures, take_out)

    def _on_delete(self) -> None:
        shown, person = self.view.shown, self._person
        if shown is None:
            return

        def delete() -> None:
            self._pulse.forget(person)
            self.run_long(
                say("rights.deleting"),
                lambda _control: removing.delete_person(self.workplace, person),
                on_gone,
                may_stop=False,
            )

        def on_gone(gone: removing.Deleted) -> None:
            self._person = PersonId("")
            self.view.start()
            self.frame.go("today")
            self.frame.tell(say("rights.deleted", records=gone.records, drafts=gone.drafts))

        told = (say("rights.goes"), *shown.goes, "", say("rights.stays"), *shown.stays)
        self._ask("delete", shown.person.name, told, delete)

    def _ask(self, act: str, name: str, told: tuple[str, ...], do: Callable[[], None]) -> None:
        """The second thought; the way out is the loud one."""
        question = Question(
            title=say(f"rights.{act}_ask", name=name),
            lead="\n".join(told),
            deeds=(("no", say("rights.leave")), ("yes", say(f"rights.{act}_yes"))),
        )

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                do()

        self.frame.ask(question, answered)

    def _on_left(self) -> None:
        self.frame.go("about_person", person_id=self._person)


def _shown(told: removing.WouldGo, lists: BeginLists, names: tuple[KnownName, ...]) -> RightsShown:
    """What either act would do, in sentences, and what may be chosen."""
    bundles = ", ".join(map(_bundle, told.left_in))
    left = (say("rights.left_in", bundles=bundles),) if bundles else ()
    if told.in_figures:
        figures = (
            say("rights.figures_some", records=told.in_figures),
            *left,
            say("rights.papers_stay"),
        )
    else:
        figures = (say("rights.figures_none", name=told.person.name),)
    return RightsShown(
        person=told.person,
        figures=figures,
        may_take_out=bool(told.in_figures),
        goes=(
            say("rights.goes_talks", records=told.records, versions=told.versions, drafts=told.drafts),
            say("rights.goes_rest"),
        ),
        stays=tuple(_stays(told)),
        groups=lists.groups,
        age_bands=lists.age_bands,
        places=lists.places,
        names=tuple((one.name, _what(one.kind)) for one in names),
    )


def _bundle(one: removing.LeftIn) -> str:
    """Which bundle, and whose where it is not this laptop's."""
    if not one.laptop:
        return f"{one.number} ({long_date(one.on)})"
    if not one.number:
        return say("rights.left_in_untold", laptop=one.laptop)
    return say("rights.left_in_other", number=one.number, laptop=one.laptop, date=long_date(one.on))


def _what(kind: Kind) -> str:
    """What a hidden name is; "" for what nobody can say by hand."""
    return say(f"reading.own_kind.{kind}") if kind in OWN_KINDS else ""


def _stays(told: removing.WouldGo) -> list[str]:
    lines = []
    if told.in_figures and told.left_in:
        lines.append(say("rights.stays_figures"))
    if told.notices:
        lines.append(say("rights.stays_notices", notices=told.notices))
    if told.notes_that_stay:
        lines.append(say("rights.stays_notes", notes=told.notes_that_stay))
    if told.talks_that_stay:
        lines.append(say("rights.stays_talks", conversations=told.talks_that_stay))
    lines += [_copied(copy) for copy in told.copies]
    if told.person.ref:
        lines.append(say("rights.stays_answers"))
    kept = [(goes_on.isoformat(), place_told(str(file))) for file, goes_on in told.backups]
    kept += [(beside.goes_on, beside.file) for beside in told.old_copies]
    lines += [say("rights.stays_backup", date=long_date(day), file=file) for day, file in kept]
    return [*lines, say("rights.stays_line")]


def _copied(copy: CopyMade) -> str:
    return sentence_of(copy.code, {"date": long_date(copy.on), "where": copy.where})
