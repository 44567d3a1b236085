from dataclasses import replace
from pathlib import Path

from udset_desktop.desktop.flows.take_in_words import (
    counts_of,
    done_shown,
    file_shown,
    fork_shown,
    gone_told,
    merge_shown,
    over_told,
    plan_shown,
    pool_shown,
    spaced,
)
from udset_desktop.foundation.problems import Finding, Severity
from udset_desktop.usecases.fork_words import Difference, ForkWords, SideWords
from udset_desktop.usecases.merging import (
    FileOutcome,
    HeldLine,
    LaptopLine,
    MergeLine,
    MergeOutcome,
    PoolStatus,
)
from udset_desktop.usecases.pool_values import WordsDue
from udset_desktop.usecases.words_over import WordsGone

GOOD = FileOutcome(
    file="a.udset", state="merged", numbers={"new": 3, "revised": 1}, laptop="00aa11bb22cc", number=2
)
BAD = FileOutcome(file="b.udset", state="refused", findings=(Finding(code="project.other_project"),))
MERGE = MergeLine(
    merge=1,
    bundle="b",
    laptop="00aa11bb22cc",
    number=2,
    merged_at="2026-06-01T09:00:00+00:00",
    aside=False,
    numbers={"new": 3},
)


def outcome(*files, receipts=(), forks=0):
    numbers = {"new": sum(one.numbers.get("new", 0) for one in files)}
    return MergeOutcome(files=files, numbers=numbers, receipts=receipts, forks=forks)


def status(records=3):
    laptop = LaptopLine(laptop="00aa11bb22cc", bundles=1, last_number=2, missing=(1,))
    return PoolStatus(
        place="pool.db",
        database="sqlite",
        project="p",
        training=False,
        kind="anonymised",
        schema="1",
        records=records,
        revisions=records,
        forks=0,
        held=0,
        feedback=0,
        withdrawals=0,
        merges=1,
        laptops=(laptop,),
    )


def test_words_say_how_long_they_are_kept_who_reads_them_and_when_the_next_go():
    due = WordsDue(keep_months=6, readers=("Analyst", "Lead officer"), next_on="2026-12-01")
    told = replace(status(), words=(("user", "life", 2),), words_due=due)
    lead = pool_shown(told, merges=(MERGE,)).lead
    assert "They are kept for 6 months. Who may read them: Analyst, Lead officer." in lead
    assert "1 December 2026" in lead
    assert pool_shown(told, merges=(MERGE,)).over == ()


def test_words_whose_time_is_over_are_told_with_their_day_and_all_of_them_where_nothing_keeps_them():
    since, about = over_told(WordsDue(keep_months=6, texts=2, held=1, since="2026-12-01"))
    assert "3 texts" in since
    assert "1 December 2026" in since
    assert "figures stay" in about
    (told,) = over_told(WordsDue(texts=2))
    assert "lets no words go any more" in told


def test_what_went_says_where_it_may_lie_on():
    gone = WordsGone(texts=2, held=1, lies_on=Finding(code="words_over.lie_on_copies"))
    assert gone_told(gone).startswith("Gone for good: 3. They are wiped")
    assert gone_told(WordsGone(texts=0, held=0)) == "Gone for good: 0."


def test_counts_name_only_what_is_there_in_one_order():
    assert counts_of({"held": 1, "new": 2, "same": 0}) == "2 new, 1 waiting"
    assert counts_of({}) == ""


def test_a_laptop_is_written_so_that_it_can_be_read_out():
    assert spaced("00aa11bb22cc") == "00aa 11bb 22cc"


def test_a_good_file_says_what_it_brings_and_a_refused_one_why():
    good = file_shown(Path("/s/a.udset"), GOOD)
    assert good.about == "Bundle 2 of laptop 00aa 11bb 22cc: 3 new, 1 corrected"
    assert not good.refused
    bad = file_shown(Path("/s/b.udset"), BAD)
    assert bad.refused
    assert bad.about == "Refused. This file belongs to another project, so it was not taken."


def test_a_receipt_that_could_not_be_written_is_said_beside_what_came():
    unwritten = FileOutcome(
        file="a.udset",
        state="merged",
        numbers={"new": 1},
        findings=(Finding(code="merge.no_receipt"),),
        laptop="00aa11bb22cc",
        number=2,
    )
    about = file_shown(Path("/s/a.udset"), unwritten).about
    assert "1 new." in about
    assert "receipt could not be written" in about


def test_a_plan_with_one_refused_file_can_still_be_taken():
    plan = plan_shown((Path("a.udset"), Path("b.udset")), outcome(GOOD, BAD))
    assert plan.may_take
    assert plan.about == "Together they would bring: 3 new. 1 refused: left alone, the others go on."


def test_a_plan_of_refused_files_cannot():
    plan = plan_shown((Path("b.udset"),), outcome(BAD))
    assert (plan.may_take, plan.lead, plan.about) == (False, "No bundle can be taken in", "")


def test_after_taking_in_it_says_where_the_receipts_lie():
    done = done_shown((Path("/s/a.udset"),), outcome(GOOD, receipts=(Path("/s/a.udsetreceipt"),)))
    assert done.state == "done"
    assert "in /s." in done.about
    assert done_shown((Path("b.udset"),), outcome(BAD)).lead == "Nothing was taken in"


def test_after_something_was_taken_back_it_says_where_that_lies_on():
    told = Finding(code="merge.lies_on_server", severity=Severity.NOTE)
    done = done_shown((Path("/s/a.udset"),), replace(outcome(GOOD), lies_on=(told,)))
    assert "VACUUM" in done.about
    assert "VACUUM" not in done_shown((Path("/s/a.udset"),), outcome(GOOD)).about


def test_an_empty_pool_says_that_nothing_came_yet():
    assert pool_shown(None).lead == "Nothing has come in yet."
    assert pool_shown(status(records=0)).lead == "Nothing has come in yet."


def test_a_pool_lists_what_came_the_latest_first():
    second = MergeLine(
        merge=2, bundle="c", laptop="", number=0, merged_at="2026-06-02T09:00", aside=True, numbers={}
    )
    shown = pool_shown(status(), place="/p/pool.db", merges=(MERGE, second))
    assert shown.lead == "3 conversations are in, from one laptop."
    assert shown.place == "The pool lies at /p/pool.db."
    assert [one.key for one in shown.merges] == ["2", "1"]
    assert pool_shown(status(records=1), merges=(MERGE,)).lead == "One conversation is in, from one laptop."


def test_what_is_set_aside_says_how_it_comes_back_and_cannot_be_set_aside_again():
    shown = merge_shown(MERGE)
    assert (shown.name, shown.about) == ("Bundle 2 of laptop 00aa 11bb 22cc", "1 June 2026: 3 new")
    aside = merge_shown(MergeLine(**{**{f: getattr(MERGE, f) for f in MERGE.__slots__}, "aside": True}))
    assert not aside.may_set_aside
    assert "Take the file in again" in aside.about


def test_waiting_lines_are_counted_by_their_reason():
    held = tuple(
        HeldLine(merge=1, line=n, record=f"r{n}", code="merge.notice_waits", context={}) for n in (1, 2)
    )
    shown = pool_shown(status(), merges=(MERGE,), held=held)
    assert [line.split(":")[0] for line in shown.waiting] == ["2"]


def fork(*differences):
    sides = (
        SideWords(digest="d1", revision=2, laptops=("00aa11bb22cc", "00aa11bb22dd")),
        SideWords(digest="d2", revision=3, laptops=()),
    )
    return ForkWords(record="r", sides=sides, differences=differences)


def test_versions_say_where_they_come_from_and_what_they_say_differently():
    shown = fork_shown(
        fork(
            Difference(field="", asked="Feeling safe", told=("Mostly", "")),
            Difference(field="mode", asked="", told=("By telephone", "Face to face")),
        )
    )
    assert [(side.key, side.name) for side in shown.sides] == [
        ("r d1", "Version 2, from laptop 00aa 11bb 22cc, 00aa 11bb 22dd"),
        ("r d2", "Version 3, kept here before"),
    ]
    assert [(one.asked, one.told) for one in shown.differences] == [
        ("Feeling safe", ("Mostly", "not said")),
        ("How you talked", ("By telephone", "Face to face")),
    ]
    assert "differ in 2 things" in shown.lead


def test_the_lead_says_in_how_many_things_they_differ():
    one = Difference(field="", asked="Feeling safe", told=("Mostly", "No"))
    assert "in one thing" in fork_shown(fork(one)).lead
    assert "say the same" in fork_shown(fork()).lead


def test_a_plan_says_who_would_stand_alone_among_all():
    told = plan_shown((Path("a"),), replace(outcome(GOOD), alone=(2, 5)))
    assert "2 stand alone" in told.about
    assert "it would be 5" in told.about
    assert "alone" not in plan_shown((Path("a"),), outcome(GOOD)).about
    assert "alone" not in plan_shown((Path("b"),), replace(outcome(BAD), alone=(2, 2))).about


def test_texts_that_came_in_are_counted():
    told = pool_shown(replace(status(), words=(("user", "safe", 2), ("carer", "say", 1))), merges=(MERGE,))
    assert told.lead.endswith("texts in people's own words: 3.")
    assert "own words" not in pool_shown(status(), merges=(MERGE,)).lead
