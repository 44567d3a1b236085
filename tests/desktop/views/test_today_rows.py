from tests.desktop.views.test_today_view import DAY, DRAFT
from udset_desktop.desktop.views import today_rows


def test_what_was_cut_off_is_not_named_twice():
    assert today_rows.draft_rows(DAY, (DRAFT,)) == ()
    assert today_rows.draft_rows(DAY, ())[0][1] == "Morag"


def test_a_line_says_where_it_stopped():
    assert "Feeling safe" in today_rows.draft_rows(DAY, ())[0][2]


def test_begun_in_error_is_not_listed():
    assert [line[0] for line in today_rows.finished_rows(DAY)] == ["r1"]


def test_nothing_ready_is_no_line():
    from dataclasses import replace  # noqa: PLC0415

    assert today_rows.ready_rows(replace(DAY, ready=0)) == ()
    assert len(today_rows.ready_rows(DAY)) == 1
    assert today_rows.review_rows(DAY)[0][3] == (("begin", "Begin"),)
    assert "posted" in today_rows.sheet_rows(DAY)[0][2]
