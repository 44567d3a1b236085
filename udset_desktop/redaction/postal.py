"""Postcodes here and abroad, boxes at the post, and places on earth in figures.

Called by `redaction.codes`, which asks these rules in their order among its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from udset_desktop.redaction.lexicon import MONTH, PLACE, STREET, STREET_SHORT, WORD, folded, load_lexicon
from udset_desktop.redaction.model import Certainty, Judged, Kind
from udset_desktop.redaction.rules import EDGE, STOP, Rule, always

_YEAR = 4
_NUMBERED = re.compile(r"[^\W\d_] \d{1,3}[A-Za-z]?, \Z")
_SURE = Certainty.LOOKS_LIKE
_LIKELY = Certainty.LIKELY
_MAY = Certainty.MAY_BE
_STREET_BEHIND = re.compile(r"(?: [NSEW]{1,2}\.?)?(?: [^\W\d_a-z][^\W\d_]{1,24}){2,4}")
_OF_STREET = STREET | STREET_SHORT
_NTHS = frozenset({"1st", "2nd", "3rd", "0th", *(f"{digit}th" for digit in range(4, 10))})
_LED_AT_MOST = 5
_ALONE = re.compile(r", ?\d{5}\Z")
_ENDED = re.compile(r"[.;)\n]|\Z")
_OF_ITALY = re.compile(r"\d{5}")
_INWARD = "\\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}"


def _of_postcode(_text: str, match: re.Match[str]) -> Judged | None:
    area = match.group("area").lower()
    if area not in load_lexicon().cues["postcode_areas"]:
        return None
    inward = match.group("inward")
    if "." in match["joint"] and not match.group().isupper():
        return None
    if inward.islower() and inward in _NTHS:
        return None
    return Kind.POSTCODE, _SURE if match.group().isupper() else _LIKELY


def _of_postcode_abroad(_text: str, match: re.Match[str]) -> Judged | None:
    return Kind.POSTCODE, _LIKELY if match.group().isupper() else _MAY


def _of_zip(_text: str, match: re.Match[str]) -> Judged | None:
    state = match.group("state").lower()
    states = "states" if len(match["id"]) > _YEAR else "states_of_four"
    return (Kind.POSTCODE, _LIKELY) if state in load_lexicon().cues[states] else None


def _of_place_code(text: str, match: re.Match[str]) -> Judged | None:
    """The postcode of another country beside a town that the lists know."""
    state = match.groupdict().get("state")
    fours = len(match["id"]) == _YEAR
    known = (state or "").lower() in load_lexicon().cues["states_of_four" if fours else "states"]
    if (state or fours) and not known:
        return None
    bits = load_lexicon().bits.get(folded(match["place"]), 0)
    if not bits and match["place"][0].isupper() and _NUMBERED.search(text, 0, match.start()):
        return Kind.POSTCODE, _MAY  # "Hauptstraße 12, 80331 Xstadt"
    if (
        not bits
        and match["place"].istitle()
        and _ALONE.match(match.group(), len(match["place"]))
        and not state
    ):
        ends = _ENDED.match(text, match.end()) is not None
        return (
            (Kind.POSTCODE, _MAY) if ends and match.start() < match.start("id") else None
        )  # "in Xville, 40587."
    behind = text[max(0, match.start() - 2) : match.start()].rstrip(" ")[-1:] in {",", "\n"}
    word = bits & MONTH or (bits & WORD and not (behind and match["place"][0].isupper()))
    return (Kind.POSTCODE, _MAY) if bits & PLACE and not word else None


def _of_told_postcode(_text: str, match: re.Match[str]) -> Judged | None:
    """What stands behind the word for a postcode; "cap" means one only before five digits."""
    if match["word"].lower() == "cap" and not _OF_ITALY.fullmatch(match["id"]):
        return None
    return Kind.POSTCODE, _LIKELY


_BEHIND_TOWN = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W\d_]{1,23}[a-z](?:, ?| ?\()\Z")
_FAR_BEFORE = 28
_NO_OUTWARD = frozenset({"WD40", "UB40"})
_TOLD = re.compile(r"(?:code|area)(?: is|:| of)? ?\Z", re.IGNORECASE)
_OF_AREA = re.compile(r" (?:and [A-Z]{1,2}\d[A-Z\d]? )?(?:area|postcode|district|resident)s?(?![^\W_])")
_LED_TO_AREA = re.compile(
    r"(?:(?<![^\W_])(?:in|from|near|around|across|outside|between|covering)(?: the)?|(?<![^\W_])[A-Z]{2}\d[A-Z\d]?,?(?: and| or| to)?) \Z"
)
_ENDED_AREA = re.compile(r"[.,;)\n]|\Z")
_LED_TO_HOUSE = re.compile(r"(?:, |\n|: |at |to |of |from |\A)\Z")


def _of_sorting_area(text: str, match: re.Match[str]) -> Judged | None:
    """The first half of a postcode of Canada behind the name of a town: "Navin, S0C"."""
    at = match.start("id")
    return (Kind.POSTCODE, _MAY) if _BEHIND_TOWN.search(text, max(0, at - 28), at) else None


def _of_the_house(text: str, match: re.Match[str]) -> Judged | None:
    """A house that only "The" or "gate" behind its number tells, where a line begins or a word leads to it."""
    led = _LED_TO_HOUSE.search(text, max(0, match.start() - _LED_AT_MOST), match.start())
    return (Kind.ADDRESS, _MAY) if led else None


def _of_sector(text: str, match: re.Match[str]) -> Judged | None:
    """The first half of a postcode and the figure of the second: "TN21 8"."""
    if match["area"].lower() not in load_lexicon().cues["postcode_areas"]:
        return None
    led = match["free"] is not None or _TOLD.search(text, max(0, match.start() - _FAR_BEFORE), match.start())
    return (Kind.POSTCODE, _MAY) if led else None


def _of_outward(text: str, match: re.Match[str]) -> Judged | None:
    """The first half of a postcode by itself, where somewhere is meant: "in EH11", "Leith, EH6", "the G4 area"."""
    if match["area"].lower() not in load_lexicon().cues["postcode_areas"] or match.group() in _NO_OUTWARD:
        return None
    if _OF_AREA.match(text, match.end()):
        return Kind.POSTCODE, _MAY
    first = max(0, match.start() - _FAR_BEFORE)
    led = _LED_TO_AREA.search(text, first, match.start())
    behind = _BEHIND_TOWN.search(text, first, match.start()) and _ENDED_AREA.match(text, match.end())
    return (Kind.POSTCODE, _MAY) if (led or behind) and len(match["area"]) > 1 else None


def is_house_number(text: str, end: int) -> bool:
    """Whether figures that end at `end` stand before a street: " Maple St", " New Station Road"."""
    behind = _STREET_BEHIND.match(text, end)
    if behind is None:
        return False
    bits = load_lexicon().bits
    return any(bits.get(folded(word), 0) & _OF_STREET for word in behind.group().split()[1:])


POSTAL_RULES: Mapping[str, Rule] = {
    "zip": (
        re.compile(rf"(?<=[a-z,.] )(?P<state>[A-Z]{{2,3}}),? (?P<id>\d{{4,5}}(?:-\d{{4}})?){STOP}"),
        _of_zip,
    ),
    "told_postcode": (
        re.compile(
            r"(?<![^\W_])(?P<word>post ?code|zip(?:[ _]?code)?|pin ?code|postal[ _]?code|code postal|eircode|plz|cep|cap)[\"']?(?: is| of| was)?[ :.=-]{1,3}[\"']?"
            rf"(?P<id>(?=[A-Z]{{0,2}}\d)[A-Z\d]{{3,7}}(?:[ -](?:(?=[A-Z]{{0,2}}\d)[A-Z\d]{{2,4}}|(?-i:[A-Z]{{2}})))?){STOP}",
            re.IGNORECASE,
        ),
        _of_told_postcode,
    ),
    "before_place": (
        re.compile(
            rf"(?<![\w/.,£$€-])(?P<id>\d{{5,6}}|\d{{3}} \d\d|\d\d-\d{{3}}|\d{{4}}-\d{{3}}|\d{{5}}-\d{{3}}|\d{{4}} ?[A-Z]{{2}}) (?P<place>[^\W\d_]{{3,24}}){STOP}"
        ),
        _of_place_code,
    ),
    "behind_place": (
        re.compile(
            rf"{EDGE}(?P<place>[^\W\d_]{{3,24}})(?:,? (?P<state>[A-Za-z]{{2,3}}))?(?:, ?| ?- ?| )"
            r"(?P<id>\d{3} ?\d{2,3}(?:-\d{4})?|\d{4,5}-\d{3}|\d{4})(?![\w/-]|[.,]\d)"
        ),
        _of_place_code,
    ),
    "sorting_area": (
        re.compile(r"(?P<id>[ABCEGHJ-NPRSTVXY]\d[A-Z])(?<!B2B)(?=[).,;\n]|\Z)"),
        _of_sorting_area,
    ),
    "box": (
        re.compile(
            rf"{EDGE}(?:(?:P\.? ?O\.?|Post Office|GPO) ?Box|(?:Private|Locked) Bag|BFPO|RR \d{{1,2}} Box) \d{{1,6}}{STOP}",
            re.IGNORECASE,
        ),
        always(Kind.ADDRESS, _LIKELY),
    ),
    "the_house": (
        re.compile(r"\d{1,3}[A-Za-z]? (?:(?:The|THE) [A-Z][A-Za-z']{2,20}|[A-Z][a-z]{2,12}gate)(?=,|\n)"),
        _of_the_house,
    ),
    "postcode": (
        re.compile(
            rf"{EDGE}(?P<area>[A-Za-z]{{1,2}})\d[A-Za-z\d]?(?P<joint>[ .-]{{0,2}})(?P<inward>{_INWARD}){STOP}"
        ),
        _of_postcode,
    ),
    "sector": (
        re.compile(
            rf"{EDGE}(?P<area>[A-Z]{{2}})\d[A-Z\d]? \d(?:(?P<free>(?=[.,;)\"'\n|](?!\d)|\Z| and | or | area| postcode| resident))|{STOP}(?![.,:/%-]\d))"
        ),
        _of_sector,
    ),
    "outward": (re.compile(rf"{EDGE}(?P<area>[A-Z]{{1,2}})\d[A-Z\d]?{STOP}(?![.,:/%-]\d| \d)"), _of_outward),
    "postcode_abroad": (
        re.compile(
            rf"{EDGE}(?:[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d|[ACDEFHKNPRTVWXY]\d[\dW] (?=[A-Z]{{0,3}}\d)[ACDEFHKNPRTVWXY\d]{{4}}){STOP}"
        ),
        _of_postcode_abroad,
    ),
    "degrees": (
        re.compile(
            r"(?<![\w.])\d{1,3}(?:\.\d{1,6})?\u00b0 ?(?:\d{1,2}(?:\.\d{1,4})?['\u2032\u2019] ?)?(?:\d{1,2}(?:\.\d{1,4})?[\"\u2033\u201d] ?)?[NSEW](?![^\W_])"
            r"(?:[, ]{0,2}\d{1,3}(?:\.\d{1,6})?\u00b0 ?(?:\d{1,2}(?:\.\d{1,4})?['\u2032\u2019] ?)?(?:\d{1,2}(?:\.\d{1,4})?[\"\u2033\u201d] ?)?[EW](?![^\W_]))?"
        ),
        always(Kind.PLACE, _LIKELY),
    ),
    "latitude": (
        re.compile(
            r"(?<![^\W_])(?:lat|lon|long|lng|latitude|longitude)[\"']?\.?[ :=]{1,2}(?P<id>-?\d{1,3}\.\d{2,8})(?![\w]|\.\d)",
            re.IGNORECASE,
        ),
        always(Kind.PLACE, _LIKELY),
    ),
    "postcode_joined": (
        re.compile(
            rf"(?<![\w/.,£$€-])(?:\d{{5}}-\d{{3}}|[A-Z]{{2}}-\d{{3}} \d\d|[A-Z]-\d{{5}}){STOP}(?![-/.]\w)"
        ),
        always(Kind.POSTCODE, _MAY),
    ),
    "on_earth": (
        re.compile(
            r"(?<![\w.+-])-?\d{1,2}\.\d{3,8}°? ?[NSns]?(?:, ?|; ?| )-?\d{1,3}\.\d{3,8}(?:°? ?[EWew](?!\w))?(?![\w]|\.\d)"
        ),
        always(Kind.PLACE, _LIKELY),
    ),
}
"""Each by the name under which `redaction.codes` asks it."""

LATITUDES = frozenset({"lat", "lon", "long", "lng", "latitude", "longitude"})
"""Of which words one must stand around a number before the rule for half a place on earth is asked."""
