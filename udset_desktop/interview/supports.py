"""Who else might: the project's community supports offered while a step is written.

Pure and quick enough for every rest of the fingers; knows names only, as the project's pack lists them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from udset_desktop.interview.together import Action

OFFERED_AT_MOST = 4
_WORD = re.compile(r"[^\W\d_]{4,}")
_BEGINNING = 5
"""Letters that must be the same for two words to be of one kind: gardening, gardeners."""


def supports_for(action: Action, supports: Sequence[str]) -> tuple[str, ...]:
    """The supports that share a word with the step, those that share most first, else in list order.

    Where it falls to the community, or is not there from a service, the list itself is offered too.
    """
    wanted = _beginnings(action.what) | _beginnings(action.who_named)
    shared = [(len(wanted & _beginnings(support)), support) for support in supports]
    fitting = [support for count, support in sorted(shared, key=lambda one: -one[0]) if count]
    if "community" in action.who or not action.available:
        fitting += [support for support in supports if support not in fitting]
    return tuple(one for one in fitting if one != action.who_named)[:OFFERED_AT_MOST]


@cache
def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in _WORD.findall(text.casefold()))
