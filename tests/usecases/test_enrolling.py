"""A laptop joins: pack and words in, vault and card out, newer packs only from the known root."""

from __future__ import annotations

import pytest

from tests.kit.joined import PASSPHRASE, PROJECT_FILE, begun, workplace_in
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, InputRefused
from udset_desktop.project.card import parse_card
from udset_desktop.sealing import slots
from udset_desktop.usecases.enrolling import enrol, look_at_pack, update, write_card
from udset_desktop.usecases.organisation_keys import new_organisation_key
from udset_desktop.usecases.projects import new_project, set_project, write_pack
from udset_desktop.usecases.unlocking import lock, unlock


def test_a_laptop_goes_by_the_project_of_its_pack(both):
    assert both.laptop.require_project() == both.desk.require_project()
    lock(both.laptop)
    unlock(both.laptop)
    assert both.laptop.require_project() == both.desk.require_project()


def test_the_card_lies_beside_the_pack_and_tells_the_laptops_keys(both):
    assert both.enrolled.card.parent == both.pack.file.parent
    card = parse_card(both.enrolled.card.read_bytes())
    assert (card.id, card.code, card.organisation) == (both.enrolled.laptop, both.enrolled.code, "council")
    assert both.enrolled.code.encode() not in both.enrolled.card.read_bytes()


def test_without_the_right_words_nothing_is_made(tmp_path):
    desk = begun(tmp_path)
    pack = write_pack(desk, tmp_path / "p.udsetpack")
    laptop = workplace_in(tmp_path / "laptop-home")
    for words in ("", "able acid aged also area army", pack.code + " more", " ".join(pack.code.split()[:5])):
        with pytest.raises(InputRefused, match=r"project\.words_differ"):
            enrol(laptop, pack.file, words, passphrase="")
    assert not (tmp_path / "laptop-home").exists()
    desk.close()


def test_a_laptop_joins_once(both):
    with pytest.raises(InputRefused, match=r"usecases\.vault_there"):
        enrol(both.laptop, both.pack.file, both.pack.code, passphrase="")


def test_a_real_laptop_gets_slots_for_passphrase_code_and_its_own_organisation(tmp_path):
    desk = workplace_in(tmp_path / "desk-home")
    new_project(desk, "Machair conversations", passphrase=PASSPHRASE)
    key = new_organisation_key(desk, "council", tmp_path / "council.key")
    other = new_organisation_key(desk, "carers_centre", tmp_path / "centre.key")
    file = tmp_path / "project.toml"
    file.write_text(
        PROJECT_FILE.replace(
            'name = "Machair Council"', f'name = "Council"\nrecovery_public = "{key.recipient}"'
        )
        + f'[[organisation]]\ncode = "carers_centre"\nname = "Centre"\nrecovery_public = "{other.recipient}"\n',
        encoding="utf-8",
    )
    set_project(desk, file)
    pack = write_pack(desk, tmp_path / "p.udsetpack")
    laptop = workplace_in(tmp_path / "laptop-home")
    with pytest.raises(InputRefused, match=r"project\.organisation_unknown"):
        enrol(laptop, pack.file, pack.code, passphrase=PASSPHRASE, organisation="police")
    enrolled = enrol(laptop, pack.file, pack.code, passphrase=PASSPHRASE, organisation="carers_centre")
    read = slots.read_slots(laptop.vault_folder).slots
    secret = other.file.read_text().splitlines()[-1]
    data_key = slots.open_by_organisation(read, secret)
    assert data_key == slots.open_by_passphrase(read, PASSPHRASE)
    assert data_key == slots.open_by_recovery_code(read, enrolled.recovery_code)
    with pytest.raises(AccessRefused):
        slots.open_by_organisation(read, key.file.read_text().splitlines()[-1])
    laptop.close()
    desk.close()


def test_a_card_that_cannot_be_put_there_lies_in_the_laptops_folder(tmp_path):
    desk = begun(tmp_path)
    pack = write_pack(desk, tmp_path / "p.udsetpack")
    laptop = workplace_in(tmp_path / "laptop-home")
    enrolled = enrol(laptop, pack.file, pack.code, passphrase="", card=tmp_path / "gone" / "a.udsetcard")
    assert enrolled.card.parent == laptop.vault_folder
    assert parse_card(enrolled.card.read_bytes()).id == enrolled.laptop
    laptop.close()
    desk.close()


def test_the_card_can_be_written_again(both, tmp_path):
    assert write_card(both.laptop, tmp_path / "again.udsetcard") == both.enrolled.code
    assert (tmp_path / "again.udsetcard").read_bytes() == both.enrolled.card.read_bytes()


def test_a_pack_says_what_it_is_before_it_is_believed(both):
    shown = look_at_pack(both.pack.file)
    assert (shown.project, shown.training, shown.number) == ("Machair conversations", True, 1)
    assert shown.organisations == (("council", "Machair Council"),)


def test_a_newer_pack_of_the_known_root_is_taken(both, tmp_path):
    file = tmp_path / "more.toml"
    file.write_text(PROJECT_FILE.replace("floor = 50", "floor = 80"), encoding="utf-8")
    set_project(both.desk, file)
    newer = write_pack(both.desk, tmp_path / "newer.udsetpack")
    assert update(both.laptop, newer.file) == newer.number
    assert both.laptop.require_project().floor == 80
    lock(both.laptop)
    unlock(both.laptop)
    assert both.laptop.require_project().floor == 80


def test_the_same_or_an_older_pack_is_refused(both, tmp_path):
    newer = write_pack(both.desk, tmp_path / "newer.udsetpack")
    update(both.laptop, newer.file)
    for file in (newer.file, both.pack.file):
        with pytest.raises(InputRefused, match=r"project\.pack_not_newer"):
            update(both.laptop, file)


def test_a_pack_of_another_root_is_refused_however_high_its_number(both, tmp_path):
    (tmp_path / "other").mkdir()
    other = begun(tmp_path / "other")
    for at in range(3):
        pack = write_pack(other, tmp_path / f"{at}.udsetpack")
    with pytest.raises(BundleRefused, match=r"project\.other_project"):
        update(both.laptop, pack.file)
    other.close()


def test_a_laptop_that_never_joined_cannot_update(tmp_path, both):
    with pytest.raises(AccessRefused):
        update(workplace_in(tmp_path / "empty"), both.pack.file)
