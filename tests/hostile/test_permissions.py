"""Every purpose against the core: whatever replies stand on file, only a yes by somebody who may opens it.

The records are laid into the vault as they are, past every page that would have refused them.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from tests.kit.bundles import CANARY, FIRST, PROJECT, members_of, record, user_review
from tests.kit.decided import REFERENCE
from tests.kit.joined import joined
from udset_desktop.bundle.deidentify import shareable_of
from udset_desktop.bundle.shareable import line_of
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview.permission import GivenBy, Permissions, Purpose, Reply
from udset_desktop.interview.person import Person
from udset_desktop.interview.together import Together
from udset_desktop.project.switches import Switches
from udset_desktop.record.marks import is_counted
from udset_desktop.usecases.exporting import preview, read_bundle, write_bundles
from udset_desktop.usecases.people import today

EVERY = tuple(
    Permissions(
        **{purpose.value: said for purpose, said in zip(Purpose, replies, strict=True)}, given_by=giver
    )
    for replies in itertools.product(Reply, repeat=len(Purpose))
    for giver in GivenBy
)
"""Every way the five questions can stand, by everybody who can have said it."""

NEXT_REVIEW = "2026-05-20"
LINK_KEY = bytes(range(32))


def is_open(given, *purposes):
    """Said in the plainest words, not in the program's."""
    said_yes = all(getattr(given, purpose.value) is Reply.YES for purpose in purposes)
    return said_yes and (given.given_by is not GivenBy.NOBODY or purposes == (Purpose.TALK,))


@pytest.fixture
def river(tmp_path):
    both = joined(tmp_path)
    yield both
    both.close()


def put_on_file(workplace, givens):
    base, vault = record(1), workplace.require_vault()
    made = {}
    for number, given in enumerate(givens):
        one = replace(
            record(number + 1),
            person=f"person-{number}",
            interview=f"interview-{number}",
            permissions=given,
            answers=base.answers,
            together=Together(matters=(f"{CANARY} matters",), review_on=NEXT_REVIEW),
        )
        vault.save_person(Person(id=one.person, name=f"{CANARY} {number}"))
        made[one.id] = given
        vault.save_record(one)
    return made


SOME = EVERY[::7]  # each reply of each purpose with each giver, in other company every time


def test_the_sample_holds_each_reply_with_each_giver():
    pairs = {(purpose, getattr(one, purpose.value), one.given_by) for one in SOME for purpose in Purpose}
    assert len(pairs) == len(Purpose) * len(Reply) * len(GivenBy)


def test_only_talk_and_figures_said_yes_to_put_a_line_into_a_bundle(river, tmp_path):
    made = put_on_file(river.laptop, SOME)
    expected = {one for one, given in made.items() if is_open(given, Purpose.TALK, Purpose.FIGURES)}
    assert 0 < len(expected) < len(made)
    shown = preview(river.laptop)
    written = write_bundles(river.laptop, tmp_path, shown=shown)
    left = {line.record.record for one in written for line in read_bundle(river.desk, one.file).records}
    assert left == expected
    assert dict(shown.staying)["exporting.stays_no_permission"] == len(made) - len(expected)


def test_no_word_leaves_whatever_was_said_yes_to(river, tmp_path):
    put_on_file(river.laptop, SOME)
    members = [
        content for bundle in preview(river.laptop).bundles for content in members_of(bundle.inner).values()
    ]
    assert len(members) > 3
    assert not [one for one in members if CANARY.encode() in one]


def test_a_line_is_made_of_an_open_record_alone():
    for given in EVERY:
        check_line(record(1, permissions=given, link=REFERENCE), given)


def check_line(one, given):
    opened = is_open(given, Purpose.TALK, Purpose.FIGURES)
    assert is_counted(one) == opened
    project = replace(PROJECT, switches=Switches(linking=True, words=True, comparison=True))
    if not opened:
        with pytest.raises(InputRefused):
            shareable_of(one, user_review(), project, mark=FIRST, link_key=LINK_KEY)
        return
    line = shareable_of(one, user_review(), project, mark=FIRST, link_key=LINK_KEY)
    assert bool(line.link) == is_open(given, Purpose.LINKING)
    assert CANARY.encode() not in line_of(line)
    assert REFERENCE.encode() not in line_of(line)
    unlinked = shareable_of(one, user_review(), PROJECT, mark=FIRST, link_key=LINK_KEY)
    assert unlinked.link == ""


def test_only_a_yes_to_contact_makes_somebody_due(river):
    made = put_on_file(river.laptop, SOME)
    names = {f"{CANARY} {number}" for number, given in enumerate(SOME) if is_open(given, Purpose.CONTACT)}
    assert 0 < len(names) < len(made)
    while river.laptop.clock.today_on().isoformat() < NEXT_REVIEW:
        river.laptop.clock.advance(86_400)
    assert {row.name for row in today(river.laptop).reviews} == names
