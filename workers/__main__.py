"""`python -m workers send|reconcile|import`: the processes beside the web. `consentry worker|…` exec this."""

from __future__ import annotations

import sys

from app.errors import ConsentryError
from app.log import configure
from app.settings import Settings


def main(arguments: list[str]) -> int:
    if arguments not in (["send"], ["reconcile"], ["import"]):
        print("usage: python -m workers send|reconcile|import", file=sys.stderr)
        return 2
    try:
        settings = Settings.from_env()
        configure(settings.log)
        if arguments == ["send"]:
            from workers.sending import run
        elif arguments == ["import"]:
            from workers.importing import run
        else:
            from workers.reconcile import run
        run(settings)
    except ConsentryError as error:
        print(f"Error: {error.detail}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
