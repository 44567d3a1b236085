import pytest

from udset_desktop.foundation.unseen import without_unseen


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
        ("", "", 0),
    ],
)
def test_what_nobody_sees_is_taken_out_and_counted_and_the_rest_stays(text, seen, count):
    assert without_unseen(text) == (seen, count)
