"""What numbers and dates a run of words gives. Pure; knows nothing of facts."""
