"""The use cases: receive, receipt, submit, deliver, release, grant, revoke. Read, decide in `app.consent`, commit."""
