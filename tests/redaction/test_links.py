from __future__ import annotations

import pytest

from udset_desktop.redaction.links import link_findings
from udset_desktop.redaction.model import Kind


def told(text):
    return [(text[one.start : one.end], one.kind) for one in link_findings(text)]


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ('to "a line"@example.org now', '"a line"@example.org', Kind.EMAIL),
        ("it is fe80::1 there", "fe80::1", Kind.LINK),
        ("on discord im brontek#0417", "brontek#0417", Kind.LINK),
        ("gamer tag is xBr0nTek", "xBr0nTek", Kind.LINK),
        ("it was sent by xhosqui", "xhosqui", Kind.LINK),
        ("hostname ARDLE-PC-02", "ARDLE-PC-02", Kind.LINK),
        ("to gil.orr@@example.org twice", "gil.orr@@example.org", Kind.EMAIL),
        ("as pat@mail..example.com and", "pat@mail..example.com", Kind.EMAIL),
        ("see youtube.com/@somebody", "youtube.com/@somebody", Kind.LINK),
        ("see t.me/somebody", "t.me/somebody", Kind.LINK),
        ("as @nan@social.example says", "@nan@social.example", Kind.LINK),
        ("write m.oduya at example.com", "m.oduya at example.com", Kind.EMAIL),
        ("on GitHub bjdahl", "bjdahl", Kind.LINK),
        ("user id jkirkbride", "jkirkbride", Kind.LINK),
        ("logged in as jkirkbride2", "jkirkbride2", Kind.LINK),
        ("PSN: Raver99", "Raver99", Kind.LINK),
        ("<kittenmittens> anyone here?", "kittenmittens", Kind.LINK),
        ("'jk@example.com'", "jk@example.com", Kind.EMAIL),
        ("o'brien@example.ie", "o'brien@example.ie", Kind.EMAIL),
        ("for tobias.lindqvist_88 now", "tobias.lindqvist_88", Kind.LINK),
        ("account name sunny-days-22", "sunny-days-22", Kind.LINK),
        ('"username": "moira.t"', "moira.t", Kind.LINK),
        ("user_name=moira.t", "moira.t", Kind.LINK),
        ("add sunny.sal on snap", "sunny.sal", Kind.LINK),
        ("find me as sunny_sal", "sunny_sal", Kind.LINK),
        ("host ip-10-0-4-17.ec2.internal", "ip-10-0-4-17.ec2.internal", Kind.LINK),
        ("203.0.113.7 - mfischer [12/Mar", "mfischer", Kind.LINK),
        ("key tok_16C7e42F292c6912E7710c is", "tok_16C7e42F292c6912E7710c", Kind.REFERENCE),
        ("9f86d081884c7d659a2feaa0c55ad015.", "9f86d081884c7d659a2feaa0c55ad015", Kind.REFERENCE),
        ("[12:01] <xX_Raver_Xx> me", "xX_Raver_Xx", Kind.LINK),
        ("write to a.b+c@example.co.uk.", "a.b+c@example.co.uk", Kind.EMAIL),
        ("ask o'rourke@example.org now", "o'rourke@example.org", Kind.EMAIL),
        ("tam [at] example.org", "tam [at] example.org", Kind.EMAIL),
        ("tam @ example.org", "tam @ example.org", Kind.EMAIL),
        ("tam(at)example(dot)org", "tam(at)example(dot)org", Kind.EMAIL),
        ("tam dot ross at example dot co dot uk", "tam dot ross at example dot co dot uk", Kind.EMAIL),
        ("TAM AT EXAMPLE DOT ORG", "TAM AT EXAMPLE DOT ORG", Kind.EMAIL),
        ("she is @granny_mabel there", "@granny_mabel", Kind.LINK),
        ("at example.wales, look", "example.wales", Kind.LINK),
        ("at goo.gl/a1b2c3.", "goo.gl/a1b2c3", Kind.LINK),
        ("https://example.org/a?b=c).", "https://example.org/a?b=c", Kind.LINK),
        ("as u/throwaway-7712 wrote", "u/throwaway-7712", Kind.LINK),
        ("Skype: tam.ross", "tam.ross", Kind.LINK),
        ("on instagram as tam_ross_61, mostly", "tam_ross_61", Kind.LINK),
        ("Facebook: TamRoss", "TamRoss", Kind.LINK),
        ("greenfinch_77 wrote to us", "greenfinch_77", Kind.LINK),
        ("the user tam_ross wrote", "tam_ross", Kind.LINK),
        ("Login finch77 was made", "finch77", Kind.LINK),
        ("from 192.0.2.7: refused", "192.0.2.7", Kind.LINK),
        ("from 192.0.2.7:8080 again", "192.0.2.7:8080", Kind.LINK),
        ("from 2001:db8::8a2e:370 again", "2001:db8::8a2e:370", Kind.LINK),
        ("card 00-1B-44-11-3A-B7", "00-1B-44-11-3A-B7", Kind.LINK),
        (
            "it is k underscore orr nine at mail dot example today",
            "k underscore orr nine at mail dot example",
            Kind.EMAIL,
        ),
        ("help at ardle hyphen carers dot scot please", "help at ardle hyphen carers dot scot", Kind.EMAIL),
        ("see www dot ardle dash friends dot org today", "www dot ardle dash friends dot org", Kind.LINK),
        ("on there as ardle underscore gran it is", "ardle underscore gran", Kind.LINK),
        ("as @Ina-Orr-9 on there", "@Ina-Orr-9", Kind.LINK),
        ("ticket raised by jkirkbride2 today", "jkirkbride2", Kind.LINK),
        ("at ///lamp.river.coat by the gate", "///lamp.river.coat", Kind.ADDRESS),
    ],
)
def test_each_address_is_found_whole(text, what, kind):
    assert (what, kind) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "it was opened by xhosqui",
        "std::string or be::ad",
        "it was sent by grandparents",
        "room#12 or a#b",
        "a host name of some kind",
        "the reddit page says",
        "my user id is lost",
        "she looked at nothing.much",
        "a <strong> word and <NAME> said",
        "a<b> c",
        "the steam doesn't rise",
        "at 10:15:30 and 11:02:07, and 12:00",
        "look at the dot on the wall",
        "end of the day.The next",
        "he and/or she, e.g. at noon etc./so on",
        "version 2.1.14 of it",
        "she looks at Facebook and Twitter daily",
        "a handle on the door",
        "the service user said so",
        "the F/u visit and s/u of it",
        "the answer dont_know was",
        "[NAME_1] and {town_2}",
        "",
        "User: 98911 Sycamore Circle",
        "type an underscore there",
        "it was raised by covid19",
        "a line of /// and more",
        "put a dot on it",
    ],
)
def test_what_only_looks_a_little_like_one_is_left_alone(text):
    assert told(text) == []
