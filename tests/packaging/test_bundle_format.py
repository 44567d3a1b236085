"""A reader made from `packaging/notes/bundle_format.md` alone, with nothing of ours but the definition."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

from tests.kit.bundles import bundle, opened, shareables, user_review
from udset_desktop.bundle import bag
from udset_desktop.instrument.codes import layout_of, told_by

NOTE = (Path(__file__).parents[2] / "packaging" / "notes" / "bundle_format.md").read_text("utf-8")

SIGNS = re.search(r"`(0123\S{60})`", NOTE)[1]
NON_ANSWERS = {
    sign.replace("\\", ""): word for sign, word in re.findall(r"^\| `(\\?.)` \| (\w+)", NOTE, re.MULTILINE)
}
RATINGS = {sign: word for word, sign in re.findall(r"(\w+) `([a-k])`", NOTE.partition("- **rating**")[2])}
BITS = {
    int(bit): word
    for bit, word in re.findall(r"(\d+) ([a-z_]+)[,.]", NOTE.partition("64 times its figure:")[2])
}


def read_cell(item, code):
    """One answer as the note says: its words, and who said it."""
    lead = code[0]
    if lead in NON_ANSWERS:
        return (NON_ANSWERS[lead],), ()
    match item.kind.value:
        case "rating":
            who = SIGNS.index(code[1]) * 64 + SIGNS.index(code[2])
            return (RATINGS[lead],), tuple(word for bit, word in sorted(BITS.items()) if who & bit)
        case "many":
            bits = sum(SIGNS.index(sign) << 6 * at for at, sign in enumerate(code[1:]))
            return tuple(choice for at, choice in enumerate(item.choices) if bits >> at & 1), ()
        case "flag":
            return ("yes",), ()
    return (item.choices[SIGNS.index(lead)],), ()


def width(item) -> int:
    return {"rating": 3, "many": 1 + -(-len(item.choices) // 6)}.get(item.kind.value, 1)


def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bundle().inner)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_tables_of_the_note_were_found():
    assert (len(SIGNS), len(NON_ANSWERS), len(RATINGS), len(BITS)) == (64, 7, 11, 9)


def test_the_note_names_every_member_and_every_key():
    assert [name for name in members() if f"`{name}`" not in NOTE] == []
    keys = json.loads(members()["bundle/data/records.jsonl"].split(b"\n")[0])
    assert [key for key in keys if f"| `{key}` |" not in NOTE] == []


def test_the_note_names_every_line_of_bag_info():
    names = {line.partition(": ")[0] for line in members()["bundle/bag-info.txt"].decode().splitlines()}
    assert [name for name in names if f"{name}:" not in NOTE] == []


def test_a_strangers_reader_finds_the_same_answers():
    items = [
        item for item in user_review().items() if item.privacy.value == "share" and not item.choices_from
    ]
    layout = layout_of(user_review())
    for line in members()["bundle/data/records.jsonl"].splitlines():
        codes = json.loads(line)["codes"]
        at = 0
        for item in items:
            cell = layout.by_item[item.id]
            code = codes[at : at + width(item)]
            at += width(item)
            ours = told_by(cell, codes[cell.at : cell.at + cell.width])
            value = ours.non_answer or ours.value
            assert read_cell(item, code) == ((value,) if isinstance(value, str) else value, ours.said), (
                item.id
            )
        assert at == len(codes)


def test_a_strangers_digests_and_id_are_ours():
    found = members()
    manifest = found["bundle/manifest-sha256.txt"]
    for line in manifest.decode().splitlines():
        digest, path = line.split("  ")
        assert hashlib.sha256(found[f"bundle/{path}"]).hexdigest() == digest
    whole = hashlib.sha256(manifest + found["bundle/bag-info.txt"]).hexdigest()
    assert opened(bundle().content).id == whole[:32]
    lines = found["bundle/data/records.jsonl"].splitlines()
    assert [hashlib.sha256(line).hexdigest() for line in lines] == [
        line.digest for line in opened(bundle().content).records
    ]


def test_the_fixed_members_are_those_of_the_program():
    assert set(members()) == {bag.ROOT + name for name in bag.MEMBERS}
    assert len(shareables(6)) == len(members()["bundle/data/records.jsonl"].splitlines())
