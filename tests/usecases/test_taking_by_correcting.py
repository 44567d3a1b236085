"""A correction that takes something back goes after what has left, as any taking back does."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text

from tests.kit.interviews import a_line
from tests.kit.signed import World
from tests.kit.talks import begun_talk
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.interview.taking_back import take_back
from udset_desktop.usecases import importing, interviewing
from udset_desktop.usecases.carrying import deliver
from udset_desktop.usecases.exporting import make_bundles, preview, withdraw
from udset_desktop.usecases.merging import merge_files
from udset_desktop.usecases.taking_back import keep_taking_back
from udset_desktop.usecases.taking_by_correcting import take_back_corrected

RATING, OTHER, WORDS = "safe.rating", "things_to_do.rating", "safe.words"


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    yield made
    made.both.close()


@pytest.fixture
def record(world):
    session = begun_talk(world.laptop, "Morag")
    for item, told in ((RATING, "mostly"), (WORDS, "the lock helps"), (OTHER, "no")):
        session, _ = steps.answer_item(session, item, told)
    session, _ = steps.reply(session, Purpose.FIGURES, Reply.YES)
    return interviewing.finish(world.laptop, session)


def correct(world, record, change):
    session = interviewing.reopen(world.laptop, record.id, "she asked")
    return interviewing.finish(world.laptop, change(session))


def taken(session):
    return take_back(session, RATING)


def covered(session):
    kept = replace(session.answers.get(RATING), between_us=True)
    return replace(session, answers=session.answers.with_answer(RATING, kept))


def uncovered(session):
    kept = replace(session.answers.get(RATING), between_us=False)
    return replace(session, answers=session.answers.with_answer(RATING, kept))


def notices(world):
    return [(one.record, one.items) for one in world.laptop.vault.load_withdrawals()]


def lines_in_pool(world):
    """What the pool holds of the rating, revision by revision."""
    merge_files(world.desk, world.pool, sorted(world.place.glob("*.udset")))
    with create_engine(f"sqlite:///{world.pool.place}").connect() as pool:
        rows = pool.execute(text("SELECT revision, line FROM revision ORDER BY revision")).all()
    return [(revision, json.loads(line)["codes"]) for revision, line in rows if line]


@pytest.mark.parametrize("change", [taken, covered])
def test_the_bundle_that_waits_never_leaves_with_it_and_no_notice_is_needed(world, record, change):
    make_bundles(world.laptop)
    correct(world, record, change)
    assert world.laptop.vault.load_outgoing() == ()
    assert notices(world) == []
    world.send()
    (codes,) = [codes for _, codes in lines_in_pool(world)]
    assert codes.count("_") == 1


@pytest.mark.parametrize("change", [taken, covered])
def test_what_has_left_is_blanked_in_every_revision_of_the_pool(world, record, change):
    world.send()
    (before,) = [codes for _, codes in lines_in_pool(world)]
    assert "_" not in before
    correct(world, record, change)
    assert notices(world) == [(record.id, (RATING,))]
    shown = preview(world.laptop)
    assert (shown.records, shown.withdrawals) == (1, 1)
    world.send()
    assert [(revision, codes.count("_")) for revision, codes in lines_in_pool(world)] == [(1, 1), (2, 1)]
    assert preview(world.laptop).is_empty


def test_taken_back_in_the_window_it_is_the_same(world, record):
    make_bundles(world.laptop)
    deliver(world.laptop)
    session = interviewing.reopen(world.laptop, record.id, "she asked")
    after = take_back(session, RATING)
    keep_taking_back(world.laptop, session, after, RATING)
    assert notices(world) == []  # nothing holds before the correction is finished
    interviewing.finish(world.laptop, interviewing.resume(world.laptop, session.interview))
    assert notices(world) == [(record.id, (RATING,))]


@pytest.mark.parametrize("by", ["correct", "import"])
def test_a_correction_from_a_file_takes_back_too(world, by):
    line = a_line(about={"group": "older_people"})
    line["permissions"]["figures"] = "yes"
    (kept,) = importing.import_answers(world.laptop, json.dumps(line).encode()).lines
    item = next(one for one in line["answers"] if one.endswith(".rating"))
    world.send()
    line["answers"][item] = {"non_answer": "taken_back"}
    file = json.dumps(line).encode()
    if by == "correct":
        importing.correct_interview(world.laptop, kept.record, file, "she asked")
    else:
        importing.import_answers(world.laptop, file)
    assert notices(world) == [(kept.record, (item,))]


def test_what_was_said_two_versions_ago_and_has_left_is_reached(world, record):
    world.send()
    correct(world, record, lambda one: replace(one, answers=one.answers.with_answer(RATING, None)))
    assert notices(world) == []  # put right, and not taken back
    world.send()
    later = correct(world, record, lambda one: take_back(steps.answer_item(one, RATING, "no")[0], RATING))
    assert notices(world) == [(record.id, (RATING,))]
    assert take_back_corrected(world.laptop, later) == ()  # told once


def test_what_was_told_once_stays_taken_back(world, record):
    world.send()
    correct(world, record, covered)
    world.send()
    correct(world, record, uncovered)
    world.send()
    assert all("_" in codes for _, codes in lines_in_pool(world))
    correct(world, record, covered)
    assert len(notices(world)) == 1


def test_nothing_more_is_told_of_a_conversation_taken_back_whole(world, record):
    world.send()
    withdraw(world.laptop, record.id)
    correct(world, record, taken)
    assert notices(world) == [(record.id, "all")]


def test_a_mark_on_the_words_covers_what_was_answered_on_their_page(world, record):
    world.send()

    def words_covered(session):
        kept = replace(session.answers.get(WORDS), between_us=True)
        return replace(session, answers=session.answers.with_answer(WORDS, kept))

    correct(world, record, words_covered)
    ((_, items),) = notices(world)
    assert items == (
        RATING,
    )  # of the page what was answered and had left; its words have a road of their own
