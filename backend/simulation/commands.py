"""`soleus simulate`: the test of last resort, and the tool for sizing."""

import json
import sys

import click

from backend.simulation.faults import Fault

MOST_PATIENTS, MOST_DAYS = 100_000, 1_000
MOST_SEED = 2**63 - 1


@click.command()
@click.option("--patients", type=click.IntRange(1, MOST_PATIENTS), required=True)
@click.option("--days", type=click.IntRange(1, MOST_DAYS), required=True)
@click.option("--seed", type=click.IntRange(0, MOST_SEED), required=True)
@click.option("--fault", type=click.Choice([fault.value for fault in Fault]), help="Break it on purpose.")
@click.option("--why", is_flag=True, help="Say on stderr what was wrong, a line each.")
def simulate(patients: int, days: int, seed: int, fault: str | None, why: bool) -> None:
    """Let so many patients live for so many days: JSON with what became of their reminders."""
    from backend.simulation import run

    run.prepare_process()
    broken = Fault(fault) if fault else None
    is_watched = sys.stderr.isatty()
    with click.progressbar(
        length=patients * days, label="patient-days", file=sys.stderr, hidden=not is_watched
    ) as bar:
        figures, evidence = run.simulate(patients, days, seed, broken, bar.update)
    if why:
        for line in evidence:
            click.echo(line, err=True)
    click.echo(json.dumps(figures.document()))
