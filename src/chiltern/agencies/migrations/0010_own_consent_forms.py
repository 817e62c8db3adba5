from django.db import migrations, models

import chiltern.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0009_agreements"),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnConsentForm",
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
                ("wording", models.TextField()),
                ("questions", models.JSONField()),
                ("set_by", models.UUIDField()),
            ],
            options={
                "indexes": [models.Index(fields=["keeper", "-made_at"], name="own_consent_form_latest")],
            },
        ),
    ]
