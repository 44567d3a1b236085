"""The post that decided on joining visits makes the key in the window, on a machine that holds no project."""

from __future__ import annotations

from pathlib import Path

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.link_files import ask_files, tell_made
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.link_post_page import LinkPostPage
from udset_desktop.desktop.views.link_told import NEW
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.usecases import enrolling, linking
from udset_desktop.usecases.enrolling import ShownPack
from udset_desktop.usecases.linking import SealedLink


class LinkPostPart:
    """The page and its verbs."""

    def __init__(self, flow: Flow, page: LinkPostPage) -> None:
        self._flow, self.page = flow, page
        self._pack: Path | None = None
        page.pack_asked.connect(self._on_pack_asked)
        page.go_asked.connect(self._on_go)

    def begin(self) -> None:
        """Come to anew."""
        self._pack = None
        self.page.begin()

    def _on_pack_asked(self) -> None:
        self._flow.frame.choose_file(say("link_post.pack"), say("project.pack_filter"), self._on_pack)

    def _on_pack(self, pack: Path) -> None:
        def shown(found: ShownPack) -> None:
            self._pack = pack
            self.page.show_trouble("")
            self.page.show_pack(found.project)

        self._flow.run(lambda _control: enrolling.look_at_pack(pack), shown, on_problem=self._on_problem)

    def _on_go(self, words: str, how: str) -> None:
        pack = self._pack
        self.page.told.show_told("", "")
        if pack is None:
            self.page.show_trouble(say("link_post.no_pack"))
            return

        def chosen(page: Path, out: Path) -> None:
            verb = self._make if how == NEW else self._make_again
            self._flow.run(
                lambda _control: verb(pack, words, page, out),
                lambda made: self._on_made(made, page),
                on_problem=self._on_problem,
            )

        ask_files(self._flow.frame, how, chosen)

    def _make(self, pack: Path, words: str, keep: Path, out: Path) -> SealedLink:
        return linking.make_link_key(self._flow.workplace, pack, words, keep=keep, out=out)

    def _make_again(self, pack: Path, words: str, kept: Path, out: Path) -> SealedLink:
        return linking.seal_link_key(self._flow.workplace, pack, words, kept=kept, out=out)

    def _on_made(self, made: SealedLink, page: Path) -> None:
        self.page.show_trouble("")
        tell_made(self.page.told, made, page)

    def _on_problem(self, problem: UdsetError) -> None:
        self.page.show_trouble(sentences_of(problem))
