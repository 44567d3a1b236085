"""The coordinator's verbs: project, settings, pack, cards, revocation, a second coordinator."""

from __future__ import annotations

import contextlib
import subprocess

import pytest

from tests.kit.bundles import PROJECT
from tests.kit.joined import PASSPHRASE, PROJECT_FILE, begun, joined, workplace_in
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, InputRefused
from udset_desktop.project.card import parse_card
from udset_desktop.project.pack import parse_pack
from udset_desktop.store.vault import Vault
from udset_desktop.usecases.enrolling import enrol, update
from udset_desktop.usecases.projects import (
    accept_card,
    add_coordinator,
    join_as_coordinator,
    known_laptops,
    new_project,
    revoke,
    set_project,
    write_pack,
)
from udset_desktop.usecases.standing import trust_at_desk
from udset_desktop.usecases.unlocking import Which, lock, unlock


@pytest.fixture
def desk(tmp_path):
    made = begun(tmp_path)
    yield made
    made.close()


@pytest.fixture
def both(tmp_path):
    made = joined(tmp_path, believed=False)
    yield made
    made.close()


def test_a_real_project_lies_behind_a_passphrase_and_comes_back(tmp_path):
    desk = workplace_in(tmp_path / "home")
    made = new_project(desk, "Machair conversations", passphrase=PASSPHRASE)
    assert len(made.recovery_code.replace("-", "")) == 28
    assert made.project.training is False
    lock(desk)
    unlock(desk, PASSPHRASE, Which.DESK)
    assert desk.require_project() == made.project
    desk.close()


def test_a_project_without_a_name_is_refused_and_leaves_nothing(tmp_path):
    desk = workplace_in(tmp_path / "home")
    with pytest.raises(InputRefused, match=r"project\.empty_text"):
        new_project(desk, "  ", passphrase=PASSPHRASE)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(("name", "code"), [("Ross & Lorn, 2026", "ross_lorn_2026"), ("Ёж", "partnership")])
def test_the_partnerships_first_code_comes_from_the_name(tmp_path, name, code):
    desk = workplace_in(tmp_path / "home")
    assert new_project(desk, name, passphrase="", training=True).project.partnership == code
    desk.close()


def test_settings_come_from_a_file_and_the_id_stays(desk, tmp_path):
    before = desk.require_project()
    assert before.services[0].code == "home_care"
    file = tmp_path / "more.toml"
    file.write_text(PROJECT_FILE.replace("floor = 50", "floor = 80"), encoding="utf-8")
    after = set_project(desk, file)
    assert (after.id, after.training, after.floor) == (before.id, True, 80)


def test_questions_that_are_not_here_are_refused(desk, tmp_path):
    file = tmp_path / "more.toml"
    file.write_text(PROJECT_FILE.replace("carer-review/1.0.0", "garden-review/1.0.0"), encoding="utf-8")
    before = desk.require_project()
    with pytest.raises(InputRefused, match=r"project\.instrument_unknown"):
        set_project(desk, file)
    assert desk.require_project() == before


def test_packs_have_rising_numbers_and_never_overwrite(desk, tmp_path):
    first = write_pack(desk, tmp_path / "a.udsetpack")
    second = write_pack(desk, tmp_path / "b.udsetpack")
    assert second.number == first.number + 1
    before = first.file.read_bytes()
    with pytest.raises(EnvironmentFailure, match=r"foundation\.file_there"):
        write_pack(desk, first.file)
    assert first.file.read_bytes() == before
    assert write_pack(desk, tmp_path / "c.udsetpack").number == second.number + 1


def test_a_pack_whose_number_cannot_be_kept_is_taken_away_again(desk, tmp_path, monkeypatch):
    out = tmp_path / "a.udsetpack"
    vault = desk.require_desk().vault

    @contextlib.contextmanager
    def full():
        with Vault.transaction(vault) as connection:
            yield connection
            if out.exists():
                raise EnvironmentFailure("store.disk_full", name="vault")

    monkeypatch.setattr(vault, "transaction", full)
    with pytest.raises(EnvironmentFailure):
        write_pack(desk, out)
    assert not out.exists()


def test_a_pack_holds_no_private_half_and_not_its_six_words(desk, tmp_path):
    written = write_pack(desk, tmp_path / "a.udsetpack")
    pack = parse_pack(written.file.read_bytes())
    text = repr(pack).encode() + written.file.read_bytes()
    assert b"AGE-SECRET-KEY" not in text
    assert desk.require_desk().load_root_key().secret.encode() not in text
    assert written.code.encode() not in text
    assert written.code == pack.code


def test_minisign_checks_a_pack(desk, tmp_path):
    written = write_pack(desk, tmp_path / "a.udsetpack")
    subprocess.run(["unzip", "-q", str(written.file)], cwd=tmp_path, check=True, timeout=30)
    root = desk.require_desk().load_root_key().public
    subprocess.run(
        ["minisign", "-V", "-q", "-P", root, "-m", "pack/pack.json"], cwd=tmp_path, check=True, timeout=30
    )


def test_a_card_is_believed_only_with_its_six_words(both):
    with pytest.raises(InputRefused, match=r"project\.words_differ"):
        accept_card(both.desk, both.enrolled.card, "able acid aged also area army")
    assert known_laptops(both.desk) == ()
    told = both.enrolled.code.upper().replace(" ", " - ")
    assert accept_card(both.desk, both.enrolled.card, told) == both.enrolled.laptop
    assert [one.laptop for one in known_laptops(both.desk)] == [both.enrolled.laptop]


def test_accepting_a_card_again_changes_nothing(both):
    accept_card(both.desk, both.enrolled.card, both.enrolled.code)
    accept_card(both.desk, both.enrolled.card, both.enrolled.code)
    assert len(trust_at_desk(both.desk).accepted) == 1


def test_an_accepted_laptop_cannot_be_given_another_role_later(both):
    accept_card(both.desk, both.enrolled.card, both.enrolled.code)
    with pytest.raises(InputRefused, match=r"project\.laptop_twice"):
        accept_card(both.desk, both.enrolled.card, both.enrolled.code, replaces=both.enrolled.laptop)


def test_whom_a_laptop_stands_in_for_may_be_said_once_later(both, tmp_path):
    first = accept_card(both.desk, both.enrolled.card, both.enrolled.code)
    spare = workplace_in(tmp_path / "spare-home")
    enrolled = enrol(spare, both.pack.file, both.pack.code, passphrase="")
    spare.close()
    second = accept_card(both.desk, enrolled.card, enrolled.code)
    assert not trust_at_desk(both.desk).may_speak_for(second, first)
    accept_card(both.desk, enrolled.card, enrolled.code, replaces=first)
    assert trust_at_desk(both.desk).may_speak_for(second, first)
    with pytest.raises(InputRefused, match=r"project\.laptop_twice"):
        accept_card(both.desk, enrolled.card, enrolled.code)  # and not be taken back
    with pytest.raises(InputRefused, match=r"project\.laptop_twice"):  # nor go round in a circle
        accept_card(both.desk, both.enrolled.card, both.enrolled.code, replaces=second)


def test_another_projects_card_is_refused(both, tmp_path):
    (tmp_path / "other").mkdir()
    other = joined(tmp_path / "other", believed=False)
    with pytest.raises(InputRefused, match=r"project\.other_project"):
        accept_card(both.desk, other.enrolled.card, other.enrolled.code)
    other.close()


def test_a_replacement_speaks_for_the_laptop_it_replaces(both, tmp_path):
    first = accept_card(both.desk, both.enrolled.card, both.enrolled.code)
    spare = workplace_in(tmp_path / "spare-home")
    enrolled = enrol(spare, both.pack.file, both.pack.code, passphrase="")
    second = accept_card(both.desk, enrolled.card, enrolled.code, replaces=first)
    spare.close()
    trust = trust_at_desk(both.desk)
    assert trust.may_speak_for(second, first)
    assert not trust.may_speak_for(first, second)


def test_a_laptop_is_replaced_once_and_the_next_stands_in_for_that_one(both, tmp_path):
    first = accept_card(both.desk, both.enrolled.card, both.enrolled.code)
    joined = []
    for name in ("second", "third"):
        laptop = workplace_in(tmp_path / f"{name}-home")
        joined.append(enrol(laptop, both.pack.file, both.pack.code, passphrase=""))
        laptop.close()
    second, third = joined
    heir = accept_card(both.desk, second.card, second.code, replaces=first)
    assert accept_card(both.desk, second.card, second.code, replaces=first) == heir
    with pytest.raises(InputRefused, match=r"project\.laptop_replaced") as refused:
        accept_card(both.desk, third.card, third.code, replaces=first)
    assert refused.value.findings[0].context == {"laptop": first, "heir": heir}
    assert len(known_laptops(both.desk)) == 2
    assert accept_card(both.desk, third.card, third.code, replaces=heir)


def test_an_unknown_laptop_cannot_be_replaced(both):
    with pytest.raises(InputRefused, match=r"project\.laptop_unknown"):
        accept_card(both.desk, both.enrolled.card, both.enrolled.code, replaces="0" * 12)


def test_a_revocation_is_never_widened(both):
    laptop = accept_card(both.desk, both.enrolled.card, both.enrolled.code)
    assert revoke(both.desk, laptop, last_number=4) == 4
    assert revoke(both.desk, laptop, last_number=9) == 4
    assert revoke(both.desk, laptop) == 4
    assert revoke(both.desk, laptop, last_number=0) == 0
    assert known_laptops(both.desk)[0].last_number == 0


def test_only_an_accepted_laptop_can_be_revoked_and_only_to_a_real_number(both):
    with pytest.raises(InputRefused, match=r"project\.laptop_unknown"):
        revoke(both.desk, both.enrolled.laptop)
    laptop = accept_card(both.desk, both.enrolled.card, both.enrolled.code)
    with pytest.raises(InputRefused, match=r"project\.number_wrong"):
        revoke(both.desk, laptop, last_number=-1)


def test_a_second_coordinator_joins_with_own_keys_and_the_next_pack_names_them(both, tmp_path):
    second = workplace_in(tmp_path / "second-home")
    card = join_as_coordinator(
        second, both.pack.file, both.pack.code, passphrase="", card=tmp_path / "second.udsetcard"
    )
    with pytest.raises(InputRefused, match=r"project\.card_of_other_role"):
        accept_card(both.desk, card.file, card.code)
    with pytest.raises(InputRefused, match=r"project\.card_of_other_role"):
        add_coordinator(both.desk, both.enrolled.card, both.enrolled.code)
    assert add_coordinator(both.desk, card.file, card.code) == card.coordinator
    accept_card(both.desk, both.enrolled.card, both.enrolled.code)
    newer = write_pack(both.desk, tmp_path / "newer.udsetpack")
    recipients = parse_pack(newer.file.read_bytes()).recipients
    assert parse_card(card.file.read_bytes()).recipient in recipients
    assert newer.code != both.pack.code
    assert update(second, newer.file) == newer.number
    assert trust_at_desk(second) == trust_at_desk(both.desk)
    with pytest.raises(AccessRefused, match=r"usecases\.no_root_key"):
        write_pack(second, tmp_path / "forged.udsetpack")
    with pytest.raises(InputRefused, match=r"project\.pack_not_newer"):
        update(second, newer.file)
    second.close()


def test_a_card_that_cannot_lie_where_it_was_wanted_does_not_cost_the_recovery_code(both, tmp_path):
    second = workplace_in(tmp_path / "second-home")
    there = tmp_path / "there.udsetcard"
    there.write_bytes(b"somebody else's card")
    card = join_as_coordinator(second, both.pack.file, both.pack.code, passphrase="", card=there)
    assert card.file.parent == second.home.desk_folder
    assert parse_card(card.file.read_bytes()).id == card.coordinator
    assert there.read_bytes() == b"somebody else's card"
    second.close()


def test_the_kits_project_and_the_file_agree():
    assert PROJECT.partnership in PROJECT_FILE
