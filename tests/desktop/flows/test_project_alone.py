from dataclasses import replace

import pytest

from tests.kit.talks import finished_talk
from tests.kit.windows import FakeFrame, entered, words_on
from udset_desktop.desktop.flows.project_alone import alone_shown
from udset_desktop.desktop.flows.project_flow import ProjectFlow
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.kept_pool import require_pool
from udset_desktop.usecases.merging import merge_files
from udset_desktop.usecases.overseeing import at_desk
from udset_desktop.usecases.standing_alone import SmallPlace, StandingAlone
from udset_desktop.usecases.unlocking import Which

FOUND = StandingAlone(
    records=9,
    alone=4,
    place_field="locality",
    floor=50,
    widened=3,
    small=(SmallPlace(name="South", people=20),),
    places=(),
    without_place=1,
    without_interviewer=None,
)


@pytest.fixture
def flow(qtbot, river):
    made = entered(ProjectFlow(FakeFrame(river.desk)))
    qtbot.addWidget(made.view)
    return made


def test_a_desk_with_nothing_in_says_so(flow):
    flow.view.parts.buttons["alone"].click()
    assert "No conversation has come in yet." in words_on(flow.view)


def test_who_stands_alone_is_looked_up_when_its_part_is_opened(flow, river, tmp_path):
    finished_talk(river.laptop)
    (tmp_path / "out").mkdir()
    (written,) = write_bundles(river.laptop, tmp_path / "out")
    desk = at_desk(river.desk)
    merge_files(desk, require_pool(desk), [written.file])
    assert "stand alone" not in words_on(flow.view)
    flow.view.parts.buttons["alone"].click()
    said = words_on(flow.view)
    assert "1 of the 1 conversations that count stand alone." in said
    assert "Not for sharing" in said
    flow.view.parts.buttons["alone"].click()
    seen = [line.told for line in look_at_log(river.desk, Which.DESK).lines if line.what == "alone_looked_at"]
    assert seen == ["records=1"] * 2  # each look, and not before it


def test_what_was_done_and_what_else_could_be(flow):
    told = alone_shown(FOUND)
    assert told.lead == "4 of the 9 conversations that count stand alone."
    done, could = " ".join(told.done), " ".join(told.could)
    assert "South (20)" in done
    assert "fewer than 50" in done
    assert "no place: 3" in done
    assert "1 would stand alone instead of 4" in could
    assert "interviewer" not in could
    assert "interviewer" in " ".join(alone_shown(replace(FOUND, without_interviewer=2)).could)
    assert "no place leaves" in " ".join(alone_shown(replace(FOUND, place_field="none")).done).lower()
    assert "as many" in " ".join(alone_shown(replace(FOUND, without_place=4)).could)
    assert alone_shown(replace(FOUND, alone=0, without_place=0)).could == ()
    assert "person's key: 3; without: 6" in " ".join(alone_shown(replace(FOUND, joined=(3, 6))).done)
