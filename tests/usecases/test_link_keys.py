"""The link key on a laptop: taken by six words, used only with permission, destroyed when linking ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.kit.bundles import record
from tests.kit.decided import LINKING, LINKING_TEXT
from tests.kit.joined import PROJECT_FILE, joined, put_on_file
from udset_desktop.foundation.clock import FixedClock
from udset_desktop.foundation.problems import AccessRefused, InputRefused
from udset_desktop.interview.permission import GivenBy, Permissions, Purpose, Reply
from udset_desktop.project.reference import new_references
from udset_desktop.sealing.pseudonym import person_key
from udset_desktop.store.pool_engine import reading
from udset_desktop.usecases import link_keys, linking, outgoing, rights
from udset_desktop.usecases.changing_mind import change_mind
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.exporting import make_bundles, write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.overseeing import change_project
from udset_desktop.usecases.pool_desk import opened_pool
from udset_desktop.usecases.projects import write_pack
from udset_desktop.usecases.unlocking import unlock
from udset_desktop.usecases.workplace import open_workplace

LINKED = PROJECT_FILE.replace("[switches]\ncomparison = false", LINKING_TEXT)
REFERENCE, OTHER = new_references(2)


@pytest.fixture
def both(tmp_path):
    made = joined(tmp_path, LINKED)
    yield made
    made.close()


def post(tmp_path, both, name="one"):
    """The file for the laptops, made by the post from a pack that names them."""
    pack = write_pack(both.desk, tmp_path / f"{name}.udsetpack")
    machine = open_workplace(type(both.desk.home)(folder=tmp_path / "posts-machine"), clock=both.desk.clock)
    return linking.make_link_key(
        machine,
        pack.file,
        pack.code,
        keep=tmp_path / f"{name}.txt",
        out=tmp_path / f"{name}.udsetlink",
    )


def joinable(seed=1, **changes):
    allowed = Permissions(talk=Reply.YES, figures=Reply.YES, linking=Reply.YES, given_by=GivenBy.PERSON)
    return replace(record(seed), link=REFERENCE, permissions=allowed, **changes)


def links(laptop):
    return {line.record: line.link for line in outgoing.ready_of(laptop).load.records}


def test_with_the_key_a_person_with_a_reference_who_said_yes_is_joined_and_nobody_else(both, tmp_path):
    one, other = joinable(1), joinable(2)
    without, unasked = (
        joinable(
            3,
        ),
        replace(joinable(4), permissions=record(4).permissions),
    )
    without = replace(without, link="")
    put_on_file(both.laptop, one, other, without, unasked)
    assert set(links(both.laptop).values()) == {""}

    made = post(tmp_path, both)
    link_keys.take_link_key(both.laptop, made.file, made.code)
    assert "link_key_taken" in {line.what for line in both.laptop.require_vault().load_audit_lines()}

    found = links(both.laptop)
    assert found[one.id] == found[other.id] != ""
    assert len(found[one.id]) == 32
    assert (found[without.id], found[unasked.id]) == ("", "")


def test_a_wrong_reference_put_right_joins_what_was_sent_with_the_right_person(both, tmp_path):
    vault = both.laptop.require_vault()
    wrong, another = joinable(1), replace(joinable(2), link=OTHER)
    put_on_file(both.laptop, wrong, another)
    vault.save_person(replace(vault.load_person(wrong.person), link=REFERENCE))
    made = post(tmp_path, both)
    link_keys.take_link_key(both.laptop, made.file, made.code)
    write_bundles(both.laptop, tmp_path)
    assert links(both.laptop) == {}  # both have gone

    slipped = REFERENCE[:-1] + ("3" if REFERENCE.endswith("2") else "2")
    for slip in (slipped, "14/02/1938"):
        with pytest.raises(InputRefused, match=r"interview\.reference"):
            rights.put_right(both.laptop, wrong.person, rights.PutRight(link=slip))
    done = rights.put_right(both.laptop, wrong.person, rights.PutRight(link=OTHER.lower()))

    assert (done.person.link, done.records) == (OTHER, 1)
    revised = vault.load_record(wrong.id)
    assert (revised.link, revised.revision, revised.answers) == (OTHER, 2, wrong.answers)
    (again,) = outgoing.ready_of(both.laptop).load.records  # follows what went
    project = both.laptop.require_project()
    key = link_keys.link_key_in(vault, project)
    assert (again.record, again.link) == (wrong.id, person_key(key, OTHER))
    assert vault.load_record(another.id).revision == 1


def test_the_six_words_are_needed_once_and_again_for_another_post(both, tmp_path):
    made = post(tmp_path, both)
    with pytest.raises(InputRefused, match="words_needed"):
        link_keys.take_link_key(both.laptop, made.file)
    with pytest.raises(InputRefused, match="words_differ"):
        link_keys.take_link_key(both.laptop, made.file, both.pack.code)
    assert not link_keys.has_link_key(both.laptop.require_vault())
    link_keys.take_link_key(both.laptop, made.file, made.code)
    link_keys.take_link_key(both.laptop, made.file)

    other = post(tmp_path, both, "two")
    with pytest.raises(InputRefused, match="words_needed"):
        link_keys.take_link_key(both.laptop, other.file)


def test_a_key_is_not_taken_while_linking_is_off(tmp_path, both):
    made = post(tmp_path, both)
    both.laptop.clock = FixedClock(datetime(2027, 5, 2, 9, tzinfo=UTC))
    with pytest.raises(InputRefused, match=r"linking\.not_on"):
        link_keys.take_link_key(both.laptop, made.file, made.code)


def test_a_key_for_another_project_is_not_taken(tmp_path, both):
    (tmp_path / "other").mkdir()
    other = joined(tmp_path / "other", LINKED)
    made = post(tmp_path / "other", other)
    with pytest.raises(AccessRefused):
        link_keys.take_link_key(both.laptop, made.file, made.code)
    other.close()


def test_a_pack_without_linking_destroys_the_key_and_sends_the_lines_anew_without_it(both, tmp_path):
    put_on_file(both.laptop, joinable())
    made = post(tmp_path, both)
    link_keys.take_link_key(both.laptop, made.file, made.code)
    project = both.desk.require_settings()
    change_project(both.desk, replace(project, switches=replace(project.switches, linking=False)))

    update(both.laptop, write_pack(both.desk, tmp_path / "off.udsetpack").file)

    vault = both.laptop.require_vault()
    assert not link_keys.has_link_key(vault)
    assert vault.load_audit_lines()[-1].what == "link_key_destroyed"
    assert set(links(both.laptop).values()) == {""}


def test_a_no_to_linking_stops_a_bundle_that_waits_and_reaches_the_pool(both, tmp_path):
    told = joinable()
    put_on_file(both.laptop, told)
    made = post(tmp_path, both)
    link_keys.take_link_key(both.laptop, made.file, made.code)
    (key,) = links(both.laptop).values()

    make_bundles(both.laptop)
    change_mind(both.laptop, told.id, Purpose.LINKING, Reply.NO, reason="changed their mind")
    assert both.laptop.require_vault().load_outgoing() == ()
    assert links(both.laptop) == {told.id: ""}

    change_mind(both.laptop, told.id, Purpose.LINKING, Reply.YES, reason="changed it again")
    address = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(both.desk, address)
    bring(both, address, tmp_path / "joined")
    assert key in lines_in(both, address)
    change_mind(both.laptop, told.id, Purpose.LINKING, Reply.NO, reason="changed their mind")
    bring(both, address, tmp_path / "apart")
    assert key not in lines_in(both, address)


def bring(both, address, folder):
    folder.mkdir()
    written = write_bundles(both.laptop, folder)
    assert merge_files(both.desk, address, [one.file for one in written]).refused == 0


def lines_in(both, address):
    with opened_pool(both.desk, address) as pool, reading(pool.engine, pool.place) as link:
        return str(link.rows("SELECT line FROM revision") + link.rows("SELECT link FROM figure"))


def test_after_the_last_day_the_key_makes_nothing_and_goes_with_the_next_unlocking(both, tmp_path):
    put_on_file(both.laptop, joinable())
    made = post(tmp_path, both)
    link_keys.take_link_key(both.laptop, made.file, made.code)
    home = both.laptop.home
    both.laptop.clock = FixedClock(datetime(2027, 5, 2, 9, tzinfo=UTC))
    assert set(links(both.laptop).values()) == {""}
    both.laptop.close()

    later = open_workplace(home, clock=FixedClock(datetime(2027, 5, 2, 9, tzinfo=UTC)))
    unlock(later)
    assert not link_keys.has_link_key(later.require_vault())
    later.close()


def test_the_key_stays_while_the_switch_holds(both, tmp_path):
    made = post(tmp_path, both)
    link_keys.take_link_key(both.laptop, made.file, made.code)
    vault, project = both.laptop.require_vault(), both.laptop.require_settings()
    assert project.switches.linking == LINKING
    assert not link_keys.let_link_key_go(vault, project, both.laptop.clock)
    assert link_keys.link_key_in(vault, project) is not None


def test_a_laptop_says_whether_it_has_the_key_and_until_when(tmp_path, both):
    assert link_keys.link_standing(both.laptop) == link_keys.LinkStanding(has_key=False, until="2027-05-01")
    made = post(tmp_path, both)
    link_keys.take_link_key(both.laptop, made.file, made.code)
    assert link_keys.link_standing(both.laptop).has_key
    assert link_keys.link_standing(both.desk) is None
    both.laptop.clock = FixedClock(datetime(2027, 5, 2, 9, tzinfo=UTC))
    assert link_keys.link_standing(both.laptop) is None
