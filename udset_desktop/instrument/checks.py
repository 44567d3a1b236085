"""Whether a definition means something: ids, scales, conditions, privacy and words.

Called by `instrument.reader` for every instrument, the program's own too.  Returns findings and
changes nothing; how easily a question reads is measured in the tests of the shipped ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from udset_desktop.foundation.problems import Finding, Severity
from udset_desktop.instrument.conditions import CIRCUMSTANCES
from udset_desktop.instrument.framework import Framework
from udset_desktop.instrument.model import (
    EXPERIENCE,
    NON_ANSWERS,
    REFLECTION,
    SCALES,
    Condition,
    Facet,
    Instrument,
    Item,
    Kind,
    Privacy,
)
from udset_desktop.instrument.tables import LONGEST_TEXT
from udset_desktop.instrument.texts import NAME_SLOT

_ITSELF = "instrument"  # texts about the whole definition stand under this name
MOST_CHOICES = 60  # a `one` cell is one character of 64
_CODED = frozenset({Kind.ONE, Kind.MANY, Kind.RATING, Kind.FLAG})
_FREE = frozenset({Kind.WORDS, Kind.PEOPLE})
_CHOOSING = frozenset({Kind.ONE, Kind.MANY})
_CHOICE_SOURCES = ("services",)


def check_instrument(instrument: Instrument, framework: Framework | None) -> tuple[Finding, ...]:
    """Everything wrong with a definition, in the order of its pages."""
    return (
        *_check_framework(instrument, framework),
        *_check_ids(instrument),
        *(finding for item in instrument.items() for finding in _check_item(item)),
        *_check_work(instrument),
        *_check_conditions(instrument),
        *_check_texts(instrument),
    )


def _refuse(code: str, where: str, **context: str | int) -> Finding:
    return Finding(code=code, where=where, context=context)


def _check_framework(instrument: Instrument, framework: Framework | None) -> Iterator[Finding]:
    if not instrument.framework_id and not any(page.outcome for page in instrument.pages()):
        return  # what a worker writes of their own work asks about no outcome
    if framework is None:
        yield _refuse("instrument.unknown_framework", instrument.id, framework=instrument.framework_id)
        return
    known = {outcome.id for outcome in framework.outcomes}
    told = Counter(page.outcome for page in instrument.pages() if page.outcome)
    for outcome, times in told.items():
        if outcome not in known:
            yield _refuse("instrument.unknown_outcome", outcome, framework=framework.id)
        if times > 1:
            yield _refuse("instrument.outcome_twice", instrument.id, outcome=outcome)
    for outcome in (one.id for one in framework.outcomes if one.id not in told):
        yield Finding(
            code="instrument.outcome_not_asked",
            where=instrument.id,
            context={"outcome": outcome},
            severity=Severity.NOTE,
        )


def _check_ids(instrument: Instrument) -> Iterator[Finding]:
    if not instrument.sections or not any(instrument.items()):
        yield _refuse("instrument.empty", instrument.id)
    for ids in (
        [section.id for section in instrument.sections],
        [page.id for page in instrument.pages()],
        [item.id for item in instrument.items()],
    ):
        for name, times in Counter(ids).items():
            if times > 1:
                yield _refuse("instrument.id_twice", name)


def _check_item(item: Item) -> Iterator[Finding]:
    yield from _check_choices(item)
    if (item.kind is Kind.RATING) != bool(item.scale):
        yield _refuse("instrument.scale_misplaced", item.id)
    elif item.scale and item.scale not in SCALES:
        yield _refuse("instrument.unknown_scale", item.id, scale=item.scale)
    if item.privacy is Privacy.SHARE and item.kind not in _CODED:
        yield _refuse("instrument.cannot_travel", item.id, kind=item.kind.value)
    if item.privacy is Privacy.REVIEWED and item.kind not in _FREE:
        yield _refuse("instrument.not_words", item.id, kind=item.kind.value)
    if item.folded and item.kind is Kind.NOTE:
        yield _refuse("instrument.folded_note", item.id)


def _check_work(instrument: Instrument) -> Iterator[Finding]:
    """What a worker writes: a look back stays and is never printed; about practice only a choice may travel."""
    if instrument.is_held:
        return
    may = {Privacy.HIDDEN} if instrument.purpose == REFLECTION else {Privacy.HIDDEN, Privacy.KEEP}
    if instrument.purpose == EXPERIENCE:
        may.add(Privacy.SHARE)
    for item in instrument.items():
        # A rating's code says who gave it, and a list of the project's own could name a service.
        travels_too_far = item.may_travel and (item.kind is Kind.RATING or item.choices_from)
        if item.privacy not in may or travels_too_far:
            yield _refuse("instrument.work_stays", item.id)


def _check_choices(item: Item) -> Iterator[Finding]:
    if item.choices_from and item.choices_from not in _CHOICE_SOURCES:
        yield _refuse("instrument.unknown_list", item.id, list=item.choices_from)
    has_choices = bool(item.choices) != bool(item.choices_from)
    if has_choices != (item.kind in _CHOOSING) or (item.choices and item.choices_from):
        yield _refuse("instrument.choices_misplaced", item.id)
    if len(item.choices) > MOST_CHOICES:
        yield _refuse("instrument.too_many_choices", item.id, limit=MOST_CHOICES)
    if not set(item.exclusive) <= set(item.choices) or (item.exclusive and item.kind is not Kind.MANY):
        yield _refuse("instrument.exclusive_misplaced", item.id)


def _check_conditions(instrument: Instrument) -> Iterator[Finding]:
    before: dict[str, Item] = {}
    for item in instrument.items():
        if item.asked_if is not None:
            for test in _tests(item.asked_if):
                yield from _check_test(test, item.id, before, instrument)
        before[item.id] = item


def _tests(condition: Condition) -> Iterator[Condition]:
    if condition.item:
        yield condition
    for part in condition.parts:
        yield from _tests(part)


def _check_test(
    test: Condition, where: str, before: dict[str, Item], instrument: Instrument
) -> Iterator[Finding]:
    if test.item.startswith("@"):
        if test.item not in CIRCUMSTANCES or not set(test.values) <= {"yes", "no"}:
            yield _refuse("instrument.unknown_circumstance", where, circumstance=test.item)
        return
    asked = before.get(test.item)
    if asked is None:
        later = test.item in instrument.by_id
        yield _refuse(
            "instrument.condition_looks_ahead" if later else "instrument.condition_unknown",
            where,
            item=test.item,
        )
        return
    if test.test in {"at_least", "at_most"}:
        fits = asked.kind is Kind.WHOLE
    elif test.test == "answered":
        fits = asked.kind is not Kind.NOTE
    else:
        fits = set(test.values) <= set(_words_of(asked))
    if not fits:
        yield _refuse("instrument.condition_value", where, item=test.item)


def _words_of(item: Item) -> tuple[str, ...]:
    """Every word an answer to the item can be."""
    if item.kind is Kind.FLAG:
        return ("yes",)
    return item.choices + tuple(word for scale in item.scales for word in SCALES.get(scale, ()))


def _check_texts(instrument: Instrument) -> Iterator[Finding]:
    base = instrument.languages[0]
    needed = dict.fromkeys(_needed_texts(instrument))
    for key in needed:
        if not instrument.texts[base].get(key):
            yield _refuse("instrument.no_words", f"text.{base}.toml", key=key)
    for language in instrument.languages:
        texts = instrument.texts[language]
        for key, text in texts.items():
            if not _is_showable(text):
                yield _refuse("instrument.unshowable_words", f"text.{language}.toml", key=key)
        for key in needed if language != base else ():
            if key not in texts:
                yield Finding(
                    code="instrument.not_translated",
                    where=f"text.{language}.toml",
                    context={"key": key},
                    severity=Severity.WARN,
                )


def _is_showable(text: str) -> bool:
    """Whether a text is printable, not too long, and has no slot but the name's."""
    plain = text.replace(NAME_SLOT, "")
    return (
        0 < len(text) <= LONGEST_TEXT
        and "{" not in plain
        and "}" not in plain
        and plain.replace("\n", "").isprintable()
    )


def _needed_texts(instrument: Instrument) -> Iterator[str]:
    yield f"{_ITSELF}.title"
    for section in instrument.sections:
        yield f"section.{section.id}.title"
    for page in instrument.pages():
        sides = ("title", "opening", "why", "prompts") if page.outcome else ("title",)
        yield from (f"page.{page.id}.{side}" for side in sides)
    for item in instrument.items():
        yield from _needed_of_item(item)
    for name, choices in instrument.lists.items():
        yield from (f"choice.{name}.{choice}" for choice in choices)
    yield from (f"non_answer.{word}" for word in NON_ANSWERS)
    if any(NAME_SLOT in text for text in instrument.texts[instrument.languages[0]].values()):
        yield f"{_ITSELF}.no_name"


def _needed_of_item(item: Item) -> Iterator[str]:
    yield f"item.{item.id}.ask"
    yield from (f"item.{item.id}.choice.{choice}" for choice in item.choices)
    for scale in item.scales:
        for word in SCALES.get(scale, ()):
            yield f"scale.{scale}.{word}"
            if item.outcome and item.facet in {Facet.RATING, Facet.ALL_RIGHT}:
                # Where there are no words, the person's sheet says the answer as a sentence.
                yield f"item.{item.id}.sentence.{word}"
