from dataclasses import replace

import pytest

from tests.kit.joined import PASSPHRASE, begun, joined
from tests.kit.real_homes import OWN, both_at_one_desk
from tests.kit.talks import finished_talk
from udset_desktop.foundation.problems import AccessRefused, InputRefused
from udset_desktop.usecases import overseeing
from udset_desktop.usecases.enrolling import enrol
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.kept_pool import require_pool
from udset_desktop.usecases.merging import merge_files
from udset_desktop.usecases.projects import accept_card, join_as_coordinator, revoke, write_pack
from udset_desktop.usecases.unlocking import Which, lock, unlock


@pytest.fixture
def river(tmp_path):
    both = joined(tmp_path)
    yield both
    both.close()


def test_a_laptop_that_was_never_heard_is_listed_with_its_organisation(river):
    [laptop] = overseeing.oversight(river.desk).laptops
    assert laptop.laptop == river.enrolled.laptop
    assert laptop.organisation == "Machair Council"
    assert (laptop.heard_on, laptop.bundles, laptop.pack) == ("", 0, 0)


def test_a_bundle_taken_in_tells_when_the_laptop_was_heard_and_its_pack(river, tmp_path):
    finished_talk(river.laptop, "Agnes")
    [bundle] = write_bundles(river.laptop, tmp_path)
    merge_files(river.desk, require_pool(river.desk), [bundle.file])
    [laptop] = overseeing.oversight(river.desk).laptops
    assert (laptop.heard_on, laptop.bundles, laptop.missing, laptop.pack) == ("2026-06-01", 1, (), 1)


def test_a_bundle_that_never_came_is_missing(river, tmp_path):
    files = []
    for name in ("Agnes", "Isla"):
        finished_talk(river.laptop, name)
        files += [one.file for one in write_bundles(river.laptop, tmp_path)]
    merge_files(river.desk, require_pool(river.desk), files[1:])
    [laptop] = overseeing.oversight(river.desk).laptops
    assert laptop.missing == (1,)


def test_a_pack_is_current_until_settings_or_trust_change(river, tmp_path):
    # The card was accepted after the pack was written.
    before = overseeing.oversight(river.desk)
    assert (before.pack_number, before.pack_on, before.pack_is_current) == (1, "2026-06-01", False)
    assert before.code == river.pack.code
    write_pack(river.desk, tmp_path / "second.udsetpack")
    assert overseeing.oversight(river.desk).pack_is_current
    overseeing.change_project(river.desk, replace(river.desk.project, threshold=7))
    assert not overseeing.oversight(river.desk).pack_is_current
    write_pack(river.desk, tmp_path / "third.udsetpack")
    assert overseeing.oversight(river.desk).pack_is_current
    revoke(river.desk, river.enrolled.laptop, last_number=0)
    seen = overseeing.oversight(river.desk)
    assert not seen.pack_is_current
    assert seen.laptops[0].last_number == 0


def test_changed_settings_are_kept_over_a_lock(tmp_path):
    desk = begun(tmp_path)
    overseeing.change_project(desk, replace(desk.project, threshold=8))
    lock(desk)
    unlock(desk, which=Which.DESK)
    assert desk.project.threshold == 8
    desk.close()


def test_settings_that_no_laptop_would_take_are_refused_with_every_finding(tmp_path):
    desk = begun(tmp_path)
    with pytest.raises(InputRefused) as refused:
        overseeing.change_project(desk, replace(desk.project, threshold=1, floor=0))
    assert {one.where for one in refused.value.findings} == {"threshold", "floor"}
    with pytest.raises(InputRefused, match=r"project\.other_project"):
        overseeing.change_project(desk, replace(desk.project, id="ffff000011112222"))
    with pytest.raises(InputRefused, match=r"project\.instrument_unknown"):
        overseeing.change_project(desk, replace(desk.project, instruments=("never-was/1.0.0",)))
    assert overseeing.at_desk(desk).project.threshold == 5
    desk.close()


def test_a_second_coordinator_sees_but_does_not_change(river, tmp_path):
    second = replace(river.laptop, home=replace(river.laptop.home, folder=tmp_path / "second"), vault=None)
    pack = write_pack(river.desk, tmp_path / "second.udsetpack")
    join_as_coordinator(second, pack.file, pack.code, passphrase="", card=tmp_path / "second.udsetcard")
    seen = overseeing.oversight(second)
    assert not seen.holds_root
    assert seen.code == ""
    assert [one.laptop for one in seen.laptops] == [river.enrolled.laptop]
    with pytest.raises(AccessRefused, match=r"usecases\.no_root_key"):
        overseeing.change_project(second, second.project)
    second.close()


def test_a_desk_beside_a_laptop_goes_by_its_own_newer_settings(tmp_path):
    desk = begun(tmp_path)
    pack = write_pack(desk, tmp_path / "one.udsetpack")
    enrolled = enrol(desk, pack.file, pack.code, passphrase="")
    accept_card(desk, enrolled.card, enrolled.code)
    overseeing.change_project(overseeing.at_desk(desk), replace(desk.project, threshold=9))
    assert desk.project.threshold == 5
    assert overseeing.at_desk(desk).project.threshold == 9
    desk.close()


def test_a_laptop_goes_by_its_pack_also_where_the_desk_beside_it_is_opened_later(tmp_path):
    made = both_at_one_desk(tmp_path)
    desk = made.desk
    overseeing.change_project(overseeing.at_desk(desk), replace(desk.project, threshold=9))
    lock(desk)
    unlock(desk, OWN)
    unlock(desk, PASSPHRASE, Which.DESK)
    assert desk.project.threshold == 5
    assert overseeing.at_desk(desk).project.threshold == 9
    made.close()


def test_a_home_is_a_coordinators_while_its_desk_is_locked_too(river):
    assert overseeing.has_desk(river.desk)
    lock(river.desk)
    assert overseeing.has_desk(river.desk)
    assert not overseeing.has_desk(river.laptop)
    with pytest.raises(AccessRefused):
        overseeing.at_desk(river.desk)


def test_of_versions_that_differ_in_words_alone_the_newest_and_what_is_used_can_be_chosen(river):
    project = river.desk.require_project()
    listed = [
        one.key
        for one in overseeing.oversight(river.desk).conversations
        if one.key.startswith("carer-review/")
    ]
    assert "carer-review/1.0.0" in project.instruments
    assert listed == ["carer-review/1.0.0", "carer-review/1.0.1", "carer-review/2.0.1", "carer-review/2.1.1"]
