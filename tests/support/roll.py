"""The only source of small sheets that tests make: a roll of a clerk, which bears out whatever they quote."""

SOURCES = """sources:
  roll:
    type: dataset
    title: Roll
    publisher: Clerk
    issued: "2025-06-01"
    url: https://example.org
    retrieved: "2026-01-01"
"""
