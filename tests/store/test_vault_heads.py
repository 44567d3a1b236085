from dataclasses import replace

import pytest

from tests.kit.vaults import made_up_person, made_up_record, new_vault
from udset_desktop.foundation.ids import BundleId, InterviewId, RecordId
from udset_desktop.interview.permission import GivenBy, Permissions, Reply
from udset_desktop.interview.together import Together
from udset_desktop.store.vault_values import Export, ExportedLine

MORAG, EILEEN = made_up_person(), made_up_person("Eileen MacDonald")


@pytest.fixture
def vault(tmp_path):
    vault, _ = new_vault(tmp_path)
    vault.save_people((MORAG, EILEEN))
    yield vault
    vault.close()


def save_next(vault, record, **other):
    after = replace(record, revision=record.revision + 1, ancestors=vault.load_digests(record.id), **other)
    vault.save_record(after)
    return after


def sent(vault, record, number=1):
    line = ExportedLine(record=record.id, revision=record.revision, digest="e" * 64)
    vault.save_export(
        Export(
            number=number,
            bundle=BundleId(f"{number:032x}"),
            kind="anonymised",
            file="a.udset",
            manifest="f" * 64,
            at_utc="2026-05-05T09:00:00+00:00",
            lines=(line,),
        )
    )


def test_a_yes_by_somebody_who_may_not_say_it_is_no_yes_in_a_list(vault):
    given = Permissions(talk=Reply.YES, contact=Reply.YES, figures=Reply.YES, given_by=GivenBy.NOBODY)
    vault.save_record(made_up_record(MORAG, permissions=given))
    (head,) = vault.load_heads()
    assert (head.contact, head.is_counted) == (Reply.NO, False)


def test_heads_say_what_the_standing_records_say(vault):
    plain = made_up_record(MORAG, interview=InterviewId("a" * 32), held_on="2026-05-04")
    asked = Permissions(talk=Reply.YES, figures=Reply.NO, contact=Reply.YES)
    promised = made_up_record(
        EILEEN, held_on="2026-05-06", permissions=asked, together=Together(review_on="2026-11-06")
    )
    vault.save_records((plain, promised))
    begun_in_error = save_next(vault, plain, void="begun twice", reason="begun twice")

    late, early = vault.load_heads()

    assert (late.record, late.person, late.held_on) == (promised.id, EILEEN.id, "2026-05-06")
    assert (late.is_counted, late.contact, late.review_on) == (False, Reply.YES, "2026-11-06")
    assert (early.record, early.revision, early.interview) == (plain.id, 2, begun_in_error.interview)
    assert (early.instrument, early.version) == ("user-review", "1.0.0")
    assert (early.is_void, early.is_counted) == (True, False)


def test_a_revision_that_is_not_saved_leaves_the_head_as_it_was(vault):
    record = made_up_record(MORAG)
    vault.save_record(record)

    def cut_off():
        with vault.transaction():
            save_next(vault, record, void="begun twice", reason="begun twice")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_off()

    assert [(head.revision, head.is_void) for head in vault.load_heads()] == [(1, False)]


def test_last_day_of_a_person_leaves_out_what_is_void(vault):
    first = made_up_record(MORAG, held_on="2026-02-01")
    second = made_up_record(MORAG, held_on="2026-05-01")
    only = made_up_record(EILEEN)
    vault.save_records((first, second, only))
    save_next(vault, second, void="begun twice", reason="begun twice")
    save_next(vault, only, void="begun twice", reason="begun twice")

    assert vault.load_last_days((MORAG.id, EILEEN.id)) == {MORAG.id: "2026-02-01"}
    assert vault.load_last_days(()) == {}


def test_a_conversation_is_found_by_its_own_id(vault):
    record = made_up_record(MORAG, interview=InterviewId("b" * 32))
    vault.save_record(record)

    assert vault.find_interview(record.interview) == record.id
    assert vault.find_interview(InterviewId("c" * 32)) is None


def test_waiting_are_those_that_may_count_and_have_not_left_as_they_stand(vault):
    left, corrected, waiting = (made_up_record(MORAG) for _ in range(3))
    silent = made_up_record(MORAG, permissions=Permissions(talk=Reply.YES, figures=Reply.NO))
    vault.save_records((left, corrected, waiting, silent))
    sent(vault, left, 1)
    sent(vault, corrected, 2)

    assert [(one.record, left) for one, left in vault.load_waiting()] == [(waiting.id, False)]

    save_next(vault, corrected, reason="typed wrong")

    assert {(one.record, left) for one, left in vault.load_waiting()} == {
        (waiting.id, False),
        (corrected.id, True),
    }


def test_records_keep_the_order_of_their_heads(vault):
    days = ("2026-05-01", "2026-05-03", "2026-05-02", "2026-05-03")
    vault.save_records(made_up_record(MORAG, RecordId(f"r{at}"), held_on=day) for at, day in enumerate(days))

    assert [head.record for head in vault.load_heads()] == ["r1", "r3", "r2", "r0"]
    assert [record.id for record in vault.load_records()] == ["r1", "r3", "r2", "r0"]
