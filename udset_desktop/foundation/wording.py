"""Codes turned into sentences, from `resources/messages/<language>.toml`.

Findings and errors are data until a face shows them; here they become words.  A missing sentence
falls back to English; a code without any sentence is a defect that a test finds.
"""

from __future__ import annotations

import string
from collections.abc import Mapping

from udset_desktop.foundation.languages import load_texts, spoken
from udset_desktop.foundation.places import tells_its_folder
from udset_desktop.foundation.problems import Finding


class _Slots(dict[str, "str | int"]):
    def __missing__(self, key: str) -> str:
        return "…"


def load_sentences(language: str) -> Mapping[str, str]:
    """All sentences in a language, keyed `package.what`, English where it lacks one.

    Every `*.toml` in `resources/messages/<language>/` holds one table per package.
    """
    return load_texts("messages", language)


def sentence_of(code: str, context: Mapping[str, str | int], language: str = "") -> str:
    """The sentence of one code with its slots filled, in the language spoken unless another is named."""
    template = load_sentences(language or spoken()).get(code)
    if template is None:
        return code
    return string.Formatter().vformat(template, (), _Slots(context))


def sentence_of_finding(finding: Finding, language: str = "") -> str:
    """The sentence of a finding, with the place in front where it has one."""
    text = sentence_of(finding.code, finding.context, language)
    return f"{finding.where}: {text}" if finding.where else text


def place_told(place: str) -> str:
    """A place that was written down, as people are told it; said where its folder was not written down with it."""
    return place if tells_its_folder(place) else sentence_of("foundation.no_folder_told", {"name": place})
