"""Timings on synthetic facts. No number here decides a test."""
