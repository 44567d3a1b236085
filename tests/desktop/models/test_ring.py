import itertools

import pytest

from udset_desktop.desktop.models.ring import Size, clear_of_places, nearest_towards, ring_of

PLACE, GAP = Size(158, 70), 8.0
COUNTS = [(7, 3, 5), (4, 3, 6), (4, 3, 6, 4), (1,), (3, 3, 3)]
ROOMS = [Size(1070, 500), Size(984, 430), Size(500, 400), Size(100, 100)]


@pytest.mark.parametrize("counts", COUNTS)
@pytest.mark.parametrize("room", ROOMS)
def test_no_two_places_touch_and_all_are_inside(counts, room):
    ring = ring_of(counts, room, PLACE, GAP)
    points = [point for group in ring.places for point in group]
    assert [len(group) for group in ring.places] == list(counts)
    for (x, y), (other_x, other_y) in itertools.combinations(points, 2):
        assert abs(x - other_x) >= PLACE.width or abs(y - other_y) >= PLACE.height
    for x, y in points:
        assert PLACE.width / 2 <= x <= ring.room.width - PLACE.width / 2
        assert PLACE.height / 2 <= y <= ring.room.height - PLACE.height / 2


@pytest.mark.parametrize("counts", COUNTS)
def test_the_person_has_the_middle_to_themselves(counts):
    ring = ring_of(counts, ROOMS[0], PLACE, GAP)
    x, y = ring.middle
    for place_x, place_y in (point for group in ring.places for point in group):
        assert abs(place_x - x) > PLACE.width / 2 + 56 or abs(place_y - y) > PLACE.height / 2 + 56


def test_the_first_group_has_its_middle_at_the_top():
    ring = ring_of((7, 3, 5), ROOMS[0], PLACE, GAP)
    assert ring.heads[0][0] == pytest.approx(ring.middle[0], abs=10)
    assert ring.heads[0][1] < ring.middle[1]
    assert len(ring.bands) == len(ring.heads) == 3


def test_too_little_room_makes_it_higher_and_never_wider_than_it_must():
    ring = ring_of((7, 3, 5), Size(700, 200), PLACE, GAP)
    assert ring.room.width == 700
    assert ring.room.height > 200


@pytest.mark.parametrize("height", range(515, 620, 5))
def test_where_a_round_ring_does_not_fit_a_squarer_one_does(height):
    assert ring_of((7, 3, 5), Size(960, height), PLACE, GAP).room.height == height


def test_arrows_go_to_the_place_next_in_that_direction():
    places = [(0.0, 0.0), (100.0, 10.0), (100.0, 200.0), (0.0, 200.0)]
    assert nearest_towards(places, 0, 1, 0) == 1
    assert nearest_towards(places, 0, 0, 1) == 3
    assert nearest_towards(places, 2, -1, 0) == 3
    assert nearest_towards(places, 2, 0, -1) == 1
    assert nearest_towards(places, 0, -1, 0) == 0


@pytest.mark.parametrize("counts", COUNTS)
def test_every_place_is_reached_by_arrows(counts):
    places = [point for group in ring_of(counts, ROOMS[0], PLACE, GAP).places for point in group]
    reached, waiting = {0}, [0]
    while waiting:
        at = waiting.pop()
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            found = nearest_towards(places, at, across, down)
            if found not in reached:
                reached.add(found)
                waiting.append(found)
    assert reached == set(range(len(places)))


WORDS = Size(176, 30)


@pytest.mark.parametrize("counts", COUNTS)
@pytest.mark.parametrize("room", [*ROOMS[:2], Size(890, 552), Size(866, 552), Size(800, 560)])
def test_the_words_of_a_group_lie_on_no_place(counts, room):
    ring = ring_of(counts, room, PLACE, GAP)
    for head in ring.heads:
        x, y = clear_of_places(ring, PLACE, head, WORDS, share=0.9, least=0.3)
        for place_x, place_y in (point for group in ring.places for point in group):
            assert (
                abs(place_x - x) >= (PLACE.width + WORDS.width) / 2
                or abs(place_y - y) >= (PLACE.height + WORDS.height) / 2
            )


def test_words_that_find_no_clear_point_stay_as_far_out_as_they_were_asked():
    ring = ring_of((7, 3, 5), ROOMS[0], PLACE, GAP)
    head, (x, y) = ring.heads[1], ring.middle
    found = clear_of_places(ring, PLACE, head, Size(5000, 5000), share=0.6, least=0.3)
    assert found == pytest.approx((x + (head[0] - x) * 0.6, y + (head[1] - y) * 0.6))


@pytest.mark.parametrize("height", range(480, 560, 10))
def test_the_places_of_a_review_fit_where_the_window_is_small_and_jots_lie_beside_them(height):
    assert ring_of((7, 3, 5), Size(880, height), PLACE, GAP).room.height == height


@pytest.mark.parametrize("room", ROOMS[:2])
def test_the_places_of_a_group_lie_evenly(room):
    ring = ring_of((7, 3, 5), room, PLACE, GAP)
    for group in ring.places:
        steps = [
            max(abs(x - later_x) / (PLACE.width + GAP), abs(y - later_y) / (PLACE.height + GAP))
            for (x, y), (later_x, later_y) in itertools.pairwise(group)
        ]
        assert max(steps) - min(steps) < 0.15


def test_no_group_is_no_ring():
    assert ring_of((), ROOMS[0], PLACE, GAP).places == ()
