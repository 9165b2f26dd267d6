"""Tests of the tools: set-up, lock files."""
