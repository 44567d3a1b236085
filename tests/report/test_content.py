from __future__ import annotations

from tests.kit.rows import LABELS, a_hidden_row, a_row
from udset_desktop.instrument.model import NON_ANSWERS
from udset_desktop.measures.reader import load_measures
from udset_desktop.project.model import INTERVIEWER_TYPES
from udset_desktop.report.content import Coverage, Interval, hidden_cells, load_report_words, report_content

COVERAGE = Coverage(project="Lorn", partnership="lorn", as_at="2026-11-22")


def line_of(row, **more):
    return report_content([row], COVERAGE, **more).measures[0].lines[0]


def test_a_share_never_stands_without_its_interval_and_rule():
    assert line_of(a_row()).share == "80 %, from 63 to 90 (yes and mostly count)"
    assert line_of(a_row()).interval == Interval(share=80, low=63, high=90)


def test_each_question_of_two_is_named_and_stands_beside_its_own_rule():
    rows = [
        a_row(measure="nm4", whose="a"),
        a_row(measure="nm4", whose="b"),
        a_row(measure="nm4", whose="both", rule="both-favourable"),
    ]
    (measure,) = report_content(rows, COVERAGE).measures
    assert [line.whose.partition(",")[0] for line in measure.lines] == [
        "Enough support to keep on caring",
        "Able to keep on caring",
        "Both questions",
    ]
    assert ["to both questions" in line.share for line in measure.lines] == [False, False, True]
    assert measure.rule == "Rule: yes or mostly to both questions counts"


def test_every_reason_and_unit_there_is_has_words():
    for reason in (
        *NON_ANSWERS,
        "proxy",
        "other_view",
        "no_view",
        "not_in_version",
        "other_scale",
        "mixed_scales",
    ):
        assert reason == "proxy" or "_" not in line_of(a_row(left_out={reason: 3})).beside[-1]
        assert load_report_words().words(f"left_out.{reason}")
    for unit in ("first_of_year", "latest_of_person"):
        assert load_report_words().words(f"unit.{unit}")


def test_a_group_of_those_who_say_nothing_has_words():
    assert line_of(a_row(group="none")).whose.startswith("Not said: ")
    assert line_of(a_row(group="older_people")).whose.startswith("Older people: ")


def test_a_base_too_small_for_a_share_still_says_how_many():
    line = line_of(a_row(n=3, base=7, share=None, low=None, high=None))
    assert (line.count, line.share, line.interval) == ("3 of 7", "no share (yes and mostly count)", None)


def test_a_hidden_row_tells_no_number_and_says_why():
    content = report_content([a_hidden_row()], COVERAGE)
    (line,) = content.measures[0].lines
    assert (line.count, line.share, line.interval, line.beside) == ("hidden", "hidden", None, ())
    assert content.measures[0].notes
    assert not any(sign.isdigit() for sign in line.whose + line.count + line.share)


def test_left_out_reasons_stand_beside_and_zero_ones_do_not():
    line = line_of(a_row(left_out={"dont_know": 5, "not_asked": 0}))
    assert "left out: don't know 5" in line.beside
    assert "more left out, not told" in line_of(a_row(left_out_hidden=True)).beside


def test_who_held_the_talks_and_in_which_words_they_asked_stand_beside():
    line = line_of(a_row())
    assert line.beside[-2:] == (
        "conversations held by: Own care manager 18, Another organisation 12",
        "asked in: four words 30, three words 6",
    )
    line = line_of(a_row(held_by_hidden=True, scales={}, scales_hidden=True))
    assert line.beside[-3:] == (
        "conversations held by: Own care manager 18, Another organisation 12",
        "other interviewers not told",
        "in which words it was asked is not told",
    )
    assert "who held the conversations is not told" in line_of(a_row(held_by={}, held_by_hidden=True)).beside


def test_every_type_of_interviewer_and_every_scale_of_the_measures_has_words():
    measures = load_measures()
    for kind in INTERVIEWER_TYPES:
        assert load_report_words().words(f"part.{kind}")
    for scale in (*measures.favourable, *measures.beside):
        assert load_report_words().words(f"scale.{scale}")


def test_yes_alone_and_three_words_stand_beside_and_are_not_added():
    line = line_of(a_row())
    assert line.beside[:2] == ("yes alone 47 %", "three words: 3 of 6")
    assert line.count == "24 of 30"


def test_both_labels_stand_with_their_years():
    measure = report_content([a_row()], COVERAGE).measures[0]
    assert measure.labels == tuple(f"Called in {year}: {label}" for year, label in LABELS.items())


def test_a_group_goes_by_its_name_and_else_by_its_code():
    assert line_of(a_row(group="ds"), names={"ds": "Day service"}).whose.startswith("Day service: ")
    assert line_of(a_row(group="ds")).whose.startswith("ds: ")


def test_the_window_is_said_in_words():
    def under(first, last):
        return report_content([], Coverage(project="P", from_quarter=first, to_quarter=last)).window

    assert under("", "") == "all conversations in the pool"
    assert under("2026-Q1", "2026-Q2") == "2026-Q1 to 2026-Q2"
    assert under("2026-Q1", "2026-Q1") == "2026-Q1"
    assert under("2026-Q1", "") == "from 2026-Q1"
    assert under("", "2026-Q2") == "up to 2026-Q2"


def test_hidden_cells_are_counted_and_said():
    rows = [a_row(), a_hidden_row(), a_row(left_out_hidden=True), a_row(held_by_hidden=True)]
    assert (
        hidden_cells(rows) == 5 + 2 + 1 + 1
    )  # a hidden row tells neither who held the talks nor in which words
    assert report_content(rows, COVERAGE).notes == ("One line is hidden.",)
    assert report_content([a_hidden_row()] * 2, COVERAGE).notes == ("2 lines are hidden.",)


def test_a_pool_without_conversations_says_so():
    content = report_content([], COVERAGE)
    assert content.measures == ()
    assert content.notes == ("There are no conversations to count yet.",)


def test_a_breakdown_is_named():
    facts = dict(report_content([], Coverage(project="P", by="interviewer-type")).facts)
    assert facts == {"Broken down by": "who held the conversation"}


def test_a_rule_nobody_has_words_for_goes_by_its_own_name():
    assert line_of(a_row(rule="top_only")).share.endswith("(top only)")


def test_a_share_without_an_interval_still_names_its_rule():
    line = line_of(a_row(low=None, high=None))
    assert (line.share, line.interval) == ("80 % (yes and mostly count)", None)


def test_a_language_without_its_own_words_speaks_english():
    assert report_content([], COVERAGE, language="xx").title == report_content([], COVERAGE).title


def test_the_day_of_the_figures_is_said_in_words():
    assert dict(report_content([], COVERAGE).facts)["As at"] == "22\u00a0November\u00a02026"
