"""The number of a saving, sealed."""

from udset_desktop.sealing.count_seal import SEALED_BYTES, count_key, open_count, seal_count

DATA_KEY = bytes(range(32))


def test_what_was_sealed_is_read_again():
    key = count_key(DATA_KEY)

    assert open_count(key, seal_count(key, 12, 29_000_000)) == (12, 29_000_000)
    assert len(seal_count(key, 2**40, 0)) == SEALED_BYTES


def test_no_changed_byte_is_read_as_another_number():
    key = count_key(DATA_KEY)
    sealed = seal_count(key, 12, 29_000_000)

    for place in range(len(sealed)):
        spoilt = bytearray(sealed)
        spoilt[place] ^= 1
        assert open_count(key, bytes(spoilt)) is None


def test_nothing_is_read_from_too_little_too_much_or_under_another_key():
    key = count_key(DATA_KEY)
    sealed = seal_count(key, 12, 29_000_000)

    assert open_count(key, b"") is None
    assert open_count(key, sealed[:-1]) is None
    assert open_count(key, sealed + bytes(8)) is None
    assert open_count(count_key(bytes(32)), sealed) is None


def test_key_is_not_the_data_key_and_number_and_minute_cannot_be_seen():
    key = count_key(DATA_KEY)

    assert key != DATA_KEY
    assert (12).to_bytes(8, "big") not in seal_count(key, 12, 29_000_000)
