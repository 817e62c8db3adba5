"""`python -m chiltern` is the command `chiltern`."""

import sys

from chiltern.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
