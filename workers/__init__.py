"""The processes beside the web: the RQ worker that sends, and the reconciler that misses nothing."""
