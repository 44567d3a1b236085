"""What would leave, in the words a person reads: titles and answers instead of ids and codes.

Called by the sharing screen with a preview already made, and by `usecases.fork_words` for records of a
pool.  Reads the same bytes as the preview and adds nothing to them; a code without words is shown as it
stands, never hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from udset_desktop.instrument.model import Instrument, Item
from udset_desktop.instrument.texts import choice_words, fill
from udset_desktop.interview.phrases import Phrases, load_phrases
from udset_desktop.project.model import Project
from udset_desktop.summary.wording import load_sheet_words
from udset_desktop.usecases.words_over import WordsTerms, words_terms

if TYPE_CHECKING:
    from udset_desktop.bundle.shareable import ShareableRecord
    from udset_desktop.instrument.codes import Told
    from udset_desktop.usecases.exporting import Preview
    from udset_desktop.usecases.workplace import Workplace

Rows = tuple[tuple[str, tuple[str, ...]], ...]
_SAMPLES = 3
"""How many texts are shown as they would leave (`practice.md` 29)."""

Answers = tuple[tuple[str, str, str], ...]
"""Item, what was asked, what leaves of the answer."""
_TABLES = {
    "age": "age",
    "group": "group",
    "respondent": "respondent",
    "mode": "mode",
    "others": "other",
    "interviewer_type": "interviewer",
    "interviewer_known": "known",
    "interviewer_employer": "known",
    "interviewer_allocated": "allocation",
    "again": "known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewWords:
    """A preview in words."""

    fields: Rows  # a field's code, and the words it takes
    texts: tuple[tuple[str, str, str], ...] = ()  # user or carer, under what it was said, as it leaves
    joined_readers: tuple[str, ...] = ()  # the posts that may read visits that are joined, where any are
    terms: WordsTerms | None = None  # who reads the words that leave, and for how long; None without any


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """One record of a preview, as it leaves."""

    at: int  # counted from 0
    fields: Rows
    answers: tuple[tuple[str, str], ...]  # what was asked, what leaves of the answer
    stands_alone: bool


def preview_words(workplace: Workplace, preview: Preview) -> PreviewWords:
    """The fields of a preview, told in words, and three of its texts."""
    return PreviewWords(
        fields=_fields(workplace, preview.fields),
        texts=tuple(
            (who, _outcome(workplace, who, outcome), text) for who, outcome, text in preview.words[:_SAMPLES]
        ),
        joined_readers=joined_readers(workplace, preview),
        terms=words_terms(workplace) if preview.words else None,
    )


def joined_readers(workplace: Workplace, preview: Preview) -> tuple[str, ...]:
    """The posts that the decision lets read visits that are joined; none where none are."""
    decided = workplace.require_project().switches.decision("linking")
    return decided.readers if decided and preview.linking else ()


def record_words(workplace: Workplace, preview: Preview, at: int) -> RecordWords | None:
    """One record of a preview, told in words; `None` where there is no such record."""
    records = [line.record for one in preview.bundles for line in one.opened.records]
    if not 0 <= at < len(records):
        return None
    fields, answers = told_of(workplace, records[at])
    return RecordWords(
        at=at,
        fields=fields,
        answers=tuple((asked, told) for _, asked, told in answers),
        stands_alone=records[at].record in preview.lone,
    )


def told_of(workplace: Workplace, record: ShareableRecord) -> tuple[Rows, Answers]:
    """One record as it leaves: its fields in words, and what was answered, by item."""
    # late: msgspec, as in `exporting.preview`.
    from udset_desktop.usecases.leaving_fields import fields_of  # noqa: PLC0415

    return _fields(workplace, fields_of([record])), _answers(workplace, record)


def _outcome(workplace: Workplace, who: str, outcome: str) -> str:
    # late: the database layer, as in `exporting.preview`.
    from udset_desktop.usecases.standing import definitions_of  # noqa: PLC0415

    for instrument in definitions_of(workplace.home).values():
        title = instrument.words(f"page.{outcome}.title", workplace.language)
        if instrument.about == who and title:
            return title
    return load_sheet_words(workplace.language).words("supervision.matters")


def _fields(workplace: Workplace, fields: Rows) -> Rows:
    project = workplace.require_project()
    phrases = load_phrases(project.wording, workplace.language)
    return tuple(
        (field, tuple(map(_word_of(workplace, project, phrases, field), codes))) for field, codes in fields
    )


def _word_of(workplace: Workplace, project: Project, phrases: Phrases, field: str) -> Callable[[str], str]:
    places = {one.code: one.name for one in project.localities}
    places |= {one.code: one.name for one in project.services}
    name = phrases.words("begin.the_person")

    def told(code: str) -> str:
        if field in _TABLES:
            words = phrases.words(f"{_TABLES[field]}.{code}", name=name)
            return words[:1].upper() + words[1:] if words else code
        if field in {"place", "service"}:
            return places.get(code, code)
        if field == "partnership":
            return project.name
        if field == "instrument":
            return _title(workplace, code)
        if field == "links":
            return _link(workplace, places, code)
        return code.replace("-", " ") if field == "quarter" else code

    return told


def _title(workplace: Workplace, pin: str) -> str:
    # late: the database layer, as in `exporting.preview`.
    from udset_desktop.usecases.standing import definitions_of  # noqa: PLC0415

    key = pin.rpartition("/")[0]
    instrument = definitions_of(workplace.home).get(key)
    version = key.rpartition("/")[2]
    return f"{instrument.words('instrument.title', workplace.language)}, {version}" if instrument else pin


def _link(workplace: Workplace, places: Mapping[str, str], link: str) -> str:
    # late: the database layer, as in `exporting.preview`.
    from udset_desktop.usecases.standing import definitions_of  # noqa: PLC0415

    item, _, service = link.partition("=")
    known = (one for one in definitions_of(workplace.home).values() if item in one.by_id)
    instrument = next(known, None)
    page = instrument.page_of[item].id if instrument else item
    title = instrument.words(f"page.{page}.title", workplace.language) if instrument else item
    return f"{title}: {places.get(service, service)}"


def _answers(workplace: Workplace, record: ShareableRecord) -> Answers:
    # late: as in `exporting.preview`.
    from udset_desktop.usecases.standing import definitions_of  # noqa: PLC0415

    instrument = definitions_of(workplace.home).get(record.instrument.rpartition("/")[0])
    if instrument is None:  # a colleague's own, in a pool that both share
        return (("codes", "", record.codes),)
    return answers_told(workplace, instrument, record.codes)


def answers_told(workplace: Workplace, instrument: Instrument, codes: str) -> Answers:
    """A string of codes in words; what was not asked is left out."""
    # late: as in `exporting.preview`.
    from udset_desktop.instrument.codes import layout_of, told_by  # noqa: PLC0415

    phrases = load_phrases(workplace.require_project().wording, workplace.language)
    shown = []
    for cell in layout_of(instrument).cells:
        told = told_by(cell, codes[cell.at : cell.at + cell.width])
        if told.non_answer != "not_asked":
            asked = _asked(instrument, cell.item, workplace.language)
            shown.append((cell.item.id, asked, _told(instrument, cell.item, told, phrases, workplace)))
    return tuple(shown)


def _asked(instrument: Instrument, item: Item, language: str) -> str:
    title = instrument.words(f"page.{instrument.page_of[item.id].id}.title", language)
    ask = fill(instrument.words(f"item.{item.id}.ask", language), "", instrument, language)
    return f"{title}: {ask}" if ask and ask != title else title


def _told(instrument: Instrument, item: Item, told: Told, phrases: Phrases, workplace: Workplace) -> str:
    if told.non_answer:
        return instrument.words(f"non_answer.{told.non_answer}", workplace.language) or told.non_answer
    codes = told.value if isinstance(told.value, tuple) else (str(told.value),)
    words = ", ".join(choice_words(instrument, item, code, workplace.language) for code in codes)
    name = phrases.words("begin.the_person")
    said = ", ".join(phrases.words(f"said_by.{code}", name=name) or code for code in told.said)
    return f"{words} ({said})" if said else words
