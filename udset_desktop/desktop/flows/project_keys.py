"""The organisations' recovery keys on the Project page: made, told, and used to answer a laptop's request."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from udset_desktop.desktop.flows.project_page import ProjectPage, sentences_of
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.project.model import Organisation
from udset_desktop.usecases import organisation_keys, recovering
from udset_desktop.usecases.workplace import Workplace


class ProjectKeys:
    """The two cards and their verbs."""

    def __init__(self, page: ProjectPage) -> None:
        self._page = page
        self._request: Path | None = None
        self._key: Path | None = None
        keys, answer = page.view.organisations, page.view.answer
        keys.make_asked.connect(self._on_make)
        keys.make_two_asked.connect(self._on_make_two)
        keys.tell_asked.connect(self._on_tell)
        answer.request_asked.connect(self._on_request_asked)
        answer.key_asked.connect(self._on_key_asked)
        answer.answer_asked.connect(self._on_answer)

    def begin(self) -> None:
        """The page come to anew: nothing is half asked."""
        self._request = self._key = None
        self._page.view.organisations.show_made("")
        self._page.view.answer.show_files("", "")
        self._page.view.answer.show_told("")

    def _organisation(self, code: str) -> Organisation | None:
        """The organisation to be given a key, where nothing that is typed would be lost by it."""
        if self._page.view.settings.is_changed:
            self._page.frame.tell(say("project_desk.keep_first"))
            return None
        known = self._page.seen.project.organisations if self._page.seen else ()
        return next((one for one in known if one.code == code), None)

    def _on_make(self, code: str) -> None:
        if one := self._organisation(code):
            self._ask_to_make(one, "make", lambda: self._choose_place(one))

    def _on_make_two(self, code: str) -> None:
        if one := self._organisation(code):
            self._ask_to_make(one, "make_two", lambda: self._choose_places(one))

    def _ask_to_make(self, one: Organisation, way: str, yes: Callable[[], None]) -> None:
        about = [say(f"project_desk.key_{way}_about", organisation=one.name)]
        if one.recovery_public:
            about.insert(0, say("project_desk.key_make_again", organisation=one.name))
        question = Question(
            title=say("project_desk.key_make_ask", organisation=one.name),
            lead="\n\n".join(about),
            deeds=(("yes", say(f"project_desk.key_{way}_yes")), ("no", say("project_desk.key_make_no"))),
        )

        def answered(deed: str, _reason: str) -> None:
            if deed == "yes":
                yes()

        self._page.frame.ask(question, answered)

    def _choose_place(self, one: Organisation) -> None:
        self._page.frame.choose_target(
            say("project_desk.key_make_yes"),
            say("project_desk.key_name", organisation=one.code),
            say("project_desk.key_filter"),
            lambda out: self._make(one, out),
        )

    def _choose_places(self, one: Organisation) -> None:
        """Where part 1 goes, and then part 2."""
        choose, kinds = self._page.frame.choose_target, say("project_desk.key_filter")
        names = [
            say("project_desk.key_name_of_two", organisation=one.code, number=number) for number in (1, 2)
        ]

        def first(out: Path) -> None:
            second = say("project_desk.key_make_two_second")
            choose(second, names[1], kinds, lambda other: self._make(one, out, other))

        choose(say("project_desk.key_make_two_yes"), names[0], kinds, first)

    def _make(self, one: Organisation, out: Path, second: Path | None = None) -> None:
        def deed(workplace: Workplace) -> str:
            made = organisation_keys.make_organisation_key(workplace, one.code, out, second=second)
            told = {"organisation": one.name, "file": str(made.file)}
            if made.second is None:
                return say("project_desk.key_made", **told)
            return say("project_desk.key_made_of_two", second=str(made.second), **told)

        self._page.act(deed, self._page.view.organisations.show_made)

    def _on_tell(self, code: str) -> None:
        one = self._organisation(code)
        if one is None:
            return
        question = Question(
            title=say("project_desk.key_tell_ask", organisation=one.name),
            lead=say("project_desk.key_tell_about"),
            deeds=(("yes", say("project_desk.key_tell_yes")), ("no", say("project_desk.key_tell_no"))),
            reason=say("project_desk.key_tell_box"),
            reason_for=("yes",),
        )

        def deed_of(recipient: str) -> Callable[[Workplace], str]:
            def deed(workplace: Workplace) -> str:
                organisation_keys.tell_organisation_key(workplace, one.code, recipient)
                return say("project_desk.key_told", organisation=one.name)

            return deed

        def answered(deed: str, recipient: str) -> None:
            if deed == "yes":
                self._page.act(deed_of(recipient), self._page.view.organisations.show_made)

        self._page.frame.ask(question, answered)

    # -- a request answered -------------------------------------------------------

    def _on_request_asked(self) -> None:
        self._page.frame.choose_file(say("recovery.answer_request"), say("recovery.files"), self._on_request)

    def _on_request(self, request: Path) -> None:
        self._request = request
        self._show_files()

    def _on_key_asked(self) -> None:
        self._page.frame.choose_file(say("recovery.answer_key"), say("recovery.files"), self._on_key)

    def _on_key(self, key: Path) -> None:
        self._key = key
        self._show_files()

    def _show_files(self) -> None:
        request, key = (file.name if file else "" for file in (self._request, self._key))
        self._page.view.answer.show_files(request, key)

    def _on_answer(self, words: str) -> None:
        request, key, view = self._request, self._key, self._page.view.answer
        if request is None or key is None:
            return

        def write(out: Path) -> None:
            def deed(workplace: Workplace) -> str:
                is_whole = recovering.answer_recovery(request, key, words, out, workplace=workplace)
                return say("recovery.answered" if is_whole else "recovery.handed_on", file=str(out))

            def tell(sentence: str) -> None:
                self._request = self._key = None
                self._show_files()
                view.show_told(sentence)

            self._page.act(deed, tell, lambda problem: view.show_told(sentences_of(problem), is_trouble=True))

        self._page.frame.choose_target(
            say("recovery.answer_go"), say("recovery.answer_name"), say("recovery.files"), write
        )
