"""An organisation's new recovery key on a laptop that joined with the old one."""

import pytest

from tests.kit.joined import PASSPHRASE, joined
from tests.kit.real_homes import real_river
from udset_desktop.foundation.problems import AccessRefused, Severity
from udset_desktop.sealing import slots
from udset_desktop.store.vault import opens_with
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.enrolling import update
from udset_desktop.usecases.organisation_keys import make_organisation_key
from udset_desktop.usecases.projects import write_pack
from udset_desktop.usecases.recovery_keys import findings_on_recovery, has_other_recovery_key


@pytest.fixture
def river(tmp_path):
    made = real_river(tmp_path)
    yield made
    made.close()


def secret_in(file):
    return file.read_text().splitlines()[-1]


def rotated(river, tmp_path, **more):
    """The organisation's next key, and the laptop with the pack that tells of it."""
    made = make_organisation_key(river.desk, "council", tmp_path / "next.key", **more)
    update(river.laptop, write_pack(river.desk, tmp_path / "next.udsetpack").file)
    return made


def test_a_laptop_says_that_its_organisation_has_another_key_until_the_vault_has_one(river, tmp_path):
    assert findings_on_recovery(river.laptop) == ()
    rotated(river, tmp_path)

    [told] = unlocking.check_vault(river.laptop).findings
    assert (told.code, told.severity) == ("usecases.recovery_key_changed", Severity.WARN)
    unlocking.renew_key(river.laptop, PASSPHRASE, PASSPHRASE)

    assert not has_other_recovery_key(river.laptop)
    assert unlocking.check_vault(river.laptop).findings == ()


def test_after_the_new_data_key_the_old_recovery_key_opens_nothing(river, tmp_path):
    folder = river.laptop.vault_folder
    before = slots.read_slots(folder).slots
    made = rotated(river, tmp_path)
    unlocking.renew_key(river.laptop, PASSPHRASE, PASSPHRASE)
    river.laptop.close()
    after = slots.read_slots(folder).slots

    assert opens_with(folder, slots.open_by_organisation(after, secret_in(made.file)))
    assert not opens_with(folder, slots.open_by_organisation(before, secret_in(river.key_file)))
    with pytest.raises(AccessRefused, match="not_for_this_key"):
        slots.open_by_organisation(after, secret_in(river.key_file))


def test_one_holder_becomes_two(river, tmp_path):
    made = rotated(river, tmp_path, second=tmp_path / "second.key")
    unlocking.renew_key(river.laptop, PASSPHRASE, PASSPHRASE)
    found = slots.read_slots(river.laptop.vault_folder).slots
    river.laptop.close()

    key = slots.open_by_organisation(found, secret_in(made.file), secret_in(made.second))
    assert opens_with(river.laptop.vault_folder, key)


def test_renewing_at_the_desk_and_in_training_asks_for_no_recovery_key(river, tmp_path):
    unlocking.renew_key(river.desk, PASSPHRASE, PASSPHRASE, unlocking.Which.DESK)
    assert slots.read_slots(river.desk.home.desk_folder).slots.organisation is None
    training = joined(tmp_path / "training")
    assert not has_other_recovery_key(training.laptop)
    training.close()
