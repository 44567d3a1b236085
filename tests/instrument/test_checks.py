import pytest

from tests.kit.definitions import definition_folder
from udset_desktop.foundation.problems import InstrumentRefused, Severity
from udset_desktop.instrument.reader import find_all, read_instrument


def refused_codes(folder):
    with pytest.raises(InstrumentRefused) as refused:
        read_instrument(folder)
    return {finding.code for finding in refused.value.findings if finding.severity is Severity.REFUSE}


OFTEN = 'choices = ["daily", "weekly"]'


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('version = "2007"', 'version = "1999"', "instrument.unknown_framework"),
        ('outcome = "safe"', 'outcome = "wings"', "instrument.unknown_outcome"),
        ('id = "more"', 'id = "more"\n  outcome = "safe"', "instrument.outcome_twice"),
        ('id = "more"', 'id = "safe"', "instrument.id_twice"),
        ('id = "often"', 'id = "years"', "instrument.id_twice"),
        ('scale = "fit-4"\n', "", "instrument.scale_misplaced"),
        ('kind = "flag"', 'kind = "flag"\n    scale = "fit-4"', "instrument.scale_misplaced"),
        ('scale = "fit-4"', 'scale = "fit-9"', "instrument.unknown_scale"),
        ('privacy = "keep"', 'privacy = "share"', "instrument.cannot_travel"),
        (
            'kind = "flag"\n    privacy = "share"',
            'kind = "flag"\n    privacy = "reviewed"',
            "instrument.not_words",
        ),
        (
            'kind = "flag"\n    privacy = "share"',
            'kind = "note"\n    privacy = "keep"\n    folded = true',
            "instrument.folded_note",
        ),
        (OFTEN, "", "instrument.choices_misplaced"),
        ('kind = "flag"', f'kind = "flag"\n    {OFTEN}', "instrument.choices_misplaced"),
        (OFTEN, f'{OFTEN}\n    choices_from = "services"', "instrument.choices_misplaced"),
        (OFTEN, 'choices_from = "moons"', "instrument.unknown_list"),
        (OFTEN, f"choices = {[f'c{n}' for n in range(61)]}", "instrument.too_many_choices"),
        (OFTEN, f'{OFTEN}\n    exclusive = ["daily"]', "instrument.exclusive_misplaced"),
        ('choices = "helps"', 'choices = "helps"\nexclusive = ["gone"]', "instrument.exclusive_misplaced"),
        ('item = ".rating", answered', 'item = "more.flag", answered', "instrument.condition_looks_ahead"),
        ('item = ".rating", answered', 'item = "wings.rating", answered', "instrument.condition_unknown"),
        (
            'item = ".rating", answered = true',
            'item = ".rating", is = "better"',
            "instrument.condition_value",
        ),
        ('item = ".rating", answered = true', 'item = ".rating", at_least = 3', "instrument.condition_value"),
        (
            'item = ".rating", answered = true',
            'item = "@moon", is = "yes"',
            "instrument.unknown_circumstance",
        ),
        (
            'item = ".rating", answered = true',
            'item = "@earlier", is = "maybe"',
            "instrument.unknown_circumstance",
        ),
        ('title = "Small talk"', "", "instrument.no_words"),
        ('opening = "How do things stand?"', "", "instrument.no_words"),
        ('mostly = "Mostly.", ', "", "instrument.no_words"),
        ('ask = "What helps?"', "", "instrument.no_words"),
        ('a_worker = "a worker"', "", "instrument.no_words"),
        ('taken_back = "Taken back"', "", "instrument.no_words"),
        ('"It matters."', '"It matters to {name}."', "instrument.no_words"),
        ('"It matters."', '"It matters to {everyone}."', "instrument.unshowable_words"),
        ('"It matters."', '"It matters \\u202e."', "instrument.unshowable_words"),
        ('"It matters."', f'"{"a" * 1300}"', "instrument.unshowable_words"),
    ],
)
def test_a_definition_that_means_nothing_is_refused_with_its_reason(tmp_path, before, after, code):
    assert code in refused_codes(definition_folder(tmp_path, (before, after)))


def test_a_definition_without_questions_is_refused(tmp_path):
    (tmp_path / "instrument.toml").write_text(
        'id = "empty"\nversion = "1"\nabout = "user"\npurpose = "review"\n'
        'framework = { id = "users", version = "2007" }\nlanguages = ["en"]\n',
        encoding="utf-8",
    )
    (tmp_path / "text.en.toml").write_text("", encoding="utf-8")

    assert "instrument.empty" in refused_codes(tmp_path)


def test_outcomes_nobody_asks_about_are_noted_and_refuse_nothing(tmp_path):
    findings = find_all(definition_folder(tmp_path))

    assert len(findings) == 14
    assert {finding.severity for finding in findings} == {Severity.NOTE}


def test_a_flag_may_be_looked_back_at(tmp_path):
    after = '\n\n    [[section.page.item]]\n    id = "soon"\n    kind = "flag"\n    privacy = "keep"'
    folder = definition_folder(
        tmp_path,
        ('years.ask = "How many years?"', 'years.ask = "How many years?"\nsoon.ask = "Soon?"'),
        extra=after + '\n    asked_if = { item = "more.flag", is = "yes" }\n',
    )

    assert read_instrument(folder).by_id["more.soon"].asked_if.values == ("yes",)


WORK = """id = "own-work"
version = "1.0.0"
about = "{about}"
purpose = "{purpose}"
languages = ["en"]

[[section]]
id = "one"

  [[section.page]]
  id = "page"

    [[section.page.item]]
    id = "item"
{item}
"""
CHOICE = '    kind = "one"\n    choices = ["a", "b"]\n'


def work_folder(tmp_path, about, purpose, item):
    folder = definition_folder(tmp_path)
    told = WORK.replace("{about}", about).replace("{purpose}", purpose).replace("{item}", item)
    (folder / "instrument.toml").write_text(told, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("about", "purpose", "item", "refused"),
    [
        ("conversation", "reflection", '    kind = "words"\n    privacy = "hidden"', False),
        ("conversation", "reflection", '    kind = "words"\n    privacy = "keep"', True),
        ("conversation", "reflection", CHOICE + '    privacy = "share"', True),
        ("conversation", "summary", CHOICE + '    privacy = "keep"', False),
        ("conversation", "summary", CHOICE + '    privacy = "share"', True),
        ("conversation", "summary", '    kind = "words"\n    privacy = "reviewed"', True),
        ("practice", "experience", CHOICE + '    privacy = "share"', False),
        ("practice", "experience", '    kind = "words"\n    privacy = "keep"', False),
        ("practice", "experience", '    kind = "words"\n    privacy = "reviewed"', True),
        ("practice", "experience", '    kind = "rating"\n    scale = "fit-4"\n    privacy = "share"', True),
        (
            "practice",
            "experience",
            '    kind = "many"\n    choices_from = "services"\n    privacy = "share"',
            True,
        ),
        ("practice", "anything", CHOICE + '    privacy = "share"', True),
    ],
)
def test_what_a_worker_writes_of_their_own_work_goes_only_so_far(tmp_path, about, purpose, item, refused):
    codes = refused_codes(work_folder(tmp_path, about, purpose, item))
    assert ("instrument.work_stays" in codes) is refused
    assert "instrument.unknown_framework" not in codes


def test_a_talk_with_a_person_needs_its_outcomes(tmp_path):
    codes = refused_codes(work_folder(tmp_path, "user", "review", CHOICE + '    privacy = "share"'))
    assert "instrument.not_an_id" in codes
