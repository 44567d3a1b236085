"""A second holder of the root key, and a new root in place of one that is lost or in the wrong hands."""

from __future__ import annotations

import pytest

from tests.kit.bundles import record
from tests.kit.joined import joined, put_on_file, workplace_in
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, InputRefused
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.project.pack import parse_pack
from udset_desktop.usecases import standing
from udset_desktop.usecases.enrolling import enrol, update
from udset_desktop.usecases.exporting import write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, pool_digest
from udset_desktop.usecases.projects import (
    accept_card,
    add_coordinator,
    hand_root_key,
    join_as_coordinator,
    known_colleagues,
    known_laptops,
    new_root_key,
    remove_coordinator,
    revoke,
    take_root_key,
    write_pack,
)


@pytest.fixture
def desks(tmp_path):
    """The first coordinator with a laptop, and a second one whom the latest pack names."""
    first = joined(tmp_path)
    second = workplace_in(tmp_path / "second-home")
    card = join_as_coordinator(second, first.pack.file, first.pack.code, passphrase="")
    add_coordinator(first.desk, card.file, card.code)
    pack = write_pack(first.desk, tmp_path / "two.udsetpack")
    update(second, pack.file)
    update(first.laptop, pack.file)
    yield first, second, card.coordinator
    first.close()
    second.close()


def handed(desks, tmp_path):
    first, second, coordinator = desks
    file = tmp_path / "root.udsetroot"
    hand_root_key(first.desk, coordinator, file)
    take_root_key(second, file)
    return file


def acts_at(desk):
    return {line.what for line in desk.require_desk().vault.load_audit_lines()}


def test_a_second_holder_goes_on_when_the_first_is_gone(desks, tmp_path):
    first, second, _ = desks
    handed(desks, tmp_path)
    assert {"coordinator_added", "root_handed"} <= acts_at(first.desk)
    assert {"desk_joined", "root_taken"} <= acts_at(second)
    [gone] = known_colleagues(second)
    remove_coordinator(second, gone)
    assert "coordinator_removed" in acts_at(second)
    revoke(second, first.enrolled.laptop, last_number=4)

    pack = write_pack(second, tmp_path / "on.udsetpack")
    assert update(first.laptop, pack.file) == pack.number

    told = parse_pack(pack.file.read_bytes())
    own = second.require_desk().load_bundle_key().recipient
    assert told.recipients == (own,)
    assert [one.last_number for one in known_laptops(second)] == [4]
    assert told.trust_list().last_number(first.enrolled.laptop) == 4


def test_both_holders_sign_packs_with_rising_numbers_and_the_same_six_words(desks, tmp_path):
    first, second, _ = desks
    handed(desks, tmp_path)
    mine = write_pack(second, tmp_path / "a.udsetpack")
    with pytest.raises(InputRefused, match=r"project\.pack_not_newer"):
        update(second, mine.file)
    assert update(first.desk, mine.file) == mine.number
    theirs = write_pack(first.desk, tmp_path / "b.udsetpack")

    assert theirs.number == mine.number + 1
    assert theirs.code == mine.code
    assert update(second, theirs.file) == theirs.number
    assert standing.trust_at_desk(second) == standing.trust_at_desk(first.desk)


def test_the_file_with_the_root_key_opens_for_one_coordinator_alone(desks, tmp_path):
    first, second, coordinator = desks
    file = tmp_path / "root.udsetroot"
    hand_root_key(first.desk, coordinator, file)
    third = workplace_in(tmp_path / "third-home")
    join_as_coordinator(third, first.pack.file, first.pack.code, passphrase="")

    with pytest.raises(AccessRefused, match="not_for_this_key"):
        take_root_key(third, file)
    damaged = tmp_path / "damaged"
    damaged.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(BundleRefused):
        take_root_key(second, damaged)

    assert first.desk.require_desk().load_root_key().secret.encode() not in file.read_bytes()
    assert second.require_desk().load_root_key() is None
    third.close()


def test_only_a_holder_hands_it_on_and_only_to_a_coordinator(desks, tmp_path):
    first, second, _ = desks
    with pytest.raises(InputRefused, match=r"project\.coordinator_unknown"):
        hand_root_key(first.desk, "nobody", tmp_path / "x")
    with pytest.raises(AccessRefused, match="no_root_key"):
        hand_root_key(second, known_colleagues(second)[0], tmp_path / "x")
    with pytest.raises(AccessRefused, match="no_root_key"):
        remove_coordinator(second, known_colleagues(second)[0])
    assert not (tmp_path / "x").exists()


def test_another_projects_root_is_not_taken(desks, tmp_path):
    first, second, _ = desks
    new_root_key(first.desk)
    file = tmp_path / "root.udsetroot"
    hand_root_key(first.desk, known_colleagues(first.desk)[0], file)

    with pytest.raises(InputRefused, match=r"project\.other_project"):
        take_root_key(second, file)


def test_without_any_root_key_a_second_coordinator_begins_a_new_one(desks, tmp_path):
    first, second, _ = desks
    old = standing.root_public_at(second.require_desk())
    new_root_key(second)
    assert "root_renewed" in acts_at(second)
    remove_coordinator(second, known_colleagues(second)[0])
    pack = write_pack(second, tmp_path / "new.udsetpack")

    for words, problem in (("", r"project\.other_root"), ("one two three four five six", r"words_differ")):
        with pytest.raises(InputRefused, match=problem):
            update(first.laptop, pack.file, words)
    assert update(first.laptop, pack.file, pack.code) == pack.number
    assert "root_changed" in {line.what for line in first.laptop.require_vault().load_audit_lines()}

    told = standing.require_pack(first.laptop.require_vault())
    assert told.root != old
    assert [one.laptop for one in told.trust_list().accepted] == [first.enrolled.laptop]


def test_what_the_old_root_signs_is_believed_no_more(desks, tmp_path):
    first, second, _ = desks
    new_root_key(second)
    pack = write_pack(second, tmp_path / "new.udsetpack")
    update(first.laptop, pack.file, pack.code)
    for _ in range(3):
        forged = write_pack(first.desk, tmp_path / f"old-{_}.udsetpack")

    with pytest.raises(InputRefused, match=r"project\.other_root"):
        update(first.laptop, forged.file)
    with pytest.raises(InputRefused, match=r"project\.other_root"):
        update(second, forged.file)


def test_the_former_holder_takes_the_new_pack_by_its_words_and_signs_no_more(desks, tmp_path):
    first, second, _ = desks
    new_root_key(second)
    pack = write_pack(second, tmp_path / "new.udsetpack")

    update(first.desk, pack.file, pack.code)

    assert first.desk.require_desk().load_root_key() is None
    assert standing.trust_at_desk(first.desk) == standing.trust_at_desk(second)
    with pytest.raises(AccessRefused, match="no_root_key"):
        write_pack(first.desk, tmp_path / "forged.udsetpack")


def test_a_pool_with_entries_of_the_old_root_goes_on_under_the_new_one(desks, tmp_path):
    first, second, _ = desks
    put_on_file(first.laptop, record(1))
    pool = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(first.desk, pool)
    [bundle] = write_bundles(first.laptop, tmp_path)
    merge_files(first.desk, pool, [bundle.file])
    new_root_key(second)
    pack = write_pack(second, tmp_path / "new.udsetpack")
    update(first.laptop, pack.file, pack.code)
    put_on_file(first.laptop, record(2))
    [bundle] = write_bundles(first.laptop, tmp_path)

    done = merge_files(second, pool, [bundle.file])

    assert (done.numbers["new"], done.refused) == (1, 0)


def test_a_desk_without_the_new_pack_is_told_what_to_ask_for(desks, tmp_path):
    first, second, _ = desks
    put_on_file(first.laptop, record(1))
    pool = PoolAddress(place=str(tmp_path / "pool.db"))
    init_pool(first.desk, pool)
    new_root_key(second)
    pack = write_pack(second, tmp_path / "new.udsetpack")
    update(first.laptop, pack.file, pack.code)
    [bundle] = write_bundles(first.laptop, tmp_path)
    merge_files(second, pool, [bundle.file])
    before = pool_digest(second, pool)

    with pytest.raises(BundleRefused, match=r"pool_desk\.another_root") as refused:
        merge_files(first.desk, pool, [bundle.file])

    assert "newest pack" in sentence_of(refused.value.code, {})
    assert pool_digest(second, pool) == before
    update(first.desk, pack.file, pack.code)
    assert merge_files(first.desk, pool, [bundle.file]).refused == 0


def test_a_laptop_of_the_new_root_joins_and_is_accepted(desks, tmp_path):
    _, second, _ = desks
    new_root_key(second)
    pack = write_pack(second, tmp_path / "new.udsetpack")
    laptop = workplace_in(tmp_path / "new-laptop")
    enrolled = enrol(laptop, pack.file, pack.code, passphrase="")

    accept_card(second, enrolled.card, enrolled.code)

    assert len(known_laptops(second)) == 2
    laptop.close()
