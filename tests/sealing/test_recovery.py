import pytest

from tests.kit.vaults import CHEAP, PASSPHRASE
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, Incompatible
from udset_desktop.sealing import recovery, slots
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.sealing.passphrase import new_recovery_code

NEW = "seal on the skerry"


def made(data_key, recipient):
    return slots.new_slots(
        data_key,
        passphrase=PASSPHRASE,
        recovery_code=new_recovery_code(),
        recipient=recipient,
        parameters=CHEAP,
    )


@pytest.fixture
def asked():
    data_key, organisation = slots.new_data_key(), new_age_key()
    found = made(data_key, organisation.recipient)
    return data_key, organisation, recovery.begin_recovery(found, NEW, CHEAP)


def test_answer_gives_the_data_key_to_the_new_passphrase(asked):
    data_key, organisation, request = asked
    answer = recovery.answer_recovery(request.request, organisation.secret)

    assert recovery.finish_recovery(request.kept, answer, NEW) == data_key


def test_request_and_answer_on_the_way_tell_nobody_the_key(asked):
    data_key, organisation, request = asked
    answer = recovery.answer_recovery(request.request, organisation.secret)

    assert data_key not in request.request + answer
    with pytest.raises(AccessRefused, match="wrong_new_passphrase"):
        recovery.finish_recovery(request.kept, answer, PASSPHRASE)


def test_another_organisation_cannot_answer(asked):
    with pytest.raises(AccessRefused, match="not_for_this_key"):
        recovery.answer_recovery(asked[2].request, new_age_key().secret)


def test_answer_to_another_request_fits_nothing(asked):
    data_key, organisation, request = asked
    other = recovery.begin_recovery(made(data_key, organisation.recipient), NEW, CHEAP)
    answer = recovery.answer_recovery(other.request, organisation.secret)

    with pytest.raises(AccessRefused, match="not_for_this_key"):
        recovery.finish_recovery(request.kept, answer, NEW)


def test_six_words_are_the_requests_own(asked):
    _, organisation, request = asked
    other = recovery.begin_recovery(made(slots.new_data_key(), organisation.recipient), NEW, CHEAP)

    assert recovery.code_of_request(request.request) == request.code
    assert other.code != request.code


def test_vault_without_an_organisation_cannot_ask():
    with pytest.raises(AccessRefused, match="no_organisation_slot"):
        recovery.begin_recovery(made(slots.new_data_key(), None), NEW, CHEAP)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"udset":"answer","format":1}', bytes(100_000)])
def test_what_is_no_request_is_refused(content):
    with pytest.raises(BundleRefused, match="no_recovery_file"):
        recovery.code_of_request(content)


def test_request_of_a_newer_program_is_refused(asked):
    newer = asked[2].request.replace(b'"format":1', b'"format":2')

    with pytest.raises(Incompatible, match="recovery_newer"):
        recovery.code_of_request(newer)
