"""The steps, one file a family, one decorated function a step."""
