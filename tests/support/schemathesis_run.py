"""Schemathesis against a running service: its checks, its phases, and what its generated requests are led by."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation
from schemathesis.core.transport import Response
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.generation.case import Case
from schemathesis.hooks import HookContext, unregister

from crypteo_backend.app import contract_app
from crypteo_backend.sessions import State
from crypteo_backend.wire.documentation import openapi_document
from tests.support.knowing_holders import WANTED, KnowingHolders

# What a well-formed request may meet beside success: 422 only where a value is judged that no schema can describe.
_MET_ANYWHERE = ["2xx", "401", "403", "404", "409", "410", "423", "429"]
_JUDGED = {"tryAnswers": ["422"], "requestCertificate": ["422"], "openSession": ["426"]}
# A recovery of a key that nobody knows begins like any other and ends in 404: the contract hides which is which.
_HIDDEN = ("finishRecovery", "acceptRecovered")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is generated: `mode` is positive, negative or all; with `seconds` it goes on until they are over."""

    mode: str
    examples: int
    seed: int
    seconds: int | None = None


@dataclass(slots=True)
class Outcome:
    """What a run has met: failures and errors in words, and how often each operation gave each status."""

    failures: dict[str, str] = field(default_factory=dict)
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)

    @property
    def requests(self) -> int:
        return self.statuses.total()

    def add(self, recorder: ScenarioRecorder) -> None:
        """Take in the requests and checks of a scenario."""
        for case_id, interaction in recorder.interactions.items():
            if interaction.response is None:
                continue
            operation = recorder.cases[case_id].value.operation.label
            self.statuses[operation, interaction.response.status_code] += 1
            self.codes[_code_of(interaction.response)] += 1
        for checks in recorder.checks.values():
            for check in checks:
                if check.failure_info is not None:
                    failure = check.failure_info.failure
                    key = f"{check.name}: {failure.operation}: {failure.title}"
                    self.failures.setdefault(key, f"{failure.message}\n{check.failure_info.code_sample}")


def _code_of(response: Response) -> str:
    is_problem = response.headers.get("content-type", [""])[0] == "application/problem+json"
    return str(response.json()["code"]) if is_problem and response.content else ""


def run(base_url: str, holders: KnowingHolders, *plans: Plan) -> Outcome:
    """Send generated requests to the service, by one plan after the other."""
    outcome = Outcome()
    for plan in plans:
        _carry_out(plan, base_url, holders, outcome)
    return outcome


def _carry_out(plan: Plan, base_url: str, holders: KnowingHolders, outcome: Outcome) -> None:
    document = openapi_document(contract_app())
    config = SchemathesisConfig.from_dict(_config(plan, base_url))
    schema = schemathesis.openapi.from_dict(document, config=config)
    with _led_by(holders):
        for event in from_schema(schema).execute():
            if isinstance(event, events.ScenarioFinished):
                outcome.add(event.recorder)
            elif isinstance(event, events.NonFatalError):
                outcome.failures[f"error: {event.label}"] = str(event.info.format())
            elif isinstance(event, events.FatalError):
                raise event.exception


def _config(plan: Plan, base_url: str) -> dict[str, Any]:
    # Credentials are the holders' part; `ignored_auth` tries wrong ones by itself.
    generation = {
        "mode": plan.mode,
        "max-examples": plan.examples,
        "database": "none",
        "with-security-parameters": False,
    }
    operations = [
        {
            "include-operation-id": operation,
            "checks": {"positive_data_acceptance": {"expected-statuses": [*_MET_ANYWHERE, *statuses]}},
        }
        for operation, statuses in _JUDGED.items()
    ]
    hidden = [
        {"include-operation-id": operation, "checks": {"ensure_resource_availability": {"enabled": False}}}
        for operation in _HIDDEN
    ]
    return {
        "seed": plan.seed,
        "base-url": base_url,
        "request-timeout": 20,
        "continue-on-failure": True,
        "generation": generation,
        "checks": {"positive_data_acceptance": {"expected-statuses": _MET_ANYWHERE}},
        "operations": [*operations, *hidden],
        **({"max-time": plan.seconds} if plan.seconds else {}),
    }


@contextmanager
def _led_by(holders: KnowingHolders) -> Iterator[None]:
    """Let holders complete generated requests; the hooks are global, so they go when the run is over."""
    lead = Lead(holders)

    def before_call(_: HookContext, case: Case, __: dict[str, Any]) -> None:
        lead.complete(case)

    def after_call(_: HookContext, case: Case, response: Response) -> None:
        lead.hear(case, response)

    schemathesis.hook(before_call)
    schemathesis.hook(after_call)
    try:
        yield
    finally:
        unregister(before_call)
        unregister(after_call)


@dataclass(slots=True)
class Lead:
    """Gives generated requests a real session, and every second time a body that is right for it.

    What was made wrong on purpose stays wrong, or the checks would blame the service for accepting it. It goes by
    turns, not by chance, so that a short run succeeds everywhere too.
    """

    holders: KnowingHolders
    turns: Counter[str] = field(default_factory=Counter)

    def complete(self, case: Case) -> None:
        """Complete a request."""
        operation = case.operation.definition.raw["operationId"]
        if not self._is_wrong(case, ParameterLocation.PATH):
            self._choose_path(operation, self._turn(f"path of {operation}"), case)
        holder = self.holders.holder_of(str(case.path_parameters.get("session_id")))
        if holder is not None:
            case.headers["Authorization"] = f"Bearer {holder.session['session_token']}"
            case._has_explicit_auth = True
        if case.operation.body and not self._is_wrong(case, ParameterLocation.BODY):
            self._choose_body(operation, self._turn(f"body of {operation}"), case)

    def hear(self, case: Case, response: Response) -> None:
        """Let the holders hear the answer."""
        if response.status_code in {200, 201}:
            operation, session_id = case.operation.definition.raw["operationId"], case.path_parameters.get("session_id")
            self.holders.hear(operation, str(session_id), case.body, response.json())

    def _turn(self, what: str) -> int:
        self.turns[what] += 1
        return self.turns[what] - 1

    def _choose_body(self, operation: str, turn: int, case: Case) -> None:
        if turn % 2 == 0:
            body = self.holders.body(operation, case.path_parameters)
            case.body = case.body if body is None else body
        if operation == "resendCode" and turn % 3 == 0:
            self.holders.house.clock.advance(seconds=31)

    def _choose_path(self, operation: str, turn: int, case: Case) -> None:
        from_link = self.holders.holder_of(str(case.path_parameters.get("session_id"))) is not None
        if from_link or turn % 10 == 9:
            return
        if operation in WANTED:
            states = tuple(State) if turn % 5 == 4 else WANTED[operation]
            case.path_parameters["session_id"] = self.holders.lend(states[turn % len(states)]).session["session_id"]
        elif "recovery_id" in case.path_parameters:
            case.path_parameters["recovery_id"] = self.holders.a_recovery(operation)

    @staticmethod
    def _is_wrong(case: Case, location: ParameterLocation) -> bool:
        return case.meta is not None and case.meta.is_negative_at(location)
