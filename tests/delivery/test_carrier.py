"""A file is taken somewhere whole, proved by what lies there, and never over another one."""

import pytest

from tests.kit.places import MemoryCarrier
from udset_desktop.delivery.carrier import clear_beside, name_beside, put_whole
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.foundation.progress import NO_CONTROL

CONTENT = b"sealed bytes" * 100


def test_a_file_lies_there_under_its_own_name():
    place = MemoryCarrier()
    assert put_whole(place, "a.udset", CONTENT, NO_CONTROL) == "a.udset"
    assert place.files == {"a.udset": CONTENT}


def test_the_same_file_there_already_counts_and_is_not_sent_again():
    place = MemoryCarrier(**{"a.udset": CONTENT})
    assert put_whole(place, "a.udset", CONTENT, NO_CONTROL) == "a.udset"
    assert place.puts == 0


@pytest.mark.parametrize("other", [b"", b"another", CONTENT + b"x", CONTENT[:-1] + b"?"])
def test_another_file_of_that_name_stays_and_ours_gets_a_number(other):
    place = MemoryCarrier(**{"a.udset": other})
    assert put_whole(place, "a.udset", CONTENT, NO_CONTROL) == "a-2.udset"
    assert place.files == {"a.udset": other, "a-2.udset": CONTENT}


def test_a_name_taken_in_that_very_moment_is_left_alone():
    class Raced(MemoryCarrier):
        def put(self, name, content, control):
            if name == "a.udset":
                self.files[name] = b"first"
            super().put(name, content, control)

    place = Raced()
    assert put_whole(place, "a.udset", CONTENT, NO_CONTROL) == "a-2.udset"
    assert place.files["a.udset"] == b"first"


@pytest.mark.parametrize(
    "lie", [lambda _: b"", lambda one: one[:-1], lambda one: one[::-1], lambda one: one * 2]
)
def test_a_place_that_keeps_something_else_is_found_out(lie):
    class Lying(MemoryCarrier):
        def put(self, name, content, control):
            super().put(name, lie(content), control)

    place = Lying()
    with pytest.raises(EnvironmentFailure, match=r"delivery\.not_as_sent"):
        put_whole(place, "a.udset", CONTENT, NO_CONTROL)
    assert place.files == {}


def test_a_place_that_keeps_nothing_is_found_out():
    class Empty(MemoryCarrier):
        def put(self, name, content, control):
            pass

    with pytest.raises(EnvironmentFailure, match=r"delivery\.not_as_sent"):
        put_whole(Empty(), "a.udset", CONTENT, NO_CONTROL)


def test_when_every_name_is_taken_it_says_so():
    class Full(MemoryCarrier):
        def get(self, name, *, limit_bytes, control):
            return b"other"

    with pytest.raises(EnvironmentFailure, match=r"delivery\.name_taken"):
        put_whole(Full(), "a.udset", CONTENT, NO_CONTROL)


def test_every_try_has_a_name_of_its_own_that_is_no_bundle_s():
    names = {name_beside("a.udset") for _ in range(50)}
    assert len(names) == 50
    assert all(name.startswith("a.udset.") and name.endswith(".part") for name in names)


def test_what_tries_left_behind_is_taken_away_and_nothing_else():
    kept = {"a.udset": b"", "b.udset.1.part": b"", "a.txt": b""}
    place = MemoryCarrier(**kept, **{"a.udset.1.part": b"", "a.udset.2.part": b""})
    clear_beside(place, "a.udset", NO_CONTROL)
    assert place.files == kept


def test_a_server_that_does_not_let_go_of_a_half_file_stops_nothing():
    class Holding(MemoryCarrier):
        def remove(self, name):
            raise EnvironmentFailure("delivery.in_trouble")

    clear_beside(Holding(**{"a.udset.1.part": b""}), "a.udset", NO_CONTROL)
