"""Whether an item is asked, given what is known so far.

A closed vocabulary and no expression language: nothing from a file is ever evaluated.  Called by
`interview.route` and by the checks of definitions; it will never look at anything but the answers
and circumstances it is handed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from udset_desktop.instrument.model import Condition

CIRCUMSTANCES = ("@earlier", "@one_service")
"""Facts of the sitting that a condition may ask for beside earlier items, each `yes` or `no`.

`@earlier`: this person had an earlier conversation that can be spoken of, with this kind of instrument
or with another that asked about an outcome of this one; `@one_service`: the conversation is about one service, not about all the help.  The caller puts
them among the answers; a circumstance left out counts as not known, and the item is not asked.
"""

TESTS = ("is", "is_not", "among", "at_least", "at_most", "answered", "all", "any", "not")

Known = Mapping[str, "str | int | tuple[str, ...]"]
"""What was said so far by item id; an item with a non-answer is not in it."""


def holds(condition: Condition, answers: Known) -> bool:
    """Whether the condition is met; an item without an answer meets none but `not`."""
    match condition.test:
        case "all":
            return all(holds(part, answers) for part in condition.parts)
        case "any":
            return any(holds(part, answers) for part in condition.parts)
        case "not":
            return not holds(condition.parts[0], answers)
        case _:
            said = answers.get(condition.item)
            return said is not None and _said_meets(condition, said)


def _said_meets(condition: Condition, said: str | int | tuple[str, ...]) -> bool:
    # A `many` answer meets a test when one of its choices does; so one rule serves every kind.
    words: tuple[str | int, ...] = said if isinstance(said, tuple) else (said,)
    match condition.test:
        case "answered":
            return True
        case "is" | "among":
            return any(word in condition.values for word in words)
        case "is_not":
            return not any(word in condition.values for word in words)
        case "at_least":
            return isinstance(said, int) and said >= int(condition.values[0])
        case "at_most":
            return isinstance(said, int) and said <= int(condition.values[0])
        case _:
            return False


def items_asked_about(condition: Condition) -> Iterator[str]:
    """Every item and circumstance the condition looks at."""
    if condition.item:
        yield condition.item
    for part in condition.parts:
        yield from items_asked_about(part)
