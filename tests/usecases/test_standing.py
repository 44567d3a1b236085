"""What a home stands on, and what it says when it stands on nothing."""

from __future__ import annotations

import pytest

from tests.kit.joined import begun, joined, workplace_in
from tests.kit.two_laptops import two_laptops
from udset_desktop.foundation.problems import AccessRefused, InputRefused
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.usecases import standing
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.joining import keep_new_keys
from udset_desktop.usecases.projects import revoke, write_pack
from udset_desktop.usecases.unlocking import Which, create_vault


@pytest.fixture
def bare(tmp_path):
    """Vault and desk vault of nobody's project."""
    made = workplace_in(tmp_path / "bare")
    create_vault(made, training=True)
    create_vault(made, training=True, which=Which.DESK)
    yield made
    made.close()


def test_before_joining_there_is_no_pack_no_project_and_no_writer(bare):
    vault = bare.require_vault()
    assert standing.pack_in(vault) is None
    assert standing.project_in(vault) is None
    for ask in (standing.require_pack, standing.producer_of, standing.trust_at_laptop):
        with pytest.raises(InputRefused, match=r"usecases\.not_enrolled"):
            ask(vault)


def test_a_pack_without_the_laptops_keys_is_not_joined(tmp_path, bare):
    made = joined(tmp_path)
    bare.require_vault().save_pack(made.laptop.require_vault().load_pack())
    with pytest.raises(InputRefused, match=r"usecases\.not_enrolled"):
        standing.producer_of(bare.require_vault())
    made.close()


def test_a_desk_without_keys_says_so(bare):
    desk = bare.require_desk()
    assert standing.project_at(desk) is None
    with pytest.raises(AccessRefused, match=r"usecases\.no_root_key"):
        standing.root_public_at(desk)
    with pytest.raises(AccessRefused, match=r"usecases\.no_bundle_key"):
        standing.reading_key_at_desk(desk)


def test_a_begun_project_stands_on_its_own_root(tmp_path):
    desk = begun(tmp_path)
    assert standing.root_public_at(desk.require_desk()) == desk.require_desk().load_root_key().public
    assert standing.trust_at_desk(desk).accepted == ()
    assert standing.project_at(desk.require_desk()) == desk.require_project()
    desk.close()


def test_a_laptop_trusts_itself_even_before_the_desk_has_its_card(tmp_path):
    made = joined(tmp_path, believed=False)
    trust = standing.trust_at_laptop(made.laptop.require_vault())
    assert [one.laptop for one in trust.accepted] == [made.enrolled.laptop]
    made.close()


def test_a_laptop_learns_of_others_that_are_believed_no_longer_and_goes_on_with_its_own(tmp_path):
    two = two_laptops(tmp_path)
    ids = [standing.producer_of(one.require_vault()).laptop for one in (two.giver, two.taker)]
    for laptop in ids:
        revoke(two.desk, laptop, last_number=0)
    update(two.giver, write_pack(two.desk, tmp_path / "third.udsetpack").file)
    trust = standing.trust_at_laptop(two.giver.require_vault())
    assert [trust.last_number(laptop) for laptop in ids] == [None, 0]
    two.close()


def test_a_home_without_definitions_of_its_own_uses_the_programs(tmp_path):
    home = workplace_in(tmp_path / "home").home
    assert standing.catalogue_of(home) is own_catalogue()
    assert set(standing.definitions_of(home)) == {one.key for one in own_catalogue().listed()}


def test_a_former_key_opens_and_signs_nothing(tmp_path):
    made = joined(tmp_path)
    vault = made.laptop.require_vault()
    before = standing.producer_of(vault)
    assert standing.opening_secrets(vault) == (before.age.secret,)

    vault.save_setting(standing.LAPTOP_FORMER, [before.laptop])
    standing.keep_former_key(vault)
    keep_new_keys(vault)

    now = standing.producer_of(vault)
    assert standing.former_signers(vault) == {before.laptop: before.signing.public}
    assert standing.opening_secrets(vault) == (now.age.secret, before.age.secret)
    assert now.signing.secret != before.signing.secret


def test_who_has_joined_nothing_has_no_former_key(bare):
    standing.keep_former_key(bare.require_vault())
    assert standing.own_ids(bare.require_vault()) == frozenset()
