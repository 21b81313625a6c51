"""Tells a patient story: does what each line says happened, and compares what the app said."""

from dataclasses import dataclass, field

from tests.stories.deeds import Deeds
from tests.stories.promises import broken_promises
from tests.stories.sayings import Said
from tests.stories.table import Line, lines_of
from tests.stories.training import Training
from tests.stories.world import Answer, Refused, World

# Days that go by in one line: only what is grave must be named.
STRETCHES = ("Ada goes on", "Ada does nothing", "nothing happens")


@dataclass
class Teller:
    world: World
    _heard: set[str] = field(default_factory=set)

    def tell(self, story: str) -> None:
        """Each line is `date | what happened | what the app said`; the first that is not so fails."""
        for line in lines_of(story):
            wrong = self.wrong_with(line)
            assert not wrong, f"{line}\n" + "\n".join(f"  {one}" for one in wrong)

    def wrong_with(self, line: Line) -> list[str]:
        assert line.on >= self.world.today, f"{line}\nit is {self.world.today} already"
        deeds = Deeds(self.world, Training(self.world))
        answer: Answer = {}
        refused = None
        try:
            answer = deeds.do(line)
        except Refused as problem:
            answer, refused = {"problem": str(problem)}, problem.fields
        said = Said(self.world, answer, refused, self._new_verdicts())
        wrong = said.wrong(line.said, is_stretch=line.deed.startswith(STRETCHES))
        return wrong + broken_promises(self.world)

    def _new_verdicts(self) -> list[Answer]:
        rows = self.world.ben("GET", "verdicts")["verdicts"]
        found = [row for row in reversed(rows) if row["id"] not in self._heard]
        self._heard |= {row["id"] for row in found}
        return found
