import itertools

import pytest
from PySide6.QtCore import QRect, QSize

from tests.kit.interviews import a_choice, a_session, an_instrument
from udset_desktop.desktop.look.tokens import TOUCH
from udset_desktop.desktop.views.person_layout import PIXELS_PER_POINT, Wish, lay_out
from udset_desktop.instrument.catalogue import own_catalogue
from udset_desktop.interview.person_look import LOOK_SIZES, PersonLook
from udset_desktop.interview.person_view import keys_here, question_of
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import go_to, go_to_stage

LARGE, SMALL = QSize(1366, 768), QSize(1280, 720)


def every_question():
    """Each thing that can be turned round, of every conversation and of the end."""
    found = {}
    for key in sorted(one.key for one in own_catalogue().listed()):
        session = a_session(an_instrument(key), choice=a_choice(instrument=key))
        for page in session.instrument.pages():
            here = go_to(session, page.id)
            for few in (False, True):
                look = PersonLook(few_words=few)
                found |= {(key, one, few): question_of(here, one, look) for one in keys_here(here)}
        end = go_to_stage(session, Stage.PERMISSIONS)
        found |= {(key, one, False): question_of(end, one, PersonLook()) for one in keys_here(end)}
    return list(found.values())


@pytest.fixture(scope="module")
def questions():
    return every_question()


def wish_of(question, points, *, pictures=False, foot=0):
    return Wish(
        ask=question.ask,
        words=tuple(choice.words for choice in question.choices),
        points=points,
        pictures=pictures,
        ask_picture=pictures and bool(question.picture),
        foot=foot,
    )


@pytest.mark.parametrize("room", [LARGE, SMALL], ids=["1366", "1280"])
@pytest.mark.parametrize("pictures", [False, True], ids=["words", "pictures"])
@pytest.mark.parametrize("points", LOOK_SIZES)
def test_everything_is_in_sight_and_nothing_lies_over_another(questions, room, pictures, points):
    for question in questions:
        plan = lay_out(room, wish_of(question, points, pictures=pictures, foot=TOUCH))
        parts = [plan.ask, *plan.places, plan.foot]
        assert all(QRect(0, 0, room.width(), room.height()).contains(part) for part in parts)
        assert not any(one.intersects(other) for one, other in itertools.combinations(parts, 2))


@pytest.mark.parametrize("room", [LARGE, SMALL], ids=["1366", "1280"])
@pytest.mark.parametrize("pictures", [False, True], ids=["words", "pictures"])
def test_every_place_to_touch_is_as_large_as_a_finger_needs(questions, room, pictures):
    for question, points in itertools.product(questions, LOOK_SIZES):
        plan = lay_out(room, wish_of(question, points, pictures=pictures))
        assert min(min(place.width(), place.height()) for place in plan.places) >= 44  # what a finger needs
        assert len(plan.places) == len(question.choices)


@pytest.mark.parametrize("points", LOOK_SIZES)
def test_words_are_as_large_as_was_chosen_up_to_seventy_two_points(questions, points):
    wanted = round(points * PIXELS_PER_POINT)
    for question in questions:
        for room in (LARGE, SMALL):
            plan = lay_out(room, wish_of(question, points))
            assert plan.cell.pixels == wanted, question.ask
            assert plan.ask_pixels >= round(wanted * 0.6), question.ask


def test_with_pictures_the_letters_give_way_last_and_never_below_fifty_five_points(questions):
    for question in questions:
        plan = lay_out(SMALL, wish_of(question, 72, pictures=True))
        assert plan.cell.pixels >= 55 * PIXELS_PER_POINT
        assert plan.cell.picture >= TOUCH


def test_a_word_a_line_where_there_is_room_and_all_alike(questions):
    question = next(one for one in questions if one.key == "safe.rating")
    plan = lay_out(LARGE, wish_of(question, 36))
    assert len({place.x() for place in plan.places}) == 1
    assert len({(place.width(), place.height()) for place in plan.places}) == 1


def test_the_words_lie_in_their_order(questions):
    for question, points in itertools.product(questions, LOOK_SIZES):
        places = lay_out(SMALL, wish_of(question, points)).places
        assert [(place.y(), place.x()) for place in places] == sorted((p.y(), p.x()) for p in places)


def test_a_word_far_too_long_is_made_smaller_and_not_cut():
    wish = Wish(ask="Why?", words=("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",), points=72)
    plan = lay_out(SMALL, wish)
    assert plan.cell.pixels < 96
    assert plan.cell.narrowest(wish.words[0]) <= plan.places[0].width()


def test_a_picture_of_the_question_stands_before_it(questions):
    question = next(one for one in questions if one.key == "figures")
    plan = lay_out(LARGE, wish_of(question, 48, pictures=True))
    assert not plan.ask_picture.isEmpty()
    assert plan.ask_picture.right() < plan.ask.left()
    assert lay_out(LARGE, wish_of(question, 48)).ask_picture.isEmpty()


def test_a_place_to_touch_stays_large_enough_where_letters_have_to_give_way(questions):
    long_word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    plan = lay_out(QSize(640, 480), Wish(ask="Why?", words=(long_word, long_word), points=28))
    assert plan.cell.pixels < 30
    assert min(place.height() for place in plan.places) >= TOUCH
