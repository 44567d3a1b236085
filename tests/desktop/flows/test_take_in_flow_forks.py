"""A fork of answers settled in the window, and the same pool settled by command."""

import shutil

import pytest

from tests.kit.command import ran_well
from tests.kit.joined import joined, workplace_in
from tests.kit.pools import bundle_of, codes_of, line_of, merge, record_of
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.take_in_flow import TakeInFlow
from udset_desktop.usecases.kept_pool import pool_of, require_pool
from udset_desktop.usecases.merging import pool_digest, pool_status
from udset_desktop.usecases.pool_desk import opened_pool
from udset_desktop.usecases.unlocking import Which, unlock

SIDES = [record_of("r1", codes=codes_of(safe__rating=word, people__rating="no")) for word in ("yes", "no")]
ALONE = record_of("r2")


@pytest.fixture
def homes(tmp_path):
    """Two copies of one desk whose pool holds a fork: one for the window, one for the commands."""
    made = joined(tmp_path / "made")
    with opened_pool(made.desk, require_pool(made.desk)) as pool:
        for laptop, one in zip("ab", SIDES, strict=True):
            merge(pool, bundle_of(one, ALONE, laptop=laptop))
    made.close()
    for name in ("window", "command"):
        shutil.copytree(tmp_path / "made" / "desk-home", tmp_path / name)
    return tmp_path / "window", tmp_path / "command"


@pytest.fixture
def frame(homes):
    desk = workplace_in(homes[0])
    unlock(desk, "", Which.DESK)
    yield FakeFrame(desk)
    desk.close()


@pytest.fixture
def flow(qtbot, frame):
    made = entered(TakeInFlow(frame))
    qtbot.addWidget(made.view)
    return made


def digest(frame):
    return pool_digest(frame.workplace, pool_of(frame.workplace))


def by_command(home, *told):
    return ran_well("pool", told[0], home / "desk" / "pool.db", *told[1:], "--home", home, "--json").object


def test_both_versions_stand_side_by_side_with_only_what_differs(flow):
    said = words_on(flow.view)
    assert "One conversation, two versions" in said
    assert "Feeling safe: Do you feel safe, at home and when you are out?" in said
    assert "Yes (the person)" in said
    assert "No (the person)" in said
    assert "Seeing people" not in said  # both say the same of it
    assert [side.name for side in flow.view.pool.forks[0].sides] == [
        "Version 1, from laptop a"
        if side.key.endswith(line_of(SIDES[0]).digest)
        else "Version 1, from laptop b"
        for side in flow.view.pool.forks[0].sides
    ]


@pytest.mark.parametrize("kept", SIDES, ids=["yes", "no"])
def test_keeping_one_side_comes_to_the_very_pool_the_command_makes(flow, frame, homes, kept):
    before, keep = digest(frame), line_of(kept).digest
    frame.answer_with = ("yes", "Lead officer")
    flow.view.forks.keep_buttons[f"r1 {keep}"].click()
    by_command(homes[1], "settle", "r1", "--keep", keep, "--by", "Lead officer")
    told = by_command(homes[1], "digest")
    assert digest(frame) == (told["digest"], told["records"])
    assert digest(frame) != before
    assert pool_status(frame.workplace, pool_of(frame.workplace)).forks == 0
    assert flow.view.pool.forks == ()
    assert not flow.view.forks.isVisible()
    assert "One of two versions kept" in words_on(flow.view)


def test_the_question_names_the_version_and_wants_the_post(flow, frame):
    before, keep = digest(frame), line_of(SIDES[1]).digest
    flow.view.forks.keep_buttons[f"r1 {keep}"].click()  # and answered with Not now
    lead = frame.question.lead.splitlines()
    assert lead[0] == "Version 1, from laptop b"
    assert lead[1] == "Feeling safe: Do you feel safe, at home and when you are out? – No (the person)"
    assert frame.question.reason_for == ("yes",)
    assert digest(frame) == before
    assert len(flow.view.pool.forks) == 1


def test_a_fork_that_a_colleague_settled_meanwhile_is_said_and_nothing_is_changed(flow, frame, homes):
    keep = line_of(SIDES[0]).digest
    asked = flow.view.forks.keep_buttons[f"r1 {keep}"]
    frame.answer_with = ("yes", "Lead officer")
    asked.click()
    before = digest(frame)
    flow.view.keep_asked.emit(f"r1 {line_of(SIDES[1]).digest}")
    assert frame.problems == ["store.no_fork"]
    assert digest(frame) == before


def test_a_settlement_set_aside_brings_both_versions_back(flow, frame):
    before = digest(frame)
    frame.answer_with = ("yes", "Lead officer")
    flow.view.forks.keep_buttons[f"r1 {line_of(SIDES[0]).digest}"].click()
    settled = flow.view.pool.merges[0]
    assert settled.name == "One of two versions kept"
    flow.view.set_aside_asked.emit(settled.key)
    assert digest(frame) == before
    assert len(flow.view.pool.forks) == 1
