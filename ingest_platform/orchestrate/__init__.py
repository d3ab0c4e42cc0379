"""Dagster's part: assets, checks, schedules and sensors, all thin over plain functions that know nothing of Dagster."""
