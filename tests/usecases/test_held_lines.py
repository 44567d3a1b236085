"""Held lines come back as they were; once linking is off no person's key is left among them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.decided import WORDS
from tests.kit.linked import linked_pair
from tests.kit.pools import bundle_of, line_of, record_of
from udset_desktop.bundle.opened import HeldLine
from udset_desktop.bundle.reader import ReadingKey
from udset_desktop.bundle.shareable import Handover, Withdrawal, Words
from udset_desktop.bundle.shareable import line_of as line_of_words
from udset_desktop.foundation.problems import AccessRefused
from udset_desktop.merge.rules import Passing
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.store.pool_engine import reading
from udset_desktop.store.pool_lists import digest_pool
from udset_desktop.store.pool_merge import merge_bundle
from udset_desktop.usecases.held_lines import (
    drop_held_words,
    drop_taken_back,
    let_held_keys_go,
    seal_lines,
    unsealed_lines,
)
from udset_desktop.usecases.merging import PoolAddress, pool_held
from udset_desktop.usecases.overseeing import change_project
from udset_desktop.usecases.pool_desk import desk_at, opened_pool
from udset_desktop.usecases.standing import reading_key_at_desk
from udset_desktop.usecases.taking_in import make_pool, release_waiting

KEY, RECORD = "a1" * 16, "0c2f4f0e-58a6-4b5c-9f0e-6f2a3b1c4d5e"
WAITS = line_of(record_of(RECORD, link=KEY, about={"partnership": "machair"}))
SPOILT = b'{"link":"' + KEY.encode() + b'", spoilt'
LINES = (
    HeldLine(
        member="records",
        number=1,
        code="instrument.unknown",
        digest=WAITS.digest,
        line=WAITS.line,
        instrument=WAITS.record.instrument,
    ),
    HeldLine(member="records", number=2, code="bundle.line_not_readable", digest="d" * 64, line=SPOILT),
    HeldLine(member="offers", number=1, code="bundle.notice_wrong", digest="e" * 64, line=b"an odd count"),
)


both = pytest.fixture(linked_pair)


@pytest.fixture
def address(both, tmp_path):
    """A pool with three held lines, two of them with a person's key."""
    address = PoolAddress(place=str(tmp_path / "pool.db"))
    make_pool(both.desk, address)
    with desk_at(both.desk, address) as desk:
        opened = bundle_of(held=LINES, kind="pseudonymised")
        merge_bundle(desk.pool, opened, desk.planner(opened), desk.mark(LINES))
    return address


def turn_off(both):
    project = both.desk.require_settings()
    both.desk.project = change_project(
        both.desk, replace(project, switches=replace(project.switches, linking=False))
    )


def held_in(both, address):
    with opened_pool(both.desk, address) as pool, reading(pool.engine, pool.place) as link:
        content = bytes(link.value("SELECT content FROM sealed"))
    return unsealed_lines(content, reading_key_at_desk(both.desk.require_desk()))


def test_lines_come_back_as_they_were_sealed(both):
    key = reading_key_at_desk(both.desk.require_desk())
    told = unsealed_lines(seal_lines(LINES, key), key)
    assert [(one.member, one.number, one.line, one.digest) for one in told] == [
        (one.member, one.number, one.line, "") for one in LINES
    ]
    with pytest.raises(AccessRefused):
        unsealed_lines(seal_lines(LINES, new_key()), key)


def new_key():
    made = new_age_key()
    return ReadingKey(secret=made.secret, recipient=made.recipient)


def test_while_linking_is_on_held_lines_stay_as_they_came(both, address):
    assert [one.line for one in held_in(both, address)] == [one.line for one in LINES]


def test_once_it_is_off_no_key_is_left_in_a_held_line(both, address):
    turn_off(both)
    waits, spoilt, other = held_in(both, address)
    assert KEY.encode() not in waits.line + spoilt.line + other.line
    assert waits.line == WAITS.line.replace(KEY.encode(), b"")
    assert waits.digest == WAITS.digest
    assert (spoilt.line, other.line) == (b"", LINES[2].line)
    assert len(pool_held(both.desk, address)) == 3


def test_what_waited_goes_in_later_under_the_digest_it_came_with(both, address):
    turn_off(both)
    with desk_at(both.desk, address) as desk:
        assert release_waiting(desk) == 1
        assert release_waiting(desk) == 0
        with reading(desk.pool.engine, desk.pool.place) as link:
            ((digest, line),) = link.rows("SELECT digest, line FROM revision")
        assert (digest, KEY in line) == (WAITS.digest, False)
        next_one = record_of(
            RECORD, revision=2, ancestors=[digest], about={"partnership": "machair"}, quarter="2026-Q3"
        )
        opened = bundle_of(next_one, number=2)
        plan, _ = merge_bundle(desk.pool, opened, desk.planner(opened), desk.mark())
        assert plan.numbers["revised"] == 1
        assert digest_pool(desk.pool)[1] == 1


def test_a_line_that_comes_when_it_is_off_already_loses_its_key_too(both, tmp_path):
    turn_off(both)
    address = PoolAddress(place=str(tmp_path / "later.db"))
    project = both.desk.require_project()
    both.desk.project = replace(project, switches=replace(project.switches, words=WORDS))
    make_pool(both.desk, address)
    with desk_at(both.desk, address) as desk:
        opened = bundle_of(held=LINES, kind="pseudonymised")
        merge_bundle(desk.pool, opened, desk.planner(opened), desk.mark(LINES))
    assert all(KEY.encode() not in one.line for one in held_in(both, address))


def test_what_only_a_colleague_can_open_waits_for_their_desk(both, address):
    turn_off(both)
    colleague = new_key()
    with opened_pool(both.desk, address) as pool:
        with pool.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM event WHERE what = 'unlink_held'")
            connection.exec_driver_sql("UPDATE sealed SET content = ?", (seal_lines(LINES, colleague),))
        with desk_at(both.desk, address) as desk:
            mark = desk.mark()
        assert let_held_keys_go(pool, reading_key_at_desk(both.desk.require_desk()), mark) == 0
        assert let_held_keys_go(pool, colleague, mark) == 1
        assert let_held_keys_go(pool, colleague, mark) == 0


def test_words_that_wait_go_by_when_their_bundle_came_and_a_colleagues_wait_for_their_desk(both, address):
    words = HeldLine(
        member="words", number=3, code="bundle.line_not_readable", digest="f" * 64, line=b"We sang."
    )
    asked = []

    def over(came_at):
        asked.append(came_at[:10])
        return True

    with desk_at(both.desk, address) as desk:
        opened = bundle_of(held=(*LINES, words), kind="pseudonymised", number=2)
        merge_bundle(desk.pool, opened, desk.planner(opened), desk.mark((*LINES, words)))
        assert drop_held_words(desk.pool, desk.key, lambda _came: False) == 0
        assert drop_held_words(desk.pool, new_key(), over) == 0
        assert drop_held_words(desk.pool, desk.key, over) == 1
        assert set(asked) == {"2026-06-01"}
        with reading(desk.pool.engine, desk.pool.place) as link:
            content = bytes(link.value("SELECT content FROM sealed WHERE bundle = 2"))
        left = [one.line for one in unsealed_lines(content, desk.key)]
    assert left == [*(one.line for one in LINES), b""]
    assert len(pool_held(both.desk, address)) == 6


SECOND = "1d3a5b7c-69b7-4c6d-8a1f-7b3c4d5e6f70"
NUMBERS = ("2e4b6c8d-7ac8-4d7e-9b2a-8c4d5e6f7a81", "3f5c7d9e-8bd9-4e8f-8c3b-9d5e6f7a8b92")


def text(number, **told):
    """A line of words that waits."""
    words = Words(
        **{"instrument": "", "item": "", "outcome": "safe", "record": "", "who": "user"} | told,
        text="I sing with Morag",
        words=number,
    )
    return line_of_words(words)


def waits(member, number, line, code="instrument.unknown", instrument=WAITS.record.instrument):
    return HeldLine(
        member=member, number=number, code=code, digest=sha256_hex(line), line=line, instrument=instrument
    )


SEALED = (
    waits("records", 1, WAITS.line),
    waits("records", 2, line_of(record_of(SECOND, link=KEY)).line, "bundle.line_two_places", ""),
    waits("words", 1, text(NUMBERS[0])),
    waits("words", 2, text(NUMBERS[1], record=RECORD, item="safe.words", instrument="new/1/a")),
    waits("records", 3, SPOILT, "bundle.line_not_readable", ""),
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def waiting(request, both, tmp_path):
    """A pool with records and words that wait, of laptop_a."""
    place = str(tmp_path / "waits.db")
    address = PoolAddress(
        place=place if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    )
    make_pool(both.desk, address)
    with desk_at(both.desk, address) as desk:
        opened = bundle_of(held=SEALED, kind="pseudonymised")
        merge_bundle(desk.pool, opened, desk.planner(opened), desk.mark(SEALED))
        yield desk


def brought(desk, **told):
    """Another bundle in, and what waits looked at again: how many lines went, and what is left."""
    opened = bundle_of(kind="pseudonymised", **told)
    merge_bundle(desk.pool, opened, desk.planner(opened), desk.mark())
    gone = drop_taken_back(desk.pool, desk.key, (Passing(giver="laptop_a", taker="laptop_c"),))
    with reading(desk.pool.engine, desk.pool.place) as link:
        content = bytes(link.value("SELECT content FROM sealed"))
        held = link.rows("SELECT member, number FROM held ORDER BY member, number")
    left = [(one.member, one.number) for one in unsealed_lines(content, desk.key) if one.line]
    assert sorted(left) == [tuple(row) for row in held]
    return gone, sorted(left)


def without(*gone):
    return sorted({(one.member, one.number) for one in SEALED} - set(gone))


@pytest.mark.parametrize("laptop", ["laptop_a", "laptop_c"])
def test_a_notice_of_its_own_laptop_or_of_the_one_in_its_place_takes_record_and_words(waiting, laptop):
    notice = Withdrawal(record=RECORD, items="all")
    gone = (("records", 1), ("words", 2))
    assert brought(waiting, laptop=laptop, number=2, withdrawals=[notice]) == (2, without(*gone))
    assert drop_taken_back(waiting.pool, waiting.key) == 0


def test_a_notice_of_whoever_has_the_record_since_reaches_it_in_either_order(waiting):
    notice = Withdrawal(record=RECORD, items="all")
    assert brought(waiting, laptop="laptop_b", number=2, withdrawals=[notice]) == (0, without())
    handed = Handover(giver="laptop_a", record=RECORD, signature="s", taker="laptop_b")
    gone = (("records", 1), ("words", 2))
    assert brought(waiting, number=3, handovers=[handed]) == (2, without(*gone))


def test_a_line_that_nobody_will_ever_read_goes_with_its_notice_too(waiting):
    notice = Withdrawal(record=SECOND, items="all")
    assert brought(waiting, number=2, withdrawals=[notice]) == (1, without(("records", 2)))


@pytest.mark.parametrize(
    ("told", "gone"),
    [
        ({"texts_back": [NUMBERS[0]]}, ("words", 1)),
        ({"withdrawals": [Withdrawal(record=RECORD, items="words")]}, ("words", 2)),
        ({"withdrawals": [Withdrawal(record=RECORD, items=("safe.words",))]}, ("words", 2)),
    ],
)
def test_words_taken_back_go_while_they_wait_and_their_record_stays(waiting, told, gone):
    assert brought(waiting, number=2, **told) == (1, without(gone))
