"""An instrument folder in ten lines, to be broken on purpose."""

from pathlib import Path

STRUCTURE = """
id = "small-talk"
version = "1.0.0"
framework = { id = "users", version = "2007" }
about = "user"
purpose = "review"
languages = ["en"]

[list]
helps = ["family", "a_worker"]

[[block.said]]
id = "words"
kind = "words"
privacy = "reviewed"

[[block.fit]]
id = "rating"
kind = "rating"
scale = "fit-4"
privacy = "share"

[[block.fit]]
id = "helps"
kind = "many"
choices = "helps"
privacy = "share"
folded = true
asked_if = { item = ".rating", answered = true }

[[section]]
id = "life"

  [[section.page]]
  id = "safe"
  outcome = "safe"
  blocks = ["said", "fit"]

  [[section.page]]
  id = "more"

    [[section.page.item]]
    id = "years"
    kind = "whole"
    privacy = "keep"

    [[section.page.item]]
    id = "often"
    kind = "one"
    choices = ["daily", "weekly"]
    privacy = "share"
    asked_if = { all = [{ item = "more.years", at_least = 2 }, { not = { item = "safe.rating", is = "no" } }] }

    [[section.page.item]]
    id = "flag"
    kind = "flag"
    privacy = "share"
"""

WORDS = """
[instrument]
title = "Small talk"

[section.life]
title = "Your life"

[page.safe]
title = "Feeling safe"
opening = "How do things stand?"
why = "It matters."
prompts = ["At home?", "And out?"]

[page.more]
title = "More"

[item.safe.rating]
ask = "Do you feel safe?"
sentence = { yes = "You do.", mostly = "Mostly.", in_between = "Partly.", not_really = "Hardly.", no = "No." }

[item.more]
years.ask = "How many years?"
often.ask = "How often?"
often.choice.daily = "daily"
often.choice.weekly = "weekly"
flag.ask = "Look again?"

[facet.words]
ask = "In your own words"

[facet.helps]
ask = "What helps?"

[choice.helps]
family = "family"
a_worker = "a worker"

[scale]
fit-4 = { yes = "Yes", mostly = "Mostly", not_really = "Not really", no = "No" }
fit-3 = { yes = "Yes", in_between = "In between", no = "No" }

[non_answer]
not_asked = "Not asked"
doesnt_apply = "Doesn't apply"
dont_know = "Don't know"
rather_not_say = "Rather not say"
question_didnt_work = "The question didn't work"
stopped_here = "Stopped here"
taken_back = "Taken back"
"""


def definition_folder(folder: Path, *changes: tuple[str, str], words: str = WORDS, extra: str = "") -> Path:
    """A folder with the small definition, each `(before, after)` put in place in either file."""
    structure = STRUCTURE + extra
    for before, after in changes:
        assert before in structure or before in words, before
        structure, words = structure.replace(before, after), words.replace(before, after)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "instrument.toml").write_text(structure, encoding="utf-8")
    (folder / "text.en.toml").write_text(words, encoding="utf-8")
    return folder
