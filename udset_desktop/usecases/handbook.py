"""The handbook that lies inside the program: its pages, and where words stand in them.

Called by the window.  Reads resources, and what the project in force says: no network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from udset_desktop.foundation.languages import BASE_LANGUAGE, PSEUDO_LANGUAGE, pseudo_page
from udset_desktop.foundation.resources import read_resource_text, resources_folder
from udset_desktop.project.model import Project

CONTENTS, PROJECT = "contents", "from_project"
_SHOWN_AROUND = 60  # letters each side of a found word
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")  # everything Markdown may read as more than a letter
_MARKS = re.compile(r"^\s*-\s|[#*`|]|-{3,}", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookPage:
    """One page: the name its links use, its title, and its text in Markdown."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page in which words stand, with the line around the first of them."""

    name: str
    title: str
    around: str


def read_handbook(language: str = BASE_LANGUAGE) -> tuple[HandbookPage, ...]:
    """All pages, the contents first and the others in the order it names them; English where a page has no other."""
    folder = resources_folder() / "handbook"
    # Page by page: a language that lacks one has the others all the same.
    spoken_in = {
        file.name: one
        for one in dict.fromkeys((BASE_LANGUAGE, language))
        for file in (folder / one).glob("*.md")
    }
    texts = {
        Path(name).stem: read_resource_text("handbook", one, name) for name, one in sorted(spoken_in.items())
    }
    if language == PSEUDO_LANGUAGE:
        texts = {name: pseudo_page(text) for name, text in texts.items()}
    contents = texts.get(CONTENTS, "")
    names = sorted(texts, key=lambda name: (name != CONTENTS, contents.find(f"({name}.md)"), name))
    return tuple(HandbookPage(name=name, title=_title_of(texts[name]), text=texts[name]) for name in names)


def project_page(project: Project, *, title: str, learning: str, supports: str) -> HandbookPage | None:
    """What the project wrote for its interviewers, under the given words; None where it wrote nothing.

    Its lines are shown as they were typed: none of them is taken for a heading, a link or a picture.
    """
    parts = [(learning, project.learning), (supports, project.supports)]
    if not any(lines for _, lines in parts):
        return None
    text = [f"# {title}"]
    for heading, lines in parts:
        if lines:
            text += ["", f"## {heading}", "", *(f"- {_as_typed(line)}" for line in lines)]
    return HandbookPage(name=PROJECT, title=title, text="\n".join(text) + "\n")


def _as_typed(line: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", line)


def find_in_handbook(pages: tuple[HandbookPage, ...], text: str) -> tuple[Found, ...]:
    """The pages that hold every word of `text` where it can be read, in any case; none for no words."""
    words = text.casefold().split()
    if not words:
        return ()
    return tuple(
        Found(name=page.name, title=page.title, around=_around(page.text, words[0]))
        for page in pages
        if all(word in _plain(page.text).casefold() for word in words)
    )


def _title_of(text: str) -> str:
    return text.partition("\n")[0].removeprefix("#").strip()


def _plain(text: str) -> str:
    """The words of a page without the marks that set them and the names of the pages links lead to."""
    return " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", text)).split())


def _around(text: str, word: str) -> str:
    plain = _plain(text.partition("\n")[2])
    at = plain.casefold().find(word)
    if at < 0:
        return plain[: 2 * _SHOWN_AROUND].rstrip()
    start, end = max(0, at - _SHOWN_AROUND), at + len(word) + _SHOWN_AROUND
    # Whole words alone, but for the one that was looked for.
    if start:
        start = min(plain.find(" ", start) + 1, at)
    if end < len(plain):
        end = max(plain.rfind(" ", 0, end), at + len(word))
    before = "… " if start else ""
    after = " …" if end < len(plain) else ""
    return f"{before}{plain[start:end].strip()}{after}"
