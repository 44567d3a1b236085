"""Which home and which vault a call asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kit.command import ran_well, training_home
from tests.kit.cut_logs import lose_last_saving
from udset_desktop.cli.call import Call
from udset_desktop.cli.main import build_parser
from udset_desktop.cli.show import Printer
from udset_desktop.cli.watch import TerminalControl
from udset_desktop.foundation.places import default_home
from udset_desktop.foundation.places import training_home as training_place
from udset_desktop.foundation.problems import AccessRefused


def call_of(*line):
    options = build_parser().parse_args([str(one) for one in line])
    return Call(options=options, printer=Printer(as_json=False), control=TerminalControl())


def test_without_a_home_the_platform_s_own_is_meant_and_never_made_up_people_s():
    call = call_of("vault", "check")
    assert call.home() == default_home()
    assert call.made_up_home() == training_place()


def test_a_named_home_is_meant_for_both(tmp_path):
    call = call_of("vault", "check", "--home", tmp_path)
    assert call.home().folder == call.made_up_home().folder == tmp_path


def test_a_home_is_found_again_after_the_working_folder_changed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert call_of("vault", "check", "--home", "h").home().folder == tmp_path / "h"


def test_a_training_vault_asks_for_no_passphrase_and_is_shut_at_the_end(tmp_path):
    call = call_of("vault", "check", "--home", training_home(tmp_path))
    workplace = call.at_laptop()
    assert workplace.vault is not None
    assert workplace.project is not None
    call.close()
    assert workplace.vault is None


def test_savings_that_were_lost_are_told_beside_what_was_asked_for(tmp_path):
    home = training_home(tmp_path)
    call = call_of("vault", "check", "--home", str(home))
    lose_last_saving(call.at_laptop())

    ran = ran_well("--home", home, "vault", "check")

    assert "Savings missing: 1" in ran.err
    assert "Savings missing" not in ran_well("--home", home, "vault", "check").err


def test_the_desk_comes_first_where_a_home_has_both(tmp_path):
    call = call_of("bundle", "check", "x", "--home", training_home(tmp_path))
    workplace = call.at_either()
    assert workplace.desk is not None
    assert workplace.vault is None
    call.close()


def test_a_home_without_a_vault_is_refused(tmp_path):
    with pytest.raises(AccessRefused) as caught:
        call_of("vault", "check", "--home", tmp_path).at_laptop()
    assert caught.value.code == "usecases.no_vault"


def test_the_pool_is_taken_as_it_is_named():
    call = call_of("pool", "status", "p.db", "--pool-password-file", "secret")
    assert (call.pool().place, call.pool().password_file) == ("p.db", Path("secret"))
