"""Screen states of a conversation in ten lines, for the views' tests."""

from dataclasses import replace

from udset_desktop.instrument.model import Facet, Kind
from udset_desktop.interview.answers import Answer, SaidBy
from udset_desktop.interview.permission import GivenBy, How, Purpose, Reply
from udset_desktop.interview.screen import (
    ChoiceState,
    ItemState,
    PageMark,
    PageState,
    PermissionsState,
    PermissionState,
    SaidByState,
    ScaleState,
    ScreenState,
    SectionMark,
    Stage,
    TogetherState,
    Touch,
)
from udset_desktop.interview.together import Together

FIT = ("yes", "mostly", "not_really", "no")
FIT_WORDS = ("Yes", "Mostly", "Not really", "No")
NON = (("dont_know", "Don't know"), ("rather_not_say", "Rather not say"), ("doesnt_apply", "Doesn't apply"))


def choices(*pairs, chosen=()):
    return tuple(ChoiceState(code=code, words=words, chosen=code in chosen) for code, words in pairs)


def rating_item(page="safe", ask="Do you feel safe, at home and when you are out?", chosen="", declined=""):
    long = ScaleState(scale="fit-4", choices=choices(*zip(FIT, FIT_WORDS, strict=True), chosen=(chosen,)))
    short = ScaleState(
        scale="fit-3",
        choices=choices(("yes", "Yes"), ("in_between", "In between"), ("no", "No"), chosen=()),
    )
    answer = None
    if chosen:
        answer = Answer(value=chosen, scale="fit-4")
    if declined:
        answer = Answer(non_answer=declined)
    return ItemState(
        id=f"{page}.rating",
        kind=Kind.RATING,
        facet=Facet.RATING,
        ask=ask,
        scales=(long, short),
        scale="fit-4",
        non_answers=choices(*NON, chosen=(declined,)),
        answer=answer,
        said_by=(SaidBy.PERSON,),
        said_by_words="Morag",
    )


def words_item(page="safe", text="", typed=""):
    return ItemState(
        id=f"{page}.words",
        kind=Kind.WORDS,
        facet=Facet.WORDS,
        ask="In Morag's own words",
        answer=Answer(value=text) if text else None,
        typed=typed,
        said_by=(SaidBy.PERSON,),
        said_by_words="Morag",
    )


def many_item(page="safe", chosen=(), *, opened=True):
    pairs = (
        ("family", "Family, friends, community"),
        ("known_worker", "A worker I know"),
        ("nobody", "None of these"),
    )
    return ItemState(
        id=f"{page}.helps",
        kind=Kind.MANY,
        facet=Facet.HELPS,
        ask="What helps?",
        choices=choices(*pairs, chosen=chosen),
        exclusive=("nobody",),
        answer=Answer(value=tuple(chosen)) if chosen else None,
        open=opened,
    )


def one_item(page="safe", chosen="", *, opened=True):
    pairs = (("helped", "Helped"), ("no_difference", "Made no difference"), ("harder", "Made it harder"))
    return ItemState(
        id=f"{page}.role",
        kind=Kind.ONE,
        facet=Facet.ROLE,
        ask="What did the service do?",
        choices=choices(*pairs, chosen=(chosen,)),
        non_answers=choices(*NON),
        answer=Answer(value=chosen) if chosen else None,
        open=opened,
    )


def page_state(page="safe", title="Feeling safe", **changes):
    state = PageState(
        id=page,
        section="life",
        title=title,
        opening=f"How do things stand with {title.lower()}?",
        check="Do you feel safe, at home and when you are out?",
        why="Feeling safe is one of the things people say matters most.",
        prompts=("at home", "out and about", "at night"),
        items=(
            words_item(page),
            rating_item(page),
            many_item(page, opened=False),
            one_item(page, opened=False),
        ),
        outcome=page,
    )
    return replace(state, **changes)


PAGES = (
    ("safe", "Feeling safe"),
    ("things_to_do", "Having things to do"),
    ("people", "Seeing people"),
    ("well", "Staying well"),
    ("life", "Living life as you want"),
)


def said_by_state():
    return SaidByState(
        voices=(
            choices(("person", "Morag")),
            choices(
                ("family_or_friend.what_they_would_say", "family or a friend: what Morag would say"),
                ("family_or_friend.what_i_think", "family or a friend: their own view"),
            ),
        ),
        words="Morag",
        said_by=(SaidBy.PERSON,),
    )


ROOM = (("partner", "husband, wife or partner"), ("interpreter", "an interpreter"))


def screen_state(page="safe", **changes):
    marks = tuple(
        PageMark(
            id=code,
            title=title,
            touch=(Touch.TOUCHED, Touch.BEGUN, Touch.UNTOUCHED)[min(at, 2)],
            current=code == page,
        )
        for at, (code, title) in enumerate(PAGES)
    )
    other = tuple(PageMark(id=f"p{at}", title=f"Page {at}", touch=Touch.UNTOUCHED) for at in range(4))
    titles = dict(PAGES)
    state = ScreenState(
        interview="i1",
        name="Morag",
        title="Review conversation",
        language="en",
        stage=Stage.PAGES,
        sections=(
            SectionMark(id="help", number=1, title="The help you get", pages=other),
            SectionMark(id="life", number=2, title="Your life", pages=marks, current=True),
            SectionMark(id="happens", number=3, title="What happens", pages=other),
            SectionMark(id="overall", number=4, title="Thoughts overall", pages=other),
        ),
        page=page_state(page, titles.get(page, page)) if page else None,
        together=None,
        permissions=None,
        back="Services you use",
        next="Having things to do",
        said_by=said_by_state(),
        others_present=False,
        room=choices(*ROOM),
        cue="Still all right to go on?",
        short_visit=False,
        correcting="",
        stopped="",
    )
    return replace(state, **changes)


def together_state(**changes):
    state = TogetherState(
        title="Bringing it together",
        lead="Up to three things, in their words.",
        values=Together(),
        matters_ask="What matters most?",
        steps_ask="What is the next small step?",
        not_there_ask="This is not there to be had",
        review_ask="When shall we look again?",
        read_back_ask="Did I get this right?",
        who=choices(
            ("person", "Morag"), ("family", "Family"), ("community", "Community"), ("service", "Service")
        ),
        inputs=(),
        outcomes=(),
        read_back=choices(("yes", "Yes"), ("partly", "Partly"), ("no", "No")),
        matters_at_most=3,
        actions_at_most=40,
    )
    return replace(state, **changes)


def permissions_state(**changes):
    replies = choices(("yes", "Yes"), ("no", "No"))
    rows = tuple(
        PermissionState(
            purpose=purpose,
            sentence=sentence,
            more="",
            reply=Reply.NOT_ASKED,
            replies=replies,
        )
        for purpose, sentence in (
            (Purpose.FIGURES, "May your answers be counted, without your name?"),
            (Purpose.WORDS, "May your words be read, without your name?"),
            (Purpose.CONTACT, "May we ask you again another time?"),
        )
    )
    state = PermissionsState(
        title="Before we end",
        lead="Now that you know what was said.",
        rows=rows,
        given_by=GivenBy.PERSON,
        givers=choices(("person", "Morag"), ("attorney", "Welfare attorney"), chosen=("person",)),
        papers_ask="",
        papers_seen=False,
        how=How.SPOKEN,
        hows=choices(("spoken", "Spoken"), ("signed", "Signed"), chosen=("spoken",)),
        closed_why="",
        unfinished="Not asked means no.",
    )
    return replace(state, **changes)
