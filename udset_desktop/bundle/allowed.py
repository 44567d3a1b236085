"""The closed lists that every word of a record line must be on, and the form of its codes.

Made once for a project and a set of definitions, asked once a line.  What was allowed once is
remembered, because ten thousand lines hold a few hundred different frames; the codes are matched by
one compiled pattern an instrument, exact to the last bit.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from udset_desktop.bundle.floor import BELOW_FLOOR, Named, is_below_floor
from udset_desktop.bundle.limits import MOST_ANCESTORS
from udset_desktop.bundle.shareable import (
    Feedback,
    ShareableAbout,
    ShareableInterviewer,
    ShareableRecord,
    Words,
    pin_of,
)
from udset_desktop.bundle.words_rule import MATTERS, fault_of_text, items_of_words, outcomes_of, words_rule
from udset_desktop.instrument.codes import CHOSEN, NON_ANSWER_CODES, SAID_WORDS, Cell, layout_of, rating_code
from udset_desktop.instrument.model import EXPERIENCE, SCALES, Instrument, Kind
from udset_desktop.interview.header import (
    ALLOCATIONS,
    INTERVIEWERS_AT_MOST,
    KNOWN,
    MODES,
    OTHERS,
    RESPONDENTS,
)
from udset_desktop.project.model import AGE_BANDS, INTERVIEWER_TYPES, Project
from udset_desktop.project.switches import Comparison
from udset_desktop.record.marks import GAPS

QUARTER = re.compile(r"20[0-9]{2}-Q[1-4]")
RECORD_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_KEY = re.compile(r"[0-9a-f]{32}|")
_PIN = re.compile(r"[a-z][a-z0-9-]{0,59}/[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}/[0-9a-f]{16}")
_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/"
_NON_ANSWERS = re.escape("".join(NON_ANSWER_CODES.values()))

UNKNOWN_INSTRUMENT = "instrument.unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    codes: re.Pattern[str]
    linked: frozenset[str]  # items whose choices are the project's services


class Allowed:
    """What a line of this project may say."""

    def __init__(
        self, project: Project, definitions: Mapping[str, Instrument], named: Collection[Named] = ()
    ) -> None:
        """`definitions` are the instruments known here by "id/version".

        With `named` one of these lists has to name each place and service of a line.
        """
        self._project, self._named = project, named
        self._compared = project.switches.compared()
        self._definitions = definitions
        self._services = frozenset(one.code for one in project.services)
        self._localities = frozenset(one.code for one in project.localities)
        self._forms: dict[str, _Form | str] = {}
        self._feedback: dict[str, re.Pattern[str] | str] = {}
        self._frames: set[tuple[object, ...]] = set()
        self._words = words_rule(project)
        self._outcomes = outcomes_of(definitions.values(), self._words) if self._words else frozenset()

    def fault_of(self, record: ShareableRecord) -> str:
        """The code of the first thing that may not be so; "" when all is allowed."""
        fault = self._fault_of_record(record)
        # A definition that is not here says nothing of places: asked now, it need not be asked again by other rules.
        if fault in {"", UNKNOWN_INSTRUMENT} and self._named and is_below_floor(record, self._named):
            return BELOW_FLOOR
        return fault

    def _fault_of_record(self, record: ShareableRecord) -> str:
        form = self._forms.get(record.instrument)
        if form is None:
            form = self._forms[record.instrument] = self._form_of(record.instrument)
        if isinstance(form, str):
            return form
        if RECORD_ID.fullmatch(record.record) is None:
            return "bundle.line_no_record_id"
        if form.codes.fullmatch(record.codes) is None:
            return "bundle.line_codes_wrong"
        frame = (
            record.about,
            record.interviewers,
            record.quarter,
            record.mode,
            record.respondent,
            record.gap,
            record.others,
            record.again,
        )
        if frame not in self._frames:
            fault = self._fault_of_frame(record)
            if fault:
                return fault
            self._frames.add(frame)
        return self._fault_of_rest(record, form)

    def fault_of_feedback(self, told: Feedback) -> str:
        """The code of the first thing in a line of feedback that may not be so; "" when all is allowed."""
        pattern = self._feedback.get(told.instrument)
        if pattern is None:
            pattern = self._feedback[told.instrument] = self._pattern_of(told.instrument)
        if isinstance(pattern, str):
            return pattern
        if RECORD_ID.fullmatch(told.feedback) is None:
            return "bundle.line_no_record_id"
        if pattern.fullmatch(told.codes) is None:
            return "bundle.line_codes_wrong"
        return "" if QUARTER.fullmatch(told.quarter) else "bundle.line_word_unknown"

    def fault_of_words(self, told: Words) -> str:
        """The code of the first thing in a line of words that may not be so; "" when all is allowed."""
        if RECORD_ID.fullmatch(told.words) is None:
            return "bundle.line_no_record_id"
        if self._words is None:
            return "bundle.line_switched_off"
        fault = self._fault_of_attached(told) if self._words.attached else self._fault_of_loose(told)
        return fault or fault_of_text(told.text)

    def _fault_of_loose(self, told: Words) -> str:
        if told.instrument or told.item or told.record:
            return "bundle.line_switched_off"
        return "" if (told.who, told.outcome) in self._outcomes else "bundle.line_word_unknown"

    def _fault_of_attached(self, told: Words) -> str:
        if RECORD_ID.fullmatch(told.record) is None:
            return "bundle.line_no_record_id"
        found = self._definition_of(told.instrument)
        if isinstance(found, str):
            return found
        pages = {MATTERS: MATTERS} | (dict(items_of_words(found, self._words)) if self._words else {})
        known = found.is_held and told.who == found.about and pages.get(told.item) == told.outcome
        return "" if known else "bundle.line_word_unknown"

    def _pattern_of(self, pin: str) -> re.Pattern[str] | str:
        found = self._definition_of(pin)
        if isinstance(found, str):
            return found
        # What a talk says has permissions and a chain of its own; it cannot come in by this door.
        return codes_pattern(found) if found.purpose == EXPERIENCE else "bundle.line_wrong_tool"

    def _form_of(self, pin: str) -> _Form | str:
        found = self._definition_of(pin)
        if isinstance(found, str):
            return found
        if not found.is_held:
            return "bundle.line_wrong_tool"
        return _Form(codes=codes_pattern(found), linked=found.linked)

    def _definition_of(self, pin: str) -> Instrument | str:
        """The very definition a pin names, or why there is none."""
        if _PIN.fullmatch(pin) is None:
            return "bundle.line_word_unknown"
        instrument = self._definitions.get(pin.rpartition("/")[0])
        if instrument is None:
            return UNKNOWN_INSTRUMENT
        if pin_of(instrument.id, instrument.version, instrument.digest) != pin:
            return "bundle.instrument_altered"
        return instrument

    def _fault_of_frame(self, record: ShareableRecord) -> str:
        words_known = (
            record.respondent in RESPONDENTS
            and record.mode in MODES
            and record.gap in GAPS
            and record.again in {0, 1}
            and QUARTER.fullmatch(record.quarter) is not None
            and set(record.others) <= set(OTHERS)
            and list(record.others) == sorted(set(record.others))
            and 1 <= len(record.interviewers) <= INTERVIEWERS_AT_MOST
            and all(map(_is_interviewer, record.interviewers))
        )
        if not words_known:
            return "bundle.line_word_unknown"
        if any(_is_too_much(one, self._compared) for one in record.interviewers):
            return "bundle.line_switched_off"
        return self._fault_of_about(record.about)

    def _fault_of_about(self, about: ShareableAbout) -> str:
        if about.place and about.service:
            return "bundle.line_two_places"
        words_known = (
            (not about.age or about.age in AGE_BANDS)
            and about.group in self._project.groups
            and about.partnership == self._project.partnership
            and (not about.place or about.place in self._localities)
            and (not about.service or about.service in self._services)
        )
        return "" if words_known else "bundle.line_word_unknown"

    def _fault_of_rest(self, record: ShareableRecord, form: _Form) -> str:
        if record.revision != len(record.ancestors) + 1 or not _is_chain(record.ancestors):
            return "bundle.line_chain_wrong"
        if record.links:
            if record.about.place:
                return "bundle.line_two_places"
            if not form.linked.issuperset(record.links) or not self._services.issuperset(
                record.links.values()
            ):
                return "bundle.line_word_unknown"
        if record.link and (not self._project.switches.linking or not _KEY.fullmatch(record.link)):
            return "bundle.line_switched_off"
        return ""


def _is_interviewer(one: ShareableInterviewer) -> bool:
    return (
        one.type in INTERVIEWER_TYPES
        and one.allocated in {"", *ALLOCATIONS}
        and one.employer in {"", *KNOWN}
        and one.known in {"", *KNOWN}
        and _KEY.fullmatch(one.key) is not None
    )


def _is_too_much(one: ShareableInterviewer, compared: Comparison | None) -> bool:
    if compared is None:
        return bool(one.allocated or one.employer or one.key or one.known)
    return bool(
        (one.allocated and not compared.allocation)
        or (one.employer and not compared.same_employer)
        or (one.key and not compared.interviewer_key)
        or (one.known and not compared.known_before)
    )


def _is_chain(ancestors: tuple[str, ...]) -> bool:
    return not ancestors or (
        len(ancestors) <= MOST_ANCESTORS
        and len(set(ancestors)) == len(ancestors)
        and all(map(_DIGEST.fullmatch, ancestors))
    )


def codes_pattern(instrument: Instrument) -> re.Pattern[str]:
    """The pattern of every code string that this instrument's answers can give, and of no other."""
    return re.compile("".join(_cell_pattern(cell) for cell in layout_of(instrument).cells))


def _cell_pattern(cell: Cell) -> str:
    item = cell.item
    match item.kind:
        case Kind.RATING:
            ratings = "".join(rating_code(scale, word) for scale in item.scales for word in SCALES[scale])
            said = f"{_class(1 << (len(SAID_WORDS) - 6))}{_class(64)}"
            return f"(?:[{ratings}]{said}|[{_NON_ANSWERS}]00)"
        case Kind.MANY:
            rest = len(item.choices) % 6 or 6
            chosen = _class(64) * (cell.width - 2) + _class(1 << rest) if cell.width > 1 else ""
            return f"(?:{CHOSEN}{chosen}|[{_NON_ANSWERS}]{'0' * (cell.width - 1)})"
        case Kind.FLAG:
            return f"[1{_NON_ANSWERS}]"
        case _:
            return f"[{_signs(len(item.choices))}{_NON_ANSWERS}]"


def _class(size: int) -> str:
    return f"[{_signs(size)}]"


@cache
def _signs(size: int) -> str:
    """The first signs as the inside of a class, in ranges: sign by sign they take longer to compile."""
    ranges: list[list[str]] = []
    for sign in _SIGNS[:size]:
        if ranges and ord(sign) == ord(ranges[-1][-1]) + 1:
            ranges[-1][1:] = [sign]
        else:
            ranges.append([sign])
    return "".join("-".join(map(re.escape, ends)) for ends in ranges)
