import pytest

from udset_desktop.foundation.unseen import seen_places, without_unseen


@pytest.mark.parametrize(
    ("text", "seen", "count"),
    [
        ("the \u202enights\u202c\x07 \u200fsince\ufeff May", "the nights since May", 5),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive", 0),
        ("a\tb ", "a b ", 0),
        ("\ud800half", "half", 1),
        (
            "\U0001f468\u200d\U0001f469 \u0645\u06cc\u200c\u062e",
            "\U0001f468\u200d\U0001f469 \u0645\u06cc\u200c\u062e",
            0,
        ),
        ("Mar\u00adga\u200bret Bax\u2060ter", "Margaret Baxter", 3),
        ("Mar\u200dgar\u200cet", "Margaret", 2),
        ("", "", 0),
    ],
)
def test_what_nobody_sees_is_taken_out_and_counted_and_the_rest_stays(text, seen, count):
    assert without_unseen(text) == (seen, count)


def test_the_places_of_what_is_seen_are_told():
    assert seen_places("a\u00adb\u202ec") == [0, 2, 4]
    assert seen_places("abc") == [0, 1, 2]
