"""An offer from the key of the window to the pool; nobody is named on the way."""

import pytest
from sqlalchemy import create_engine, text

from tests.kit.talks import begun_talk
from tests.kit.windows import entered
from udset_desktop.desktop.flows.today_flow import TodayFlow
from udset_desktop.interview.header import Interviewer
from udset_desktop.usecases import settings
from udset_desktop.usecases.exporting import read_bundle, write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files


@pytest.fixture
def flow(qtbot, frame):
    settings.keep_interviewer(frame.workplace, Interviewer(ref="AM", type="third_party"))
    made = entered(TodayFlow(frame))
    qtbot.addWidget(made.view)
    return made


def offers(frame):
    return {
        (one.interviewer_type, one.said): one.count for one in frame.workplace.require_vault().load_offers()
    }


@pytest.mark.parametrize("said", ["said_no", "not_today", "could_not_reach"])
def test_one_key_counts_and_says_so(flow, frame, said):
    flow.view.offers.said.emit(said)
    assert offers(frame) == {("third_party", said): 1}
    assert not flow.view.offers.back_button.isHidden()
    assert frame.commits == frame.under_way == 1


def test_a_slip_of_the_finger_is_taken_back(flow, frame):
    flow.view.offers.said.emit("said_no")
    flow.view.offers.said.emit("said_no")
    flow.view.offers.taken_back.emit()
    assert offers(frame) == {("third_party", "said_no"): 1}
    flow.view.offers.taken_back.emit()  # only the last one, once
    assert offers(frame) == {("third_party", "said_no"): 1}


def test_a_yes_begins_and_is_counted_when_it_has_begun(flow, frame):
    flow.view.offers.said.emit("accepted")
    assert frame.gone[-1][0] == "begin"
    assert offers(frame) == {}
    begun_talk(frame.workplace)
    assert offers(frame) == {("own_care_manager", "accepted"): 1}


def test_who_offers_is_asked_once_where_nobody_has_said(qtbot, frame):
    flow = entered(TodayFlow(frame))
    qtbot.addWidget(flow.view)
    frame.answer_with = ("not_now", "")
    flow.view.offers.said.emit("said_no")
    assert frame.question.title == "You are"
    assert offers(frame) == {}
    frame.answer_with = ("user_researcher", "")
    flow.view.offers.said.emit("said_no")
    frame.question = None
    flow.view.offers.said.emit("said_no")
    assert frame.question is None
    assert offers(frame) == {("user_researcher", "said_no"): 2}


def test_it_leaves_as_a_count_by_kind_and_quarter_and_is_in_the_pool(flow, frame, river, tmp_path):
    for said in ("said_no", "said_no", "could_not_reach"):
        flow.view.offers.said.emit(said)
    (written,) = write_bundles(frame.workplace, tmp_path)
    read = read_bundle(river.desk, written.file)
    assert read.records == ()
    told = {(one.interviewer_type, one.quarter, one.said, one.count) for one in read.offers}
    assert told == {
        ("third_party", "2026-Q2", "said_no", 2),
        ("third_party", "2026-Q2", "could_not_reach", 1),
    }
    pool = PoolAddress(place=str(tmp_path / "pool.sqlite"))
    init_pool(river.desk, pool)
    merge_files(river.desk, pool, [written.file])
    engine = create_engine(f"sqlite:///{pool.place}")
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT quarter, interviewer_type, said, people FROM offers")).all()
    engine.dispose()
    assert {tuple(row) for row in rows} == {
        ("2026-Q2", "third_party", "said_no", 2),
        ("2026-Q2", "third_party", "could_not_reach", 1),
    }


def test_what_has_left_is_not_taken_back(flow, frame, tmp_path):
    flow.view.offers.said.emit("said_no")
    write_bundles(frame.workplace, tmp_path)
    flow.view.offers.taken_back.emit()
    assert frame.failures == ["usecases.offer_has_left"]
    assert offers(frame) == {("third_party", "said_no"): 1}
