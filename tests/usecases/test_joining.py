"""Joining, looked at from what the vault then holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.joined import PROJECT_FILE, begun, joined, workplace_in
from udset_desktop.foundation.problems import Incompatible, InputRefused
from udset_desktop.sealing.keys import recipient_of
from udset_desktop.usecases.joining import card_of, join_project, take_pack_at_desk
from udset_desktop.usecases.projects import write_pack
from udset_desktop.usecases.standing import LAPTOP_ORGANISATION, producer_of, require_pack
from udset_desktop.usecases.unlocking import VaultState, vault_state


def test_the_vault_keeps_the_very_pack_and_the_laptops_own_keys(tmp_path):
    made = joined(tmp_path)
    vault = made.laptop.require_vault()
    assert vault.load_pack().content == made.pack.file.read_bytes()
    producer = producer_of(vault)
    assert recipient_of(producer.age.secret) == producer.age.recipient
    assert producer.coordinators == require_pack(vault).recipients
    made.close()


def test_two_laptops_never_share_a_key_or_an_id(tmp_path):
    made = joined(tmp_path)
    spare = workplace_in(tmp_path / "spare-home")
    joined_too = join_project(
        spare, made.pack.file, made.pack.code, passphrase="", organisation="", out=tmp_path
    )
    first, _ = card_of(made.laptop.require_vault())
    assert {first.id, first.public, first.recipient}.isdisjoint(
        {joined_too.card.id, joined_too.card.public, joined_too.card.recipient}
    )
    spare.close()
    made.close()


def packed(tmp_path, organisations):
    """A desk with so many organisations, and its pack."""
    text = PROJECT_FILE.partition("[[organisation]]")[0]
    for code in ("council", "centre")[:organisations]:
        text += f'\n[[organisation]]\ncode = "{code}"\nname = "{code}"\n'
    desk = begun(tmp_path, text)
    return desk, write_pack(desk, tmp_path / "p.udsetpack")


@pytest.mark.parametrize(
    ("organisations", "chosen", "kept"),
    [(0, "", ""), (1, "", "council"), (2, "centre", "centre")],
)
def test_the_organisation_is_the_only_one_or_the_chosen_one(tmp_path, organisations, chosen, kept):
    desk, pack = packed(tmp_path, organisations)
    laptop = workplace_in(tmp_path / "laptop-home")
    join_project(laptop, pack.file, pack.code, passphrase="", organisation=chosen, out=None)
    assert laptop.require_vault().load_setting(LAPTOP_ORGANISATION) == kept
    laptop.close()
    desk.close()


def test_among_several_organisations_one_must_be_named_before_a_vault_is_made(tmp_path):
    desk, pack = packed(tmp_path, 2)
    laptop = workplace_in(tmp_path / "laptop-home")
    with pytest.raises(InputRefused, match=r"project\.organisation_needed"):
        join_project(laptop, pack.file, pack.code, passphrase="", organisation="", out=None)
    assert vault_state(laptop) is VaultState.NONE
    laptop.close()
    desk.close()


def test_the_desk_that_signs_packs_does_not_take_its_own(tmp_path):
    made = joined(tmp_path)
    with pytest.raises(InputRefused, match=r"project\.pack_not_newer"):
        take_pack_at_desk(made.desk, made.pack.file)
    made.close()


def test_a_pack_in_a_wording_of_a_newer_program_is_refused_and_nothing_made(tmp_path):
    desk = begun(tmp_path)
    desk.project = replace(desk.require_project(), wording="99")
    pack = write_pack(desk, tmp_path / "p.udsetpack")
    laptop = workplace_in(tmp_path / "laptop-home")
    with pytest.raises(Incompatible, match=r"project\.wording_newer"):
        join_project(laptop, pack.file, pack.code, passphrase="", organisation="", out=None)
    assert vault_state(laptop) is VaultState.NONE
    laptop.close()
    desk.close()
