"""What would leave, in the words a person reads: titles and answers instead of ids and codes.

Called by the sharing screen with a preview already made.  Reads the same bytes as the preview and adds
nothing to them; a code without words is shown as it stands, never hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from udset_desktop.instrument.model import Instrument, Item
from udset_desktop.instrument.texts import choice_words, fill
from udset_desktop.interview.phrases import Phrases, load_phrases
from udset_desktop.project.model import Project

if TYPE_CHECKING:
    from udset_desktop.instrument.codes import Told
    from udset_desktop.usecases.exporting import Preview
    from udset_desktop.usecases.workplace import Workplace

Rows = tuple[tuple[str, tuple[str, ...]], ...]
_TABLES = {
    "age": "age",
    "group": "group",
    "respondent": "respondent",
    "mode": "mode",
    "others": "other",
    "interviewer_type": "interviewer",
    "again": "known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewWords:
    """A preview in words."""

    fields: Rows  # a field's code, and the words it takes
    example: tuple[tuple[str, str], ...]  # the first record: what was asked, what leaves of the answer


def preview_words(workplace: Workplace, preview: Preview) -> PreviewWords:
    """The fields and the example of a preview, told in words."""
    project = workplace.require_project()
    phrases = load_phrases(project.wording, workplace.language)
    return PreviewWords(
        fields=tuple(
            (field, tuple(_word_of(workplace, project, phrases, field)(code) for code in codes))
            for field, codes in preview.fields
        ),
        example=_example(workplace, phrases, preview),
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
        if field == "instrument":
            return _title(workplace, code)
        return code

    return told


def _title(workplace: Workplace, pin: str) -> str:
    # late: the database layer, as in `exporting.preview`.
    from udset_desktop.usecases.standing import definitions_of  # noqa: PLC0415

    key = pin.rpartition("/")[0]
    instrument = definitions_of(workplace.home).get(key)
    version = key.rpartition("/")[2]
    return f"{instrument.words('instrument.title', workplace.language)}, {version}" if instrument else pin


def _example(workplace: Workplace, phrases: Phrases, preview: Preview) -> tuple[tuple[str, str], ...]:
    # late: as in `exporting.preview`.
    from udset_desktop.instrument.codes import layout_of, told_by  # noqa: PLC0415
    from udset_desktop.usecases.standing import definitions_of  # noqa: PLC0415

    line = next((line for one in preview.bundles for line in one.opened.records), None)
    if line is None:
        return ()
    instrument = definitions_of(workplace.home)[line.record.instrument.rpartition("/")[0]]
    shown = []
    for cell in layout_of(instrument).cells:
        told = told_by(cell, line.record.codes[cell.at : cell.at + cell.width])
        if told.non_answer != "not_asked":
            asked = _asked(instrument, cell.item, workplace.language)
            shown.append((asked, _told(instrument, cell.item, told, phrases, workplace)))
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
