import re

import pytest

from tests.kit.tree import RESOURCES, SOURCE
from udset_desktop.desktop.look.words import has_words, load_area, say, say_all
from udset_desktop.foundation.languages import BASE_LANGUAGE
from udset_desktop.foundation.wording import load_sentences
from udset_desktop.interview.person import SHEET_SIZES

ASKED = re.compile(r'say(?:_all)?\(\s*f?"([a-z_]+\.[a-z0-9_.{}\[\]\' ]+)"')


OF_A_PLACE = set(
    re.findall(
        r'say\(f"\{self\.WORDS\}\.([a-z_]+)"',
        "\n".join(file.read_text("utf-8") for file in (SOURCE / "desktop" / "views").glob("*.py")),
    )
)


def asked_keys():
    found = set()
    for file in (SOURCE / "desktop").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        found |= set(ASKED.findall(text))
        found |= set(
            re.findall(
                r'"((?:conversation|sharing|first_start|today|unlock|take_in|measures|project|passing|recovery)\.[a-z_.]+)"',
                text,
            )
        )
        for area in re.findall(r'^    WORDS = "([a-z_]+)"', text, re.MULTILINE):  # one page in two places
            found |= {f"{area}.{key}" for key in OF_A_PLACE}
    return found - set(load_sentences(BASE_LANGUAGE))  # what is a message's code is no word of the window


def test_a_sentence_is_found_and_its_slots_filled():
    assert say("shell.saved", time="10:42") == "Saved 10:42"


def test_a_sentence_nobody_wrote_is_a_defect():
    with pytest.raises(KeyError):
        say("shell.nobody_wrote_this")


def test_a_closed_list_keeps_its_order():
    assert [code for code, _ in say_all("sheet.style")] == list(SHEET_SIZES)


def test_every_sentence_that_is_asked_for_is_written():
    missing = [
        key
        for key in asked_keys()
        if "{" not in key and not has_words(key) and not say_all(key) and not key.endswith(".")
    ]
    assert missing == []


def test_every_sentence_that_is_written_is_asked_for():
    asked = asked_keys()
    tables = {key.split("{")[0].rstrip(".") for key in asked}
    source = "\n".join(file.read_text(encoding="utf-8") for file in (SOURCE / "desktop").rglob("*.py"))
    unused = []
    for file in (RESOURCES / "words" / "en").glob("*.toml"):
        for key in load_area(file.stem):
            whole = f"{file.stem}.{key}"
            if whole.removesuffix("_about") in asked or f'"{whole}"' in source:  # whole, be it after an else
                continue
            table = whole.rsplit(".", 1)[0]
            parts = key.split("_")
            leads = "|".join(re.escape("_".join(parts[:count])) for count in range(1, len(parts)))
            built = re.search(rf'f"{file.stem}\.(?:(?:{leads})_)?{{', source) or re.search(
                rf'f"{file.stem}\.{{[^}}]+}}_', source
            )
            if whole not in asked and table not in tables and not built:
                unused.append(whole)
    assert unused == []
