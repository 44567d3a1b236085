"""What has changed for somebody, and its verbs: said once, and nothing asks for them any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.handover_part import give_people, told_given
from udset_desktop.desktop.views.about_person_view import AboutPersonShown, AboutPersonView
from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.interview.person import Person
from udset_desktop.usecases import people
from udset_desktop.usecases.handing_over import hand_over


class AboutPersonFlow(Flow):
    """One person."""

    view: AboutPersonView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, AboutPersonView())
        self._person = PersonId("")
        view = self.view
        view.life_said.connect(self._on_life)
        view.end_said.connect(self._on_end)
        view.begin_asked.connect(self._on_begin)
        view.hand_over_asked.connect(self._on_hand_over)
        view.rights_asked.connect(self._on_rights)
        view.left.connect(self._on_left)

    def enter(self, *, person_id: str = "", **_handed: Any) -> None:  # noqa: ANN401
        """Somebody of Today's lists."""
        self._person = PersonId(person_id)
        self.view.show_top()
        self._load(self._on_entered)

    def _load(self, on_done: Callable[[AboutPersonShown], None]) -> None:
        person_id = self._person

        def load(_control: object) -> AboutPersonShown:
            return AboutPersonShown(
                person=people.load_person(self.workplace, person_id),
                last_on=people.found_person(self.workplace, person_id).last_on,
            )

        self.run(load, on_done)

    def _on_entered(self, shown: AboutPersonShown) -> None:
        self.view.show_state(shown)
        self.view.title.take_focus()

    def _on_life(self, life: str) -> None:
        person_id = self._person
        self._keep(lambda: people.note_life(self.workplace, person_id, life))

    def _on_end(self, near: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        person_id = self._person
        self._keep(lambda: people.note_end_of_life(self.workplace, person_id, near=near))

    def _keep(self, verb: Callable[[], Person]) -> None:
        self.frame.saving()
        self.run(lambda _control: verb(), self._on_kept, on_problem=self._on_refused, keep=True)

    def _on_kept(self, person: Person) -> None:
        self.frame.saved()
        if person.id == self._person and self.view.shown is not None:
            self.view.show_state(AboutPersonShown(person=person, last_on=self.view.shown.last_on))

    def _on_refused(self, problem: UdsetError) -> None:
        self.frame.not_saved(problem)
        self._load(self.view.show_state)  # what is on file stands

    def _on_begin(self) -> None:
        self.frame.go("begin", person_id=self._person)

    def _on_hand_over(self) -> None:
        person_id = self._person
        give_people(
            self,
            lambda card, out: hand_over(self.workplace, card, (person_id,), out),
            lambda given: self.frame.tell(told_given(given)),
            self.frame.tell_problem,
        )

    def _on_rights(self) -> None:
        self.frame.go("rights", person_id=self._person)

    def _on_left(self) -> None:
        self.frame.go("today")
