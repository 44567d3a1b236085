"""The post that decided on joining visits makes the key in the window, on a machine that holds no project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.link_post_page import NEW, LinkPostPage
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
        pack, frame = self._pack, self._flow.frame
        self.page.show_told("", "")
        if pack is None:
            self.page.show_trouble(say("link_post.no_pack"))
            return
        page_name, kinds = say("link_post.page_name"), say("link_post.page_filter")

        def kept(page: Path) -> None:
            if how == NEW:
                self._seal(page, lambda out: self._make(pack, words, page, out))
            else:
                self._seal(page, lambda out: self._make_again(pack, words, page, out))

        if how == NEW:
            frame.choose_target(say("link_post.page_where"), page_name, kinds, kept)
        else:
            frame.choose_file(say("link_post.page_which"), kinds, kept)

    def _seal(self, page: Path, verb: Callable[[Path], SealedLink]) -> None:
        def chosen(out: Path) -> None:
            self._flow.run(
                lambda _control: verb(out),
                lambda made: self._on_made(made, page),
                on_problem=self._on_problem,
            )

        self._flow.frame.choose_target(
            say("link_post.out_where"), say("link_post.out_name"), say("link_key.filter"), chosen
        )

    def _make(self, pack: Path, words: str, keep: Path, out: Path) -> SealedLink:
        return linking.make_link_key(self._flow.workplace, pack, words, keep=keep, out=out)

    def _make_again(self, pack: Path, words: str, kept: Path, out: Path) -> SealedLink:
        return linking.seal_link_key(self._flow.workplace, pack, words, kept=kept, out=out)

    def _on_made(self, made: SealedLink, page: Path) -> None:
        self.page.show_trouble("")
        told = [say("link_post.made", file=str(made.file), count=made.laptops, page=str(page))]
        if made.tells_who:
            told.append(say("project.tells_who"))
        self.page.show_told(made.code, "\n".join(told))

    def _on_problem(self, problem: UdsetError) -> None:
        self.page.show_trouble(sentences_of(problem))
