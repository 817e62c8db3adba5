"""Works off deferred jobs until it is asked to stop."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app


class Command(BaseCommand):
    """One process, two jobs at a time; a job under way is finished before it stops."""

    help = "Runs the worker."

    def handle(self, *args: Any, **options: Any) -> None:
        """Returns on SIGTERM or SIGINT."""
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(
                concurrency=2, shutdown_graceful_timeout=4, listen_notify=True, fetch_job_polling_interval=1.0
            )
