"""The words of the sheets that belong to no instrument, in the language of the conversation.

Read from `resources/wording/<language>/sheets.toml`; English stands in where a line is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from udset_desktop.foundation.languages import BASE_LANGUAGE, load_texts
from udset_desktop.interview.phrases import Phrases, load_phrases

_FILE = "sheets.toml"
LANGUAGE_TAGS = {"en": "en-GB"}


def load_sheet_words(language: str = BASE_LANGUAGE) -> Phrases:
    """The sheets' own words."""
    return Phrases(load_texts("wording", language, _FILE))


def language_tag(language: str) -> str:
    """The language as a PDF reader wants it told."""
    return LANGUAGE_TAGS.get(language, language)


def list_words(version: str, key: str, code: str, language: str, **slots: str) -> str:
    """One entry of the conversation's closed lists in words; the code where no wording has it."""
    return load_phrases(version, language).words(f"{key}.{code}", **slots) or code.replace("_", " ")


def date_words(iso: str, language: str, *, weekday: bool = True) -> str:
    """A calendar date as people say it; text that is no date stays as it was written."""
    try:
        on = date.fromisoformat(iso)
    except ValueError:
        return iso
    words = load_sheet_words(language)
    return words.words(
        "date.day" if weekday else "date.short",
        weekday=words.words("date.weekdays").splitlines()[on.weekday()],
        day=str(on.day),
        month=words.words("date.months").splitlines()[on.month - 1],
        year=str(on.year),
    )


def joined(parts: Sequence[str], language: str) -> str:
    """A list as people say it: "you, your family and the service"."""
    said = [part for part in parts if part]
    if len(said) < 2:  # noqa: PLR2004
        return "".join(said)
    last = f" {load_sheet_words(language).words('list.and')} {said[-1]}"
    return ", ".join(said[:-1]) + last


def sentence_case(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]
