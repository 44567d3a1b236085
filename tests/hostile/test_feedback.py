"""Lines about using the tool from a believed laptop that went bad: each is held with its reason."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.kit.bundles import CANARY, gone_bad, opened, shareable, user_review
from tests.kit.interviews import own_instrument
from tests.kit.pools import feedback_line
from udset_desktop.bundle.shareable import line_of, pin_of

EXPERIENCE = own_instrument("worker-experience/1.0.0")
DEFINITIONS = {EXPERIENCE.key: EXPERIENCE, "user-review/1.0.0": user_review()}
HONEST = feedback_line(1, you__part="manager").line
VICTIM = feedback_line(9, you__part="health").line


def read(*lines: bytes):
    content = b"".join(one + b"\n" for one in lines)
    return opened(gone_bad({"feedback": content}), definitions=DEFINITIONS)


def held_with(line: bytes) -> str:
    """The code a line is held with, the honest one beside it taken in."""
    made = read(HONEST, line)
    assert [one.line for one in made.feedback] == [HONEST]
    (held,) = made.held
    assert (held.member, held.number, held.line) == ("feedback", 2, line)
    return held.code


def with_field(name: str, value: object) -> bytes:
    told = json.loads(VICTIM)
    told[name] = value
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def test_the_honest_sister_of_every_bad_line_is_taken():
    made = read(VICTIM)
    assert [one.line for one in made.feedback] == [VICTIM]
    assert made.held == ()


@pytest.mark.parametrize(
    "name", ["record", "person", "interviewer", "laptop", "on", "words", "name", "service"]
)
def test_a_line_that_says_more_than_a_line_may_is_held(name):
    assert held_with(with_field(name, CANARY)) == "bundle.line_not_readable"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("quarter", "2026-06", "bundle.line_word_unknown"),
        ("quarter", "2026-05-30", "bundle.line_word_unknown"),
        ("quarter", CANARY, "bundle.line_word_unknown"),
        ("quarter", "", "bundle.line_word_unknown"),
        ("feedback", CANARY, "bundle.line_no_record_id"),
        ("feedback", "3F1C8C0E-6F0E-4C1A-9F00-0123456789AB", "bundle.line_no_record_id"),
        ("codes", CANARY, "bundle.line_codes_wrong"),
        ("codes", "", "bundle.line_codes_wrong"),
        ("codes", json.loads(VICTIM)["codes"] + "0", "bundle.line_codes_wrong"),
        ("codes", json.loads(VICTIM)["codes"].replace("1", "Z", 1), "bundle.line_codes_wrong"),
        ("instrument", CANARY, "bundle.line_word_unknown"),
        ("instrument", "worker-experience/1.0.0/" + "0" * 16, "bundle.instrument_altered"),
        ("instrument", "worker-experience/9.0.0/" + "0" * 16, "instrument.unknown"),
        ("codes", 7, "bundle.line_not_readable"),
    ],
)
def test_a_word_that_is_on_no_list_is_held(name, value, code):
    assert held_with(with_field(name, value)) == code


def test_what_a_person_said_cannot_come_in_by_this_door():
    review = user_review()
    pin = pin_of(review.id, review.version, review.digest)
    told = {**json.loads(VICTIM), "codes": shareable(1).codes, "instrument": pin}
    line = json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
    assert held_with(line) == "bundle.line_wrong_tool"


def test_and_what_a_worker_chose_cannot_come_in_as_a_conversation():
    pin = pin_of(EXPERIENCE.id, EXPERIENCE.version, EXPERIENCE.digest)
    record = msgspec.structs.replace(shareable(1), codes=json.loads(VICTIM)["codes"], instrument=pin)
    made = opened(gone_bad({"records": line_of(record) + b"\n"}), definitions=DEFINITIONS)
    assert [(one.member, one.code) for one in made.held] == [("records", "bundle.line_wrong_tool")]
    assert made.records == ()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        b"{" * 5_000,
        VICTIM + b" ",
        VICTIM.replace(b'"codes"', b'"codes":"","codes"'),
        VICTIM.replace(b'"', b"'"),
    ],
)
def test_what_is_no_line_is_held(line):
    assert held_with(line) in {"bundle.line_not_readable", "bundle.line_not_own_spelling"}


def test_another_spelling_and_an_endless_line_are_held():
    told = json.loads(VICTIM)
    other = json.dumps(dict(reversed(told.items())), separators=(",", ":")).encode()
    assert held_with(other) == "bundle.line_not_own_spelling"
    assert held_with(b'{"codes":"' + b"0" * 20_000 + b'"}') == "bundle.line_too_long"


def test_the_same_line_a_thousand_times_counts_once():
    made = read(*([HONEST] * 1_000))
    assert len(made.feedback) == 1
    assert {one.code for one in made.held} == {"bundle.line_twice"}
