from dataclasses import replace

import pytest

from tests.kit.vaults import made_up_person, made_up_record, new_vault
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.record.codec import digest_of_record
from udset_desktop.store.vault_records import AT_ONCE

PERSON = made_up_person()


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    vault.save_person(PERSON)
    yield vault
    vault.close()


def next_of(record, *ancestors, **changes):
    return replace(record, revision=len(ancestors) + 1, ancestors=ancestors, reason="a slip", **changes)


def test_record_comes_back_as_put_on_file(vault):
    record = made_up_record(PERSON)

    digest = vault.save_record(record)

    assert vault.load_record(record.id) == record
    assert digest == digest_of_record(record)
    assert vault.has_record(record.id)


def test_correction_is_a_revision_and_the_first_stays(vault):
    first = made_up_record(PERSON)
    digest = vault.save_record(first)
    second = next_of(first, digest, mode="telephone")

    vault.save_record(second)

    assert vault.load_record(first.id) == second
    assert vault.load_record(first.id, 1) == first
    assert vault.load_revisions(first.id) == (first, second)
    assert vault.load_digests(first.id) == (digest, digest_of_record(second))
    assert vault.load_records() == (second,)
    assert vault.count_records() == 1


def test_revision_out_of_turn_is_refused_and_changes_nothing(vault):
    first = made_up_record(PERSON)
    digest = vault.save_record(first)

    for wrong in (first, next_of(first, "f" * 64), next_of(first, digest, "f" * 64)):
        with pytest.raises(InputRefused, match="revision_out_of_turn"):
            vault.save_record(wrong)

    assert vault.load_revisions(first.id) == (first,)


def test_records_are_listed_latest_conversation_first_and_by_person(vault):
    other = made_up_person("Somebody Else")
    vault.save_person(other)
    early = made_up_record(PERSON, held_on="2026-01-03")
    late = made_up_record(PERSON, held_on="2026-04-03")
    others = made_up_record(other, held_on="2026-02-03")
    for record in (early, late, others):
        vault.save_record(record)

    assert vault.load_records() == (late, others, early)
    assert vault.load_records(PERSON.id) == (late, early)


def test_many_records_are_saved_in_several_transactions(vault):
    count = AT_ONCE + 20

    saved = vault.save_records(made_up_record(PERSON) for _ in range(count))

    assert saved == vault.count_records() == count


def test_many_records_takes_first_revisions_only(vault):
    with pytest.raises(InputRefused, match="revision_out_of_turn"):
        vault.save_records([next_of(made_up_record(PERSON), "f" * 64)])


def test_record_that_is_not_there_is_said_so(vault):
    with pytest.raises(InputRefused, match="no_record"):
        vault.load_record("nowhere")
    assert not vault.has_record("nowhere")


def test_record_altered_behind_the_programs_back_is_not_believed(vault):
    record = made_up_record(PERSON)
    vault.save_record(record)
    with vault.transaction() as connection:
        connection.exec_driver_sql("UPDATE record SET body = CAST(replace(body, 'mostly', 'yes') AS BLOB)")

    with pytest.raises(InputRefused, match="record_damaged"):
        vault.load_record(record.id)
