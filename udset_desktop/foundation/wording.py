"""Codes turned into sentences, from `resources/messages/<language>.toml`.

Findings and errors are data until a face shows them; here they become words.  A missing sentence
falls back to English; a code without any sentence is a defect that a test finds.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from functools import cache

from udset_desktop.foundation.problems import Finding
from udset_desktop.foundation.resources import read_resource_text, resources_folder

BASE_LANGUAGE = "en"


class _Slots(dict[str, "str | int"]):
    def __missing__(self, key: str) -> str:
        return "…"


@cache
def load_sentences(language: str) -> Mapping[str, str]:
    """All sentences of a language, keyed `package.what`; empty when the language has no files.

    Every `*.toml` in `resources/messages/<language>/` holds one table per package.
    """
    folder = resources_folder() / "messages" / language
    sentences: dict[str, str] = {}
    for file in sorted(folder.glob("*.toml")):
        tables = tomllib.loads(read_resource_text("messages", language, file.name))
        for package, rows in tables.items():
            for what, sentence in rows.items():
                sentences[f"{package}.{what}"] = sentence
    return sentences


def sentence_of(code: str, context: Mapping[str, str | int], language: str = BASE_LANGUAGE) -> str:
    """The sentence of one code with its slots filled."""
    template = load_sentences(language).get(code) or load_sentences(BASE_LANGUAGE).get(code)
    if template is None:
        return code
    return string.Formatter().vformat(template, (), _Slots(context))


def sentence_of_finding(finding: Finding, language: str = BASE_LANGUAGE) -> str:
    """The sentence of a finding, with the place in front where it has one."""
    text = sentence_of(finding.code, finding.context, language)
    return f"{finding.where}: {text}" if finding.where else text
