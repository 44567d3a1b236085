import msgspec
import pytest

from tests.kit.vaults import CHEAP, PASSPHRASE
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, Incompatible
from udset_desktop.sealing import recovery, slots
from udset_desktop.sealing.keys import new_age_key, seal
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
    answer = recovery.answer_recovery(request.request, organisation.secret).content

    assert recovery.finish_recovery(request.kept, answer, NEW) == data_key


def test_request_and_answer_on_the_way_tell_nobody_the_key(asked):
    data_key, organisation, request = asked
    answer = recovery.answer_recovery(request.request, organisation.secret).content

    assert data_key not in request.request + answer
    with pytest.raises(AccessRefused, match="wrong_new_passphrase"):
        recovery.finish_recovery(request.kept, answer, PASSPHRASE)


def test_another_organisation_cannot_answer(asked):
    with pytest.raises(AccessRefused, match="not_for_this_key"):
        recovery.answer_recovery(asked[2].request, new_age_key().secret)


def test_answer_to_another_request_fits_nothing(asked):
    data_key, organisation, request = asked
    other = recovery.begin_recovery(made(data_key, organisation.recipient), NEW, CHEAP)
    answer = recovery.answer_recovery(other.request, organisation.secret).content

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


def test_two_holders_answer_one_after_the_other():
    data_key, first, second = slots.new_data_key(), new_age_key(), new_age_key()
    found = made(data_key, f"{first.recipient} {second.recipient}")
    request = recovery.begin_recovery(found, NEW, CHEAP)

    handed = recovery.answer_recovery(request.request, first.secret)
    answer = recovery.answer_recovery(handed.content, second.secret)

    assert (handed.is_whole, answer.is_whole) == (False, True)
    assert recovery.code_of_request(handed.content) == request.code
    assert recovery.finish_recovery(request.kept, answer.content, NEW) == data_key
    assert data_key not in handed.content
    assert slots.open_by_organisation(found, first.secret, second.secret) == data_key


def test_neither_of_two_holders_answers_alone():
    first, second = new_age_key(), new_age_key()
    found = made(slots.new_data_key(), f"{first.recipient} {second.recipient}")
    request = recovery.begin_recovery(found, NEW, CHEAP)
    handed = recovery.answer_recovery(request.request, first.secret)

    with pytest.raises(AccessRefused, match="other_holder_first"):
        recovery.answer_recovery(request.request, second.secret)
    with pytest.raises(AccessRefused, match="not_for_this_key"):
        recovery.answer_recovery(handed.content, first.secret)
    with pytest.raises(BundleRefused, match="no_recovery_file"):
        recovery.finish_recovery(request.kept, handed.content, NEW)


def test_what_holds_no_key_is_not_answered():
    organisation, reply = new_age_key(), new_age_key()
    request = recovery._Request(1, seal(b"too short", [organisation.recipient]), reply.recipient)

    with pytest.raises(BundleRefused, match="damaged"):
        recovery.answer_recovery(msgspec.json.encode(request), organisation.secret)
