"""Plates of vehicles: of here, by their shape, and of elsewhere, by their shape or by the word before them.

Called by `redaction.codes`, which asks these rules in their order among its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from udset_desktop.redaction.lexicon import COMMON, load_lexicon
from udset_desktop.redaction.model import Certainty, Judged, Kind
from udset_desktop.redaction.rules import EDGE, STOP, Rule, digits_of, has_cue, leads

_SURE = Certainty.LOOKS_LIKE
_LIKELY = Certainty.LIKELY
_MAY = Certainty.MAY_BE
_FEWEST_OF_PLATE = 5


def _of_plate(text: str, match: re.Match[str]) -> Judged | None:
    plate, bits = match.group(), load_lexicon().bits
    if plate[2] == " " and not plate.isupper():
        return None
    told = plate.isupper() and has_cue(text, match.start(), "cue_vehicle")
    if plate[2] == "-" and not has_cue(text, match.start(), "cue_vehicle") and not plate.isupper():
        return None
    if plate[2] == " " and not told and (bits.get(plate[:2].lower()) or bits.get(plate[-3:].lower())):
        return None
    if plate.isupper():
        return Kind.VEHICLE, _SURE
    if plate[2] != " " and not bits.get(plate[-3:].lower()):
        return Kind.VEHICLE, _MAY
    return (Kind.VEHICLE, _LIKELY) if has_cue(text, match.start(), "cue_vehicle") else None


def _of_old_plate_told(text: str, match: re.Match[str]) -> Judged | None:
    return (Kind.VEHICLE, _SURE) if has_cue(text, match.start(), "cue_vehicle") else None


def _of_old_plate(_text: str, match: re.Match[str]) -> Judged | None:
    letters = (match["word"] or match["before"] or "").lower()
    return None if not letters or load_lexicon().bits.get(letters) else (Kind.VEHICLE, _MAY)


def _of_other_plate(text: str, match: re.Match[str]) -> Judged | None:
    whole = match.group()
    told = has_cue(text, match.start(), "cue_vehicle")
    return (Kind.VEHICLE, _LIKELY if told else _MAY) if told or whole.isupper() else None


def _of_plate_abroad(text: str, match: re.Match[str]) -> Judged | None:
    """Letters and figures with strokes, as plates of France, the Netherlands and Germany have them."""
    return Kind.VEHICLE, _LIKELY if has_cue(text, match.start(), "cue_vehicle") else _MAY


def _of_plate_apart(text: str, match: re.Match[str]) -> Judged | None:
    """Letters and figures without strokes, as in Germany and Spain: only behind the word for a vehicle."""
    return (Kind.VEHICLE, _LIKELY) if has_cue(text, match.start(), "cue_vehicle") else None


def _of_told_plate(text: str, match: re.Match[str]) -> Judged | None:
    told = match["id"]
    digits = len(digits_of(told))
    letters = sum(map(str.isalpha, told))
    enough = digits and letters and digits + letters >= _FEWEST_OF_PLATE
    if not enough or not leads(text, match.start("id"), "tells_plate"):
        return None
    word = load_lexicon().bits.get(told.split(" ", maxsplit=1)[0].lower(), 0)
    return None if word & COMMON else (Kind.VEHICLE, _MAY)


PLATE_RULES: Mapping[str, Rule] = {
    "told_plate": (
        re.compile(rf"{EDGE}(?P<id>[A-Z\d]{{1,4}}[ -]?[A-Z\d]{{2,5}}(?:[ -][A-Z\d]{{1,4}})?){STOP}"),
        _of_told_plate,
    ),
    "other_plate": (
        re.compile(
            rf"{EDGE}(?:\d{{2,3}}-[A-Za-z]{{1,2}}-\d{{1,6}}|[A-Za-z](?:[A-Za-z][Zz]|[Ii][ABGJLWabgjlw]|[JOUXjoux][Ii]) ?\d{{3,4}}"
            rf"|[A-Za-z]{{2}}[ -]?\d{{1,2}}[ -]?[A-Za-z]{{1,3}}[ -]?\d{{4}}){STOP}"
        ),
        _of_other_plate,
    ),
    "plate": (re.compile(rf"{EDGE}[A-Za-z]{{2}}[ -]?\d{{2}}[ -]?[A-Za-z]{{3}}{STOP}"), _of_plate),
    "old_plate_told": (
        re.compile(
            rf"{EDGE}(?:[A-Za-z] ?\d{{1,3}} ?[A-Za-z]{{3}}|[A-Za-z]{{3}} ?\d{{1,3}}[A-Za-z]|[A-Za-z]{{3}} ?\d{{1,4}}){STOP}"
        ),
        _of_old_plate_told,
    ),
    # Without its word only capitals are one: in small letters "a 20 min" has the shape, so they are not even tried.
    "old_plate": (
        re.compile(
            rf"{EDGE}(?:[A-Z] ?\d{{1,3}} ?(?P<word>[A-Z]{{3}})|(?P<before>[A-Z]{{3}}) ?\d{{1,3}}[A-Z]){STOP}"
        ),
        _of_old_plate,
    ),
    "plate_abroad": (
        re.compile(
            rf"{EDGE}(?:[A-Z]{{2}}-\d{{3}}-[A-Z]{{1,2}}|[A-Z]-\d{{3}}-[A-Z]{{2}}|\d{{1,2}}-[A-Z]{{2,3}}-\d{{1,2}}|\d\d-[A-Z]{{2}}-[A-Z]{{2}}"
            rf"|[A-ZÄÖÜ]{{1,3}}-[A-Z]{{1,2}} \d{{1,4}}){STOP}(?![-/]\w)"
        ),
        _of_plate_abroad,
    ),
    "plate_apart": (
        re.compile(
            rf"{EDGE}(?:[A-ZÄÖÜ]{{1,3}} [A-Z]{{1,2}} \d{{3,4}}|\d{{4}} [B-DF-HJ-NP-TV-Z]{{3}}){STOP}(?![-/]\w)"
        ),
        _of_plate_apart,
    ),
}
"""Each by the name under which `redaction.codes` asks it."""
