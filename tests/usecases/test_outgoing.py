"""What is ready to leave, worked out from the vault; how it is written stands in test_exporting.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.kit.bundles import record
from tests.kit.decided import LINKING, LINKING_TEXT
from tests.kit.joined import PROJECT_FILE, joined
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.interview.person import Person
from udset_desktop.project.switches import Switches
from udset_desktop.usecases import outgoing, standing


@pytest.fixture
def laptop(tmp_path):
    made = joined(tmp_path)
    vault = made.laptop.require_vault()
    for seed in range(4):
        vault.save_person(Person(id=record(seed).person, name="Somebody"))
        vault.save_record(record(seed))
    yield made.laptop
    made.close()


def test_everything_on_file_with_permission_is_ready_once(laptop):
    ready = outgoing.ready_of(laptop)
    assert {line.record for line in ready.load.records} == {record(seed).id for seed in range(4)}
    assert (ready.revisions, ready.notices, ready.ended, ready.staying) == (0, (), (), ())


def test_looking_twice_gives_the_same_load(laptop):
    assert outgoing.ready_of(laptop) == outgoing.ready_of(laptop)


def test_sealing_twice_gives_the_same_inner_bytes_and_number(laptop):
    ready = outgoing.ready_of(laptop)
    first, second = (outgoing.seal_ready(laptop, ready) for _ in range(2))
    assert [one.inner for one in first] == [one.inner for one in second]
    assert [one.number for one in first] == [1]


def test_long_work_tells_how_far_it_is(laptop):
    told = []

    class Watcher:
        def checkpoint(self, share=None):
            told.append(share)

    outgoing.ready_of(laptop, Watcher())
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1


def test_a_project_with_linking_or_words_is_called_pseudonymised(laptop):
    project = laptop.require_project()
    assert outgoing.kind_of(project) == "anonymised"
    for switches in (Switches(linking=True), Switches(words=True)):
        assert outgoing.kind_of(replace(project, switches=switches)) == "pseudonymised"
    assert outgoing.kind_of(replace(project, switches=Switches(comparison=True))) == "anonymised"


def test_one_record_that_cannot_be_written_does_not_keep_the_others_at_home(laptop):
    odd = record(9)
    odd = replace(odd, instrument=replace(odd.instrument, version="9.9.9"))
    vault = laptop.require_vault()
    vault.save_person(Person(id=odd.person, name="Somebody"))
    vault.save_record(odd)
    ready = outgoing.ready_of(laptop)
    assert len(ready.load.records) == 4
    assert ready.staying == (("exporting.stays_odd", 1),)


def test_a_switch_whose_last_day_has_passed_is_off_for_every_verb(tmp_path):
    both = joined(tmp_path, PROJECT_FILE.replace("[switches]\ncomparison = false", LINKING_TEXT))
    laptop = both.laptop
    assert laptop.require_project().switches.linking
    laptop.clock = FixedClock(datetime(2027, 5, 2, 9, tzinfo=UTC))
    assert not laptop.require_project().switches.linking
    assert outgoing.kind_of(standing.project_today(laptop)) == "anonymised"
    assert laptop.require_settings().switches.linking == LINKING
    both.close()
