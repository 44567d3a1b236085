"""The pictures of Sharing: what leaves, where it goes, when, and how far what left has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from screens_tour import Tour

from udset_desktop.desktop.flows.clear_part import clear_shown
from udset_desktop.desktop.flows.outbox_part import delivery_words, journey_words, row_words
from udset_desktop.desktop.flows.schedule_part import hour_choices, last_words
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.carrier_card import CarrierShown
from udset_desktop.desktop.views.outbox_card import OutboxShown
from udset_desktop.desktop.views.schedule_card import ScheduleShown
from udset_desktop.desktop.views.sharing_view import SharingView
from udset_desktop.foundation.ids import PersonId
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases.carrying import Delivery, Journey, taken_apart
from udset_desktop.usecases.clearing_values import ClearPlan, Standing, Wait
from udset_desktop.usecases.sending_plan import LastSend

_OWN_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK0wmN9K7DqHk2VtGzJc5Qm1rYwXeP4uT8sLbNoA3fH6 udset"


def _clear_plan() -> ClearPlan:
    """Two who may go and three who wait, with a backup that still holds them."""

    def standing(name: str, records: int = 1, **waits: str) -> Standing:
        told = tuple(Wait(code=f"clearing.waits_{code}", on=on) for code, on in waits.items())
        return Standing(person=PersonId(name), name=name, records=records, waits=told)

    return ClearPlan(
        today_on="2026-07-20",
        retention_days=90,
        may_go=(standing("Agnes", 2), standing("Lachlan")),
        waiting=(
            standing("Isla", sheet=""),
            standing("Morag", retention="2026-08-30"),
            standing("Una", receipt="", review="2026-12-01"),
        ),
        this_year=1,
        backups=((Path("/media/stick/udset-laptop-2026-05-04.udsetbackup"), date(2026, 8, 2)),),
    )


def draw_sharing(tour: Tour) -> None:
    """What leaves this laptop, where it goes, and how far what left has come."""
    view = tour.go("sharing")
    tour.draw("sharing")
    whole, place = view.state, CarrierShown(place="sftp://machair.example/udset", kind="sftp", user="skye")
    view.show_state(replace(whole, has_place=True, may_send=True))
    view.carrier.show_carrier(replace(place, said=say("carrier.works", place=place.place)))
    last = last_words(LastSend(at_utc="2026-06-01T17:00:00+00:00", delivered=1, received=2), "2026-06-02")
    view.schedule.show_schedule(ScheduleShown(hours=hour_choices("17:00"), last=last))
    view.outbox.show_outbox(OutboxShown(rows=_journeys(), earlier=7, may_send_again=True))
    tour.draw("sharing-place")
    tour.draw_at("sharing-schedule", view, view.schedule)
    _draw_taken_apart(tour, view)
    tour.draw_at("sharing-outbox", view, view.outbox)
    view.clear.show_clear(clear_shown(_clear_plan()))
    tour.draw_at("sharing-clear", view, view.clear)
    view.carrier.choose_button.click()
    tour.draw_at("sharing-server", view, view.carrier)
    view.carrier.show_carrier(replace(place, public=_OWN_KEY))
    view.carrier.ways.buttons["key"].click()
    tour.draw_at("sharing-own-key", view, view.carrier)
    view.carrier.kinds.buttons["s3"].click()
    view.carrier.show_carrier(replace(place, said=sentence_of("delivery.signed_out", {})))
    tour.draw_at("sharing-store", view, view.carrier)
    view.carrier.put_away()
    tour.shell.ask(
        Question(
            title=say("carrier.host_title"),
            lead=say(
                "carrier.host_lead",
                host="machair.example",
                fingerprint="SHA256:YV3nPqTtq0cQmJ4bUqk1o1m0n0QH1c0r2b1k7d9sE2M",
            ),
            deeds=(("yes", say("carrier.host_yes")), ("no", say("carrier.host_no"))),
        ),
        lambda _deed, _reason: None,
    )
    tour.draw("sharing-host")
    tour.go("sharing")


def _draw_taken_apart(tour: Tour, view: SharingView) -> None:
    """A send that took one bundle apart and so sent nothing."""
    done = Delivery(delivered=(), received=(), waiting=0, findings=taken_apart(1), apart=1)
    view.show_written("\n".join(delivery_words(done)))
    tour.draw_at("sharing-apart", view, view.written)
    view.show_written("")


def _journeys() -> tuple[tuple[str, str], ...]:
    made = Journey(
        number=9,
        records=6,
        made_utc="2026-06-08T09:12:00+00:00",
        copied_utc="",
        delivered_utc="",
        received_utc="",
        problem="delivery.no_answer",
        waits=True,
        is_here=True,
        held=0,
    )
    sent = replace(made, number=8, problem="", waits=False, delivered_utc="2026-06-01T10:00:00+00:00")
    signed = replace(sent, number=7, records=1, received_utc="2026-06-03T15:00:00+00:00", held=1)
    return tuple((row_words(one), journey_words(one, "2026-06-09")) for one in (made, sent, signed))
