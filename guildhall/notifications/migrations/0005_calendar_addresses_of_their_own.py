from django.db import migrations, models

import guildhall.notifications.models.feed


def keep_calendar_addresses(apps, schema_editor):
    """The addresses that are in use were made of the one nonce there was."""
    apps.get_model("notifications", "FeedKey").objects.update(calendar_nonce=models.F("nonce"))


class Migration(migrations.Migration):
    dependencies = [("notifications", "0004_no_mail")]
    operations = [
        migrations.AddField(
            "feedkey",
            "calendar_nonce",
            models.CharField(max_length=32, default=guildhall.notifications.models.feed.new_nonce),
        ),
        migrations.RunPython(keep_calendar_addresses, migrations.RunPython.noop),
    ]
