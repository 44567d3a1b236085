"""A map of a conversation in three groups, for the tests of its views."""

from udset_desktop.interview.outcome_map import MapGroup, MapPlace, MapState
from udset_desktop.interview.screen import Touch


def place(page, title="", **more):
    return MapPlace(page=page, title=title or page.title(), touch=more.pop("touch", Touch.UNTOUCHED), **more)


STATE = MapState(
    name="Morag",
    groups=(
        MapGroup(id="life", title="Your life", places=tuple(place(f"life_{at}") for at in range(7))),
        MapGroup(id="change", title="What changes", places=tuple(place(f"change_{at}") for at in range(3))),
        MapGroup(
            id="people", title="How people treat you", places=tuple(place(f"how_{at}") for at in range(5))
        ),
    ),
    others=(place("services", "The help you get"), place("alone", "You two", waits=True)),
)
LETTERS = {
    one.page: letter for one, letter in zip(STATE.places(), "abcdefghijklmnopqrstuvwxyz", strict=False)
}
