"""The interviewer's part of the screens tour: first start, begin, the conversation, the sheet, Today.

On the training home that first start makes; each function goes on where the one before left off.
"""

from __future__ import annotations

from dataclasses import replace

from screens_person import draw_person_permission
from screens_tour import Tour

from udset_desktop.desktop.flows.type_in_tool import TypeInTool
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.backup_card import BackupShown
from udset_desktop.desktop.views.first_start_view import Told
from udset_desktop.desktop.views.handover_card import HandoverShown
from udset_desktop.desktop.views.link_key_card import LinkKeyShown
from udset_desktop.desktop.views.log_answer import LinesShown, LogAnswerShown
from udset_desktop.desktop.views.settings_view import SettingsView
from udset_desktop.desktop.views.unlock_view import UnlockState, UnlockView
from udset_desktop.foundation.ids import InterviewId
from udset_desktop.foundation.languages import spoken
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.interview.begin import BeginChoice
from udset_desktop.interview.header import About, Header, Interviewer
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases import interviewing


def choice_of(name: str, group: str = "older_people", instrument: str = "user-review/1.0.1") -> BeginChoice:
    """A conversation begun in the usual way."""
    header = Header(
        about=About(group=group, age_band="80_and_over"),
        interviewers=(Interviewer(ref="", type="own_care_manager"),),
    )
    return BeginChoice(
        instrument=instrument,
        header=header,
        name=name,
        talk=Reply.YES,
        notice="read_out",
        language=spoken(),
    )


def _post_told() -> str:
    return say(
        "link_post.made",
        file="/media/Morag/STICK/link-key.udsetlink",
        count=7,
        page="/media/Morag/SAFE/link-key.txt",
    )


def draw_first_start(tour: Tour) -> None:
    """The ways to begin, and a training laptop."""
    view = tour.at("first_start")
    tour.draw("first-start")
    for way in (one for one in view.way_buttons if one != "try"):
        view.way_buttons[way].click()
        tour.draw(f"first-start-{way}")
        if way == "put_back":
            view.put_back.lost_button.click()
            tour.draw("first-start-put_back-lost")
        if way == "link_post":
            page = view.currentWidget()
            page.told.show_told("anchor birch candle dune ember fjord", _post_told())
            tour.draw("first-start-link_post-made")
            page.told.show_told("", "")
        view.show_ways()
    view.show_told(
        Told(
            recovery_code="TRAIN-MOSS-7412-KELP",
            words="anchor birch candle dune ember fjord",
            card=say("first_start.card_in", file="laptop.udsetcard", folder="/media/Morag/STICK"),
        )
    )
    tour.draw("first-start-told")
    view.hide_code()
    tour.draw("first-start-told-again")
    view.setCurrentIndex(0)
    view.way_buttons["try"].click()
    tour.at("today")


def draw_doors(tour: Tour) -> None:
    """The unlock page, which a training laptop has no need of."""
    shell = tour.shell
    door = UnlockView()
    shell.stack.addWidget(door)
    shell.top.hide()
    shell.stack.setCurrentWidget(door)
    for name, state in (
        ("unlock", UnlockState()),
        ("unlock-wrong", UnlockState(trouble="This passphrase does not open the laptop. Try it once more.")),
        ("unlock-pin", UnlockState(door="pin")),
        ("unlock-code", UnlockState(door="code")),
        ("unlock-help", UnlockState(door="help")),
        ("unlock-kept", UnlockState(door="kept", code="TRAIN-MOSS-7412-KELP")),
        ("unlock-damaged", UnlockState(trouble=say("unlock.damaged"), damaged=True)),
        ("unlock-lost", UnlockState(trouble=say("unlock.lost"), damaged=True)),
        ("unlock-hidden", UnlockState(trouble=say("unlock.code_hidden"))),
    ):
        door.show_state(replace(state, project=shell.workplace.require_project().name))
        tour.draw(name)
    shell.stack.removeWidget(door)
    shell.top.show()
    shell.go("today")


def draw_begin(tour: Tour) -> None:
    """The four steps: fresh, somebody speaking, typed from paper; then a conversation begun."""
    begin = tour.go("begin")
    tour.draw("begin")
    begin.why_button.click()
    tour.draw("begin-why")
    begin.why_button.click()
    begin.name.setText("Morag")
    begin.rows["respondents"].buttons["somebody_speaking"].click()
    tour.draw("begin-speaking")
    begin.rows["modes"].buttons["paper_typed_later"].click()
    tour.draw_at("begin-paper", begin, begin.asks["modes"])
    begin.search_typed.emit("a")
    tour.wait()
    tour.draw_at("begin-found", begin, begin.name)
    known = replace(next(iter(begin._found.values())), suits=("more_time",), sheet="large")  # noqa: SLF001
    begin.show_state(replace(begin.state, person=known))
    begin.rows["interviewer_types"].choose("own_care_manager")
    begin.folds.start()
    begin.show_top()
    tour.draw("begin-known")
    begin.folds.open_step(3)
    tour.draw("begin-known-open")
    begin.rows["interviewer_types"].buttons["third_party"].click()
    begin.folds.open_step(4)
    tour.draw_at("begin-from-outside", begin, begin.notice_words)
    begin.talk_asked.pictures.click()
    tour.draw_at("begin-pictures", begin, begin.talk_asked)
    begin.talk_asked.pictures.click()
    begin.begin_asked.emit(choice_of("Morag"))
    tour.at("conversation")


def draw_conversation(tour: Tour) -> None:
    """A page as it opens, with answers, with everything open, with letters, in trouble, stopped."""
    shell, talk = tour.shell, tour.at("conversation")
    tour.draw("conversation-first")
    talk.page_asked.emit("safe")
    talk.page.why_button.setChecked(True)
    tour.draw("conversation-why")
    talk.page.why_button.setChecked(False)
    talk.page_asked.emit("services")
    for item, raw in (("people.rating", "mostly"), ("things_to_do.words", "The club, on a good week.")):
        talk.given.emit(item, raw, "")
    talk.page_asked.emit("safe")
    for item, raw, scale in (
        ("safe.words", "I'm fine in the day. It's the nights since the fall.", ""),
        ("safe.rating", "not_really", "fit-4"),
    ):
        talk.given.emit(item, raw, scale)
    tour.wait()
    talk.show_minutes(34)
    tour.draw("conversation")
    for fold in [one for one in talk.page.body.folds if not one.isHidden()][:3]:
        fold.click()
    tour.draw("conversation-open")
    talk.map.show_letters(on=True)
    tour.draw("conversation-letters")
    talk.map.show_letters(on=False)
    shell.flows["conversation"].save_due_place()
    tour.wait()
    shell.not_saved(EnvironmentFailure("store.disk_full", name="vault.db"))
    tour.draw("conversation-trouble")
    shell.saving()
    shell.saved()
    tour.draw("conversation-saved-after-all")
    shell.bar.hush()
    talk.stop_asked.emit()
    tour.draw("conversation-stop")
    shell.question.answered.emit("no", "")


def draw_permissions(tour: Tour) -> None:
    """What may be done with it, and the cover over everything."""
    talk = tour.at("conversation")
    talk.next_button.click()
    tour.wait()
    talk.permissions.replied.emit("figures", "yes")
    tour.wait()
    tour.draw("permissions")
    talk.permissions.why_button.click()
    tour.draw("permissions-why")
    talk.permissions.why_button.click()
    talk.permissions.show_pictures(on=True)
    tour.draw("permissions-pictures")
    talk.permissions.show_pictures(on=False)
    draw_person_permission(tour)
    tour.shell.cover.lay_over()
    tour.draw("cover")
    tour.shell.cover._lift()  # noqa: SLF001 -- what any key does
    talk.next_button.click()


def draw_sheet(tour: Tour) -> None:
    """The paper, and a copy of it."""
    sheet = tour.at("sheet")
    tour.wait(lambda: bool(sheet.paper.pages))
    tour.draw("sheet")
    sheet.safe.buttons["yes"].click()
    sheet.save_open.click()
    sheet.protect.click()
    tour.draw("sheet-save")


def draw_blank_sheet(tour: Tour) -> None:
    """The paper to write on, in large print."""
    blank = tour.go("blank_sheet")
    tour.wait(lambda: bool(blank.paper.pages))
    blank.styles.buttons["large"].click()
    tour.wait(blank.paper.waiting.isHidden)
    tour.draw("blank-sheet")


def draw_today(tour: Tour) -> None:
    """The day, after the program was cut off, somebody looked for; and what the keys do."""
    today = tour.go("today")
    tour.draw("today")
    today.staff_notice.read_button.click()
    tour.wait()
    cut = replace(today.today.drafts[0], cut_off=True)
    correction = replace(cut, interview=InterviewId("correction"), correcting=True)
    today.show_today(replace(today.today, drafts=(cut, correction, *today.today.drafts[1:])))
    tour.draw("today-cut-off")
    today.search.setText("M")
    today.search_typed.emit("M")
    tour.wait()
    tour.draw("today-search")
    tour.shell.show_keys()
    tour.draw("keys")
    tour.shell.keys.left.emit()


def draw_settings(tour: Tour) -> None:
    """What suits the user."""
    view = tour.go("settings")
    tour.draw("settings")
    whole = view.state
    copy = "/home/Morag/udset/laptops/1/vault.db.before-5"
    view.show_state(replace(whole, copies=(say("settings.copy", file=copy, date="8 July 2026"),)))
    tour.wait()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    tour.draw("settings-copy")
    view.show_state(whole)
    tour.wait()
    tour.draw_at("settings-log", view, view.log)
    _draw_log_checked(tour, view)
    _draw_link_key(tour, view)
    plans = tuple(
        ChoiceState(code=days, words=say(f"backup.every.{days}"), chosen=days == "7") for days in "017"
    )
    file = "/media/stick/udset-laptop-2026-06-24.udsetbackup"
    last = say("backup.last", date="24 June 2026", file=file)
    place = say("backup.place", folder="/media/stick")
    view.backup.show_backups(BackupShown(last=last, place=place, plans=plans))
    old = "/media/stick/udset-laptop-2026-03-20.udsetbackup"
    view.backup.show_over(
        ((old, say("backup.over_since", date="18 June 2026"), say("backup.over_lies", file=old)),)
    )
    tour.wait()
    view.ensureWidgetVisible(view.backup.try_button)
    tour.draw("settings-backup")
    _draw_handover(tour, view)
    view.backup.hide()
    _draw_new_key(tour, view)


def _draw_log_checked(tour: Tour, view: SettingsView) -> None:
    """A laptop's copy at the desk, that may be held against an earlier one, and one of somebody unknown."""
    answer = view.log.answer
    sentences = (
        say("log_check.whole", lines=214, date="8 July 2026"),
        say("log_check.signer_laptop", laptop="27ae 9489 a555"),
        say("log_check.not_held"),
    )
    done = sentence_of("auditing.log_written", {"lines": 213})
    answer.show_answer(
        LogAnswerShown(
            told="\n".join(sentences),
            page=LinesShown(
                lines=tuple(
                    (sentence, say("log_check.line", number=number, moment=f"{day} July 2026, 16:20"))
                    for sentence, number, day in (
                        (done, 214, 8),
                        (sentence_of("auditing.backup_made", {}), 213, 6),
                        (sentence_of("auditing.unlocked", {"wrong": 0}), 212, 6),
                    )
                ),
                place=say("log_check.place", first=203, last=214, of=214),
                is_oldest=False,
            ),
            ask_earlier=True,
        )
    )
    tour.draw_at("settings-log-checked", view, view.log.check_button)
    unknown = sentence_of("log_checking.signed_by_nobody", {})
    answer.show_answer(LogAnswerShown(trouble=unknown, ask_key=True))
    tour.draw_at("settings-log-key", view, view.log.check_button)
    answer.show_answer(None)


def _draw_handover(tour: Tour, view: SettingsView) -> None:
    """Everybody handed over but two, whose names and reasons stand there."""
    waits = say("handover.waiting", laptop="4f2a91c07be3", people=12, talks=31)
    stays = (("Morag Ross", "on_hold"), ("Isla Munro", "under_way"))
    said = [sentence_of(f"handing_over.stays_{why}", {"name": name}) for name, why in stays]
    view.handover.show_handover(HandoverShown(waiting=(waits,), said="\n".join(said)))
    tour.wait()
    view.ensureWidgetVisible(view.handover.back_button)
    tour.draw("settings-handover")
    view.handover.show_handover(HandoverShown())


def _draw_new_key(tour: Tour, view: SettingsView) -> None:
    """A new key that the organisation's next one asks for, and the code it gave."""
    view.new_key.show_wanted(say("recovery.renew_wanted"))
    view.new_key.show_code("TRAIN-MOSS-7412-KELP")
    view.new_key.show()
    tour.wait()
    view.ensureWidgetVisible(view.pack)
    view.ensureWidgetVisible(view.new_key.wanted)
    tour.draw("settings-new-key")
    view.new_key.hide()


def draw_handbook(tour: Tour) -> None:
    """Its contents, a page with a picture, what the project wrote, and words looked for."""
    view = tour.go("handbook")
    tour.draw("handbook")
    view.page_asked.emit("visit")
    tour.draw("handbook-page")
    view.page_asked.emit("from_project")
    tour.draw("handbook-project")
    view.look_line.setText("paper")
    view.words_looked_for.emit("paper")
    tour.draw("handbook-search")
    view.words_looked_for.emit("")


def draw_type_in(tour: Tour) -> None:
    """Everything on one page, half typed in from paper."""
    fresh = choice_of("Ishbel")
    paper = replace(fresh, header=replace(fresh.header, mode="paper_typed_later", held_on="2026-06-30"))
    tour.shell.go("conversation", session=interviewing.begin(tour.shell.workplace, paper))
    talk = tour.at("conversation")
    tour.wait(lambda: talk.desk.covered)
    rows = next(
        tool.page for tool in tour.shell.flows["conversation"].tools if isinstance(tool, TypeInTool)
    ).rows
    rows["services"].box.setPlainText("Anne comes in the mornings.")
    rows["safe"].box.setPlainText("I'm fine in the day. It's the nights since the fall.")
    rows["safe"].signs.insert("3-1")
    rows["safe"].signs.textEdited.emit("3-1")
    rows["people"].signs.insert("29")
    rows["people"].signs.textEdited.emit("29")
    tour.draw("type-in")
    tour.go("today")


def _draw_link_key(tour: Tour, view: SettingsView) -> None:
    """The key that joins visits, asked for with the post's words: the made-up project joins none."""
    view.link_key.show_key(
        LinkKeyShown(
            standing=say("link_key.not_here", date="5 January 2028"),
            trouble=sentence_of("linking.words_needed", {}),
            ask_words=True,
        )
    )
    tour.draw_at("settings-link-key", view, view.link_key)
    view.link_key.show_key(None)
