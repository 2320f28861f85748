"""The agent of the demonstration's support console, whose secrets are shown to whoever sits at this machine."""

from dataclasses import dataclass, field

from crypteo_backend.console.agent_secrets import PasswordHashes, code_at, step_at
from crypteo_backend.console.agents import AgentKnown, add_agent, reset_agent
from crypteo_backend.services import Office

NAME, PASSWORD, _ACTOR = "alix", "girafe prune violon 7", "demonstration"


@dataclass(frozen=True, slots=True)
class SampleAgent:
    """An agent with what they sign in with; `code` does what their authenticator app would."""

    office: Office
    seed: str = field(repr=False)
    name: str = NAME
    password: str = PASSWORD

    def code(self) -> str:
        """Return the one-time code of this half minute."""
        return code_at(self.seed, step_at(self.office.clock()))


def make_sample_agent(office: Office) -> SampleAgent:
    """Make the agent, with another seed where the folder of an earlier demonstration is used again."""
    hashes = PasswordHashes()
    try:
        return SampleAgent(office, add_agent(office, hashes, NAME, PASSWORD, _ACTOR))
    except AgentKnown:
        return SampleAgent(office, reset_agent(office, hashes, NAME, PASSWORD, _ACTOR))
