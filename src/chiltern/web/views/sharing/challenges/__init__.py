"""Pages of what is settled between agencies: challenges."""
