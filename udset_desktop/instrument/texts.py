"""The words of an instrument: read flat from TOML, spread over the items, filled for a person.

Called by `instrument.reader` and by every face that shows a question.  Never decides what is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from udset_desktop.instrument.model import SCALES, Instrument, Item

NAME_SLOT = "{name}"


def spread(texts: Mapping[str, str], items: Iterable[tuple[Item, str]]) -> dict[str, str]:
    """The texts with everything said once for a block or a list standing under each item too.

    `items` come with the name of their list.  An item's own words are never replaced.
    """
    full = dict(texts)
    for item, list_name in items:
        part = item.id.partition(".")[2]
        for side in ("ask", "help"):
            _copy(full, f"item.{item.id}.{side}", f"facet.{part}.{side}")
        for choice in item.choices:
            _copy(full, f"item.{item.id}.choice.{choice}", f"choice.{list_name}.{choice}")
        said = item.choices + tuple(word for scale in item.scales for word in SCALES.get(scale, ()))
        for word in said:
            _copy(full, f"item.{item.id}.sentence.{word}", f"sentence.{list_name}.{word}")
    return full


def _copy(texts: dict[str, str], to_key: str, from_key: str) -> None:
    if to_key not in texts and from_key in texts:
        texts[to_key] = texts[from_key]


def fill(text: str, name: str, instrument: Instrument, language: str = "en") -> str:
    """The text with the name of the person looked after in its slot.

    Without a name the instrument's own words for "the person you look after" stand in.
    """
    if NAME_SLOT not in text:  # nearly every text, and a page asks for hundreds
        return text
    return text.replace(NAME_SLOT, name or instrument.words("instrument.no_name", language))


def choice_words(instrument: Instrument, item: Item, choice: str, language: str = "en") -> str:
    """One choice or rating word as it is shown; the bare code only where a language lacks it."""
    for scale in item.scales:
        words = instrument.words(f"scale.{scale}.{choice}", language)
        if words:
            return words
    return instrument.words(f"item.{item.id}.choice.{choice}", language) or choice


def sentence_of(instrument: Instrument, item: Item, choice: str, language: str = "en") -> str:
    """An answer as a sentence for the person's sheet; "" where there is none."""
    return instrument.words(f"item.{item.id}.sentence.{choice}", language)
