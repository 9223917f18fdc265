"""The tests: golden cases first, then each stage, then the whole as its users meet it."""
