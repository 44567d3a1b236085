from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.sheets import a_project, a_source, rating, usual_answers, words
from udset_desktop.document.blocks import words_in
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.instrument.model import Item, Kind, Privacy
from udset_desktop.interview.answers import Answer, Perspective, SaidBy
from udset_desktop.interview.permission import GivenBy, Giving, How, Permissions, Reply
from udset_desktop.interview.together import Action, Together
from udset_desktop.project.switches import Switches
from udset_desktop.summary.pdf import review_blocks
from udset_desktop.summary.review_sheet import review_sheet


def text_of(source):
    return " ".join(words_in(review_blocks(review_sheet(source))))


def test_ratings_stand_in_words_with_who_said_them():
    lines = {line.title: line for line in review_sheet(a_source()).outcomes}
    safe = lines["Feeling safe"]
    assert (safe.rating, safe.said_by, safe.matters, safe.role) == (
        "Not really",
        "Morag Ross",
        "Matters now",
        "Helped",
    )
    assert lines["Being listened to"].said_by == "Morag Ross, with support"


def test_a_non_answer_stands_as_it_was_said():
    lines = {line.title: line for line in review_sheet(a_source()).outcomes}
    assert (lines["Staying well"].rating, lines["Staying well"].said_by) == ("Rather not say", "")


def test_an_items_own_words_for_a_non_answer_are_used():
    answers = {"symptoms.rating": Answer(non_answer="doesnt_apply")}
    (line,) = review_sheet(a_source(answers=answers)).outcomes
    assert line.rating == "Not what I wanted from this help"


def test_what_nobody_came_to_is_named_so_that_a_gap_is_seen():
    assert "Having things to do" in review_sheet(a_source()).not_asked
    assert "Feeling safe" not in review_sheet(a_source()).not_asked


@pytest.mark.parametrize("mark", ["between_us", "off_sheet"])
@pytest.mark.parametrize("marked", ["safe.words", "safe.rating", "safe.tags", "safe.helps"])
def test_a_page_that_is_kept_back_is_not_on_it_at_all_nor_named_as_not_asked(marked, mark):
    answers = {
        **usual_answers(),
        "safe.words": words("My son shouts."),
        "safe.rating": rating("no"),
        "safe.tags": words(("the lock",)),
        "safe.helps": Answer(value=("worker_i_know",)),
    }
    answers[marked] = replace(answers[marked], **{mark: True})
    sheet = review_sheet(a_source(answers=answers))
    assert "Feeling safe" not in [page.title for part in sheet.parts for page in part.pages]
    assert "Feeling safe" not in [line.title for line in sheet.outcomes]
    assert "Feeling safe" not in sheet.not_asked
    assert "Living where you want" in [page.title for part in sheet.parts for page in part.pages]


def test_it_holds_the_measures_own_items_and_the_views_of_others():
    text = text_of(a_source())
    assert "Did you get your say when your help was planned? Yes" in text
    assert "She tires more easily" in text


def test_interviewers_and_permissions_are_named():
    sheet = review_sheet(a_source())
    assert ("Held by", "AM · Own care manager") in sheet.frame
    assert ("Answers in figures, without the name", "Yes") in sheet.permissions
    assert ("Answers can be taken out until", "Tuesday 9\u00a0June\u00a02026") in sheet.permissions


def test_who_said_yes_at_the_start_is_named_where_it_was_another():
    given = Permissions(talk=Reply.YES, how=How.SIGNED)
    label = "Said at the start by"
    assert label not in dict(review_sheet(a_source(permissions=given)).permissions)
    now = Giving(given_by=GivenBy.GUARDIAN, papers_seen=True, how=How.WRITTEN)
    source = a_source(permissions=given.with_giving(now))
    rows = dict(review_sheet(source).permissions)
    assert rows[label] == f"{source.name}; in sign language"
    assert (rows["Said by"], rows["How"], rows["Papers seen"]) == ("Guardian", "In writing", "Yes")
    back = dict(review_sheet(a_source(permissions=Permissions(at_begin=now))).permissions)
    assert back[label] == "Guardian; in writing; papers seen"


def test_an_unfinished_permission_is_no_yes_and_what_nobody_asked_is_not_called_a_no():
    sheet = review_sheet(a_source(permissions=Permissions(talk=Reply.YES, contact=Reply.NO)))
    assert ("Own words read by others, without the name", "Not asked") in sheet.permissions
    assert ("Asked again another time", "No") in sheet.permissions


def test_linking_is_named_only_where_the_project_asks_for_it():
    label = "Joined with the next conversation, under a number"
    assert label not in dict(review_sheet(a_source()).permissions)
    linked = a_source(project=a_project(switches=Switches(linking=True)))
    assert dict(review_sheet(linked).permissions)[label] == "Not asked"


def test_a_correction_names_its_reason():
    frame = dict(review_sheet(a_source(revision=2, reason="the date was wrong")).frame)
    assert frame["Version"] == "2, corrected: the date was wrong"
    assert "Version" not in dict(review_sheet(a_source()).frame)


def test_a_short_visit_is_told_as_the_persons_choice_and_never_names_what_is_kept_off():
    def frame(**told):
        source = a_source(**told)
        return dict(
            review_sheet(replace(source, header=replace(source.header, short=("safe", "people")))).frame
        )

    said = frame()["Short visit"]
    assert said.startswith("Morag Ross chose what to talk about: Feeling safe; Seeing people.")
    assert said.endswith("What was not asked was left out by choice.")
    kept = frame(answers={"safe.rating": replace(rating("no"), between_us=True)})["Short visit"]
    assert "safe" not in kept
    assert "Seeing people" in kept
    assert "Short visit" not in dict(review_sheet(a_source()).frame)


def test_services_stand_by_name_and_unknown_ones_by_their_code():
    text = text_of(a_source())
    assert "Which services do you use? Taynuilt day service" in text
    answers = {"services.used": Answer(value=("gone_service",))}
    assert "Gone_service" in text_of(a_source(answers=answers))


def test_who_spoke_and_whose_view_it_was_stand_beside_the_answer():
    answers = {
        "safe.rating": rating(
            "no", said_by=(SaidBy.FAMILY_OR_FRIEND,), perspective=Perspective.WHAT_THEY_WOULD_SAY
        )
    }
    (line,) = review_sheet(a_source(answers=answers)).outcomes
    assert line.said_by == "Family or a friend, for Morag Ross; what Morag Ross would say"


def test_support_of_several_kinds_is_said_as_one_wherever_who_said_it_stands():
    both = (SaidBy.WITH_SIGN, SaidBy.WITH_SYMBOLS)
    told = {"safe.rating": rating("no", said_by=both), "safe.words": words("The nights.", said_by=both)}
    source = a_source(answers=told)
    (line,) = review_sheet(source).outcomes
    assert line.said_by == "Morag Ross, signing and with symbols or pictures"
    text = text_of(source)
    assert text.count("Morag Ross, signing and with symbols or pictures") == text.count("Morag Ross, ") == 3


def test_the_kind_of_help_agreed_stands_with_its_step():
    assert "Kind of help: equipment" in text_of(a_source())


def test_training_is_said_on_the_paper():
    assert "made up" in text_of(a_source(project=a_project(training=True)))


def test_the_frame_says_all_the_help_where_no_service_was_named():
    source = a_source()
    about = replace(source.header.about, service="")
    assert ("About", "all the help") in review_sheet(
        replace(source, header=replace(source.header, about=about))
    ).frame


def test_every_kind_of_answer_has_its_words():
    source = a_source()
    first = next(iter(source.instrument.pages()))
    made = {
        "day": (Kind.DATE, "2026-05-12"),
        "many": (Kind.WHOLE, 3),
        "said": (Kind.FLAG, "yes"),
    }
    items = tuple(
        Item(id=f"{first.id}.{name}", kind=kind, privacy=Privacy.KEEP, section=first.section)
        for name, (kind, _) in made.items()
    )
    section = replace(source.instrument.sections[0], pages=(replace(first, items=items),))
    instrument = replace(source.instrument, sections=(section,))
    answers = {f"{first.id}.{name}": Answer(value=value) for name, (_, value) in made.items()}
    (part,) = review_sheet(replace(source, instrument=instrument, answers=answers)).parts
    assert [said for _, said in part.pages[0].rows] == ["Tuesday 12\u00a0May\u00a02026", "3", "Yes"]


def test_papers_that_were_seen_are_named():
    given = Permissions(talk=Reply.YES, given_by=GivenBy.ATTORNEY, papers_seen=True)
    rows = dict(review_sheet(a_source(permissions=given)).permissions)
    assert rows["Papers seen"] == "Yes"
    assert rows["Said by"] == "Welfare attorney"


def test_without_a_project_there_is_no_last_day_and_nobody_to_ring():
    sheet = review_sheet(replace(a_source(), project=None))
    assert sheet.contacts == ()
    assert "Answers can be taken out until" not in dict(sheet.permissions)


def test_empty_parts_vanish():
    text = text_of(a_source(answers={}, together=Together()))
    for heading in ("What matters most", "Next small steps", "not there", "side by side", "When to look"):
        assert heading not in text


def test_the_file_is_told_what_a_step_would_bring():
    together = Together(
        actions=(
            Action(what="Ask about the bus", wanted=("transport", "company")),
            Action(what="A sitter", available=False, wanted=("a_break",), why="too_few_staff"),
        )
    )
    text = " ".join(words_in(review_blocks(review_sheet(a_source(together=together)))))
    assert "What it would bring: transport and company" in text
    assert "There are too few staff. What it would bring: a break" in text


def test_what_a_carer_says_of_somebody_elses_life_is_no_outcome_side_by_side():
    instrument = own_catalogue().by_key("carer-review/2.1.0")
    answers = {"health.rating": rating("yes"), "their_life.rating": rating("no")}
    sheet = review_sheet(replace(a_source(), instrument=instrument, answers=answers))
    assert [line.title for line in sheet.outcomes] == ["Your own health"]
    assert [part.title for part in sheet.parts][-1] == "The life of the person you look after, if you wish"


def test_an_instrument_may_say_what_its_sheet_is_not():
    plan = own_catalogue().by_key("carer-plan/1.0.0")
    answers = {"caring.tasks": Answer(value=("speaking_up",))}
    source = replace(a_source(), instrument=plan, answers=answers)
    source = replace(source, header=replace(source.header, looks_after="Jean"))
    text = text_of(source)
    assert "It is not that plan." in text
    assert "Speaking up for Jean" in text
    assert review_sheet(a_source()).note == ""


def test_where_no_service_was_spoken_of_there_is_no_column_for_one():
    plan = own_catalogue().by_key("user-plan/1.0.0")
    source = replace(a_source(), instrument=plan, answers={"safe.rating": rating("yes")})
    assert "What the service did" in text_of(a_source())
    assert "What the service did" not in text_of(source)
