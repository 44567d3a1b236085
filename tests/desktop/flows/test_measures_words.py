from dataclasses import replace

from tests.kit.bundles import PROJECT
from udset_desktop.desktop.flows.measures_words import (
    measures_shown,
    names_of,
    quarters_of,
    window_words,
)
from udset_desktop.desktop.look.words import has_words
from udset_desktop.measures.model import MeasureRow
from udset_desktop.measures.reader import load_measures
from udset_desktop.project.model import INTERVIEWER_TYPES

OWN = MeasureRow(
    measure="nm1",
    line="users.own",
    whose="users",
    voice="own",
    labels={"2007": "Users of community care services feeling safe", "2008": "Users feeling safe"},
    rule="two-favourable",
    unit="first_of_year",
    group="",
    n=12,
    base=20,
    share=60,
    low=39,
    high=78,
    yes_share=25,
    short_n=2,
    short_base=3,
    left_out={"not_asked": 2, "dont_know": 0},
    held_by={"own_care_manager": 14, "third_party": 6},
    scales={"fit-4": 20},
)
PROXIES = replace(OWN, line="users.with_proxies", voice="with_proxies", n=14, base=24, share=58)
HIDDEN = replace(
    OWN,
    n=None,
    base=None,
    share=None,
    low=None,
    high=None,
    yes_share=None,
    short_n=None,
    short_base=None,
    left_out={},
    left_out_hidden=True,
    held_by={},
    held_by_hidden=True,
    scales={},
    scales_hidden=True,
    hidden=True,
    why_hidden=("measures.hidden_to_protect",),
)
HIDDEN_PROXIES = replace(HIDDEN, line="users.with_proxies", voice="with_proxies")
NAMES = {"north": "North end"}


def figure(*rows):
    [measure] = measures_shown(rows, NAMES)
    return measure.figures[0]


def test_a_measure_has_both_labels_its_rule_and_its_unit():
    [measure] = measures_shown((OWN, PROXIES), NAMES)
    assert measure.name == "Users feeling safe"
    assert measure.older == "Called in 2007: Users of community care services feeling safe"
    assert measure.small[0] == "Rule: yes and mostly count."
    assert "first conversation of the year" in measure.small[1]


def test_a_figure_says_share_base_interval_and_what_stands_beside():
    shown = figure(OWN, PROXIES)
    assert (shown.who, shown.share, shown.count) == ("People who use services", "60 %", "12 of 20")
    assert shown.interval == (60, 39, 78)
    assert "from 39 to 78 %" in shown.said
    assert shown.beside == (
        "With answers others gave for them: 58 %, 14 of 24.",
        "Yes alone: 25 %.",
        "Asked in three words: 2 of 3 said yes; not added.",
        "Left out: not asked 2.",
    )


def test_the_same_with_proxies_is_said_in_words_not_twice_in_figures():
    assert figure(OWN, replace(PROXIES, n=12, base=20, share=60)).beside[0] == (
        "The same with answers others gave for them."
    )


def test_a_hidden_figure_tells_nothing_but_why():
    [measure] = measures_shown((HIDDEN, HIDDEN_PROXIES), NAMES)
    [shown] = measure.figures
    assert (shown.share, shown.count, shown.interval, shown.beside) == ("hidden", "", None, ())
    assert measure.notes[0].startswith("Hidden, because few people")


def test_why_a_figure_is_hidden_comes_before_what_else_is_to_be_said():
    noted = replace(OWN, notes=("completeness_not_told",))
    [measure] = measures_shown((noted, PROXIES, replace(HIDDEN, whose="carers")), NAMES)
    assert [note.split(",")[0] for note in measure.notes] == [
        "Hidden",
        "Some reasons for leaving people out are not told",
    ]


def test_hidden_proxies_and_hidden_reasons_are_said_to_be_hidden():
    shown = figure(replace(OWN, left_out_hidden=True), HIDDEN_PROXIES)
    assert shown.beside[0] == "With answers others gave for them: hidden."
    assert shown.beside[-1] == "Left out: not asked 2; other reasons are hidden."
    assert figure(replace(OWN, left_out={}, left_out_hidden=True)).beside[-1] == (
        "Some reasons for leaving out are hidden."
    )


def test_too_few_for_a_share_keeps_its_count():
    few = replace(OWN, n=4, base=7, share=None, low=None, high=None, notes=("measures.base_too_small",))
    [measure] = measures_shown((few, replace(few, voice="with_proxies", n=5, base=8)), NAMES)
    assert (measure.figures[0].share, measure.figures[0].count) == ("no share given", "4 of 7")
    assert "no share given, 5 of 8" in measure.figures[0].beside[0]
    assert measure.notes == ("Fewer than 10 people: no share is given.",)


def test_groups_stand_under_their_line_in_the_order_given_never_by_share():
    rows = [replace(OWN, group=group, share=share) for group, share in (("", 60), ("north", 90), ("b-c", 10))]
    figures = measures_shown(rows, NAMES)[0].figures
    assert [one.group for one in figures] == ["Everybody", "North end", "b c"]
    assert [one.share for one in figures] == ["60 %", "90 %", "10 %"]


def test_both_questions_of_one_measure_are_not_called_together():
    rows = [replace(OWN, whose=whose, rule="both-favourable") for whose in ("a", "b", "both")]
    assert [one.who for one in measures_shown(rows, NAMES)[0].figures] == [
        "Enough support to keep on caring",
        "Able to keep on caring",
        "Both",
    ]
    assert figure(replace(OWN, whose="both")).who == "Together"


def test_a_line_without_own_answers_is_left_out():
    assert measures_shown((PROXIES,), NAMES)[0].figures == ()


def test_codes_of_the_project_have_its_names():
    names = names_of(PROJECT)
    assert names["home_care"] == "Home care"
    assert names["north"] == "North end"
    assert names["machair"] == "Machair conversations"


def test_windows_are_whole_quarters_in_words():
    assert window_words("", "") == "all conversations in the pool"
    assert window_words("2026-Q1", "2026-Q1") == "2026 Q1"
    assert window_words("2026-Q1", "2026-Q2") == "2026 Q1 to 2026 Q2"
    assert window_words("2026-Q1", "") == "from 2026 Q1"
    assert window_words("", "2026-Q2") == "up to 2026 Q2"


def test_quarters_are_known_from_the_rows():
    rows = [replace(OWN, group=group) for group in ("", "2026-Q2", "2026-Q1", "2026-Q2")]
    assert quarters_of(rows) == ("2026-Q1", "2026-Q2")


def test_opened_a_figure_tells_who_held_the_talks_and_in_which_words():
    assert figure(OWN, PROXIES).behind == (
        "Conversations held by: Own care manager 14, Another organisation 6.",
        "Asked in: four words 20.",
    )
    few = replace(OWN, held_by={"own_care_manager": 14}, held_by_hidden=True, scales_hidden=True)
    assert figure(few, PROXIES).behind == (
        "Conversations held by: Own care manager 14; others are hidden.",
        "Asked in: four words 20; other words are hidden.",
    )
    none = replace(few, held_by={}, scales={})
    assert figure(none, PROXIES).behind == (
        "Who held the conversations is hidden.",
        "In which words it was asked is hidden.",
    )


def test_a_hidden_figure_has_nothing_behind_it_that_could_be_told():
    assert figure(HIDDEN, HIDDEN_PROXIES).behind == ()


def test_every_type_of_interviewer_and_every_scale_has_words():
    measures = load_measures()
    for kind in INTERVIEWER_TYPES:
        assert has_words(f"measures.part.{kind}")
    for scale in (*measures.favourable, *measures.beside):
        assert has_words(f"measures.scale.{scale}")
