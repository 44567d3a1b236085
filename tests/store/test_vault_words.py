"""What was decided about texts, in the vault: as saved, in place of what was before, and never in the clear."""

from dataclasses import replace

import pytest

from tests.kit.vaults import CANARY, files_holding, made_up_person, made_up_record, new_vault
from udset_desktop.foundation.ids import BundleId
from udset_desktop.redaction.model import How, Kind, Replacement
from udset_desktop.store.vault_values import Export, PassedText


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


@pytest.fixture
def row(vault):
    person = made_up_person()
    vault.save_person(person)
    record = made_up_record(person)
    vault.save_record(record)
    log = Replacement(
        text_id="well.words",
        start=0,
        end=6,
        kind=Kind.PERSON,
        how=How.ACCEPTED,
        was=CANARY,
        became="[person A]",
    )
    return PassedText(
        number="n1",
        record=record.id,
        key="well.words",
        source="0" * 64,
        text="[person A] came.",
        left_out=False,
        read_by="Ina",
        read_utc="2026-06-01T09:00:00+00:00",
        log=(log,),
    )


def left(vault, number=1):
    vault.save_export(
        Export(
            number=number,
            bundle=BundleId(f"{number:032x}"),
            kind="pseudonymised",
            file="b.udset",
            manifest="0" * 64,
            at_utc="2026-06-02T09:00:00+00:00",
        )
    )


def test_a_row_comes_back_as_saved_log_and_all(vault, row):
    vault.save_passed([row])
    assert vault.load_passed() == vault.load_passed(row.record) == (row,)


def test_a_new_decision_stands_in_place_of_one_that_has_not_left(vault, row):
    vault.save_passed([row])
    vault.save_passed([replace(row, number="n2", text="Other.")])
    assert [one.number for one in vault.load_passed()] == ["n2"]
    left(vault)
    vault.save_words_sent(["n2"], 1)
    vault.save_passed([replace(row, number="n3")])
    assert [(one.number, one.bundle) for one in vault.load_passed()] == [("n2", 1), ("n3", None)]


def test_what_has_left_is_not_forgotten(vault, row):
    left(vault)
    vault.save_passed([replace(row, bundle=1), replace(row, number="n2", key="life.words")])
    vault.forget_passed(["n1", "n2"])
    assert [one.number for one in vault.load_passed()] == ["n1"]


def test_a_second_person_and_the_way_back_are_noted(vault, row):
    left(vault)
    left(vault, 2)
    vault.save_passed([row])
    vault.save_words_checked(["n1"], "Ewan", "2026-06-03T09:00:00+00:00")
    vault.save_words_sent(["n1"], 1)
    vault.save_words_back(["n1"], 2)
    (kept,) = vault.load_passed()
    assert (kept.checked_by, kept.bundle, kept.back) == ("Ewan", 1, 2)
    vault.undo_exports(2)
    assert [(one.bundle, one.back) for one in vault.load_passed()] == [(1, None)]
    vault.undo_exports(1)
    assert [(one.bundle, one.back) for one in vault.load_passed()] == [(None, None)]


def test_clearing_leaves_a_number_only_while_its_notice_is_owed(vault, row):
    left(vault)
    person = vault.load_record(row.record).person
    vault.save_passed([replace(row, bundle=1), replace(row, number="n2", key="life.words")])
    vault.clear_people([person])
    assert vault.load_passed() == ()


def test_nothing_of_it_lies_in_the_clear(vault, row, tmp_path):
    vault.save_passed([row])
    vault.close()
    assert files_holding(tmp_path, CANARY) == []


def test_a_text_that_left_elsewhere_counts_as_out_and_one_that_is_known_here_stays(vault, row):
    vault.save_passed([row])
    vault.save_texts_elsewhere(
        [("n1", row.record, row.key, "1" * 64), ("n2", row.record, "life.words", "2" * 64)], row.read_utc
    )
    own, other = vault.load_passed()
    assert (own, other.has_left) == (row, True)
    assert (other.number, other.source, other.text, other.bundle) == ("n2", "2" * 64, "", None)
    vault.forget_passed(["n1", "n2"])
    vault.save_passed([replace(row, number="n3", key="life.words")])
    assert [one.number for one in vault.load_passed()] == ["n2", "n3"]


def test_its_number_outlives_clearing_as_that_of_any_text_that_left(vault, row):
    vault.save_texts_elsewhere([("n2", row.record, row.key, "2" * 64)], row.read_utc)
    person = vault.load_record(row.record).person
    vault.clear_people([person], keep_texts=True)
    assert [(one.number, one.source) for one in vault.load_passed()] == [("n2", "")]
