import subprocess
import sys

import pytest

from tests.kit.vaults import new_workplace, unlocked_workplace
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, Incompatible, InputRefused
from udset_desktop.usecases.pin import PinLock
from udset_desktop.usecases.unlocking import Which, create_vault
from udset_desktop.usecases.workplace import (
    MARKER_NAME,
    HomeKind,
    home_kind,
    mark_home,
    open_workplace,
    require_own_kind,
    require_training,
)


def test_opening_a_workplace_writes_nothing(tmp_path):
    workplace = new_workplace(tmp_path)

    assert not workplace.home.folder.exists()
    assert home_kind(workplace.home) is HomeKind.EMPTY
    assert not workplace.is_training


def test_locked_workplace_hands_out_nothing(tmp_path):
    workplace = new_workplace(tmp_path)

    with pytest.raises(AccessRefused, match="vault_locked"):
        workplace.require_vault()
    with pytest.raises(AccessRefused, match="desk_locked"):
        workplace.require_desk()
    with pytest.raises(InputRefused, match="no_project"):
        workplace.require_project()


def test_pin_stands_before_vault_and_desk(tmp_path):
    workplace, _ = unlocked_workplace(tmp_path)
    create_vault(workplace, "another passphrase", which=Which.DESK)
    workplace.pin = PinLock("2468")
    assert workplace.require_vault() is workplace.vault
    assert workplace.require_desk() is workplace.desk

    workplace.pin.shut(0)

    with pytest.raises(AccessRefused, match="vault_locked"):
        workplace.require_vault()
    with pytest.raises(AccessRefused, match="desk_locked"):
        workplace.require_desk()
    workplace.close()
    assert workplace.vault is workplace.desk is workplace.pin is None


def test_laptops_of_one_home_have_their_own_folders(tmp_path):
    workplace = new_workplace(tmp_path)
    workplace.laptop = 2

    assert workplace.vault_folder == workplace.home.folder / "laptops" / "2"


@pytest.mark.parametrize(
    ("first", "then", "code"),
    [
        (HomeKind.REAL, HomeKind.TRAINING, "real_project_here"),
        (HomeKind.TRAINING, HomeKind.REAL, "training_here"),
    ],
)
def test_home_never_changes_its_kind(tmp_path, first, then, code):
    home = Home(folder=tmp_path / "home")
    mark_home(home, first)
    mark_home(home, first)

    with pytest.raises(InputRefused, match=code):
        mark_home(home, then)
    assert home_kind(home) is first


def test_home_with_vaults_and_no_marker_counts_as_real(tmp_path):
    (tmp_path / "laptops").mkdir()

    assert home_kind(Home(folder=tmp_path)) is HomeKind.REAL
    with pytest.raises(InputRefused, match="real_project_here"):
        require_training(Home(folder=tmp_path))


def test_made_up_people_may_go_into_an_empty_home_or_a_training_home(tmp_path):
    home = Home(folder=tmp_path / "home")
    require_training(home)
    mark_home(home, HomeKind.TRAINING)

    require_training(home)


@pytest.mark.parametrize("content", ["", "{}", '{"format": "x", "kind": "real"}', "[1]"])
def test_damaged_marker_is_said_plainly(tmp_path, content):
    (tmp_path / MARKER_NAME).write_text(content)

    with pytest.raises(EnvironmentFailure, match="marker_damaged"):
        home_kind(Home(folder=tmp_path))


@pytest.mark.parametrize("content", ['{"format": 2, "kind": "real"}', '{"format": 1, "kind": "museum"}'])
def test_home_of_a_newer_program_is_refused(tmp_path, content):
    (tmp_path / MARKER_NAME).write_text(content)

    with pytest.raises(Incompatible, match="home_newer"):
        home_kind(Home(folder=tmp_path))


def test_importing_the_lock_brings_neither_database_nor_cryptography():
    program = (
        "import sys, udset_desktop.usecases.unlocking, udset_desktop.usecases.settings\n"
        "print([name for name in ('sqlalchemy', 'sqlcipher3', 'cryptography', 'pyrage', 'msgspec')"
        " if name in sys.modules])\n"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(("kind", "training"), [(HomeKind.TRAINING, True), (HomeKind.REAL, False)])
def test_a_project_stands_only_in_a_home_of_its_kind(tmp_path, kind, training):
    home = Home(folder=tmp_path / "home")
    mark_home(home, kind)
    require_own_kind(open_workplace(home), training=training)
    with pytest.raises(AccessRefused, match="not_its_home"):
        require_own_kind(open_workplace(home), training=not training)
