import pytest

from tests.kit.joined import joined
from tests.kit.talks import finished_talk
from tests.kit.windows import AtOnce, FakeFrame, entered, words_on
from tests.kit.words_out import WORDED_PROJECT, let_go, talk
from udset_desktop.desktop.flows.take_in_flow import TakeInFlow
from udset_desktop.foundation.problems import Cancelled
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.kept_pool import keep_pool, pool_of, require_pool
from udset_desktop.usecases.merging import PoolAddress, merge_files, pool_digest, pool_merges, pool_status
from udset_desktop.usecases.projects import revoke
from udset_desktop.usecases.words_over import words_due


@pytest.fixture
def frame(river):
    return FakeFrame(river.desk)


@pytest.fixture
def bundles(river, tmp_path):
    """Two bundles of the joined laptop, one conversation each."""
    files = []
    for name in ("Agnes", "Isla"):
        finished_talk(river.laptop, name)
        files += [one.file for one in write_bundles(river.laptop, tmp_path)]
    return tuple(files)


@pytest.fixture
def damaged(tmp_path, bundles):
    file = tmp_path / "damaged.udset"
    content = bytearray(bundles[0].read_bytes())
    content[-40] ^= 1
    file.write_bytes(bytes(content))
    return file


def made(qtbot, frame):
    flow = entered(TakeInFlow(frame))
    qtbot.addWidget(flow.view)
    return flow


def chosen(qtbot, frame, *files):
    flow = made(qtbot, frame)
    frame.files = files
    flow.view.choose_button.click()
    return flow


def records_in(workplace):
    return pool_status(workplace, pool_of(workplace)).records


class StopsAt(AtOnce):
    """Somebody presses Stop when so many shares have been told."""

    def __init__(self, after):
        super().__init__()
        self.after = after

    def checkpoint(self, share=None):
        super().checkpoint(share)
        if len(self.shares) > self.after:
            self.after = 10**6  # one press
            raise Cancelled


def test_nothing_has_come_in_at_a_new_desk(qtbot, frame):
    flow = made(qtbot, frame)
    assert "Nothing has come in yet." in words_on(flow.view)
    assert frame.problems == []


def test_a_plan_says_what_each_file_brings_and_changes_nothing(qtbot, frame, bundles):
    flow = chosen(qtbot, frame, *bundles)
    assert flow.view.plan.about == "Together they would bring: 2 new."
    assert records_in(frame.workplace) == 0
    assert frame.busy_shown == 0


def test_taking_in_merges_and_says_where_the_receipts_lie(qtbot, frame, bundles):
    flow = chosen(qtbot, frame, *bundles)
    flow.view.take_button.click()
    assert records_in(frame.workplace) == 2
    assert "Taken in" in words_on(flow.view)
    assert str(bundles[0].parent) in flow.view.plan.about
    assert bundles[0].with_suffix(".udsetreceipt").exists()
    assert flow.view.pool.lead == "2 conversations are in, from one laptop."


def test_a_refused_file_shows_its_sentence_and_the_rest_goes_on(qtbot, frame, bundles, damaged):
    flow = chosen(qtbot, frame, damaged, *bundles)
    assert "Refused. " in words_on(flow.view)
    assert "1 refused: left alone" in flow.view.plan.about
    flow.view.take_button.click()
    assert records_in(frame.workplace) == 2
    assert [file.refused for file in flow.view.plan.files] == [True, False, False]


def test_a_file_can_be_left_out_and_another_added(qtbot, frame, bundles):
    flow = chosen(qtbot, frame, *bundles)
    flow.view.leave_out_asked.emit(str(bundles[1]))
    assert flow.files == bundles[:1]
    frame.files = bundles
    flow.view.more_button.click()
    assert flow.files == bundles
    flow.view.put_away_button.click()
    assert flow.files == ()
    assert flow.view.plan.state == "empty"
    flow.view.leave_out_asked.emit("the last one")
    assert flow.view.plan.state == "empty"


def test_bundles_dropped_on_the_window_are_planned_at_once(qtbot, frame, bundles):
    flow = TakeInFlow(frame)
    qtbot.addWidget(flow.view)
    flow.enter(files=bundles)
    assert flow.view.plan.about == "Together they would bring: 2 new."


def test_a_stop_while_planning_leaves_the_pool_and_the_page_as_they_were(qtbot, frame, bundles):
    before = pool_digest(frame.workplace, require_pool(frame.workplace))
    frame.runner = StopsAt(1)
    flow = chosen(qtbot, frame, *bundles)
    assert flow.view.plan.state == "empty"
    assert flow.view.choose_button.isEnabled()
    assert pool_digest(frame.workplace, pool_of(frame.workplace)) == before
    assert frame.busy_shown == 0


def test_a_stop_half_way_through_a_file_leaves_the_pool_unchanged(qtbot, frame, bundles):
    flow = chosen(qtbot, frame, *bundles)
    before = pool_digest(frame.workplace, pool_of(frame.workplace))
    frame.runner = StopsAt(1)  # the first file is open, and not merged yet
    flow.view.take_button.click()
    assert pool_digest(frame.workplace, pool_of(frame.workplace)) == before
    assert pool_merges(frame.workplace, pool_of(frame.workplace)) == ()
    assert "Stopped." in frame.told[-1]
    assert flow.view.plan.about == "Together they would bring: 2 new."


def test_a_stop_between_files_says_truly_what_is_in(qtbot, frame, bundles):
    flow = chosen(qtbot, frame, *bundles)
    frame.runner = StopsAt(2)  # the second file's turn
    flow.view.take_button.click()
    assert records_in(frame.workplace) == 1
    assert flow.view.pool.lead == "One conversation is in, from one laptop."
    assert flow.view.plan.about.startswith("Together they would bring: 1 new, 1 already here. Of all")
    assert flow.view.take_button.isEnabled()


def test_a_bundle_set_aside_leaves_the_figures_and_comes_back_with_its_file(qtbot, frame, bundles):
    flow = chosen(qtbot, frame, *bundles)
    flow.view.take_button.click()
    frame.answer_with = ("no", "")
    flow.view.set_aside_asked.emit("1")
    assert records_in(frame.workplace) == 2
    frame.answer_with = ("yes", "")
    flow.view.set_aside_asked.emit("1")
    assert records_in(frame.workplace) == 1
    assert [one.may_set_aside for one in flow.view.pool.merges] == [True, False]
    frame.files = bundles[:1]
    flow.view.more_button.click()
    assert flow.files == bundles[:1]
    flow.view.take_button.click()
    assert records_in(frame.workplace) == 2


def test_a_locked_desk_is_said_and_nothing_is_lost(qtbot, frame, bundles):
    flow = made(qtbot, frame)
    frame.workplace.close()
    frame.files = bundles
    flow.view.choose_button.click()
    assert frame.problems == ["usecases.desk_locked"]
    assert flow.view.choose_button.isEnabled()


def test_a_pool_that_is_away_is_said_and_nothing_is_made_beside_it(qtbot, frame, bundles, tmp_path):
    stick = tmp_path / "pulled-out"
    keep_pool(frame.workplace, PoolAddress(place=str(stick / "pool.db")))
    flow = chosen(qtbot, frame, *bundles)
    assert "There is no pool at pool.db yet" in flow.view.pool.lead
    assert frame.problems == ["store.pool_not_made"] * 2
    assert flow.view.plan.state == "empty"
    assert not stick.exists()
    stick.mkdir()
    flow.view.take_asked.emit()
    assert list(stick.iterdir()) == []


@pytest.fixture
def with_words(tmp_path):
    """A desk whose pool holds one text, and 24 months later."""
    both = joined(tmp_path, WORDED_PROJECT)
    let_go(both.laptop, talk(both.laptop))
    (tmp_path / "out").mkdir()
    written = write_bundles(both.laptop, tmp_path / "out")
    merge_files(both.desk, require_pool(both.desk), [one.file for one in written])
    both.desk.clock.advance(740 * 24 * 3600)
    yield both.desk
    both.close()


def test_words_whose_time_is_over_go_once_somebody_says_so(qtbot, with_words):
    frame = FakeFrame(with_words)
    flow = made(qtbot, frame)
    assert "due to go, the first since 1 June 2028" in words_on(flow.view)
    flow.view.let_go_button.click()
    assert "no bundle that comes later brings them back" in frame.question.lead
    assert words_due(with_words, pool_of(with_words)).texts == 1
    frame.answer_with = ("yes", "")
    flow.view.let_go_button.click()
    assert words_due(with_words, pool_of(with_words)).texts == 0
    assert flow.view.over.isHidden()
    assert frame.told[-1].startswith("Gone for good: 1.")
    assert records_in(with_words) == 1


def test_a_late_bundle_of_a_lost_laptop_is_taken_once_somebody_has_asked(qtbot, frame, river, bundles):
    first, second = bundles
    flow = chosen(qtbot, frame, second)
    flow.view.take_button.click()
    revoke(river.desk, river.enrolled.laptop)
    flow.view.put_away_button.click()
    frame.files = (first,)
    flow.view.choose_button.click()
    row = flow.view.files.rows[str(first)]
    assert not flow.view.take_button.isEnabled()
    frame.answer_with = ("no", "")
    row.buttons["vouch"].click()
    assert not flow.view.take_button.isEnabled()
    assert "Bundle 1 of laptop" in frame.question.lead
    frame.answer_with = ("yes", "")
    row.buttons["vouch"].click()
    assert "vouch" not in flow.view.files.rows[str(first)].buttons
    flow.view.take_button.click()
    assert records_in(frame.workplace) == 2
