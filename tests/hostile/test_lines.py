"""Lines of a believed laptop that went bad: each is held with its reason, and the good ones go on."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.kit.bundles import (
    CANARY,
    LAPTOP,
    OTHER_LAPTOP,
    PROJECT,
    bundle,
    definitions,
    gone_bad,
    keys,
    opened,
    shareable,
    shareables,
    trust,
    user_review,
)
from udset_desktop.bundle.handover import handover_of
from udset_desktop.bundle.opened import HeldLine, OpenedLine
from udset_desktop.bundle.reader import check_line
from udset_desktop.bundle.shareable import Handover, Offers, Withdrawal, line_of
from udset_desktop.instrument.codes import layout_of
from udset_desktop.instrument.model import Privacy
from udset_desktop.project.trust import AcceptedLaptop, Trust

GOOD = [line_of(one) for one in shareables(3)]
VICTIM = line_of(shareable(9))


def held_with(line: bytes) -> str:
    """The code a line is held with, the three good ones beside it taken in."""
    read = opened(gone_bad({"records": b"".join(one + b"\n" for one in (*GOOD[:2], line, GOOD[2]))}))
    assert [one.line for one in read.records] == GOOD
    (held,) = read.held
    assert (held.member, held.number, held.line) == ("records", 3, line)
    return held.code


def with_field(name: str, value: object) -> bytes:
    told = json.loads(VICTIM)
    told[name] = value
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def test_the_honest_sister_of_every_bad_line_is_taken():
    read = opened(gone_bad({"records": VICTIM + b"\n"}))
    assert [one.line for one in read.records] == [VICTIM]
    assert json.dumps(json.loads(VICTIM), sort_keys=True, separators=(",", ":")).encode() == VICTIM


@pytest.mark.parametrize(
    "line",
    [
        VICTIM.replace(b'"again":0', b'"again":NaN'),
        VICTIM.replace(b'"again":0', b'"again":1e999'),
        VICTIM.replace(b'"again":0', b'"again":' + b"9" * 5000),
        VICTIM.replace(b'"again":0', b'"again":' + b"[" * 4000 + b"]" * 4000),
        VICTIM.replace(b'"partner"', b'"\\ud800"'),
        VICTIM.replace(b'"partner"', b'"\xff"'),
        b"",
        b"null",
        b"[]",
        VICTIM[:-1],
    ],
    ids=["NaN", "infinite", "digits", "deep", "half a pair", "no UTF-8", "empty", "null", "list", "cut"],
)
def test_what_is_no_strict_json_is_held(line):
    assert held_with(line) == "bundle.line_not_readable"


@pytest.mark.parametrize(
    "line",
    [
        VICTIM.replace(b'"again":0', b'"again":1,"again":0'),
        VICTIM.replace(b'"again":0', b'"again": 0'),
        VICTIM.replace(b'"again":0', b'"again":-0'),
        VICTIM.replace(b'"partner"', b'"\\u0070artner"'),
        VICTIM + b" ",
        b" " + VICTIM,
        VICTIM + b"\r",
        b'{"record":' + json.dumps(shareable(9).record).encode() + b"," + VICTIM[1:],
    ],
    ids=["double key", "space", "minus nought", "escape", "trailing", "leading", "line end", "order"],
)
def test_a_line_in_another_spelling_is_held(line):
    assert held_with(line) in {"bundle.line_not_own_spelling", "bundle.line_not_readable"}


@pytest.mark.parametrize("field", ["name", "words", "safe.words", "birth_date", "__class__"])
def test_a_field_nobody_knows_is_held_not_dropped(field):
    assert held_with(with_field(field, CANARY)) == "bundle.line_not_readable"


def test_a_huge_string_is_held():
    assert held_with(with_field("mode", "x" * 100_000)) == "bundle.line_too_long"


@pytest.mark.parametrize("field", ["mode", "quarter", "gap", "respondent"])
@pytest.mark.parametrize("text", [CANARY, "=1+1", "<b>x</b>", "face_to_face\u0000", "\u202eno"])
def test_free_text_cannot_be_smuggled_into_a_word(field, text):
    line = msgspec.json.encode(msgspec.structs.replace(shareable(9), **{field: text}))
    assert held_with(line) == "bundle.line_word_unknown"


def test_an_item_that_stays_at_home_has_no_place_in_the_codes():
    # Codes stand by place, not by name: there is no place for words, a date or anything hidden or kept,
    # so such an item can come in only as more codes than the definition has, or as a link.
    instrument = user_review()
    home = [item for item in instrument.items() if item.privacy is not Privacy.SHARE]
    assert home
    assert not {item.id for item in home} & set(layout_of(instrument).by_item)
    codes = shareable(9).codes
    for longer in (codes + "1", "1" + codes, codes + "=" * 4):
        line = line_of(msgspec.structs.replace(shareable(9), codes=longer))
        assert held_with(line) == "bundle.line_codes_wrong"
    about = msgspec.structs.replace(shareable(9).about, place="")
    for item in home:
        line = line_of(msgspec.structs.replace(shareable(9), about=about, links={item.id: "home_care"}))
        assert held_with(line) == "bundle.line_word_unknown"


def test_words_cannot_be_smuggled_in_as_a_link():
    about = msgspec.structs.replace(shareable(9).about, place="")
    for links in ({"safe.words": "home_care"}, {"safe.role_service": CANARY}, {CANARY: "home_care"}):
        line = line_of(msgspec.structs.replace(shareable(9), about=about, links=links))
        assert held_with(line) == "bundle.line_word_unknown"


def test_a_definition_not_here_holds_its_lines_until_it_comes():
    line = line_of(msgspec.structs.replace(shareable(9), instrument="garden-review/1.0.0/" + "0" * 16))
    assert held_with(line) == "instrument.unknown"
    held = check_line(line, 3, definitions=definitions(), project=PROJECT)
    assert isinstance(held, HeldLine)
    assert held.instrument == "garden-review/1.0.0/" + "0" * 16
    assert isinstance(check_line(VICTIM, 3, definitions={}, project=PROJECT), HeldLine)
    assert isinstance(check_line(VICTIM, 3, definitions=definitions(), project=PROJECT), OpenedLine)


def test_an_altered_definition_holds_its_lines():
    line = line_of(msgspec.structs.replace(shareable(9), instrument="user-review/1.0.0/" + "0" * 16))
    assert held_with(line) == "bundle.instrument_altered"


def test_one_record_with_two_contents_counts_once():
    other = line_of(msgspec.structs.replace(shareable(9), gap="over_a_year"))
    read = opened(gone_bad({"records": VICTIM + b"\n" + other + b"\n" + VICTIM + b"\n"}))
    assert [one.line for one in read.records] == [VICTIM]
    assert [one.code for one in read.held] == ["bundle.line_twice"] * 2


def test_a_forged_chain_is_held():
    for changes in ({"revision": 5}, {"ancestors": ("x" * 64,), "revision": 2}, {"revision": -1}):
        assert (
            held_with(line_of(msgspec.structs.replace(shareable(9), **changes))) == "bundle.line_chain_wrong"
        )


def test_markup_and_formulas_stand_nowhere_in_what_was_taken():
    text = b"".join(one.line for one in opened(bundle().content).records)
    assert not set(text.decode()) & set("<>&@'\\;")


def notices(member: str, *lines: bytes, **told):
    return opened(gone_bad({member: b"".join(line + b"\n" for line in lines)}), **told)


GOOD_NOTICE = Withdrawal(items=("safe.rating",), record=shareable(1).record)


@pytest.mark.parametrize(
    "notice",
    [
        Withdrawal(items="everything", record=shareable(1).record),
        Withdrawal(items=(), record=shareable(1).record),
        Withdrawal(items=("safe.words", "safe.rating"), record=shareable(1).record),
        Withdrawal(items=("../x",), record=shareable(1).record),
        Withdrawal(items=tuple(f"a{at:04d}.b" for at in range(1001)), record=shareable(1).record),
        Withdrawal(items="all", record="*"),
    ],
)
def test_a_withdrawal_of_nothing_in_particular_is_held(notice):
    read = notices("withdrawals", line_of(GOOD_NOTICE), line_of(notice))
    assert read.withdrawals == (GOOD_NOTICE,)
    assert [one.code for one in read.held] == ["bundle.notice_wrong"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{}", "bundle.line_not_readable"),
        (b'{"items":"all", "record":"x"}', "bundle.line_not_own_spelling"),
        (b'{"items":"all","record":"' + b"x" * 20_000 + b'"}', "bundle.line_too_long"),
        (line_of(GOOD_NOTICE), "bundle.line_twice"),
    ],
)
def test_a_notice_line_in_bad_shape_is_held(line, code):
    read = notices("withdrawals", line_of(GOOD_NOTICE), line)
    assert [one.code for one in read.held] == [code]


@pytest.mark.parametrize(
    "changes",
    [{"count": 0}, {"count": 10_001}, {"interviewer_type": CANARY}, {"said": "perhaps"}, {"quarter": "May"}],
)
def test_a_count_of_offers_off_the_lists_is_held(changes):
    good = Offers(count=3, interviewer_type="third_party", quarter="2026-Q2", said="not_today")
    read = notices("offers", line_of(good), line_of(msgspec.structs.replace(good, **changes)))
    assert read.offers == (good,)
    assert [one.code for one in read.held] == ["bundle.notice_wrong"]


def two_laptops() -> Trust:
    made = keys()
    taker = AcceptedLaptop(
        laptop=OTHER_LAPTOP, recipient=made.stranger_age.recipient, public=made.stranger_signing.public
    )
    return Trust(project=PROJECT.id, root_public="", accepted=(*trust().accepted, taker))


def statement(**changes) -> Handover:
    made = handover_of(
        shareable(1).record, giver=LAPTOP, taker=OTHER_LAPTOP, project=PROJECT.id, key=keys().laptop_signing
    )
    return msgspec.structs.replace(made, **changes)


def test_a_hand_over_signed_by_its_giver_is_taken():
    read = notices("handovers", line_of(statement()), trust=two_laptops())
    assert read.handovers == (statement(),)


@pytest.mark.parametrize(
    "changes",
    [
        {"record": shareable(2).record},
        {"giver": OTHER_LAPTOP, "taker": LAPTOP},
        {"taker": LAPTOP},
        {"taker": "0" * 12},
        {"giver": "0" * 12},
        {"giver": "../x"},
        {"taker": CANARY},
        {"record": CANARY},
        {"signature": ""},
        {"signature": CANARY},
    ],
)
def test_a_hand_over_that_its_giver_did_not_sign_is_held(changes):
    read = notices("handovers", line_of(statement(**changes)), trust=two_laptops())
    assert read.handovers == ()
    assert [one.code for one in read.held] == ["bundle.notice_wrong"]


def test_a_hand_over_of_another_project_is_held():
    made = handover_of(
        shareable(1).record, giver=LAPTOP, taker=OTHER_LAPTOP, project="f" * 16, key=keys().laptop_signing
    )
    read = notices("handovers", line_of(made), trust=two_laptops())
    assert [one.code for one in read.held] == ["bundle.notice_wrong"]
