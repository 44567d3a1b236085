import pytest

from tests.kit.definitions import WORDS, definition_folder
from udset_desktop.foundation.problems import InstrumentRefused
from udset_desktop.instrument.conditions import holds
from udset_desktop.instrument.model import Condition, Facet, Kind, Privacy
from udset_desktop.instrument.reader import digest_of, find_all, read_instrument


def refused_codes(folder):
    with pytest.raises(InstrumentRefused) as refused:
        read_instrument(folder)
    return [finding.code for finding in refused.value.findings]


def test_blocks_are_spread_over_the_pages_that_name_them(tmp_path):
    instrument = read_instrument(definition_folder(tmp_path))

    assert [item.id for item in instrument.items()] == [
        "safe.words",
        "safe.rating",
        "safe.helps",
        "more.years",
        "more.often",
        "more.flag",
    ]
    rating = instrument.by_id["safe.rating"]
    assert (rating.facet, rating.outcome, rating.section) == (Facet.RATING, "safe", "life")
    assert rating.scales == ("fit-4", "fit-3")
    assert instrument.by_id["more.often"].facet is Facet.OWN


def test_a_dot_in_a_condition_means_the_same_page(tmp_path):
    instrument = read_instrument(definition_folder(tmp_path))

    assert instrument.by_id["safe.helps"].asked_if == Condition(test="answered", item="safe.rating")


def test_conditions_of_several_parts_are_read(tmp_path):
    often = read_instrument(definition_folder(tmp_path)).by_id["more.often"].asked_if

    assert holds(often, {"more.years": 2, "safe.rating": "yes"})
    assert not holds(often, {"more.years": 2, "safe.rating": "no"})
    assert not holds(often, {"more.years": 1, "safe.rating": "yes"})


@pytest.mark.parametrize("test", ['is = "no"', 'is_not = "no"', 'among = ["no"]', "answered = true"])
def test_every_test_of_the_vocabulary_can_be_written(tmp_path, test):
    folder = definition_folder(
        tmp_path, ('{ item = ".rating", answered = true }', f'{{ item = ".rating", {test} }}')
    )

    assert read_instrument(folder).by_id["safe.helps"].asked_if.test == test.split()[0]


def test_one_of_several_conditions_may_be_enough(tmp_path):
    either = '{ any = [{ item = ".rating", is = "no" }, { item = "@earlier", is = "yes" }] }'
    folder = definition_folder(tmp_path, ('{ item = ".rating", answered = true }', either))

    assert holds(read_instrument(folder).by_id["safe.helps"].asked_if, {"@earlier": "yes"})


@pytest.mark.parametrize(
    "condition",
    [
        "3",
        "{ all = [] }",
        '{ any = "safe.rating" }',
        '{ item = ".rating" }',
        '{ item = ".rating", answered = false }',
        '{ item = ".rating", among = [] }',
        '{ item = ".rating", is = 3 }',
        '{ item = ".rating", at_least = "3" }',
        '{ item = ".rating", at_least = true }',
        '{ item = ".rating", eval = "1" }',
        '{ not = { item = ".rating" } }',
    ],
)
def test_a_condition_outside_the_vocabulary_is_refused(tmp_path, condition):
    folder = definition_folder(tmp_path, ('{ item = ".rating", answered = true }', condition))

    assert "instrument.not_a_condition" in refused_codes(folder)


def test_an_item_without_its_privacy_word_makes_the_instrument_invalid(tmp_path):
    folder = definition_folder(tmp_path, ('kind = "flag"\n    privacy = "share"', 'kind = "flag"'))

    assert refused_codes(folder) == ["instrument.no_privacy"]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('kind = "flag"', 'kind = "slider"', "instrument.unknown_word"),
        ('privacy = "keep"', 'privacy = "public"', "instrument.no_privacy"),
        ('privacy = "keep"', 'privacy = ["keep"]', "instrument.no_privacy"),
        ('kind = "flag"', "kind = {flag = 1}", "instrument.unknown_word"),
        ('blocks = ["said", "fit"]', 'blocks = ["said", "fat"]', "instrument.unknown_block"),
        ('choices = "helps"', 'choices = "hopes"', "instrument.unknown_list"),
        ('purpose = "review"', 'purpose = "review"\nmade_by = "me"', "instrument.unknown_key"),
        ('version = "1.0.0"', 'version = "one point oh"', "instrument.not_an_id"),
    ],
)
def test_what_the_vocabulary_does_not_hold_is_refused(tmp_path, before, after, code):
    assert code in refused_codes(definition_folder(tmp_path, (before, after)))


def test_a_blocks_mistake_is_told_once_and_everything_else_too(tmp_path):
    folder = definition_folder(
        tmp_path,
        ('kind = "words"\nprivacy', 'kind = "words"\nsize = 3\nprivacy'),
        ('kind = "flag"', 'kind = "slider"'),
        ('id = "more"', 'id = "more"\n  blocks = ["said"]'),
    )

    codes = refused_codes(folder)

    assert codes.count("instrument.unknown_key") == 1
    assert "instrument.unknown_word" in codes


def test_too_many_items_are_refused(tmp_path):
    pages = "".join(
        f'\n[[section]]\nid = "s{n}"\n[[section.page]]\nid = "p{n}"\nblocks = ["many"]\n' for n in range(5)
    )
    block = "".join(f'\n[[block.many]]\nid = "i{n}"\nkind = "flag"\nprivacy = "share"\n' for n in range(390))

    codes = refused_codes(definition_folder(tmp_path, extra=pages + block))

    assert "instrument.too_many_items" in codes


def test_a_folder_without_a_definition_is_refused(tmp_path):
    assert refused_codes(tmp_path) == ["instrument.no_file"]


def test_digest_follows_words_and_structure_but_not_line_ends(tmp_path):
    one = definition_folder(tmp_path / "one")
    other = definition_folder(tmp_path / "other", words=WORDS.replace("Small talk", "Big talk"))
    windows = definition_folder(tmp_path / "windows")
    for file in windows.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert digest_of(one) != digest_of(other)
    assert digest_of(one) == digest_of(windows)
    assert read_instrument(one).digest == digest_of(one)


def test_a_second_language_is_read_beside_the_first(tmp_path):
    folder = definition_folder(tmp_path, ('languages = ["en"]', 'languages = ["en", "gd"]'))
    (folder / "text.gd.toml").write_text('[instrument]\ntitle = "Còmhradh"\n', encoding="utf-8")

    instrument = read_instrument(folder)

    assert instrument.words("instrument.title", "gd") == "Còmhradh"
    assert instrument.words("section.life.title", "gd") == "Your life"
    assert {finding.code for finding in find_all(folder)} >= {"instrument.not_translated"}


def test_an_author_sees_notes_and_refusals_alike(tmp_path):
    whole = definition_folder(tmp_path / "a")
    broken = definition_folder(tmp_path / "b", ('kind = "flag"', 'kind = "slider"'))

    assert {finding.code for finding in find_all(whole)} == {"instrument.outcome_not_asked"}
    assert "instrument.unknown_word" in {finding.code for finding in find_all(broken)}


def test_kinds_and_privacy_are_read_as_they_stand(tmp_path):
    years = read_instrument(definition_folder(tmp_path)).by_id["more.years"]

    assert (years.kind, years.privacy, years.may_travel) == (Kind.WHOLE, Privacy.KEEP, False)


def test_a_translation_that_came_after_the_release_is_read_and_changes_no_digest(tmp_path):
    folder = definition_folder(tmp_path)
    digest = read_instrument(folder).digest
    (folder / "text.gd.toml").write_text('[page.safe]\ntitle = "Sàbhailte"\n', encoding="utf-8")
    instrument = read_instrument(folder)

    assert instrument.digest == digest
    assert instrument.languages == ("en", "gd")
    assert instrument.words("page.safe.title", "gd") == "Sàbhailte"
    assert instrument.words("page.safe.opening", "gd") == instrument.words("page.safe.opening")


def test_a_name_that_is_no_language_is_not_read(tmp_path):
    folder = definition_folder(tmp_path)
    (folder / "text.old copy.toml").write_text("[broken", encoding="utf-8")

    assert read_instrument(folder).languages == ("en",)
