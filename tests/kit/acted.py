"""Lines in the log of a laptop, by the verb that writes them."""

from udset_desktop.usecases.acts import Act, note_act


def acted(laptop, times=1):
    """Somebody printed a sheet, so many times."""
    for _ in range(times):
        note_act(laptop.require_vault(), laptop.clock, Act.SHEET_PRINTED)
