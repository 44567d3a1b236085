"""All that a laptop holds on one person, as a paper and as text: for the person, once a human has read it.

Pure values, gathered by `usecases.person_file`.  Unlike every other paper it keeps nothing back: what was
said just between the two and what stays off the sheet is told too, and marked.  What concerns somebody
else is marked wherever a rule can see it, because a person's right ends where another's begins; no rule
sees all of it, and the paper says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from udset_desktop.document.blocks import (
    Block,
    Entries,
    Entry,
    Facts,
    Heading,
    Panel,
    Paragraph,
    Title,
    labelled,
    spans,
)
from udset_desktop.document.lock import PaperLock
from udset_desktop.document.paper import Paper, render_paper
from udset_desktop.document.style import PageStyle
from udset_desktop.interview.phrases import Phrases
from udset_desktop.redaction.model import Kind, KnownName
from udset_desktop.redaction.search import find_in
from udset_desktop.summary.wording import date_words, language_tag, load_sheet_words

STYLE = PageStyle(size=12, title=1.7, heading=1.2, small=0.86, side=60)
SUBHEADING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One thing that is held: under what, its words, a quieter word about it, and whether it concerns others."""

    words: str
    label: str = ""
    under: str = ""
    others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePart:
    """One part of the file under its heading; `about` is a sentence before it."""

    title: str
    rank: int = 2
    about: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[FileLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile:
    """The whole file."""

    name: str
    made_on: str  # ISO date
    project: str
    parts: tuple[FilePart, ...]
    language: str
    training: bool = False

    @property
    def marked(self) -> int:
        """How many lines are marked as about somebody else."""
        return sum(line.others for part in self.parts for line in part.lines)


class Others:
    """Finds the names of others in a text, as far as a rule can."""

    def __init__(self, name: str, known: Iterable[KnownName] = ()) -> None:
        self._own = {word.casefold() for word in name.split()}
        self._known = tuple(known)

    def named_in(self, text: str) -> bool:
        """Whether somebody but the person is named in the text, or may be."""
        return any(
            found.kind is Kind.PERSON and not self._is_own(text[found.start : found.end])
            for found in find_in(text, self._known)
        )

    def _is_own(self, named: str) -> bool:
        words = named.casefold().replace("’", "'").removesuffix("'s").split()
        return set(words) <= self._own


def person_file_blocks(file: PersonFile) -> tuple[Block, ...]:
    """The blocks of the file, in the order they are read."""
    return tuple(_blocks(file, load_sheet_words(file.language)))


def render_person_file(file: PersonFile, *, lock: PaperLock | None = None) -> bytes:
    """The file as PDF bytes; its title names nobody."""
    words = load_sheet_words(file.language)
    paper = Paper(
        title=words.words("person_file.file_title", date=date_words(file.made_on, file.language)),
        language=language_tag(file.language),
        style=STYLE,
        header=words.words("person_file.header", name=file.name),
        footer_left=words.words("person_file.footer"),
        footer_right=words.words("footer.page", page="{page}", pages="{pages}"),
    )
    return render_paper(person_file_blocks(file), paper, lock=lock)


def _blocks(file: PersonFile, words: Phrases) -> Iterator[Block]:
    made = date_words(file.made_on, file.language)
    yield Title(
        words.words("person_file.title", name=file.name),
        words.words("person_file.under", date=made, project=file.project),
    )
    if file.training:
        yield Paragraph(spans(words.words("training.banner"), bold=True), "quiet")
    yield Panel(
        (
            Paragraph(spans(words.words("person_file.read_first"), bold=True)),
            Paragraph(spans(words.words("person_file.marked", count=str(file.marked)))),
            Paragraph(spans(words.words("person_file.not_all"))),
        )
    )
    for part in file.parts:
        yield Heading(part.title, part.rank)
        if part.about:
            yield Paragraph(spans(part.about), "quiet")
        if part.facts:
            yield Facts(part.facts)
        if part.lines:
            yield Entries(tuple(_entry(line, words) for line in part.lines))


def _entry(line: FileLine, words: Phrases) -> Entry:
    under = [spans(line.under)] if line.under else []
    if line.others:
        under.append(spans(words.words("person_file.others"), bold=True))
    told = labelled(line.label, line.words) if line.label else spans(line.words)
    return Entry(told, tuple(under))
