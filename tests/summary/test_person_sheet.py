from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.kit.sheets import a_project, a_source, rating, usual_answers, usual_together, words
from udset_desktop.document.blocks import words_in
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.permission import GivenBy, Permissions, Reply
from udset_desktop.interview.together import WHY_NOT, Action, Together
from udset_desktop.summary.pdf import STYLES, person_blocks
from udset_desktop.summary.person_sheet import Missing, last_day_on, person_sheet
from udset_desktop.summary.wording import load_sheet_words


def text_of(source, style="standard", **more):
    return " ".join(words_in(person_blocks(person_sheet(source, **more), style)))


def test_strengths_come_first_then_what_matters_then_the_steps():
    text = text_of(a_source())
    places = [text.index(one) for one in ("still sing in the choir", "easy in my mind", "alarm that rings")]
    assert places == sorted(places)


def test_own_words_stand_instead_of_the_sentence():
    text = text_of(a_source())
    assert "It's the nights since the fall." in text
    assert "You do not really feel safe" not in text


def test_an_answer_without_words_becomes_a_sentence():
    assert "You mostly see the people you want to see." in text_of(a_source())


def test_a_change_answer_brings_its_all_right_with_it():
    assert "getting about is the same. That is all right with you." in text_of(a_source())


@pytest.mark.parametrize(
    "non_answer",
    ["not_asked", "doesnt_apply", "dont_know", "rather_not_say", "question_didnt_work", "stopped_here"],
)
def test_a_non_answer_prints_nothing(non_answer):
    sheet = person_sheet(a_source(answers={"safe.rating": Answer(non_answer=non_answer)}))
    assert sheet.told == ()


def test_an_item_of_a_measure_is_not_on_the_paper():
    answers = {name: rating("no") for name in ("chances.rating", "say_in_plan.rating")}
    assert person_sheet(a_source(answers=answers)).told == ()


def test_words_said_about_a_measure_stay_the_persons_words():
    (said,) = person_sheet(a_source(answers={"chances.words": words("The bus stops at four.")})).told
    assert said.words == ("The bus stops at four.",)


def a_page_with_everything():
    return {
        "safe.words": words("My son shouts at night."),
        "safe.rating": rating("no"),
        "safe.helps": Answer(value=("worker_i_know",)),
        "safe.hinders": Answer(value=("illness_or_pain",)),
        "safe.tags": words(("the lock on my door",)),
    }


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("mark", ["between_us", "off_sheet"])
@pytest.mark.parametrize("marked", sorted(a_page_with_everything()))
def test_a_mark_keeps_every_sentence_of_its_page_off_the_paper(marked, mark, style):
    others = {item: answer for item, answer in usual_answers().items() if not item.startswith("safe.")}
    page = a_page_with_everything()
    page[marked] = replace(page[marked], **{mark: True})
    kept = a_source(answers={**others, **page})
    never_said = a_source(answers=others)
    assert text_of(kept, style) == text_of(never_said, style)


@pytest.mark.parametrize("mark", ["between_us", "off_sheet"])
def test_a_mark_on_the_words_does_not_bring_the_rating_out_instead(mark):
    answers = {"safe.words": words("My son.", **{mark: True}), "safe.rating": rating("no")}
    assert "safe" not in text_of(a_source(answers=answers, together=Together())).lower()


@pytest.mark.parametrize("mark", ["between_us", "off_sheet"])
def test_who_is_around_stays_off_with_the_strengths(mark):
    answers = {"strengths.people": words(("Iain",)), "strengths.words": words("I sing.", **{mark: True})}
    sheet = person_sheet(a_source(answers=answers))
    assert (sheet.strengths, sheet.around) == (None, ())


def test_what_others_think_of_the_person_is_not_on_it():
    assert "tires more easily" not in text_of(a_source())


def test_what_the_interviewer_saw_is_not_on_it():
    answers = {"safe.words": words("Looked afraid.", said_by=(SaidBy.OBSERVATION,))}
    assert person_sheet(a_source(answers=answers)).told == ()


def test_what_was_asked_alone_never_lies_about_the_house():
    carers = load_instrument("carer-review", "1.0.0")
    alone = [item.id for item in carers.items() if item.alone]
    assert alone, "the carers' instrument asks something alone"
    answers = {item: words("he shouts at night") for item in alone}
    source = replace(a_source(), instrument=carers, answers=answers)
    assert person_sheet(source).told == ()


def test_what_is_said_of_somebody_elses_help_is_not_on_it():
    carers = load_instrument("carer-review", "1.0.0")
    answers = {"their_help.words": words("He goes to the day centre."), "caring.words": words("I do nights.")}
    source = replace(a_source(), instrument=carers, answers=answers)
    assert [said.words for said in person_sheet(source).told] == [("I do nights.",)]


def test_words_of_somebody_speaking_for_the_person_say_so():
    answers = {"safe.words": words("She is afraid of the stairs.", said_by=(SaidBy.FAMILY_OR_FRIEND,))}
    (said,) = person_sheet(a_source(answers=answers)).told
    assert said.for_you
    answers = {
        "safe.words": words("x", said_by=(SaidBy.PERSON,), perspective=Perspective.WHAT_I_THINK),
    }
    assert person_sheet(a_source(answers=answers)).told[0].for_you


def test_a_rating_of_somebody_speaking_is_not_told_as_the_persons_own():
    theirs = {
        "safe.rating": rating("no", said_by=(SaidBy.FAMILY_OR_FRIEND,)),
        "people.rating": rating("mostly"),
    }
    safe, people = person_sheet(a_source(answers=theirs)).told
    assert (safe.words, safe.for_you, people.for_you) == ((), True, False)


def test_what_matters_and_a_yes_say_who_said_them_where_somebody_spoke():
    own = a_source(answers={}, together=usual_together())
    spoken = replace(
        own,
        header=replace(own.header, respondent="somebody_speaking"),
        permissions=replace(own.permissions, given_by=GivenBy.ATTORNEY, papers_seen=True),
    )
    assert "said this for you" not in text_of(own)
    assert "What you said yes to" in text_of(own)
    text = text_of(spoken)
    assert text.index("What matters most") < text.index("said this for you")
    assert "What somebody said yes to for you" in text
    assert "What you said yes to" not in text


def test_what_is_not_there_is_said_honestly_and_apart():
    sheet = person_sheet(a_source())
    assert [one.what for one in sheet.missing] == ["Somebody to sit in overnight"]
    assert "waiting list" in sheet.missing[0].why
    assert len(sheet.steps) == 3


def test_a_step_says_who_does_it_and_when_in_words():
    step = person_sheet(a_source()).steps[0]
    assert (step.who, step.when) == ("The service and Anne MacLeod", "Friday 29\u00a0May\u00a02026")


def test_only_contact_numbers_are_printed_the_number_first():
    text = text_of(a_source())
    assert "01631 555 0123 Lorn Care" in text
    assert "01631 555 0999" not in text


def test_it_prints_the_last_day_to_take_answers_out():
    assert "The last day is Tuesday 9 June 2026." in text_of(a_source())


def test_a_last_day_that_is_over_is_said_as_over():
    text = text_of(a_source(), today_on=date(2026, 6, 10))
    assert "was Tuesday 9 June 2026" in text
    assert "The last day is" in text_of(a_source(), today_on=date(2026, 6, 9))


def test_no_permission_is_a_sheet_without_a_last_day():
    source = a_source(permissions=Permissions(talk=Reply.YES))
    sheet = person_sheet(source)
    assert "not used to show" in sheet.yes_to[0]
    assert "last day" not in text_of(source)


@pytest.mark.parametrize("given_by", [GivenBy.PERSON, GivenBy.ATTORNEY, GivenBy.NOBODY])
def test_where_nothing_was_said_yes_to_no_heading_says_there_was(given_by):
    source = a_source(permissions=Permissions(talk=Reply.YES, given_by=given_by))
    text = text_of(source)
    assert "said yes to" not in text
    assert text.index("What happens with your answers") < text.index("not used to show")


def test_empty_parts_vanish():
    source = a_source(answers={}, together=Together(), project=a_project(helplines=(), contact=""))
    text = text_of(source)
    for heading in (
        "What you do",
        "What matters",
        "next small steps",
        "not there",
        "told us",
        "look at this",
    ):
        assert heading not in text
    assert "Morag Ross, this is your sheet" in text


def test_short_and_plain_leaves_out_what_was_told():
    plain = text_of(a_source(), "plain")
    assert "What you told us" not in plain
    for kept in ("easy in my mind", "alarm that rings", "12 November 2026", "01631 555 0123", "9 June 2026"):
        assert kept in plain


def test_somebody_speaking_is_told_at_the_top():
    source = a_source()
    spoken = replace(source, header=replace(source.header, respondent="somebody_speaking"))
    assert "spoke for you" in person_sheet(spoken).talked


def test_no_code_figure_or_word_of_the_trade_is_on_it():
    text = text_of(a_source()).lower()
    for never in ("not_really", "fit-4", "%", "score", "proxy", "nm1", "user-review", "rating", "outcome"):
        assert never not in text


def test_training_is_said_on_the_paper():
    assert "made up" in text_of(a_source(project=a_project(training=True)))
    assert "made up" not in text_of(a_source())


def test_a_step_of_spaces_is_no_step():
    together = replace(usual_together(), actions=(Action(what="  "), Action(what=" ", available=False)))
    sheet = person_sheet(a_source(together=together))
    assert sheet.steps == () == sheet.missing


def test_without_a_project_there_is_nobody_to_ring_and_no_last_day():
    sheet = person_sheet(replace(a_source(), project=None))
    assert (sheet.contacts, sheet.contact_note) == ((), "")
    assert not any("last day" in line for line in sheet.change)


def test_a_date_that_is_none_gives_no_last_day():
    source = a_source()
    assert last_day_on(replace(source, header=replace(source.header, held_on="soon"))) is None


def test_support_is_told_at_the_top():
    source = a_source()
    supported = replace(source, header=replace(source.header, respondent="with_support"))
    assert "support to say" in person_sheet(supported).talked


def test_an_instrument_without_strengths_still_gives_a_sheet():
    source = a_source()
    without = tuple(
        replace(section, pages=tuple(page for page in section.pages if page.id != "strengths"))
        for section in source.instrument.sections
    )
    sheet = person_sheet(replace(source, instrument=replace(source.instrument, sections=without)))
    assert (sheet.strengths, sheet.around) == (None, ())
    assert sheet.told


def test_somebody_speaking_for_the_person_is_named_under_the_words():
    answers = {"safe.words": words("Afraid of the stairs.", said_by=(SaidBy.FAMILY_OR_FRIEND,))}
    assert "said this for you" in text_of(a_source(answers=answers))


def test_people_around_stand_even_without_words_about_strengths():
    text = text_of(a_source(answers={"strengths.people": words("Anne\nIain")}))
    assert "What you do, and who is around you Around you: Anne; Iain" in text


def test_a_word_or_two_beside_do_not_stand_for_the_answer():
    answers = {"people.rating": rating("mostly"), "people.tags": words(("noise", "the bus"))}
    text = text_of(a_source(answers=answers))
    assert "You mostly see the people you want to see. You also named: noise; the bus" in text


def test_what_is_not_there_says_why_from_the_list_and_in_words():
    missing = Action(what="A sitter", available=False, why="waiting_list", why_not="Oban only.", matter=2)
    sheet = person_sheet(a_source(together=replace(usual_together(), actions=(missing,))))
    assert sheet.missing == (Missing(what="A sitter", why="There is a waiting list. Oban only.", matter=2),)


def test_every_reason_has_its_sentence():
    words = load_sheet_words()
    assert all(words.words(f"why.{code}") for code in WHY_NOT)


def test_a_plan_prints_what_a_review_keeps_for_its_measures():
    plan, review = load_instrument("carer-plan", "1.0.0"), load_instrument("carer-review", "1.0.0")
    source = replace(a_source(), answers={"able.rating": rating("yes")})
    assert person_sheet(replace(source, instrument=review)).told == ()
    (said,) = person_sheet(replace(source, instrument=plan)).told
    assert said.sentences == "You feel able to keep on caring."


def test_the_carers_plan_says_on_its_sheet_that_it_is_not_the_plan():
    plan = load_instrument("carer-plan", "1.0.0")
    for style in STYLES:
        assert "It is not that plan." in text_of(replace(a_source(answers={}), instrument=plan), style)


def test_a_plans_own_pages_come_before_how_things_stand():
    plan = load_instrument("user-plan", "1.0.0")
    answers = {"safe.words": words("the nights"), "hopes.words": words("to sing again")}
    told = person_sheet(replace(a_source(), instrument=plan, answers=answers)).told
    assert [said.words for said in told] == [("to sing again",), ("the nights",)]


def test_nobody_is_told_to_ring_where_there_is_no_number():
    there, none = a_source(), a_source(project=a_project(helplines=()))
    assert person_sheet(there).contacts
    assert "Just ring us." in text_of(there)
    assert not person_sheet(none).contacts
    assert "ring" not in " ".join(person_sheet(none).change).lower().split()
    assert "Just tell us." in text_of(none)
