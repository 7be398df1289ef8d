"""Pure functions from the register to what pages and files show. Counting happens here and nowhere else."""
