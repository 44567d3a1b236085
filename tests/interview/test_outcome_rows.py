from tests.kit.interviews import a_session, answered, own_instrument
from udset_desktop.interview.outcome_rows import has_rows, outcome_rows
from udset_desktop.interview.page_marks import mark_page
from udset_desktop.interview.session import decline_item, type_words


def rows_of(session, measured=()):
    return {row.page: row for row in outcome_rows(session, measured)}


def test_a_row_says_the_word_who_chose_it_what_matters_the_part_and_the_words():
    session = answered(
        a_session(), safe__rating="no", safe__words="the nights", safe__role="helped", safe__matters="matters"
    )
    row = rows_of(session)["safe"]
    assert (row.title, row.who, row.words) == ("Feeling safe", "Mrs Eileen Baxter", "the nights")
    assert [one.code for one in row.rating.scales[0].choices if one.chosen] == ["no"]
    assert [one.code for one in row.role.choices if one.chosen] == ["helped"]
    assert [one.code for one in row.matters.choices if one.chosen] == ["matters"]
    assert [one.code for group in row.givers for one in group if one.chosen] == ["person"]


def test_a_word_with_nothing_said_beside_it_wants_words_and_a_non_answer_does_not():
    session = answered(a_session(), safe__rating="no", people__tags="the choir", people__rating="yes")
    session, _ = decline_item(session, "well.rating", "rather_not_say")
    rows = rows_of(session)
    assert [page for page, row in rows.items() if row.wants_words] == ["safe"]
    assert rows["people"].words == "the choir"
    assert rows["well"].who == ""


def test_a_page_that_only_a_measure_needs_is_a_row_where_it_is_named():
    assert "chances" not in rows_of(a_session())
    row = rows_of(a_session(), {"chances.rating"})["chances"]
    assert row.is_measure
    assert row.matters is None
    assert row.role is None


def test_what_is_between_us_and_what_is_somebody_elses_is_no_row():
    session = mark_page(answered(a_session(), safe__rating="no"), "safe", between_us=True)
    assert "safe" not in rows_of(session)
    carer = a_session(own_instrument("carer-review/2.1.0"))
    assert "their_life" not in rows_of(carer, {"their_life.rating"})


def test_half_typed_words_are_not_said_yet():
    session, _ = type_words(answered(a_session(), safe__rating="no"), "safe.words", "the nig")
    assert rows_of(session)["safe"].wants_words


def test_every_conversation_with_outcomes_has_rows():
    assert has_rows(a_session())
