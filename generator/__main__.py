"""`python -m generator` is the command `register`."""

import sys

from generator.cli.main import main

sys.exit(main())
