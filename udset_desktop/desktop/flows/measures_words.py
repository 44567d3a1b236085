"""Rows of measures in words for the page; pure, and nothing is added to what the rows may tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from udset_desktop.desktop.look.words import has_words, say
from udset_desktop.desktop.views.measures_view import FigureShown, MeasureShown
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.measures.model import MeasureRow, Voice
from udset_desktop.project.model import Project


def names_of(project: Project) -> Mapping[str, str]:
    """The words of the project's own codes."""
    return {
        **{one.code: one.name for one in project.services},
        **{one.code: one.name for one in project.localities},
        project.partnership: project.name,
    }


def measures_shown(rows: Sequence[MeasureRow], names: Mapping[str, str]) -> tuple[MeasureShown, ...]:
    """Every measure in the order of its definition."""
    return tuple(_measure_shown(tuple(mine), names) for _, mine in groupby(rows, key=lambda row: row.measure))


def quarters_of(rows: Sequence[MeasureRow]) -> tuple[str, ...]:
    """The quarters that rows broken down by quarter speak of."""
    return tuple(sorted({row.group for row in rows if row.group}))


def window_words(first: str, last: str) -> str:
    """The whole quarters the figures are of."""
    slots = {"first": first.replace("-", " "), "last": last.replace("-", " ")}
    if first and last:
        return slots["first"] if first == last else say("measures.window", **slots)
    if first:
        return say("measures.window_from", first=slots["first"])
    return say("measures.window_to", last=slots["last"]) if last else say("measures.all_quarters")


def _measure_shown(rows: tuple[MeasureRow, ...], names: Mapping[str, str]) -> MeasureShown:
    one = rows[0]
    older, *_, newer = sorted(one.labels)
    hidden = [code for row in rows for code in row.why_hidden]  # first, as "hidden" stands above it
    codes = dict.fromkeys((*hidden, *(code for row in rows for code in row.notes)))
    return MeasureShown(
        name=one.labels[newer],
        older=say("measures.older", year=older, label=one.labels[older]),
        figures=tuple(_figures(rows, names)),
        notes=tuple(sentence_of(code if "." in code else f"measures.{code}", {}) for code in codes),
        small=(
            *_rule_lines(rows),
            say("measures.unit_line", unit=_said("unit", one.unit)),
        ),
    )


def _rule_lines(rows: tuple[MeasureRow, ...]) -> Iterator[str]:
    """The measure's rule, and the rule of the lines of one question alone where there are any."""
    whole = next((row.rule for row in rows if row.whose == "both"), rows[0].rule)
    yield say("measures.rule_line", rule=_said("rule", whole))
    for rule in dict.fromkeys(row.rule for row in rows if row.rule != whole):
        yield say("measures.rule_alone_line", rule=_said("rule", rule))


def _figures(rows: tuple[MeasureRow, ...], names: Mapping[str, str]) -> Iterator[FigureShown]:
    """Each line with the row that adds proxies beside it; groups under their line, in the order given."""
    broken = any(row.group for row in rows)
    for whose in dict.fromkeys(row.whose for row in rows):
        mine = [row for row in rows if row.whose == whose]
        for group in dict.fromkeys(row.group for row in mine):
            voices = {row.voice: row for row in mine if row.group == group}
            own = voices.get(Voice.OWN)
            if own is None:
                continue
            proxies = voices.get(Voice.WITH_PROXIES)
            yield _figure(own, proxies, _group_words(group, names) if broken else "")


def _figure(own: MeasureRow, proxies: MeasureRow | None, group: str) -> FigureShown:
    share, count = _share_of(own), _count_of(own)
    there = own.share is not None and own.low is not None and own.high is not None
    return FigureShown(
        who=_whose(own),
        group=group,
        share=share,
        count=count,
        interval=(own.share, own.low, own.high) if there else None,  # type: ignore[arg-type]
        said=say("measures.said", share=own.share, low=own.low, high=own.high) if there else "",  # type: ignore[arg-type]
        beside=tuple(_beside(own, proxies)),
        behind=tuple(_behind(own)),
    )


def _whose(row: MeasureRow) -> str:
    joint = row.whose == "both" and row.rule == "both-favourable"
    return _said("whose", "ab" if joint else row.whose)


def _share_of(row: MeasureRow) -> str:
    if row.hidden:
        return say("measures.hidden")
    return say("measures.no_share") if row.share is None else say("measures.share", share=row.share)


def _count_of(row: MeasureRow) -> str:
    if row.n is None or row.base is None:
        return ""
    return say("measures.count", n=row.n, base=row.base)


def _beside(own: MeasureRow, proxies: MeasureRow | None) -> Iterator[str]:
    if proxies is not None and not (own.hidden and proxies.hidden):
        yield _proxies_words(own, proxies)
    if own.yes_share is not None:
        yield say("measures.yes_alone", share=own.yes_share)
    if own.short_base:
        yield say("measures.short_scale", n=own.short_n or 0, base=own.short_base)
    reasons = ", ".join(
        say("measures.left_out_one", reason=_said("left_out_reason", reason), count=count)
        for reason, count in own.left_out.items()
        if count
    )
    if reasons:
        yield say("measures.left_out_more" if own.left_out_hidden else "measures.left_out", reasons=reasons)
    elif own.left_out_hidden and not own.hidden:
        yield say("measures.left_out_hidden")


def _behind(own: MeasureRow) -> Iterator[str]:
    """Who held the talks and in which words they asked, as far as it may be told; of a hidden row nothing."""
    for key, table, told, some_hidden in (
        ("held_by", "part", own.held_by, own.held_by_hidden),
        ("scales", "scale", own.scales, own.scales_hidden),
    ):
        listed = ", ".join(
            say("measures.left_out_one", reason=_said(table, code), count=count)
            for code, count in told.items()
        )
        if listed:
            yield say(f"measures.{key}_more" if some_hidden else f"measures.{key}", listed=listed)
        elif some_hidden and not own.hidden:
            yield say(f"measures.{key}_hidden")


def _proxies_words(own: MeasureRow, proxies: MeasureRow) -> str:
    if proxies.hidden:
        return say("measures.with_proxies_hidden")
    if (own.n, own.base) == (proxies.n, proxies.base):
        return say("measures.same_with_proxies")
    if proxies.share is None:
        return say("measures.with_proxies_no_share", count=_count_of(proxies))
    return say("measures.with_proxies", share=_share_of(proxies), count=_count_of(proxies))


def _group_words(group: str, names: Mapping[str, str]) -> str:
    if not group:
        return say("measures.everybody")
    if group in names:
        return names[group]
    return say(f"measures.part.{group}") if has_words(f"measures.part.{group}") else group.replace("-", " ")


def _said(table: str, code: str) -> str:
    key = f"measures.{table}.{code}"
    return say(key) if has_words(key) else code.replace("_", " ")
