"""Which field draws which kind of item: one table."""

from __future__ import annotations

from udset_desktop.desktop.fields.base import Field
from udset_desktop.desktop.fields.choice_field import ChoiceField, FlagField, ManyField, RatingField
from udset_desktop.desktop.fields.line_field import DateField, PeopleField, WholeField
from udset_desktop.desktop.fields.words_field import WordsField
from udset_desktop.instrument.model import Kind

FIELDS: dict[Kind, type[Field]] = {
    Kind.ONE: ChoiceField,
    Kind.MANY: ManyField,
    Kind.RATING: RatingField,
    Kind.WHOLE: WholeField,
    Kind.DATE: DateField,
    Kind.WORDS: WordsField,
    Kind.PEOPLE: PeopleField,
    Kind.FLAG: FlagField,
    Kind.NOTE: Field,
}


def new_field(kind: Kind) -> Field:
    """A fresh field for one kind of item."""
    return FIELDS[kind]()
