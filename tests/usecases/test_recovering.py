import pytest

from tests.kit.joined import begun
from tests.kit.vaults import PASSPHRASE, made_up_person, new_workplace, unlocked_workplace
from udset_desktop.foundation.problems import AccessRefused, BundleRefused, InputRefused
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.usecases import recovering, unlocking
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.unlocking import Which

NEW = "seal on the skerry"


@pytest.fixture
def places(tmp_path):
    organisation = new_age_key()
    key_file = tmp_path / "stick.txt"
    key_file.write_text(f"# recovery key of the council\n{organisation.secret}\n")
    workplace, _ = unlocked_workplace(tmp_path, recipient=organisation.recipient)
    workplace.require_vault().save_person(made_up_person())
    unlocking.lock(workplace)
    yield workplace, key_file, tmp_path / "request", tmp_path / "answer"
    workplace.close()


def test_organisation_opens_the_way_back_in(places):
    workplace, key_file, request, answer = places
    words = recovering.ask_recovery(workplace, NEW, request)
    assert recovering.look_at_request(request) == words
    recovering.answer_recovery(request, key_file, words, answer)

    code = recovering.take_recovery(workplace, answer, NEW)

    for secret in (NEW, code):
        unlocking.unlock(workplace, secret)
        assert len(workplace.require_vault().load_people()) == 1
        unlocking.lock(workplace)
    with pytest.raises(AccessRefused):
        unlocking.unlock(workplace, PASSPHRASE)
    with pytest.raises(AccessRefused, match="nothing_asked"):
        recovering.take_recovery(workplace, answer, NEW)


def test_where_two_hold_the_key_one_after_the_other_answers(tmp_path):
    holders = (new_age_key(), new_age_key())
    files = [tmp_path / f"{number}.key" for number in (1, 2)]
    for file, key in zip(files, holders, strict=True):
        file.write_text(key.secret)
    recipient = " ".join(key.recipient for key in holders)
    workplace, _ = unlocked_workplace(tmp_path, recipient=recipient)
    unlocking.lock(workplace)
    words = recovering.ask_recovery(workplace, NEW, tmp_path / "request")
    handed, answer = tmp_path / "handed on", tmp_path / "answer"

    with pytest.raises(AccessRefused, match="other_holder_first"):
        recovering.answer_recovery(tmp_path / "request", files[1], words, tmp_path / "no")
    assert not (tmp_path / "no").exists()
    assert recovering.answer_recovery(tmp_path / "request", files[0], words, handed) is False
    with pytest.raises(BundleRefused, match=r"foundation\.is_recovery_request"):
        recovering.take_recovery(workplace, handed, NEW)
    assert recovering.look_at_request(handed) == words
    assert recovering.answer_recovery(handed, files[1], words, answer) is True
    recovering.take_recovery(workplace, answer, NEW)

    unlocking.unlock(workplace, NEW)
    workplace.close()


def test_an_answer_given_at_an_open_desk_is_in_its_log(places, tmp_path):
    workplace, key_file, request, answer = places
    words = recovering.ask_recovery(workplace, NEW, request)
    (tmp_path / "desk").mkdir()
    desk = begun(tmp_path / "desk")
    recovering.answer_recovery(request, key_file, words, answer, workplace=desk)
    assert "recovery_answered" in [one.what for one in look_at_log(desk, Which.DESK).lines]
    desk.close()


def test_until_the_answer_comes_the_old_passphrase_still_opens(places):
    workplace, _, request, _ = places
    recovering.ask_recovery(workplace, NEW, request)

    unlocking.unlock(workplace, PASSPHRASE)


def test_wrong_words_are_not_answered(places):
    workplace, key_file, request, answer = places
    recovering.ask_recovery(workplace, NEW, request)

    with pytest.raises(InputRefused, match="request_words_differ"):
        recovering.answer_recovery(request, key_file, "one two three four five six", answer)

    assert not answer.exists()


def test_another_passphrase_than_at_asking_changes_nothing(places):
    workplace, key_file, request, answer = places
    words = recovering.ask_recovery(workplace, NEW, request)
    recovering.answer_recovery(request, key_file, words, answer)

    with pytest.raises(AccessRefused, match="wrong_new_passphrase"):
        recovering.take_recovery(workplace, answer, "another new passphrase")

    unlocking.unlock(workplace, PASSPHRASE)


def test_guessing_at_the_passphrase_of_the_request_is_counted_and_waits(places):
    workplace, key_file, request, answer = places
    words = recovering.ask_recovery(workplace, NEW, request)
    recovering.answer_recovery(request, key_file, words, answer)
    for number in range(3):
        with pytest.raises(AccessRefused, match="wrong_new_passphrase"):
            recovering.take_recovery(workplace, answer, f"guess number {number}")

    with pytest.raises(AccessRefused, match=r"usecases\.wait"):
        recovering.take_recovery(workplace, answer, NEW)
    assert unlocking.wait_s(workplace) == 5  # and the door waits with it
    workplace.clock.advance(5)
    unlocking.unlock(workplace, recovering.take_recovery(workplace, answer, NEW))

    lines = [(line.what, line.told) for line in look_at_log(workplace).lines]
    at = next(number for number, (what, _) in enumerate(lines) if what == "recovered_by_organisation")
    assert lines[at - 1] == ("wrong_tries", "count=3")


def test_key_file_without_a_key_is_refused(places, tmp_path):
    workplace, _, request, answer = places
    words = recovering.ask_recovery(workplace, NEW, request)
    empty = tmp_path / "empty"
    empty.write_bytes(b"# nothing\n\xff")

    with pytest.raises(AccessRefused, match="no_secret_key"):
        recovering.answer_recovery(request, empty, words, answer)


def test_weak_passphrase_and_training_cannot_ask(places, tmp_path):
    workplace, _, request, _ = places
    with pytest.raises(InputRefused, match="passphrase_short"):
        recovering.ask_recovery(workplace, "short", request)
    training = new_workplace(tmp_path / "other")
    unlocking.create_vault(training, training=True)

    with pytest.raises(AccessRefused, match="training_has_none"):
        recovering.ask_recovery(training, NEW, request)

    assert not request.exists()
    training.close()


def test_answer_that_opens_another_vault_is_refused(places, tmp_path):
    workplace, key_file, request, answer = places
    words = recovering.ask_recovery(workplace, NEW, request)
    recovering.answer_recovery(request, key_file, words, answer)
    other, _ = unlocked_workplace(tmp_path / "other")
    other.close()
    (other.vault_folder / recovering.WAITING_NAME).write_bytes(
        (workplace.vault_folder / recovering.WAITING_NAME).read_bytes()
    )

    with pytest.raises(AccessRefused, match="not_for_this_key"):
        recovering.take_recovery(other, answer, NEW)

    unlocking.unlock(other, PASSPHRASE)
    other.close()
