"""Cards that people put away are kept by commons, so that rooms know of them."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("home", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel("Skip")],
            database_operations=[migrations.AlterModelTable("Skip", "commons_skip")],
        ),
    ]
