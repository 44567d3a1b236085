"""The two files of a link key, asked for one after the other, and what is told of them.

For the post on a machine of its own, and for whoever decides and coordinates, at the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from udset_desktop.desktop.flows.flow import Frame
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.link_told import NEW, LinkTold
from udset_desktop.usecases.linking import SealedLink


def ask_files(frame: Frame, how: str, chosen: Callable[[Path, Path], None]) -> None:
    """Where the page of a new key goes, or which it is, and where the file for the laptops goes."""

    def on_page(page: Path) -> None:
        frame.choose_target(
            say("link_post.out_where"),
            say("link_post.out_name"),
            say("link_key.filter"),
            lambda out: chosen(page, out),
        )

    kinds = say("link_post.page_filter")
    if how == NEW:
        frame.choose_target(say("link_post.page_where"), say("link_post.page_name"), kinds, on_page)
    else:
        frame.choose_file(say("link_post.page_which"), kinds, on_page)


def tell_made(card: LinkTold, made: SealedLink, page: Path) -> None:
    """The six words, and where both files are."""
    told = [say("link_post.made", file=str(made.file), count=made.laptops, page=str(page))]
    if made.tells_who:
        told.append(say("project.tells_who"))
    card.show_told(made.code, "\n".join(told))
