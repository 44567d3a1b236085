"""What a word is whose letters say nothing: in small letters, or in capitals like all around it.

Called by `redaction.names`; looks at a passage and changes nothing.  Only a list or a word before tells.
"""

from __future__ import annotations

from udset_desktop.redaction.capitals import judge_initial
from udset_desktop.redaction.cues import (
    is_called,
    is_greeted,
    is_kept_by,
    is_named_so,
    is_placed,
    is_related,
    is_titled,
    speaks_next,
)
from udset_desktop.redaction.lexicon import (
    COMMON,
    CUE,
    DOING,
    GENERIC,
    GIVEN,
    HE,
    NAMED,
    NOT_NAME,
    OWN_PLACE,
    PLACE,
    SHORT_NAME,
    SURNAME,
    WORD,
)
from udset_desktop.redaction.model import Certainty, Judged, Kind
from udset_desktop.redaction.passage import Passage, Shape

_SHORT = 3
_LONG = 5
_LIKELY = Certainty.LIKELY
_MAY = Certainty.MAY_BE
_NEVER = NOT_NAME | GENERIC | HE


def judge_listed(passage: Passage, place: int) -> Judged | None:
    """What a word is whose letters say nothing: by the lists and by what stands before it."""
    if passage.shapes[place] == Shape.INITIAL:
        return judge_initial(passage, place)
    bits, low = passage.bits[place], passage.lows[place]
    if bits & _NEVER or not low[0].isalpha() or (bits & CUE and not is_titled(passage, place)):
        return None
    if is_titled(passage, place):
        return Kind.PERSON, _LIKELY
    if bits & WORD:
        return _ordinary_by_list(passage, place)
    if bits & GIVEN and _is_given(passage, place):
        placed = bits & PLACE and is_placed(passage, place)
        return Kind.PLACE if placed else Kind.PERSON, _LIKELY
    return _place(passage, place) or _by_cue(passage, place)


def _is_given(passage: Passage, place: int) -> bool:
    """Whether a given name is one here: short ones are abbreviations too, and need more than a list."""
    known = len(passage.lows[place]) > _SHORT or passage.bits[place] & SHORT_NAME
    return bool(known) or is_related(passage, place) or is_called(passage, place)


def _place(passage: Passage, place: int) -> Judged | None:
    bits, low = passage.bits[place], passage.lows[place]
    if not bits & PLACE:
        return None
    if is_placed(passage, place) or bits & OWN_PLACE:
        return Kind.PLACE, _LIKELY
    alone = (not bits & NAMED or passage.even[place]) and len(low) > _LONG
    return (Kind.PLACE, _MAY) if alone or (passage.loud[place] and len(low) > _SHORT) else None


def _by_cue(passage: Passage, place: int) -> Judged | None:
    """A surname, a name from abroad, or a word nobody knows: where the words around lead to a name."""
    bits, low = passage.bits[place], passage.lows[place]
    if len(low) <= _SHORT:
        return None
    called = is_called(passage, place)
    if bits & NAMED:
        led = called or is_related(passage, place) or passage.loud[place] or speaks_next(passage, place)
        long = passage.even[place] and len(low) > _LONG
        return (Kind.PERSON, _MAY) if led or long or _is_paired(passage, place) else None
    if bits or passage.lexicon.medical.search(low):
        return None
    if _is_family(passage, place):
        return Kind.PERSON, _MAY
    if (called and ":" not in passage.gap(place)) or is_kept_by(passage, place):
        return Kind.PERSON, _MAY
    return _unknown(passage, place) if passage.even[place] else None


def _is_family(passage: Passage, place: int) -> bool:
    """Whether a whole family is told of by its surname: "beside the kerrs"."""
    low = passage.lows[place]
    bits = passage.lexicon.bits.get(low[:-1], 0) if low[-1] == "s" else 0
    led = place > 0 and passage.lows[place - 1] == "the" and passage.gap(place) == " "
    return led and bool(bits & SURNAME) and not bits & (WORD | NOT_NAME)


def _unknown(passage: Passage, place: int) -> Judged | None:
    """A word nobody knows in a line whose letters say nothing: somewhere, or who does what follows."""
    if is_placed(passage, place):
        return Kind.PLACE, _MAY
    after = passage.lows[place + 1] if place + 1 < len(passage.lows) else ""
    is_one = speaks_next(passage, place) or (
        passage.gap(place + 1) == " " and after in passage.lexicon.cues["after_somebody"]
    )
    first = passage.begins_sentence(place) and is_one
    return (Kind.PERSON, _MAY) if first or _is_paired(passage, place) else None


def _is_paired(passage: Passage, place: int) -> bool:
    """Whether another name stands right beside, that is no ordinary word either."""
    for beside, joint in ((place - 1, place), (place + 1, place + 1)):
        if 0 <= beside < len(passage.words) and passage.gap(joint) in {" ", "-"}:
            bits = passage.bits[beside]
            if bits & NAMED and not bits & (WORD | NOT_NAME | CUE) and len(passage.lows[beside]) > _SHORT:
                return True
    return False


def _ordinary_by_list(passage: Passage, place: int) -> Judged | None:
    bits = passage.bits[place]
    if bits & OWN_PLACE and not bits & (COMMON | GIVEN) and is_placed(passage, place):
        return Kind.PLACE, _MAY
    if bits & SURNAME and passage.loud[place] and _is_before_given(passage, place + 1):
        return Kind.PERSON, _LIKELY
    if not bits & GIVEN or (bits & COMMON and bits & (DOING | HE)):
        return None
    even = passage.even[place] or "\n" in passage.gap(place - 1)
    if even and (is_named_so(passage, place) or is_greeted(passage, place)):
        return Kind.PERSON, _MAY  # "my name is grace", "hi grace,"
    kept = is_kept_by(passage, place) and passage.lows[place] not in passage.lexicon.cues["not_after_kin"]
    if kept or (is_related(passage, place) and speaks_next(passage, place)):
        return Kind.PERSON, _MAY
    even = passage.even[place] and passage.begins_sentence(place)
    return (Kind.PERSON, _MAY) if even and speaks_next(passage, place, only_speech=True) else None


def _is_before_given(passage: Passage, after: int) -> bool:
    """Whether a comma and a given name follow, as in lists: "SMITH, JOHN"."""
    if after >= len(passage.words) or passage.gap(after) != ", ":
        return False
    return bool(passage.bits[after] & GIVEN) and not passage.bits[after] & WORD
