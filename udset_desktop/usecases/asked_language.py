"""The language a paper or a text is asked for in, held against those there are words in.

Called by the verbs that make sheets, papers and copies.  What a language lacks falls back to English
string by string; a language nobody has a single word in would be English under another name.
"""

from __future__ import annotations

from collections.abc import Iterable

from udset_desktop.foundation.languages import PSEUDO_LANGUAGE, languages_there
from udset_desktop.foundation.problems import UsageRefused

_LONGEST_SHOWN = 20


def asked_language(language: str, at_hand: Iterable[str] = ()) -> str:
    """`language` as it was asked for; "" where none was, for the caller to choose.

    `at_hand` are the languages of the conversation, its questions and the window.  Raises
    `UsageRefused`, naming those there are, where neither they nor the program have words in it.
    """
    there = dict.fromkeys((*languages_there(), *languages_there("wording"), *at_hand))
    if language in ("", PSEUDO_LANGUAGE, *there):
        return language
    raise UsageRefused(
        "usecases.no_such_language", language=language[:_LONGEST_SHOWN], languages=", ".join(there)
    )
