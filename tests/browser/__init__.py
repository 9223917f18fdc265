"""Tests in a real browser: what a reader meets."""
