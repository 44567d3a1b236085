import pytest
from sqlalchemy.exc import IntegrityError

from tests.kit.vaults import made_up_draft, made_up_person, new_vault


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    yield vault
    vault.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO schema_version (one, number) VALUES (2, 1)",
        "INSERT INTO offer (interviewer_type, quarter, said, count) VALUES ('a', '2026-Q2', 'perhaps', 1)",
        "INSERT INTO pack (number, content, at_utc) VALUES (0, 'x', '')",
        "INSERT INTO draft_answer (draft, item, answer) VALUES ('nobody', 'x', 'y')",
        "INSERT INTO record VALUES ('r', 0, 'morag-ross', 'i', '2026-05-04', 'd', 'b')",
        "INSERT INTO exported VALUES (1, 'r', 1, 'd')",
    ],
)
def test_tables_themselves_refuse_what_must_not_be(vault, statement):
    vault.save_person(made_up_person())

    def write():
        with vault.transaction() as connection:
            connection.exec_driver_sql(statement)

    with pytest.raises(IntegrityError):
        write()


def test_draft_of_somebody_unknown_is_refused_by_the_tables(vault):
    with pytest.raises(IntegrityError):
        vault.save_draft(made_up_draft(made_up_person()))


def test_event_numbers_are_never_used_twice(vault):
    def add():
        with vault.transaction() as connection:
            row = connection.exec_driver_sql(
                "INSERT INTO event (at_utc, what) VALUES ('', 'x') RETURNING id"
            ).scalar_one()
            connection.exec_driver_sql("DELETE FROM event")
        return row

    assert [add(), add()] == [1, 2]
