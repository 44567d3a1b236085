"""First start: a project joined, begun or tried, and then Today."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.put_back_part import PutBackPart
from udset_desktop.desktop.flows.training import begin_training
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.first_start_view import FirstStartView, Told
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases import enrolling, projects
from udset_desktop.usecases.restoring import Restored
from udset_desktop.usecases.unlocking import Which

if TYPE_CHECKING:
    # Naming the type must not load the page.
    from udset_desktop.desktop.flows.link_post_part import LinkPostPart


class FirstStartFlow(Flow):
    """The view of first start and the verbs that make a home."""

    view: FirstStartView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, frame.take_first_view(FirstStartView))
        self._pack: Path | None = None
        self._next = "today"
        self._aside = ""
        self._post: LinkPostPart | None = None
        view = self.view
        view.try_asked.connect(self._on_try)
        view.pack_asked.connect(self._on_pack_asked)
        view.join_asked.connect(self._on_join)
        view.coordinate_asked.connect(self._on_coordinate)
        view.project_asked.connect(self._on_project)
        view.link_post_asked.connect(self._on_link_post)
        view.went_on.connect(self._on_went_on)
        view.put_back.left.connect(self._on_put_back_left)
        self.put_back = PutBackPart(self, view.put_back, self._on_put_back)

    def enter(self, **handed: Any) -> None:  # noqa: ANN401
        """Three ways to begin; with `instead_of`, a backup put back in place of that damaged vault."""
        instead_of: Which | None = handed.get("instead_of")
        self.view.setEnabled(True)
        self.view.show_busy(busy=False)
        self._aside = ""
        self.put_back.begin(instead_of)
        if instead_of is None:
            self.view.show_ways()
        else:
            self.view.show_put_back()

    @property
    def may_lock(self) -> bool:  # type: ignore[override]
        """Once there is something to lock: the page that tells what must be kept."""
        return self.view.currentWidget() is self.view.told

    def leave(self) -> None:
        """The recovery code is shown only once."""
        super().leave()
        self.view.hide_code()

    def wake(self) -> None:
        """Back from behind the door: what is no secret stands there still."""
        self.view.ways[3].take_focus()

    def _on_link_post(self) -> None:
        # late: a page that hardly anybody opens, which the first screen must not wait for
        from udset_desktop.desktop.flows.link_post_part import LinkPostPart  # noqa: PLC0415
        from udset_desktop.desktop.views.link_post_page import LinkPostPage  # noqa: PLC0415

        if self._post is None:
            page = LinkPostPage()
            page.left.connect(self.view.show_ways)
            self._post = LinkPostPart(self, page)
        self._post.begin()
        self.view.show_page(self._post.page, self._post.page.title)

    def _on_try(self) -> None:
        self.view.show_busy(busy=True)
        self.frame.use_training_home()
        self.run_long(
            say("first_start.making"),
            lambda control: begin_training(self.workplace, control),
            self._on_training,
            self._on_problem,
            on_stopped=lambda: self.view.show_busy(busy=False),
        )

    def _on_training(self, _made: object) -> None:
        self.frame.opened()
        self.frame.go("today")

    def _on_pack_asked(self) -> None:
        self.frame.choose_file(say("first_start.pack"), say("first_start.pack_filter"), self._on_pack)

    def _on_pack(self, pack: Path) -> None:
        self._pack = pack
        self.run(lambda _control: enrolling.look_at_pack(pack), self._on_shown, on_problem=self._on_problem)

    def _on_shown(self, shown: enrolling.ShownPack) -> None:
        self.view.show_trouble("")
        self.view.show_pack(
            shown.project,
            tuple(ChoiceState(code=code, words=name) for code, name in shown.organisations),
        )

    def _on_join(self, words: str, passphrase: str, organisation: str) -> None:
        pack = self._pack
        if pack is None:
            self.view.show_trouble(say("first_start.no_pack"))
            return
        self.view.show_busy(busy=True)
        self.run_long(
            say("first_start.joining"),
            lambda _control: enrolling.enrol(
                self.workplace, pack, words, passphrase=passphrase, organisation=organisation
            ),
            self._on_joined,
            self._on_problem,
            may_stop=False,
        )

    def _on_joined(self, joined: enrolling.Enrolled) -> None:
        self._next = "today"
        self.frame.opened()
        self.view.show_told(
            Told(recovery_code=joined.recovery_code, words=joined.code, card=_card_words(joined.card))
        )

    def _on_coordinate(self, words: str, passphrase: str) -> None:
        pack = self._pack
        if pack is None:
            self.view.show_trouble(say("first_start.no_pack"))
            return
        self.view.show_busy(busy=True)
        self.run_long(
            say("first_start.joining"),
            lambda _control: projects.join_as_coordinator(self.workplace, pack, words, passphrase=passphrase),
            self._on_coordinating,
            self._on_problem,
            may_stop=False,
        )

    def _on_coordinating(self, joined: projects.WrittenCard) -> None:
        self._next = "project"
        self.frame.opened()
        self.view.show_told(
            Told(recovery_code=joined.recovery_code, words=joined.code, card=_card_words(joined.file))
        )

    def _on_project(self, name: str, passphrase: str) -> None:
        self.view.show_busy(busy=True)
        self.run_long(
            say("first_start.beginning"),
            lambda _control: projects.new_project(self.workplace, name, passphrase=passphrase),
            self._on_begun,
            self._on_problem,
            may_stop=False,
        )

    def _on_begun(self, begun: projects.NewProject) -> None:
        self._next = "project"
        self.frame.opened()
        self.view.show_told(Told(recovery_code=begun.recovery_code))

    def _on_put_back(self, restored: Restored) -> None:
        self._next = "today" if restored.laptop else "project"
        if restored.aside is not None:
            self._aside = say("first_start.put_aside", folder=str(restored.aside))
        self.frame.opened()
        if restored.card is None and not restored.recovery_code:
            self._on_went_on()
            return
        card = _card_words(restored.card) if restored.card else ""
        self.view.show_told(Told(recovery_code=restored.recovery_code, words=restored.code, card=card))

    def _on_went_on(self) -> None:
        self.frame.go(self._next)
        if self._aside:
            self.frame.tell(self._aside)

    def _on_put_back_left(self) -> None:
        if self.put_back.instead_of is not None:
            self.frame.go("unlock", desk=self.put_back.instead_of is Which.DESK)

    def _on_problem(self, problem: UdsetError) -> None:
        self.view.show_busy(busy=False)
        sentences = "\n".join(sentence_of_finding(finding) for finding in problem.findings)
        if self.view.currentWidget() is self.view.choose:
            self.frame.tell(sentences)
        else:
            self.view.show_trouble(sentences)


def _card_words(card: Path) -> str:
    """The card's name, and the folder it really lies in: not always beside the pack."""
    return say("first_start.card_in", file=card.name, folder=str(card.parent))
