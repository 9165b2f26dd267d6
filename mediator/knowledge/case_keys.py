"""Checks that every key a case file refers to is defined in it, and defined once."""

from __future__ import annotations

from collections.abc import Iterable

from mediator.domain.errors import BadInput
from mediator.domain.wording import message
from mediator.knowledge.toml_file import refused
from mediator.services.script import HOST_KEY, Allow, AskAgain, Correct, Script
from mediator.services.script_disclosure import Told, Translate
from mediator.services.script_pace import Alarm


def check_references(script: Script) -> None:
    """Refuse the first key that is used twice or leads nowhere."""
    keys = _Keys(script)
    keys.check_people()
    keys.check_board()
    keys.check_settlement()
    keys.check_route()


class _Keys:
    def __init__(self, script: Script) -> None:
        self.script = script
        self.people: set[str] = {HOST_KEY}
        for person in script.people:
            self._define(self.people, person.where, person.key)
            for guardian in person.guardians:
                self._define(self.people, guardian.where, guardian.key)
        self.people.discard(HOST_KEY)
        self.points: set[str] = set()
        for point in script.points:
            self._define(self.points, point.where, point.key)
        self.offers: set[str] = set()
        for offer in script.offers:
            self._define(self.offers | self.points, offer.where, offer.key)
            self._lead(self.offers, f"{offer.where}.answers", [offer.answers] if offer.answers else [])
            self.offers.add(offer.key)

    def check_people(self) -> None:
        for person in self.script.people:
            self._lead(self.people, f"{person.where}.for", [person.for_person] if person.for_person else [])
        for answer in self.script.presence.safety:
            self._lead(self.people, f"{answer.where}.person", [answer.person])
        for decision in self.script.presence.recusals:
            self._lead(self.people, f"{decision.where}.person", [decision.person])
        for rights in self.script.rights:
            self._lead(self.people, f"{rights.where}.person", [rights.person])
        for talk in self.script.talks:
            self._lead(self.people, f"{talk.where}.person", [talk.person])
            for entry in talk.entries:
                if isinstance(entry, AskAgain):
                    self._lead(self._asked_again(), f"{entry.where}.ask_again", [entry.point])
                elif isinstance(entry, Allow | Translate) and entry.by:
                    self._lead(self.people, f"{entry.where}.by", [entry.by])
                elif isinstance(entry, Told):
                    self._lead(self.people, f"{entry.where}.to", [entry.to])
                elif isinstance(entry, Alarm) and entry.about:
                    self._lead(self.people, f"{entry.where}.about", [entry.about])
                elif isinstance(entry, Correct) and entry.asked_by:
                    self._lead(self.people, f"{entry.where}.asked_by", [entry.asked_by])

    def check_board(self) -> None:
        for point in self.script.points:
            self._lead(self.people, f"{point.where}.ask_again_of", point.ask_again_of)
        for revision in self.script.revisions:
            self._lead(self.points, f"{revision.where}.point", [revision.point])
        for settled in self.script.settled:
            self._lead(self.points, f"{settled.where}.point", [settled.point])
            if settled.clause > len(self.script.agreement.clauses):
                raise self._refused(f"{settled.where}.clause", str(settled.clause))
        for offer in self.script.offers:
            self._lead(self.people, f"{offer.where}.party", [offer.party])
            for reply in offer.replies:
                self._lead(self.people, f"{reply.where}.party", [reply.party])
            if offer.terms is not None:
                self._lead(self.people, f"{offer.terms.where}.actors", offer.terms.actors)
                self._lead(self.people, f"{offer.terms.where}.to", offer.terms.to)

    def check_settlement(self) -> None:
        joint, agreement = self.script.joint, self.script.agreement
        if joint is not None:
            self._lead(self.people, f"{joint.where}.present", joint.present)
            self._lead(self.points | self.offers, f"{joint.where}.confirm", joint.confirm)
            for entry in joint.entries:
                self._lead(self.people, f"{entry.where}.person", [entry.person])
            for apology in joint.apologies:
                self._lead(self.people, f"{apology.where}.person", [apology.person])
                self._lead(self.people, f"{apology.where}.to", apology.to)
        for round_ in self.script.private:
            for mark in round_.marks:
                self._lead(self.people, f"{mark.where}.person", [mark.person])
        for refusal in self.script.refusals:
            self._lead(self.people, f"{refusal.where}.person", [refusal.person])
        self._lead(self.people, f"{agreement.where}.heard_by", agreement.heard_by)
        for clause in agreement.clauses:
            self._lead(self.people, f"{clause.where}.actors", clause.actors)
            self._lead(self.people, f"{clause.where}.to", clause.to)
            if clause.from_offer:
                self._lead(self.offers, f"{clause.where}.from_offer", [clause.from_offer])
        for signature in self.script.signatures:
            self._lead(self.people | {HOST_KEY}, f"{signature.where}.person", [signature.person])
            attests = [signature.witness] if signature.witness else []
            self._lead(self.people, f"{signature.where}.witness", attests)
        for visit in self.script.visits:
            named = [person for person, _ in visit.satisfaction]
            self._lead(self.people, f"{visit.where}.satisfaction", named)
        for result in self.script.performances:
            if result.clause > len(agreement.clauses):
                raise self._refused(f"{result.where}.clause", str(result.clause))

    def check_route(self) -> None:
        route = self.script.route
        if route.application is not None:
            where = route.application.where
            self._lead(self.people, f"{where}.applicants", route.application.applicants)
            self._lead(self.people, f"{where}.respondents", route.application.respondents)
        if route.recognition is not None:
            named = [person for person, _ in route.recognition.applications]
            self._lead(self.people, f"{route.recognition.where}.application", named)

    def _asked_again(self) -> set[str]:
        return {point.key for point in self.script.points if point.ask_again}

    def _define(self, known: set[str], where: str, key: str) -> None:
        if key in known:
            rule = message("“{name}”用了两次", name=key)
            raise refused(self.script.file, f"{where}.key", rule)
        known.add(key)

    def _lead(self, known: set[str], where: str, keys: Iterable[str]) -> None:
        for key in keys:
            if key not in known:
                raise self._refused(where, key)

    def _refused(self, where: str, key: str) -> BadInput:
        return refused(self.script.file, where, message("文件里没有“{name}”", name=key))
