"""`make bench`: what Consentry costs, each figure beside what it is held against, all in one run.

`python -m tests.bench [core] [web] [batch] [delivery] [idle] [decisions] [ledger] [console]` runs those parts only.
"""

from __future__ import annotations

import sys

from tests.bench import console, core, ledger, system

PARTS = {
    "core": core.main,
    "web": system.web,
    "batch": system.batch,
    "delivery": system.delivery,
    "idle": system.idle,
    "decisions": system.decisions,
    "ledger": ledger.main,
    "console": console.main,
}


def main(wanted: list[str]) -> int:
    """Run the wanted parts, or all."""
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"no part is called {unknown[0]}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    for name in wanted or PARTS:
        PARTS[name]()
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
