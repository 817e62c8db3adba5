import django.contrib.postgres.fields
from django.db import migrations, models

import chiltern.foundation.ids
import chiltern.foundation.sealed.fields


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0026_heard_and_asked_back"),
    ]

    operations = [
        migrations.CreateModel(
            name="CourtNotice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=chiltern.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("keeper", models.UUIDField(editable=False)),
                ("made_at", models.DateTimeField()),
                ("of_order", models.UUIDField()),
                ("reference", models.TextField(unique=True)),
                ("owner", models.UUIDField()),
                ("court", models.UUIDField()),
                ("court_reference", chiltern.foundation.sealed.fields.SealedTextField()),
                ("due_on", models.DateField()),
                (
                    "items",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None),
                ),
                (
                    "under",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None),
                ),
                ("for_owner", models.BinaryField()),
                ("told_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["of_order"], name="court_notice_order")],
            },
        ),
        migrations.CreateModel(
            name="CourtOrder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=chiltern.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("keeper", models.UUIDField(editable=False)),
                ("made_at", models.DateTimeField()),
                ("reference", models.TextField(unique=True)),
                ("court", models.UUIDField()),
                ("court_reference", chiltern.foundation.sealed.fields.SealedTextField()),
                ("orders", chiltern.foundation.sealed.fields.SealedTextField()),
                ("due_on", models.DateField()),
                (
                    "disclosures",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None),
                ),
                (
                    "items",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None),
                ),
                ("state", models.TextField()),
                ("recorded_by", models.UUIDField()),
                ("recorded_by_practitioner", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CourtWord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=chiltern.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("keeper", models.UUIDField(editable=False)),
                ("made_at", models.DateTimeField()),
                ("of_order", models.UUIDField()),
                ("state", models.TextField()),
                ("answer", models.TextField()),
                ("words", chiltern.foundation.sealed.fields.SealedTextField()),
                ("review_on", models.DateField(null=True)),
                ("said_by", models.UUIDField()),
                ("said_by_practitioner", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("of_order", "state"), name="one_word_a_state")
                ],
            },
        ),
    ]
