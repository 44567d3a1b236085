from dataclasses import replace

import pytest

from tests.kit.talks import finished_talk
from tests.kit.vaults import made_up_person
from tests.kit.windows import entered
from udset_desktop.desktop.flows.about_person_flow import AboutPersonFlow
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.usecases import people


@pytest.fixture
def record(frame):
    return finished_talk(frame.workplace)


@pytest.fixture
def flow(qtbot, frame, record):
    made = entered(AboutPersonFlow(frame), person_id=record.person)
    qtbot.addWidget(made.view)
    return made


def test_what_happened_is_on_file_at_once_and_nothing_asks_any_more(flow, frame, record):
    assert [row.name for row in people.today(frame.workplace).sheets] == ["Morag"]
    flow.view.life.buttons["has_died"].click()
    assert people.load_person(frame.workplace, record.person).life == "has_died"
    assert people.today(frame.workplace).sheets == ()
    assert frame.commits == frame.under_way == 1
    assert flow.view.begin_button.isHidden()
    flow.view.life.buttons["none"].click()
    assert [row.name for row in people.today(frame.workplace).sheets] == ["Morag"]


def test_that_somebody_is_dying_is_kept_with_the_carer(flow, frame):
    carer = made_up_person("Isla", about="carer")
    frame.workplace.require_vault().save_person(carer)
    flow.enter(person_id=carer.id)
    flow.view.end.buttons["yes"].click()
    assert people.load_person(frame.workplace, carer.id) == replace(carer, end_of_life=True)
    flow.view.end.buttons["no"].click()
    assert people.load_person(frame.workplace, carer.id) == carer


def test_what_the_disk_refused_is_not_shown_as_kept(flow, frame, monkeypatch):
    def full(*_told):
        raise EnvironmentFailure("foundation.disk_full", name="vault.db")

    monkeypatch.setattr(people, "note_life", full)
    flow.view.life.buttons["has_died"].click()
    assert frame.failures == ["foundation.disk_full"]
    assert flow.view.life.code == "none"


def test_the_ways_on(flow, frame, record):
    flow.view.begin_button.click()
    assert frame.gone[-1] == ("begin", {"person_id": record.person})
    flow.view.rights_button.click()
    assert frame.gone[-1] == ("rights", {"person_id": record.person})
    flow.view.back_button.click()
    assert frame.place == "today"
