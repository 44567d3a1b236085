"""Conversation sheets to print before a visit: blank, of the project's instruments, in two sizes.

Called by the window and the command line.  A blank sheet names nobody, so it may lie anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.document.raster import PageImage, render_pages
from udset_desktop.foundation.atomic import write_file
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.usecases.asked_language import asked_language
from udset_desktop.usecases.people import catalogue_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from udset_desktop.instrument.model import Instrument
    from udset_desktop.usecases.workplace import Workplace

__all__ = [
    "STYLES",
    "BlankChoice",
    "PageImage",
    "blank_choices",
    "blank_pages",
    "render_blank",
    "save_blank",
]

STYLES = ("standard", "large")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankChoice:
    """One instrument that can be had on paper."""

    key: str
    title: str
    languages: tuple[str, ...] = ()  # it can be had in, that of the window first


def blank_choices(workplace: Workplace) -> tuple[BlankChoice, ...]:
    """The project's instruments that are held with a person, as they are called.

    What a worker writes alone is written on the laptop: it asks no permission and nobody's name.
    """
    catalogue = catalogue_at(workplace)
    return tuple(
        BlankChoice(
            key=key,
            title=title,
            languages=tuple(dict.fromkeys((workplace.language, *catalogue.by_key(key).languages))),
        )
        for key, title in _titles(workplace, workplace.language).items()
    )


def _titles(workplace: Workplace, language: str) -> Mapping[str, str]:
    """What each conversation is called, as Begin shows it."""
    catalogue = catalogue_at(workplace)
    held = [key for key in workplace.require_project().instruments if catalogue.by_key(key).is_held]
    return catalogue.titles(held, language)


def render_blank(workplace: Workplace, key: str, style: str = "standard", *, language: str = "") -> bytes:
    """The sheet as PDF bytes, in the window's language unless another is asked for.

    A bare id means the version the project uses, the newest of them where it uses two.  Raises
    `InputRefused` for an instrument nobody knows, that the project does not use, or held with nobody,
    and `UsageRefused` for a language without words.
    """
    # late: 250 ms of PDF library and fonts, only where a sheet is wanted
    from udset_desktop.summary.conversation_pdf import render_conversation_sheet  # noqa: PLC0415
    from udset_desktop.summary.conversation_sheet import conversation_sheet  # noqa: PLC0415

    instrument = _used_here(workplace, key)
    language = asked_language(language, (workplace.language, *instrument.languages)) or workplace.language
    project = workplace.require_project()
    called = _titles(workplace, language).get(instrument.key, "")
    sheet = conversation_sheet(instrument, project, language=language, called=called)
    return render_conversation_sheet(sheet, style)


def _used_here(workplace: Workplace, key: str) -> Instrument:
    # What is written on paper is typed in here afterwards, and of another version it would be refused.
    catalogue, project = catalogue_at(workplace), workplace.require_project()
    used = [one.key for one in catalogue.listed() if one.id == key and one.key in project.instruments]
    named = key if "/" in key else next(reversed(used), "")
    instrument = catalogue.by_key(named) if named else catalogue.newest(key)
    if not instrument.is_held:
        raise InputRefused(Finding(code="usecases.work_note_misplaced", where=instrument.id))
    if not project.uses(instrument.key):
        raise InputRefused(Finding(code="interview.not_of_project", context={"instrument": instrument.key}))
    return instrument


def blank_pages(
    workplace: Workplace, key: str, style: str, *, dpi: int, language: str = ""
) -> tuple[PageImage, ...]:
    """The pages as pixels."""
    return render_pages(render_blank(workplace, key, style, language=language), dpi=dpi)


def save_blank(
    workplace: Workplace, key: str, path: Path, style: str = "standard", *, language: str = ""
) -> int:
    """Write the sheet to `path`; gives the number of pages."""
    from udset_desktop.document.paper import pages_in  # noqa: PLC0415  # late: as in `render_blank`

    content = render_blank(workplace, key, style, language=language)
    write_file(path, content)
    return pages_in(content)
