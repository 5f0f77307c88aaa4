"""Compatible APIs: those of carriers, so that an app keeps its SDK and changes one line."""
