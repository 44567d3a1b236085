"""The two sheets as PDF bytes, in their styles; no decisions about content here.

Called by `usecases.summarising`.  Knows blocks and distances; the words come from the sheets and from
`resources/wording`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from udset_desktop.document.blocks import (
    Block,
    Cell,
    Column,
    Entries,
    Entry,
    Facts,
    Heading,
    Kept,
    Panel,
    Paragraph,
    Reach,
    Table,
    Title,
    labelled,
    paragraphs,
    spans,
)
from udset_desktop.document.lines import Span
from udset_desktop.document.lock import PaperLock
from udset_desktop.document.paper import Paper, render_paper
from udset_desktop.document.style import PageStyle
from udset_desktop.interview.phrases import Phrases
from udset_desktop.summary.person_sheet import Contact, Missing, PersonSheet, Said, Step
from udset_desktop.summary.review_sheet import Answered, OutcomeLine, ReviewSheet
from udset_desktop.summary.wording import language_tag, load_sheet_words

STYLES = {
    "standard": PageStyle(size=14, small=0.86),
    "large": PageStyle(size=18, leading=1.5, title=1.6, heading=1.2, small=0.89, side=56, top=60),
    "larger": PageStyle(size=24, leading=1.45, title=1.4, heading=1.12, lead=1.1, small=0.8, side=48, top=56),
    "largest": PageStyle(
        size=28, leading=1.4, title=1.3, heading=1.08, lead=1.07, small=0.75, side=42, top=52
    ),
    "plain": PageStyle(size=16, leading=1.6, title=1.75, heading=1.25, small=0.88, side=68),
}
REVIEW_STYLE = PageStyle(size=12, title=1.9, heading=1.3, small=0.85, side=60)
WITHOUT_TOLD = ("plain",)  # short: what was told stays off


def person_blocks(sheet: PersonSheet, style: str) -> tuple[Block, ...]:
    """The blocks of the person's sheet in one style."""
    return tuple(_person_blocks(sheet, style, load_sheet_words(sheet.language)))


def render_person_sheet(sheet: PersonSheet, style: str, *, lock: PaperLock | None = None) -> bytes:
    """The person's sheet as PDF bytes."""
    words = load_sheet_words(sheet.language)
    paper = Paper(
        title=words.words("person.file_title", date=sheet.held_on),
        language=language_tag(sheet.language),
        style=STYLES[style],
        header=words.words("person.header", name=sheet.name),
        footer_left=words.words("person.footer", date=sheet.held_on),
        footer_right=words.words("footer.page", page="{page}", pages="{pages}"),
    )
    return render_paper(person_blocks(sheet, style), paper, lock=lock)


def review_blocks(sheet: ReviewSheet) -> tuple[Block, ...]:
    """The blocks of the review sheet."""
    return tuple(_review_blocks(sheet, load_sheet_words(sheet.language)))


def render_review_sheet(sheet: ReviewSheet, *, lock: PaperLock | None = None) -> bytes:
    """The review sheet as PDF bytes."""
    paper = file_paper("review", name=sheet.name, held_on=sheet.held_on, language=sheet.language)
    return render_paper(review_blocks(sheet), paper, lock=lock)


def file_paper(kind: str, *, name: str, held_on: str, language: str) -> Paper:
    """A paper for the file, as `kind` is called in the words of the sheets."""
    words = load_sheet_words(language)
    return Paper(
        title=words.words(f"{kind}.file_title", date=held_on),
        language=language_tag(language),
        style=REVIEW_STYLE,
        header=words.words(f"{kind}.header", name=name, date=held_on),
        footer_left=words.words("review.footer"),
        footer_right=words.words("footer.page", page="{page}", pages="{pages}"),
    )


def _person_blocks(sheet: PersonSheet, style: str, words: Phrases) -> Iterator[Block]:
    short = style in WITHOUT_TOLD
    yield Title(words.words("person.title", name=sheet.name), sheet.talked)
    yield from _training(words, training=sheet.training)
    yield from _note(sheet.note)
    yield from _strengths(sheet, words)
    yield from _ahead(sheet, words, short=short)
    if not short:
        yield from _told(sheet, words)
    if sheet.again:
        yield Heading(words.words("person.again"))
        yield Paragraph(spans(sheet.again_plain if short else sheet.again))
    yield from _reach(sheet.contacts, sheet.contact_note, words)
    if sheet.yes_to and not short:
        yield Heading(sheet.yes_heading)
        yield Entries(tuple(Entry(spans(text)) for text in sheet.yes_to))
    if sheet.change:
        yield Heading(words.words("person.change"))
        for text in sheet.change:
            yield Paragraph(spans(text))


def _strengths(sheet: PersonSheet, words: Phrases) -> Iterator[Block]:
    if not sheet.strengths and not sheet.around:
        return
    said = tuple(_said(sheet.strengths, words)) if sheet.strengths else ()
    around = (Paragraph(labelled(words.words("person.around"), "; ".join(sheet.around))),)
    yield Kept((Heading(words.words("person.strengths")), *said, *(around if sheet.around else ())))


def _ahead(sheet: PersonSheet, words: Phrases, *, short: bool) -> Iterator[Block]:
    """What matters most, each with the small steps towards it; then the steps that belong to none."""
    yield from _matters(sheet, words, Heading(words.words("person.matters")), "loud")
    if sheet.matters and sheet.for_you:
        yield Paragraph(spans(words.words("person.said_for_you")), "quiet")
    steps, missing = _loose(sheet)
    if steps:
        yield Heading(words.words("person.other_steps" if steps != sheet.steps else "person.steps"))
        yield step_entries(steps, words)
    if missing:
        yield Heading(words.words("person.missing"))
        if not short:
            yield Paragraph(spans(words.words("person.missing_lead")), keep=True)
        yield missing_entries(missing, words)


def _matters(
    sheet: PersonSheet | ReviewSheet, words: Phrases, heading: Heading, look: str
) -> Iterator[Block]:
    """Each thing that matters, and under it the stones across: what is done next, what is not there."""
    if not sheet.matters:
        return
    yield heading
    for number, text in enumerate(sheet.matters, start=1):
        steps = [one for one in sheet.steps if one.matter == number]
        missing = [one for one in sheet.missing if one.matter == number]
        *before, last = paragraphs(text, look) or (Paragraph(()),)
        yield from before
        yield replace(last, keep=bool(steps or missing))
        if steps or missing:
            yield Entries(
                (
                    *(_entry(one.what, _doing(one, words), words, "next") for one in steps),
                    *(_entry(one.what, _why(one, words), words, "not_there") for one in missing),
                )
            )


def _loose(sheet: PersonSheet | ReviewSheet) -> tuple[tuple[Step, ...], tuple[Missing, ...]]:
    """The steps, and what is not there, that stand under nothing that matters."""
    there = len(sheet.matters)
    return (
        tuple(one for one in sheet.steps if not 1 <= one.matter <= there),
        tuple(one for one in sheet.missing if not 1 <= one.matter <= there),
    )


def _told(sheet: PersonSheet, words: Phrases) -> Iterator[Block]:
    if not sheet.told:
        return
    yield Heading(words.words("person.told"))
    for said in sheet.told:
        # A sentence at the head of a page would belong to nothing.
        yield Kept((Heading(said.title, rank=3), *_said(said, words)))


def _training(words: Phrases, *, training: bool) -> Iterator[Block]:
    if training:
        yield Paragraph(spans(words.words("training.banner"), bold=True), "quiet")


def _note(note: str) -> Iterator[Block]:
    if note:
        yield Paragraph(spans(note, bold=True))


def _said(said: Said, words: Phrases) -> Iterator[Block]:
    for text in said.words:
        yield from paragraphs(text, "words")
    if said.sentences:
        yield Paragraph(spans(said.sentences))
    if said.also:
        yield Paragraph(labelled(words.words("person.also"), "; ".join(said.also)))
    if said.for_you:
        yield Paragraph(spans(words.words("person.said_for_you")), "quiet")


def step_entries(steps: Sequence[Step], words: Phrases) -> Entries:
    """The next small steps one under another, each with who takes it and when."""
    return Entries(tuple(_entry(step.what, _doing(step, words), words) for step in steps), numbered=True)


def missing_entries(missing: Sequence[Missing], words: Phrases) -> Entries:
    """What is not there, one under another, each with why."""
    return Entries(tuple(_entry(one.what, _why(one, words), words) for one in missing))


def _entry(what: str, under: tuple[tuple[Span, ...], ...], words: Phrases, key: str = "") -> Entry:
    said = " ".join(what.split())
    return Entry(labelled(words.words(f"person.{key}"), said) if key else spans(said), under)


def _doing(step: Step, words: Phrases) -> tuple[tuple[Span, ...], ...]:
    return tuple(
        labelled(words.words(f"person.{key}"), text)
        for key, text in (("who", step.who), ("when", step.when))
        if text
    )


def _why(missing: Missing, words: Phrases) -> tuple[tuple[Span, ...], ...]:
    return (labelled(words.words("person.why"), missing.why),) if missing.why.strip() else ()


def _reach(
    contacts: Sequence[Contact], note: str, words: Phrases, key: str = "person.ring"
) -> Iterator[Block]:
    if not contacts and not note.strip():
        return
    reaches = tuple(
        Reach(
            one.number,
            one.who,
            words.words("person.ring_says", who=one.who, number=one.number),
        )
        for one in contacts
    )
    yield Panel((Heading(words.words(key)), *reaches, *paragraphs(note)))


def _review_blocks(sheet: ReviewSheet, words: Phrases) -> Iterator[Block]:
    def heading(key: str) -> Heading:
        return Heading(words.words(f"review.{key}", name=sheet.name))

    yield Title(words.words("review.title", name=sheet.name), words.words("review.under", name=sheet.name))
    yield from _training(words, training=sheet.training)
    yield from _note(sheet.note)
    yield heading("frame")
    yield Facts(sheet.frame)
    yield from _matters(sheet, words, heading("matters"), "words")
    steps, missing = _loose(sheet)
    if steps:
        yield heading("steps")
        yield step_entries(steps, words)
    if missing:
        yield heading("missing")
        yield missing_entries(missing, words)
    ahead = tuple(
        (words.words(f"review.{key}", name=sheet.name), text)
        for key, text in (("again", sheet.again), ("read_back", sheet.read_back))
        if text
    )
    if ahead:
        yield Facts(ahead)
    yield from _outcomes(sheet, words, heading("summary"))
    for part in sheet.parts:
        yield Heading(part.title)
        for page in part.pages:
            yield from _answered(page)
    if sheet.not_asked:
        yield heading("not_asked")
        yield Paragraph(spans("; ".join(sheet.not_asked)))
    yield heading(f"permissions_{sheet.given_by}")
    yield Facts(sheet.permissions)
    yield from _reach(sheet.contacts, "", words, "review.reach")


def _outcomes(sheet: ReviewSheet, words: Phrases, heading: Heading) -> Iterator[Block]:
    if not sheet.outcomes:
        return
    yield heading
    yield Paragraph(spans(words.words("review.summary_lead", name=sheet.name)), "quiet")
    yield outcomes_table(sheet.outcomes, words)


def outcomes_table(lines: Sequence[OutcomeLine], words: Phrases) -> Table:
    """The outcomes side by side; where no service was spoken of, as in a plan, there is no column for one."""
    columns = [("outcome", 30), ("in_words", 20), ("said_by", 22), ("matters_now", 18)]
    with_role = any(line.role for line in lines)
    if with_role:
        columns.append(("role", 22))
    return Table(
        tuple(Column(words.words(f"review.{key}"), share) for key, share in columns),
        tuple(
            (
                Cell(line.title, bold=True),
                Cell(line.rating),
                Cell(line.said_by),
                Cell(line.matters),
                *((Cell(line.role),) if with_role else ()),
            )
            for line in lines
        ),
    )


def _answered(page: Answered) -> Iterator[Block]:
    yield Heading(page.title, rank=3)
    for text, said in page.words:
        *before, last = paragraphs(text, "words") or (Paragraph(()),)
        yield from before
        yield replace(last, keep=bool(said))
        if said:
            yield Paragraph(spans(said), "quiet")
    if page.rows:
        yield Facts(page.rows)
