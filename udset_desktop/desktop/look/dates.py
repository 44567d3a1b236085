"""Dates and times as a person says them: `22 November 2026`, `10:42`."""

from __future__ import annotations

from datetime import date, datetime

from udset_desktop.desktop.look.words import say


def long_date(iso: str) -> str:
    """An ISO date in words; anything else as it is."""
    try:
        on = date.fromisoformat(iso)
    except ValueError:
        return iso
    return say("dates.long", day=on.day, month=say(f"dates.month.{on.month}"), year=on.year)


def short_moment(iso: str, today_on: str) -> str:
    """The time of an ISO moment where it was today, else its date."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    on = moment.date().isoformat()
    return f"{moment:%H:%M}" if on == today_on else long_date(on)


def exact_moment(iso: str, today_on: str) -> str:
    """The time of an ISO moment, with its date where that is not today's."""
    short = short_moment(iso, today_on)
    return short if ":" in short else long_moment(iso)


def long_moment(iso: str) -> str:
    """Date and time of an ISO moment, by this computer's clock; anything else as it is."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except (ValueError, OverflowError):
        return iso
    return f"{long_date(moment.date().isoformat())}, {moment:%H:%M}"
