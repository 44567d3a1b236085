"""A made-up partnership in a temporary home, and conversations without a disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from udset_desktop.foundation.resources import resource_path
from udset_desktop.instrument.catalogue import load_instrument
from udset_desktop.project.model import Project
from udset_desktop.project.reader import read_project
from udset_desktop.simulation.conversation import Sitting, hold
from udset_desktop.simulation.interviewers import interviewers_of
from udset_desktop.simulation.material import load_material
from udset_desktop.simulation.partnership import MADE_UP_PROJECT
from udset_desktop.simulation.people import MadeUp, make_person
from udset_desktop.simulation.voice import Memory, Voice

TODAY_ON = date(2026, 7, 1)


@cache
def made_up_project() -> Project:
    """The project of the shipped settings, without a desk."""
    standing = Project(id=MADE_UP_PROJECT, name="Made up", partnership="x", training=True, instruments=())
    return read_project(resource_path("simulation", "project.toml").read_bytes(), standing)


@cache
def instrument_for(about: str):
    """The instrument a made-up person is talked through."""
    return load_instrument(f"{about}-review", "1.0.0")


def made_up(seed: object, **changes) -> MadeUp:
    """One person; `changes` put in place of what was drawn."""
    pages = tuple(page.id for about in ("user", "carer") for page in instrument_for(about).pages())
    return replace(make_person(Random(str(seed)), made_up_project(), pages), **changes)


def voice_of(person: MadeUp, seed: object = 0, memory: Memory | None = None) -> Voice:
    """How the person talks."""
    return Voice(
        material=load_material(),
        draw=Random(str(seed)),
        tags=person.tags,
        own=person.own,
        memory=memory or Memory(),
    )


def talked_with(person: MadeUp, seed: object = 0, *, before=None, held_on: date = date(2026, 3, 3)):
    """The record of one conversation."""
    voice = voice_of(person, seed)
    return hold(
        Sitting(
            person=person,
            interviewer=interviewers_of(1, 1, 1)[0],
            voice=voice,
            draw=voice.draw,
            instrument=instrument_for(person.about),
            project=made_up_project(),
            held_on=held_on,
            today_on=TODAY_ON,
            before=before,
        )
    )


def vault_bytes(folder: Path) -> bytes:
    """Everything that lies in a folder and below, in one piece."""
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())
