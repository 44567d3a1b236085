"""What is ready to leave, worked out from the vault; how it is written stands in test_exporting.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.kit.bundles import record
from tests.kit.decided import LINKING, LINKING_TEXT, REFERENCE
from tests.kit.joined import PROJECT_FILE, joined, put_on_file
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.interview.permission import GivenBy, Permissions, Reply
from udset_desktop.interview.person import Person
from udset_desktop.project.switches import Switches
from udset_desktop.store.vault_values import KeptKey
from udset_desktop.usecases import outgoing, standing
from udset_desktop.usecases.carrying import deliver, keep_carrier, parse_address
from udset_desktop.usecases.exporting import make_bundles, preview, read_bundle
from udset_desktop.usecases.link_keys import LINK_KEY


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


def test_a_switch_whose_last_day_has_passed_is_off_for_every_verb(tmp_path, stick):
    """For what waits as for what is made: looked at, made, offered by hand and sent."""
    both = joined(tmp_path, PROJECT_FILE.replace("[switches]\ncomparison = false", LINKING_TEXT))
    laptop = both.laptop
    vault = laptop.require_vault()
    vault.save_key(KeptKey(name=LINK_KEY, secret=bytes(range(32)).hex(), public="post"))
    keep_carrier(laptop, parse_address(str(stick)))
    yes = Permissions(talk=Reply.YES, figures=Reply.YES, linking=Reply.YES, given_by=GivenBy.PERSON)
    put_on_file(laptop, replace(record(1), link=REFERENCE, permissions=yes))
    assert all(line.link for line in outgoing.ready_of(laptop).load.records)
    make_bundles(laptop)

    laptop.clock = FixedClock(datetime(2027, 5, 2, 9, tzinfo=UTC))
    assert not laptop.require_project().switches.linking
    assert laptop.require_settings().switches.linking == LINKING
    assert deliver(laptop).delivered == ()
    assert outgoing.kind_of(standing.project_today(laptop)) == "anonymised"
    shown = preview(laptop)
    assert (shown.kind, shown.linking, shown.records) == ("anonymised", False, 1)
    (written,) = make_bundles(laptop, shown=shown)
    assert (written.number, deliver(laptop).delivered) == (1, (1,))
    (file,) = stick.glob("*.udset")
    opened = read_bundle(laptop, file)
    assert (opened.kind, [line.record.link for line in opened.records]) == ("anonymised", [""])
    both.close()
