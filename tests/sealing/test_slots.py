import msgspec
import pytest

from tests.kit.vaults import CHEAP, PASSPHRASE
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, Incompatible
from udset_desktop.sealing import slots
from udset_desktop.sealing.digest import sha256_hex
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.sealing.passphrase import new_recovery_code

CODE = new_recovery_code()


def made(data_key, **ways):
    return slots.new_slots(data_key, passphrase=PASSPHRASE, recovery_code=CODE, parameters=CHEAP, **ways)


def test_every_way_in_opens_to_the_same_data_key():
    data_key, organisation = slots.new_data_key(), new_age_key()
    found = made(data_key, recipient=organisation.recipient)

    assert slots.open_by_passphrase(found, PASSPHRASE) == data_key
    assert slots.open_by_recovery_code(found, CODE) == data_key
    assert slots.open_by_organisation(found, organisation.secret) == data_key


def test_every_wrong_way_in_is_refused():
    found = made(slots.new_data_key(), recipient=new_age_key().recipient)

    with pytest.raises(AccessRefused, match="wrong_passphrase"):
        slots.open_by_passphrase(found, "another passphrase")
    with pytest.raises(AccessRefused, match="wrong_code"):
        slots.open_by_recovery_code(found, new_recovery_code())
    with pytest.raises(AccessRefused, match="not_for_this_key"):
        slots.open_by_organisation(found, new_age_key().secret)


def test_without_an_organisation_there_is_no_way_in_for_one():
    with pytest.raises(AccessRefused, match="no_organisation_slot"):
        slots.open_by_organisation(made(slots.new_data_key()), new_age_key().secret)


def test_another_passphrase_opens_the_same_key_and_the_old_one_nothing():
    data_key = slots.new_data_key()
    changed = slots.with_passphrase(made(data_key), data_key, "quite another one", CHEAP)

    assert slots.open_by_passphrase(changed, "quite another one") == data_key
    assert slots.open_by_recovery_code(changed, CODE) == data_key
    with pytest.raises(AccessRefused):
        slots.open_by_passphrase(changed, PASSPHRASE)


def test_another_recovery_code_shuts_the_old_one_out():
    data_key, code = slots.new_data_key(), new_recovery_code()
    changed = slots.with_recovery_code(made(data_key), data_key, code)

    assert slots.open_by_recovery_code(changed, code) == data_key
    with pytest.raises(AccessRefused):
        slots.open_by_recovery_code(changed, CODE)


def test_renewed_key_keeps_the_former_one_until_it_is_let_go():
    old, new = slots.new_data_key(), slots.new_data_key()
    changed = slots.renewed(made(old), old, made(new), new)

    assert slots.open_by_passphrase(changed, PASSPHRASE) == new
    assert slots.former_key(changed, new) == old
    assert slots.former_key(slots.without_former(changed), new) is None


def test_slots_file_holds_neither_key_nor_passphrase(tmp_path):
    data_key = slots.new_data_key()
    slots.write_slots(tmp_path, made(data_key))

    content = (tmp_path / slots.SLOTS_NAME).read_bytes()

    assert PASSPHRASE.encode() not in content
    assert data_key.hex().encode() not in content
    assert msgspec.json.encode(data_key)[1:-1] not in content
    assert (tmp_path / slots.SLOTS_NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", [slots.SLOTS_NAME, slots.COPY_NAME])
@pytest.mark.parametrize("damage", ["gone", "empty", "bit", "cut", "huge"])
def test_one_damaged_copy_is_read_from_the_other(tmp_path, name, damage):
    found = made(slots.new_data_key())
    slots.write_slots(tmp_path, found)
    path = tmp_path / name
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        middle = bytes([content[150] ^ 1])
        spoilt = {
            "empty": b"",
            "bit": content[:150] + middle + content[151:],
            "cut": content[:-9],
            "huge": bytes(70_000),
        }
        path.write_bytes(spoilt[damage])

    read = slots.read_slots(tmp_path)

    assert read.slots == found
    assert read.needs_mending


def test_whole_copies_need_no_mending(tmp_path):
    slots.write_slots(tmp_path, made(slots.new_data_key()))

    assert slots.has_slots(tmp_path)
    assert not slots.read_slots(tmp_path).needs_mending


def test_a_kill_between_the_two_copies_leaves_the_newer_one_in_force(tmp_path):
    data_key = slots.new_data_key()
    old = made(data_key)
    slots.write_slots(tmp_path, old)
    behind = (tmp_path / slots.COPY_NAME).read_bytes()
    new = slots.with_passphrase(old, data_key, "quite another one", CHEAP)
    slots.write_slots(tmp_path, new)
    (tmp_path / slots.COPY_NAME).write_bytes(behind)

    read = slots.read_slots(tmp_path)

    assert read.slots == new
    assert read.needs_mending


def test_both_copies_damaged_is_said_plainly(tmp_path):
    assert not slots.has_slots(tmp_path)
    (tmp_path / slots.SLOTS_NAME).write_bytes(b"x")

    with pytest.raises(EnvironmentFailure, match="slots_damaged"):
        slots.read_slots(tmp_path)


@pytest.mark.parametrize("body", [b'{"format":2}', None])
def test_slots_of_a_newer_program_are_refused_untouched(tmp_path, body):
    newer = msgspec.structs.replace(made(slots.new_data_key()), format=slots.FORMAT + 1)
    body = body or msgspec.json.encode(newer)
    content = sha256_hex(body).encode() + b"\n" + body
    (tmp_path / slots.SLOTS_NAME).write_bytes(content)

    with pytest.raises(Incompatible, match="slots_newer"):
        slots.read_slots(tmp_path)
    assert (tmp_path / slots.SLOTS_NAME).read_bytes() == content


def test_a_slots_file_that_may_not_be_read_is_not_called_damaged(tmp_path):
    (tmp_path / slots.SLOTS_NAME).mkdir()

    with pytest.raises(EnvironmentFailure, match="foundation"):
        slots.read_slots(tmp_path)
