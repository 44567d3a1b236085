"""A desk put back from a backup knows again whom it believes, and which packs are out, before it signs or takes in."""

import pytest

from tests.kit.cut_logs import lose_last_saving
from tests.kit.joined import PASSPHRASE, joined, workplace_in
from tests.kit.real_homes import real_river
from tests.kit.talks import finished_talk
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.usecases import restoring
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.backing_up import back_up
from udset_desktop.usecases.catching_up import bring_up_to_date
from udset_desktop.usecases.enrolling import enrol, update
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.kept_pool import go_by_pool
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files
from udset_desktop.usecases.overseeing import oversight
from udset_desktop.usecases.projects import (
    accept_card,
    catch_up,
    known_laptops,
    new_root_key,
    revoke,
    write_pack,
)
from udset_desktop.usecases.standing import KNOWN_ROOT, fall_behind
from udset_desktop.usecases.unlocking import Which, unlock


class Lost:
    """A desk lost after a laptop was revoked and pack 3 written, and put back as it was before both."""

    def __init__(self, folder):
        self.river = real_river(folder)
        self.bad = workplace_in(folder / "bad-home")
        card = enrol(self.bad, self.river.pack.file, self.river.pack.code, passphrase=PASSPHRASE)
        self.bad_id = accept_card(self.river.desk, card.card, card.code)
        self.second = write_pack(self.river.desk, folder / "second.udsetpack")
        update(self.river.laptop, self.second.file)
        finished_talk(self.bad, "Somebody")
        (folder / "stick").mkdir()
        [self.sent] = [one.file for one in write_bundles(self.bad, folder / "stick")]
        self.backup = back_up(self.river.desk, folder / "desk.udsetbackup", Which.DESK).file
        self.pool = PoolAddress(place=str(folder / "pool.db"))
        init_pool(self.river.desk, self.pool)
        revoke(self.river.desk, self.bad_id, last_number=0)
        self.newest = write_pack(self.river.desk, folder / "third.udsetpack")
        update(self.river.laptop, self.newest.file)
        self.desk = workplace_in(folder / "new-desk")
        self.folder = folder

    def put_back(self):
        return restoring.restore(self.desk, self.backup, PASSPHRASE)

    def last_number(self):
        return {one.laptop: one.last_number for one in known_laptops(self.desk)}[self.bad_id]

    def close(self):
        for one in (self.river, self.bad, self.desk):
            one.close()


@pytest.fixture
def lost(tmp_path):
    made = Lost(tmp_path)
    made.put_back()
    yield made
    made.close()


def refusal(deed):
    with pytest.raises(InputRefused) as refused:
        deed()
    return refused.value.findings


def test_until_it_has_caught_up_it_signs_no_pack_makes_no_root_and_takes_no_bundle_in(lost):
    anew = PoolAddress(place=str(lost.folder / "anew.db"))
    init_pool(lost.desk, anew)
    before = (lost.folder / "anew.db").read_bytes()
    for deed in (
        lambda: write_pack(lost.desk, lost.folder / "wrong.udsetpack"),
        lambda: new_root_key(lost.desk),
        lambda: merge_files(lost.desk, anew, [lost.sent]),
    ):
        [finding] = refusal(deed)
        assert (finding.code, finding.context) == ("project.desk_behind", {"date": "2026-06-01"})
    assert not (lost.folder / "wrong.udsetpack").exists()
    assert (lost.folder / "anew.db").read_bytes() == before
    assert oversight(lost.desk).behind_since == "2026-06-01"


def test_the_newest_pack_tells_who_is_believed_no_longer_and_the_next_one_is_newer(lost):
    done = catch_up(lost.desk, lost.newest.file)
    assert (done.number, done.pool_asked) == (3, False)
    assert lost.last_number() == 0
    assert oversight(lost.desk).behind_since == ""
    anew = PoolAddress(place=str(lost.folder / "anew.db"))
    init_pool(lost.desk, anew)
    [outcome] = merge_files(lost.desk, anew, [lost.sent]).files
    assert [one.code for one in outcome.findings] == ["bundle.laptop_revoked"]
    following = write_pack(lost.desk, lost.folder / "fourth.udsetpack")
    assert following.number == 4
    assert update(lost.river.laptop, following.file) == 4
    line = look_at_log(lost.desk, Which.DESK).lines
    assert [(one.what, one.told) for one in line if one.what == "caught_up"] == [("caught_up", "number=3")]


def test_an_older_pack_or_a_foreign_one_leaves_it_behind(lost, tmp_path):
    [finding] = refusal(lambda: catch_up(lost.desk, lost.river.pack.file))
    assert finding.code == "project.pack_not_newer"
    (tmp_path / "elsewhere").mkdir()
    other = joined(tmp_path / "elsewhere")
    [finding] = refusal(lambda: catch_up(lost.desk, other.pack.file))
    assert finding.code == "project.other_project"
    other.close()
    assert oversight(lost.desk).behind_since


def test_the_pool_tells_what_was_revoked_after_the_last_pack(lost):
    # Pack 2, which the backup knows, is the newest that anybody finds: the pool is all that knows more.
    init_pool(lost.river.desk, lost.pool)  # as every look at it, it learns of the revocation
    assert lost.last_number() is None
    go_by_pool(lost.desk, lost.pool)
    assert lost.last_number() == 0
    assert catch_up(lost.desk, lost.second.file).pool_asked
    assert lost.last_number() == 0


def test_a_pool_that_the_backup_knows_is_asked_by_itself(tmp_path):
    made = Lost(tmp_path)
    go_by_pool(made.river.desk, made.pool)
    made.backup = back_up(made.river.desk, tmp_path / "later.udsetbackup", Which.DESK).file
    revoke(made.river.desk, made.river.enrolled.laptop, last_number=4)
    init_pool(made.river.desk, made.pool)  # the pool learns of it
    made.put_back()
    number, asked, _ = bring_up_to_date(made.desk, None, "")
    assert (number, asked) == (3, True)
    known = {one.laptop: one.last_number for one in known_laptops(made.desk)}
    assert known[made.river.enrolled.laptop] == 4
    made.close()


def test_somebody_who_knows_of_no_newer_pack_says_so(lost):
    assert catch_up(lost.desk).number == 2
    assert write_pack(lost.desk, lost.folder / "next.udsetpack").number == 3


def test_a_laptop_put_back_is_not_behind(lost, tmp_path):
    backup = back_up(lost.river.laptop, tmp_path / "laptop.udsetbackup").file
    other = workplace_in(tmp_path / "other")
    assert restoring.restore(other, backup, PASSPHRASE).laptop
    other.close()


@pytest.fixture
def copied_back(tmp_path):
    """The desk's whole folder as it was after pack 2, put back by hand; a laptop goes by pack 3 and has sent."""
    made = Lost(tmp_path)
    made.put_back()
    fall_behind(made.desk.require_desk().vault, "")  # a copy by hand leaves no word of it
    finished_talk(made.river.laptop, "Ina")
    [made.newer] = [one.file for one in write_bundles(made.river.laptop, tmp_path / "stick")]
    made.anew = PoolAddress(place=str(tmp_path / "anew.db"))
    init_pool(made.desk, made.anew)
    yield made
    made.close()


def test_a_desk_copied_back_by_hand_finds_out_by_a_bundle_that_names_a_newer_pack(copied_back):
    made = copied_back
    first, rest = merge_files(made.desk, made.anew, [made.newer, made.sent]).files
    assert [(one.code, one.context) for one in first.findings] == [
        ("merge.desk_is_older", {"number": 3, "known": 2})
    ]
    assert [one.code for one in rest.findings] == ["project.desk_behind"]
    assert oversight(made.desk).behind_since
    [finding] = refusal(lambda: write_pack(made.desk, made.folder / "wrong.udsetpack"))
    assert finding.code == "project.desk_behind"
    catch_up(made.desk, made.newest.file)
    taken, revoked = merge_files(made.desk, made.anew, [made.newer, made.sent]).files
    assert (taken.state, taken.numbers["new"]) == ("merged", 1)
    assert [one.code for one in revoked.findings] == ["bundle.laptop_revoked"]
    assert write_pack(made.desk, made.folder / "fourth.udsetpack").number == 4


def test_a_desk_that_lacks_savings_has_to_catch_up(tmp_path):
    made = real_river(tmp_path)
    lose_last_saving(made.desk, at_desk=True)
    unlock(made.desk, PASSPHRASE, Which.DESK)
    assert "savings_lost" in [one.what for one in look_at_log(made.desk, Which.DESK).lines]
    assert oversight(made.desk).behind_since
    [finding] = refusal(lambda: write_pack(made.desk, tmp_path / "wrong.udsetpack"))
    assert finding.code == "project.desk_behind"
    catch_up(made.desk, made.pack.file)
    assert write_pack(made.desk, tmp_path / "next.udsetpack").number == 2
    made.close()


def test_a_made_up_pack_number_does_not_keep_a_desk_from_its_work(copied_back):
    made = copied_back
    merge_files(made.desk, made.anew, [made.newer])
    catch_up(made.desk)  # somebody says that no pack was written since
    [taken] = merge_files(made.desk, made.anew, [made.newer]).files
    assert taken.state == "merged"


def test_a_coordinator_who_signs_no_packs_takes_a_bundle_that_names_a_newer_one(copied_back):
    made = copied_back
    desk = made.desk.require_desk()
    desk.vault.save_setting(KNOWN_ROOT, desk.load_root_key().public)
    desk.delete_root_key()
    [taken] = merge_files(made.desk, made.anew, [made.newer]).files
    assert taken.state == "merged"
