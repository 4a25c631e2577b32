"""Where staff work: one desk for each city, seen by nobody else."""
