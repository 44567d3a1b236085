"""Packs and cards from strangers: altered in any byte, they are the same or refused."""

from __future__ import annotations

import random
import time
import tracemalloc

import pytest

from tests.kit.joined import joined
from udset_desktop.foundation.problems import InputRefused, UdsetError
from udset_desktop.foundation.strict_zip import render_zip
from udset_desktop.project.card import parse_card
from udset_desktop.project.pack import parse_pack
from udset_desktop.project.signed_file import SignedFile, parse_signed, render_signed
from udset_desktop.sealing.keys import new_signing_key, sign
from udset_desktop.usecases.enrolling import enrol, update
from udset_desktop.usecases.projects import accept_card, known_laptops
from udset_desktop.usecases.workplace import home_kind

FLIPS = 600


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    made = joined(tmp_path_factory.mktemp("papers"))
    yield made
    made.close()


@pytest.mark.parametrize("kind", ["pack", "card"])
def test_flips_are_equal_or_refused(papers, kind, record_property):
    file, parse = {
        "pack": (papers.pack.file, parse_pack),
        "card": (papers.enrolled.card, parse_card),
    }[kind]
    content = file.read_bytes()
    honest = parse(content)
    dice = random.Random(20261124)
    good = 0
    for _ in range(FLIPS):
        at = dice.randrange(len(content))
        altered = content[:at] + bytes([content[at] ^ dice.randrange(1, 256)]) + content[at + 1 :]
        try:
            good += parse(altered) == honest
        except UdsetError:
            good += 1
    record_property("flips_equal_or_refused", f"{good} of {FLIPS}")
    assert good == FLIPS


def test_a_strangers_pack_with_our_projects_words_in_it_is_refused(papers, tmp_path):
    # Everything of the honest pack, but another root: the six words tell.
    honest = parse_signed(papers.pack.file.read_bytes(), "pack", limit_bytes=1 << 20)
    stranger = new_signing_key()
    document = honest.document.replace(
        parse_pack(papers.pack.file.read_bytes()).root.encode(), stranger.public.encode()
    )
    forged = SignedFile(document=document, signature=sign(document, stranger, "udset pack"))
    file = tmp_path / "forged.udsetpack"
    file.write_bytes(render_signed("pack", forged))
    fresh = type(papers.laptop)(
        home=type(papers.laptop.home)(folder=tmp_path / "home"), clock=papers.laptop.clock
    )
    with pytest.raises(InputRefused):
        enrol(fresh, file, papers.pack.code, passphrase="")
    with pytest.raises(InputRefused):
        update(papers.laptop, file)
    assert home_kind(fresh.home) == "empty"


def test_a_card_swapped_on_the_way_is_refused(papers, tmp_path):
    (tmp_path / "other").mkdir()
    other = joined(tmp_path / "other", believed=False)
    before = known_laptops(papers.desk)
    with pytest.raises(InputRefused):
        accept_card(papers.desk, other.enrolled.card, papers.enrolled.code)
    assert known_laptops(papers.desk) == before
    other.close()


@pytest.mark.parametrize("kind", ["pack", "card"])
def test_a_bomb_is_refused_before_it_opens(kind):
    parse = {"pack": parse_pack, "card": parse_card}[kind]
    bomb = render_zip({f"{kind}/{kind}.json": b" " * 60_000_000, f"{kind}/{kind}.json.minisig": b""})
    tracemalloc.start()
    begun_s = time.perf_counter()
    with pytest.raises(InputRefused):
        parse(bomb)
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak_bytes < 2_000_000
    assert time.perf_counter() - begun_s < 5


@pytest.mark.parametrize("content", [b"", b"PK", b"{}", b"\0" * 100, "a sheep".encode("utf-16")])
@pytest.mark.parametrize("parse", [parse_pack, parse_card])
def test_what_is_no_such_file_is_refused(parse, content):
    with pytest.raises(InputRefused):
        parse(content)


def test_a_pack_is_no_card_and_a_card_no_pack(papers):
    with pytest.raises(InputRefused):
        parse_card(papers.pack.file.read_bytes())
    with pytest.raises(InputRefused):
        parse_pack(papers.enrolled.card.read_bytes())
