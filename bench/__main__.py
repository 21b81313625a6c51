"""`python -m bench [--quick] [NAME ...]`: measures, prints a table; all of it also writes results.json."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.claims import claim_growth
from bench.drains import drain_postgres, drain_sqlite
from bench.drains_at_scale import drain_at_scale
from bench.lighthouse import phone_lighthouse
from bench.phone import phone_sizes
from bench.plans import plan_expand
from bench.push_build import push_build
from bench.push_path import push_path
from bench.rounds import Effort, Row
from bench.rules import rules_evaluate
from bench.starting import start_import
from bench.web import web_today, web_while_sending

RESULTS = Path(__file__).with_name("results.json")
FULL = Effort(rounds=7, share=1.0)
QUICK = Effort(rounds=2, share=0.05)
# By the first word or words of the names of its rows.
AREAS: dict[str, Callable[[Effort], Iterator[Row]]] = {
    "push.build": push_build,
    "push.path": push_path,
    "claim.growth": claim_growth,
    "drain.sqlite": drain_sqlite,
    "drain.postgres": drain_postgres,
    "drain.at_scale": drain_at_scale,
    "plan.expand": plan_expand,
    "rules.evaluate": rules_evaluate,
    "web.today": web_today,
    "web.p99_while_sending": web_while_sending,
    "start.import": start_import,
    "phone": phone_sizes,
    "phone.lighthouse": phone_lighthouse,
}
LINE = "{:28} {:>10} {:24} {:20} {:>8} {:>7} {:>7}"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="What Soleus costs; see bench/README.md."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(AREAS)}; all by default")
    parser.add_argument("--quick", action="store_true", help="a small try: its figures mean little")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.names) - AREAS.keys()
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    rows = _measure(chosen.names or list(AREAS), QUICK if chosen.quick else FULL)
    if not chosen.names and not chosen.quick:
        lines = ",\n  ".join(json.dumps(asdict(row)) for row in rows)
        RESULTS.write_text(f"[\n  {lines}\n]\n")
        print(f"written: {RESULTS}")
    return 0


def _measure(names: Sequence[str], effort: Effort) -> list[Row]:
    """Each area's rows are printed as they come: the whole takes minutes."""
    print(LINE.format("name", "value", "unit", "against", "ratio", "rounds", "spread"))
    rows: list[Row] = []
    for name in names:
        for row in AREAS[name](effort):
            print(_line(row), flush=True)
            rows.append(row)
    return rows


def _line(row: Row) -> str:
    ratio = "" if row.ratio is None else f"{row.ratio:g}"
    return LINE.format(
        row.name, f"{row.value:g}", row.unit, row.against or "", ratio, row.rounds, f"{row.spread:.0%}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
