"""Keys and migrations point downward, and no key across apps opens a way back up."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

from tests.house.floors import FLOORS, floor_of


def keys_across_apps() -> list[tuple[str, models.Field]]:
    return [
        (f"{model._meta.label}.{field.name}", field)
        for model in apps.get_models()
        if model._meta.app_label in FLOORS
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.related_model._meta.app_label != model._meta.app_label
    ]


def test_there_are_keys_across_apps_to_look_at() -> None:
    assert keys_across_apps()


@pytest.mark.parametrize(
    ("name", "field"), keys_across_apps(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_key_across_apps_points_down_and_has_no_way_back(name: str, field: models.ForeignKey) -> None:
    assert floor_of(field.related_model._meta.app_label) < floor_of(field.model._meta.app_label), name
    assert field.remote_field.related_name == "+", f"{name} needs related_name='+'"


def test_migrations_depend_downward() -> None:
    graph = MigrationLoader(None).disk_migrations
    ours = {key: migration for key, migration in graph.items() if key[0] in FLOORS}
    assert ours
    for (app, name), migration in ours.items():
        for needed, _ in migration.dependencies:
            assert needed == app or floor_of(needed) < floor_of(app), f"{app}.{name} depends on {needed}"
