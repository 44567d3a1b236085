"""What was taken back goes on no paper and into no copy for others."""

import pytest

from tests.kit.papers import words_read
from tests.kit.talks import begun_talk
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.interview import session as steps
from udset_desktop.interview.permission import Purpose, Reply
from udset_desktop.usecases import importing, interviewing, reading_words, summarising, supervising
from udset_desktop.usecases.exporting import withdraw
from udset_desktop.usecases.summarising import SheetKind

GONE, STAYS = "the nights since the fall", "the club on Tuesdays"


@pytest.fixture
def record(both):
    session = begun_talk(both.laptop, "Morag Ross")
    for item, said in (("safe.rating", "mostly"), ("safe.words", GONE), ("things_to_do.words", STAYS)):
        session, _ = steps.answer_item(session, item, said)
    session, _ = steps.reply(session, Purpose.WORDS, Reply.YES)
    return interviewing.finish(both.laptop, session)


def copied(both, record, _folder):
    return importing.copy_out(both.laptop, record.interview)


def on_file(both, record, folder):
    return " ".join(words_read(summarising.render_sheet(both.laptop, record, SheetKind.REVIEW), folder))


def side_by_side(both, record, folder):
    return " ".join(words_read(summarising.render_sheet(both.laptop, record, SheetKind.SUMMARY), folder))


def for_the_team(both, record, folder):
    pack = supervising.begin_pack(both.laptop, record.id)
    for text in pack.reading.texts:
        pack = reading_words.decide_text(pack, text.id, shown=True)
    return " ".join(words_read(supervising.render_pack(pack), folder))


FOR_OTHERS = [copied, on_file, for_the_team, side_by_side]


@pytest.mark.parametrize("paper", FOR_OTHERS[:3])
def test_one_answer_taken_back_is_told_to_nobody_else(both, record, tmp_path, paper):
    before = paper(both, record, tmp_path)
    withdraw(both.laptop, record.id, ("safe.words",))
    after = paper(both, record, tmp_path)
    assert GONE in before
    assert GONE not in after
    assert STAYS in after


def test_a_rating_taken_back_does_not_stand_beside_the_others(both, record, tmp_path):
    assert "Mostly" in side_by_side(both, record, tmp_path)
    withdraw(both.laptop, record.id, ("safe.rating",))
    assert "Mostly" not in side_by_side(both, record, tmp_path)


@pytest.mark.parametrize("paper", FOR_OTHERS)
def test_where_all_was_taken_back_there_is_no_paper_for_others(both, record, tmp_path, paper):
    withdraw(both.laptop, record.id)
    with pytest.raises(InputRefused, match=r"all_taken_back|no_permission"):
        paper(both, record, tmp_path)


@pytest.mark.parametrize("paper", FOR_OTHERS[:2])
def test_where_the_words_were_taken_back_the_rest_is_told(both, record, tmp_path, paper):
    before = paper(both, record, tmp_path)
    withdraw(both.laptop, record.id, "words")
    after = paper(both, record, tmp_path)
    assert "Mostly" in before
    assert "Mostly" in after
    assert GONE not in after
    assert STAYS not in after


def test_their_own_sheet_stays_theirs(both, record, tmp_path):
    withdraw(both.laptop, record.id)
    assert GONE in " ".join(words_read(summarising.render_sheet(both.laptop, record), tmp_path))
