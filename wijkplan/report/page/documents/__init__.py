"""The documents: functions from results to blocks, one for each reader."""
