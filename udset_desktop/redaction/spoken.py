"""Numbers, codes and names as somebody says them letter by letter: "oh seven double seven", "e h seven, four a a".

Called by `redaction.shapes` before any digit is looked at.  English only.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.rules import has_cue

_MAY = Certainty.MAY_BE
_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DIGIT_WORDS = ("oh", "nought", *_UNITS)
_DIGIT = "|".join(_DIGIT_WORDS)
_TOLD = rf"(?:(?:double|treble|triple)[ -])?(?:{_DIGIT})"
_NEXT = r"[ ,-]{1,2}"
_TENS = "ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TWO_DIGITS = rf"(?:(?:{_TENS})(?:[ -](?:{_DIGIT}))?|(?:{_DIGIT}) (?:{_DIGIT}))"

_FEWEST = 6
_FEWEST_WORDS = 5

_PAIR = re.compile(rf"(?:{_DIGIT}){_NEXT}(?:{_DIGIT}|double|treble|triple|hundred)")
_LETTERS = re.compile(r"[\s(\"'][a-z][ -][a-z](?![^\W_])")
_RUN = re.compile(
    rf"(?<![^\W_])(?P<first>{_TOLD})(?:{_NEXT}(?:{_TOLD}|hundred)(?![^\W_])){{4,20}}", re.IGNORECASE
)
_NAUGHTS = re.compile(r"\b(?:oh|zero|nought)\Z", re.IGNORECASE)
_INSURANCE = re.compile(
    rf"(?<![^\W_])[a-z][ -][a-z](?:{_NEXT}{_TOLD}){{3,6}}{_NEXT}[a-d](?![^\W_])", re.IGNORECASE
)
_POSTCODE = re.compile(
    rf"(?<![^\W_])(?P<area>[a-z](?:[ -][a-z])?){_NEXT}(?:{_DIGIT}|\d)(?:[ -](?:{_DIGIT}|\d|[a-z]))?"
    rf"{_NEXT}(?:{_DIGIT}|\d)[ -][abd-hjlnp-uw-z][ -][abd-hjlnp-uw-z](?![^\W_])",
    re.IGNORECASE,
)
_ALPHABET = (
    "alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november|oscar|papa|quebec"
    "|romeo|sierra|tango|uniform|victor|whiske?y|x-?ray|yankee|zulu"
)
_BY_ALPHABET = re.compile(
    rf"(?<![^\W_])(?:{_ALPHABET}|{_TOLD}|\d{{1,4}})(?:{_NEXT}(?:{_ALPHABET}|{_TOLD}|\d{{1,4}})(?![^\W_])){{2,14}}",
    re.IGNORECASE,
)
_LETTER_WORD = re.compile(rf"(?<![^\W_])(?:{_ALPHABET})(?![^\W_])", re.IGNORECASE)
_SORT_CODE = re.compile(rf"(?<![^\W_]){_TWO_DIGITS}(?:{_NEXT}{_TWO_DIGITS}){{2}}(?![^\W_])", re.IGNORECASE)
_SPELLED = re.compile(r"(?<![\w-])[^\W\d_](?:-[^\W\d_]){3,20}(?![\w-])")
_SPELLED_APART = re.compile(
    r"(?i:spell(?:ed|s|ing)?|spelt)[^.?!\n]{0,24}?(?<![\w-])(?P<id>[^\W\d_](?: [^\W\d_]){3,20})(?![\w-])"
)
_ALPHABET_WORDS = (
    "foxtrot",
    "sierra",
    "tango",
    "bravo",
    "charlie",
    "delta",
    "kilo",
    "lima",
    "oscar",
    "papa",
    "romeo",
    "whisk",
    "yankee",
    "zulu",
    "golf",
    "juliet",
    "victor",
    "uniform",
    "alpha",
    "echo",
)
_BY_CUE = (
    ("cue_chi", Kind.CHI),
    ("cue_nhs", Kind.NHS),
    ("cue_bank", Kind.BANK),
    ("cue_phone", Kind.PHONE),
)
_SPELLED_BY_CUE = (("cue_vehicle", Kind.VEHICLE), *_BY_CUE)
_FEWEST_LETTERS = 2
_FEWEST_SPELLED = 4


def spoken_findings(text: str) -> Iterator[TextFinding]:
    """What somebody says sign by sign in a text, the surer first; they may overlap."""
    low = text.lower()
    digits = sum(map(low.count, _DIGIT_WORDS)) >= _FEWEST_WORDS and _PAIR.search(low) is not None
    letters = _LETTERS.search(f" {low}") is not None
    if letters:
        yield from _all(_INSURANCE, text, Kind.NATIONAL_INSURANCE)
        yield from _postcodes(text)
        yield from _spelled_names(text, low)
    if digits:
        yield from _runs(text)
    if sum(word in low for word in _ALPHABET_WORDS) >= _FEWEST_LETTERS:
        yield from _by_alphabet(text)
    if "sort" in low:
        for match in _SORT_CODE.finditer(text):
            if has_cue(text, match.start(), "cue_bank"):
                yield _found(*match.span(), Kind.BANK)


def _runs(text: str) -> Iterator[TextFinding]:
    """Six digits in a row and more: a telephone number where it begins with a nought, else what its cue says."""
    for match in _RUN.finditer(text):
        if _digits(match.group().lower()) < _FEWEST:
            continue
        told = next((kind for cue, kind in _BY_CUE if has_cue(text, match.start(), cue)), None)
        if told is None and not _NAUGHTS.search(match["first"]) and _counts(match.group().lower()):
            continue
        naught = Kind.PHONE if _NAUGHTS.search(match["first"]) else Kind.REFERENCE
        yield _found(*match.span(), told or naught)


def _by_alphabet(text: str) -> Iterator[TextFinding]:
    """What is spelled by the words of the radio: "sierra foxtrot six six yankee x-ray bravo"."""
    for match in _BY_ALPHABET.finditer(text):
        letters = len(_LETTER_WORD.findall(match.group()))
        if letters < _FEWEST_LETTERS or len(re.findall(r"[\w-]+", match.group())) < _FEWEST_SPELLED:
            continue
        told = next((kind for cue, kind in _SPELLED_BY_CUE if has_cue(text, match.start(), cue)), None)
        yield _found(*match.span(), told or Kind.REFERENCE)


def _digits(run: str) -> int:
    """How many digits are said: "double seven" is two."""
    return len(re.findall(r"[a-z]+", run)) + len(re.findall("treble|triple", run))


def _counts(run: str) -> bool:
    """Whether somebody only counts: one, two, three, or down again."""
    values = [_UNITS.index(word) for word in re.findall(r"[a-z]+", run) if word in _UNITS]
    steps = {after - before for before, after in itertools.pairwise(values)}
    return len(steps) == 1


def _postcodes(text: str) -> Iterator[TextFinding]:
    for match in _POSTCODE.finditer(text):
        area = re.sub(r"[ -]", "", match["area"]).lower()
        if area in load_lexicon().cues["postcode_areas"]:
            yield _found(*match.span(), Kind.POSTCODE)


def _spelled_names(text: str, low: str) -> Iterator[TextFinding]:
    """A name letter by letter; the alphabet is none."""
    for match in _SPELLED.finditer(text):
        letters = match.group().lower().split("-")
        if letters != sorted(letters):
            yield _found(*match.span(), Kind.PERSON)
    if "spel" in low:
        for match in _SPELLED_APART.finditer(text):
            yield _found(*match.span("id"), Kind.PERSON)


def _all(pattern: re.Pattern[str], text: str, kind: Kind) -> Iterator[TextFinding]:
    for match in pattern.finditer(text):
        yield _found(*match.span(), kind)


def _found(start: int, end: int, kind: Kind) -> TextFinding:
    return TextFinding(start=start, end=end, kind=kind, certainty=_MAY)
