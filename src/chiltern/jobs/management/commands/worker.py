"""Works off deferred jobs until it is asked to stop."""

from __future__ import annotations

from typing import Any, cast

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


class Command(BaseCommand):
    """One process, two jobs at a time; a job under way is finished before it stops."""

    help = "Runs the worker."

    def handle(self, *args: Any, **options: Any) -> None:
        """Returns on SIGTERM or SIGINT."""
        # The connector of Django's own connection only defers; it knows the one that waits for jobs.
        connector = cast(DjangoConnector, app.connector).get_worker_connector()
        with app.replace_connector(connector) as working:
            working.run_worker(
                concurrency=2, shutdown_graceful_timeout=4, listen_notify=True, fetch_job_polling_interval=1.0
            )
