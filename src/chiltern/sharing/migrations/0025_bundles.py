import django.db.models.deletion
from django.db import migrations, models

import chiltern.foundation.ids
import chiltern.foundation.sealed.fields


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0024_copies_of_minutes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bundle",
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
                ("form", models.TextField()),
                ("person", models.UUIDField()),
                ("recipient", models.UUIDField()),
                ("purpose", models.TextField()),
                ("protects_this_child", models.TextField()),
                ("why", chiltern.foundation.sealed.fields.SealedTextField()),
                ("made_by", models.UUIDField()),
                ("made_by_practitioner", models.UUIDField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BundlePart",
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
                ("item", models.UUIDField()),
                ("edition", models.IntegerField()),
                ("position", models.IntegerField()),
                ("source", models.UUIDField(null=True)),
                ("words", chiltern.foundation.sealed.fields.SealedTextField(null=True)),
                (
                    "bundle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.bundle"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("bundle", "edition", "position"), name="one_part_a_place"
                    ),
                    models.UniqueConstraint(
                        fields=("bundle", "edition", "item"), name="item_once_an_edition"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quotation",
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
                ("item", models.UUIDField()),
                ("disclosure", models.UUIDField()),
                ("words", chiltern.foundation.sealed.fields.SealedTextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("disclosure", "item"), name="quoted_once_a_disclosure")
                ],
            },
        ),
    ]
