"""E-mail and web addresses, the names people go by on a screen, the addresses of machines and the keys they give out.

Called by `redaction.shapes` before any number is looked at.  Every pattern reads its text once, and only
where a sign or a word of it stands in the text at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from udset_desktop.redaction.lexicon import load_lexicon
from udset_desktop.redaction.model import Certainty, Kind, TextFinding
from udset_desktop.redaction.rules import APART

_DOMAINS = (
    "com|org|net|edu|gov|info|scot|uk|eu|ie|io|tv|app|dev|biz|ca|au|nz|fr|nl|example|test|wales|cymru|london"
    "|de|pl|es|pt|se|dk|fi|ch|cz|gr|hu|ro|ru|jp|cn|hk|sg|za|ng|ke|gh|pk|br|mx|xyz|online|blog|website|internal|lan|corp"
)
_AT_SPOKEN = r"(?:\s?[(\[{]at[)\]}]\s?|\sat\s)"
_DOT_SPOKEN = r"(?:\s?[(\[{]dot[)\]}]\s?|\sdot\s)"
_PATH = r"/[^\s<>\"“”,;]{1,200}(?<![.!?)])"

_EMAIL = re.compile(
    r"(?<![\w.+-])(?<!\w')[\w+-][\w.+'-]{0,63}(?:@{1,2}|\s?[(\[{]at[)\]}]\s?|\s@\s)[\w-]{1,63}+(?>(?:\.{1,2}[\w-]{1,63}+){1,6})",
    re.IGNORECASE,
)
_EMAIL_QUOTED = re.compile(r"\"[^\"\n@]{1,40}\"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_JOINT_SPOKEN = r"(?:\s?[(\[{]dot[)\]}]\s?|\s(?:dot|dash|hyphen|underscore|plus|slash)\s)"
_FIGURE_SPOKEN = r"\s(?:zero|one|two|three|four|five|six|seven|eight|nine|\d{1,4})(?!\w)"
_EMAIL_SPOKEN = re.compile(
    rf"(?<![\w.+'-])[\w+-][\w.+'-]{{0,63}}(?:{_JOINT_SPOKEN}[\w+-]{{1,63}}+){{0,4}}(?:{_FIGURE_SPOKEN}){{0,4}}(?:@|{_AT_SPOKEN})"
    rf"[\w-]{{1,63}}+(?:\.[\w-]{{1,63}}+){{0,3}}(?:{_JOINT_SPOKEN}[\w-]{{2,63}}+){{0,3}}"
    rf"{_DOT_SPOKEN}(?:{_DOMAINS})(?![\w-])",
    re.IGNORECASE,
)
_PAGE_SPOKEN = re.compile(
    rf"(?<![\w.@-])(?:(?:www|w w w)\sdot\s)?[\w-]{{2,63}}(?:\s(?:dot|dash|hyphen|underscore)\s[\w-]{{1,63}}){{0,3}}"
    rf"\sdot\s(?:{_DOMAINS})(?:\s(?:dot|slash|forward slash)\s[\w-]{{2,63}}){{0,4}}(?![\w-])",
    re.IGNORECASE,
)
_HANDLE_SPOKEN = re.compile(
    r"(?<![\w-])(?!(?:an?|the|no|with|and) )\w{1,30}(?: dot \w{1,30})? underscore \w{1,30}(?: (?:dot|underscore) \w{1,30}){0,3}(?![\w-])",
    re.IGNORECASE,
)
_HOUSE = re.compile(r" [^\W\d_a-z]")
_DONE_BY = re.compile(
    r"(?<![^\W_])(?:(?:raised|created|assigned|updated|logged|entered|opened|closed|approved|edited|modified|changed) (?:by|to) (?=[a-z]{4,20}\d)"
    r"|(?:posted|sent|uploaded|shared|reported) by )(?P<id>[a-z]{4,20}\d{0,3})(?![\w@]|[.'-]\w)"
)
"""Who did something on a screen: letters alone are a name only where things are posted or sent."""
_NUMBERED_NAME = re.compile(r"(?<![\w#&/.])[A-Za-z][\w.]{1,31}#\d{4}(?![\w-])")
"""A name with the figures that tell it from others of that name: "mooncalf#4471"."""
_MACHINE_NAMED = re.compile(
    r"(?<![^\W_])(?:host|computer|device|machine|pc|laptop) ?name(?: is|:|=)? ?[\"']?(?P<id>(?=[\w-]{0,30}[\d-])[A-Za-z][\w-]{3,40})(?![\w.])",
    re.IGNORECASE,
)
_THREE_WORDS = re.compile(r"(?<![\w/:.])///(?P<id>[a-z]{3,20}(?:\.[a-z]{3,20}){2})(?![\w.]*\w)")
"""A place by the three words that some give it: "///index.home.raft"."""
_HANDLE = re.compile(
    r"(?<![\w@/])(?<!\w\.)@[A-Za-z_][\w.-]{1,40}(?<![.-])(?:@[\w-]{1,63}+(?>(?:\.[\w-]{1,63}+){1,4}))?"
)
_REDDIT = re.compile(r"(?<![\w/.])/?u/[A-Za-z][\w-]{2,19}(?![\w/])")
_PAGE = re.compile(r"(?<![^\W_])(?:https?://|ftp://|www\.)[^\s<>\"“”]{2,400}(?<![.,;:!?)\]])", re.IGNORECASE)
_DOMAIN = re.compile(
    rf"(?<![\w@.-])[a-z0-9-]{{2,40}}+(?:\.[a-z0-9-]{{2,40}}){{0,3}}\.(?:{_DOMAINS})(?![\w-])(?:{_PATH}|/)?",
    re.IGNORECASE,
)
_DOMAIN_OF_ONE = re.compile(rf"(?<![\w@.-])[A-Za-z]\.(?:com|co|me|org|net){_PATH}")
_ENDS_OF_ONE = (".com/", ".co/", ".me/", ".org/", ".net/")
_AT_DOMAIN = re.compile(r" at [a-z\d-]{1,40}+\.[a-z]")
_EMAIL_HALF_SPOKEN = re.compile(
    rf"(?<![\w.+'-])(?=[\w+-]{{0,30}}[._+\d])[\w+-][\w.+-]{{1,40}} at [\w-]{{1,40}}+(?:\.[\w-]{{1,40}}+){{0,3}}\.(?:{_DOMAINS})(?![\w-])",
    re.IGNORECASE,
)
_WITH_PATH = re.compile(
    rf"(?<![\w@.-])[a-z0-9-]{{2,40}}+(?:\.[a-z0-9-]{{2,40}}){{0,3}}\.[a-z]{{2,12}}{_PATH}"
)
_LIVE = re.compile(r"(?<![\w:])[Ll](?i:ive:)[\w.-]{2,60}(?<!\.)")
_SITES = frozenset(
    [
        "skype",
        "insta",
        "instagram",
        "twitter",
        "snap",
        "snapchat",
        "tiktok",
        "discord",
        "wechat",
        "telegram",
        "facebook",
        "user",
        "username",
        "handle",
        "screen",
        "screenname",
        "gamertag",
        "gamer",
        "logged",
        "signed",
        "login",
        "nickname",
        "nick",
        "account",
        "profile",
        "github",
        "gitlab",
        "linkedin",
        "mastodon",
        "reddit",
        "xbox",
        "psn",
        "steam",
        "twitch",
        "pinterest",
        "tumblr",
        "bluesky",
        "youtube",
        "messenger",
        "ig",
        "log",
        "sign",
    ]
)
_ON_SITE = re.compile(
    r"(?<![^\W_])(?:skype|insta(?:gram)?|ig|dm|twitter|snap(?:chat)?|tiktok|discord|wechat|telegram|facebook|git(?:hub|lab)|linkedin|mastodon"
    r"|reddit|xbox|psn|steam|twitch|pinterest|tumblr|bluesky|youtube|messenger|user[ _]?name|handle|screen[ _]?name|nick(?:name)?|gamer ?tag"
    r"|(?:logged|log|signed|sign) ?[io]n as|(?:account|profile) name|(?P<odd>user|login)(?: name)?)[\"']?"
    r"(?: (?P<link>id|name|username|handle|account|user|is|as|live|gamertag)){0,2}(?P<joint> ?[:=] ?[\"'\u201c]?| - | )"
    r"(?P<id>[^\W_][\w.#-]{2,40}(?<![.-]))(?!['’])",
    re.IGNORECASE,
)
_BY_NAME = re.compile(r"user|login|log|sign|handle|screen|nick|gamer|account|profile", re.IGNORECASE)
_ON_THERE = re.compile(
    r"(?<![\w.@/-])(?P<id>[A-Za-z](?=[\w.-]{0,30}[\d_.])[\w.-]{2,30}[^\W_]) on (?:skype|insta(?:gram)?|ig|twitter|snap(?:chat)?|tiktok|discord"
    r"|wechat|telegram|facebook|github|linkedin|reddit|xbox|psn|steam|twitch|pinterest|bluesky|youtube|messenger)(?![^\W_])",
    re.IGNORECASE,
)
_UNDERSCORED = re.compile(
    r"(?<![\w@./\\<\[{-])(?=\w{0,30}[a-z])[A-Za-z][A-Za-z\d]{0,30}(?:\.[A-Za-z\d]{1,30})?_[A-Za-z\d_]{0,30}[A-Za-z\d](?![\w(\]}>]|\.\w)"
)
_TOKEN = re.compile(r"(?<![\w/.@+=-])[A-Za-z\d_+/=.-]{20,512}+(?![\w@])")
_LONG_WORD = re.compile(r"[A-Za-z\d_+/=.-]{20}")
_LONG_AT_LEAST = 20
_FEWEST_MIXED = 2
_IN_CAPITALS = re.compile(r"(?=[A-Z]*\d)[A-Z\d]{20,64}")
_KEPT = re.compile(r"[\da-f]{32,128}|[\dA-F]{32,128}|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}")
_LOGGED = re.compile(r"(?<=\d) - (?P<id>[A-Za-z][\w.@-]{1,40}) \[\d")
"""Who asked a server for something, as its log has it: "10.0.0.7 - mary [12/Mar/2024"."""
_SPEAKER = re.compile(r"(?:^|(?<=[\s\]]))<(?P<id>[A-Za-z][\w|^\[\]-]{2,30})>(?= )", re.MULTILINE)
_TAGS = frozenset(["div", "span", "html", "body", "head", "table", "strong", "code", "pre", "img"])
_SPOKEN = re.compile(r" (?:said|says|wrote|writes|posted|posts|asked|replied|commented|tweeted)(?!\w)")
_ACCOUNT = re.compile(
    r"(?<![^\W_])(?:user|login|log in|name|account|profile|follow|insta|ig|dm|snap|add|message|find me as|known as|whatsapp|teams|ssh)(?![^\W_])[^.?!\n]{0,24}\Z",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"(?<![\w.:])(?:(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5}|/\d{1,2})?|(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})"
    r"(?![\w]|[.:]\w)"
)
_MACHINE_LONG = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{1,4}::?){2,7}(?:[0-9A-Fa-f]{1,4})?(?![\w:])")
_MACHINE_SHORT = re.compile(r"(?<![\w:.])[0-9A-Fa-f]{2,4}:(?::[0-9A-Fa-f]{1,4}){1,6}(?![\w:])")
"""With all in the middle left out: "fe80::1"."""
_COLONS_OF_WHOLE = 7
_COLONS_OF_LONG = 3
_JOINTS_OF_CARD = 5
_FAR = 40
_ATS = ("@", "at)", "at]", "at}")
_NAME_AT_MOST = 80
_TIED = re.compile(r"\.(?<=[^\W_]\.)[^\W_]")  # the dot first: it is what is quick to look for


def link_findings(text: str) -> Iterator[TextFinding]:
    """Every address of a person, page or machine in a text, the surest first; they may overlap."""
    low, tied = text.lower(), _TIED.search(text) is not None
    yield from _emails(text, low, tied=tied)
    if "://" in text or "www." in low:
        yield from _all(_PAGE, text, Kind.LINK, Certainty.LOOKS_LIKE)
    if tied:
        yield from _all(_DOMAIN, text, Kind.LINK, Certainty.LIKELY)
        if "/" in text:
            if any(end in low for end in _ENDS_OF_ONE):
                yield from _all(_DOMAIN_OF_ONE, text, Kind.LINK, Certainty.LIKELY)
            yield from _all(_WITH_PATH, text, Kind.LINK, Certainty.LIKELY)
    if tied or text.count(":") >= _JOINTS_OF_CARD or text.count("-") >= _JOINTS_OF_CARD:
        yield from _all(_MACHINE, text, Kind.LINK, Certainty.LIKELY)
    yield from _long_machines(text)
    if len(max(text.split(), key=len, default="")) >= _LONG_AT_LEAST and _LONG_WORD.search(text):
        yield from _tokens(text)
    yield from _on_screens(text, low)


def _emails(text: str, low: str, *, tied: bool) -> Iterator[TextFinding]:
    """E-mail addresses as they are written and said, and names that begin with an @."""
    if any(at in low for at in _ATS):
        start = max(0, min(at for at in map(low.find, _ATS) if at >= 0) - _NAME_AT_MOST)
        yield from _all(_EMAIL, text, Kind.EMAIL, Certainty.LOOKS_LIKE, start)
        yield from _all(_HANDLE, text, Kind.LINK, Certainty.LIKELY)
        if '"@' in text:
            yield from _all(_EMAIL_QUOTED, text, Kind.EMAIL, Certainty.LOOKS_LIKE)
    if " dot " in low or "dot)" in low or "dot]" in low:
        yield from _all(_EMAIL_SPOKEN, text, Kind.EMAIL, Certainty.LIKELY)
        yield from _all(_PAGE_SPOKEN, text, Kind.LINK, Certainty.MAY_BE)
    if tied and _AT_DOMAIN.search(low):
        yield from _all(_EMAIL_HALF_SPOKEN, text, Kind.EMAIL, Certainty.LIKELY)


def _on_screens(text: str, low: str) -> Iterator[TextFinding]:
    """The names people go by on a screen."""
    yield from _in_words(text, low)
    if "ive:" in low:
        yield from _all(_LIVE, text, Kind.LINK, Certainty.LIKELY)
    if "> " in text:
        yield from _speakers(text)
    if " - " in text and " [" in text:
        for match in _LOGGED.finditer(text):
            start, end = match.span("id")
            yield TextFinding(start=start, end=end, kind=Kind.LINK, certainty=Certainty.LIKELY)
    if "_" in text or "u/" in low:
        yield from _by_signs(text)
    if not _SITES.isdisjoint(low.translate(APART).split()):
        yield from _names_on_sites(text)


def _in_words(text: str, low: str) -> Iterator[TextFinding]:
    """Names on a screen that are said aloud or stand behind what somebody did there, and places by three words."""
    if " underscore " in low:
        yield from _all(_HANDLE_SPOKEN, text, Kind.LINK, Certainty.MAY_BE)
    if "ed by " in low or "sent by " in low or "assigned to " in low:
        for match in _DONE_BY.finditer(text):
            if not load_lexicon().bits.get(match["id"].rstrip("0123456789"), 0):
                start, end = match.span("id")
                yield TextFinding(start=start, end=end, kind=Kind.LINK, certainty=Certainty.MAY_BE)
    if "#" in text:
        yield from _all(_NUMBERED_NAME, text, Kind.LINK, Certainty.LIKELY)
    if "name" in low:
        for match in _MACHINE_NAMED.finditer(text):
            start, end = match.span("id")
            yield TextFinding(start=start, end=end, kind=Kind.LINK, certainty=Certainty.MAY_BE)
    if "///" in text:
        yield from _all(_THREE_WORDS, text, Kind.ADDRESS, Certainty.LIKELY)


def _all(
    pattern: re.Pattern[str], text: str, kind: Kind, certainty: Certainty, start: int = 0
) -> Iterator[TextFinding]:
    for match in pattern.finditer(text, start):
        yield TextFinding(start=match.start(), end=match.end(), kind=kind, certainty=certainty)


def _long_machines(text: str) -> Iterator[TextFinding]:
    """Addresses of machines in eight parts; times of the day are none."""
    if "::" in text:
        for match in _MACHINE_SHORT.finditer(text):
            if any(map(str.isdecimal, match.group())):
                yield TextFinding(
                    start=match.start(), end=match.end(), kind=Kind.LINK, certainty=Certainty.LIKELY
                )
    if text.count(":") < _COLONS_OF_LONG:
        return
    for match in _MACHINE_LONG.finditer(text):
        colons = match.group().count(":")
        if colons >= _COLONS_OF_LONG and ("::" in match.group() or colons == _COLONS_OF_WHOLE):
            yield TextFinding(
                start=match.start(), end=match.end(), kind=Kind.LINK, certainty=Certainty.LIKELY
            )


def _tokens(text: str) -> Iterator[TextFinding]:
    """What a machine gives out to be known by again: a long run of letters of both sizes and figures, or of figures to sixteen."""
    for match in _TOKEN.finditer(text):
        token = match.group().rstrip(".")
        mixed = (
            sum(map(str.isdecimal, token)) >= _FEWEST_MIXED
            and sum(map(str.isupper, token)) >= _FEWEST_MIXED
            and sum(map(str.islower, token)) >= _FEWEST_MIXED
        )
        if (mixed and "//" not in token) or _KEPT.fullmatch(token) or _IN_CAPITALS.fullmatch(token):
            yield TextFinding(
                start=match.start(),
                end=match.start() + len(token),
                kind=Kind.REFERENCE,
                certainty=Certainty.MAY_BE,
            )


def _speakers(text: str) -> Iterator[TextFinding]:
    """Who says what follows in a log of a chat: "<kittenmittens> hello"; what is in capitals stands for somebody already."""
    for match in _SPEAKER.finditer(text):
        if match["id"].lower() not in _TAGS and not match["id"].isupper():
            start, end = match.span("id")
            yield TextFinding(start=start, end=end, kind=Kind.LINK, certainty=Certainty.MAY_BE)


def _by_signs(text: str) -> Iterator[TextFinding]:
    """A word with a line under it and a digit, or behind "user": nobody writes one but to log in; and "u/somebody"."""
    yield from _all(_REDDIT, text, Kind.LINK, Certainty.MAY_BE)
    for match in _UNDERSCORED.finditer(text):
        odd = any(sign.isdigit() for sign in match.group())
        if (
            odd
            or _SPOKEN.match(text, match.end())
            or _ACCOUNT.search(text, max(0, match.start() - _FAR), match.start())
        ):
            yield TextFinding(
                start=match.start(), end=match.end(), kind=Kind.LINK, certainty=Certainty.MAY_BE
            )


def _is_no_word(name: str) -> bool:
    """Whether no list knows a word in small letters: neither a word nor what anybody else is called."""
    return name.isalpha() and name.islower() and not load_lexicon().bits.get(name, 0)


def _names_on_sites(text: str) -> Iterator[TextFinding]:
    """What somebody is called on a site: behind its name and a colon, or by signs no word is written with."""
    for match in _ON_THERE.finditer(text):
        start, end = match.span("id")
        yield TextFinding(start=start, end=end, kind=Kind.LINK, certainty=Certainty.MAY_BE)
    for match in _ON_SITE.finditer(text):
        name = match["id"]
        if name.isdecimal() and _HOUSE.match(text, match.end()):
            continue  # "User: 98 Sycamore Road"
        odd = any(not sign.isalpha() for sign in name) and "-" not in name
        figure = any(sign.isdigit() for sign in name)
        told = ":" in match["joint"] or "=" in match["joint"]
        if (
            match["odd"]
            and not (figure or (odd and told))
            and not ((match["link"] or "").lower() == "id" and _is_no_word(name))
        ):
            continue  # "service user said", "login: see below"
        named = figure and name[0].isalpha() and _BY_NAME.match(text, match.start()) is not None
        if odd or named or told or _is_no_word(name):
            start, end = match.span("id")
            certainty = Certainty.LIKELY if odd else Certainty.MAY_BE
            yield TextFinding(start=start, end=end, kind=Kind.LINK, certainty=certainty)
