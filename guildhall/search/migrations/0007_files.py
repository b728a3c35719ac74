
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('commons', '0016_texts_in_files'),
        ('communities', '0010_topic_synonyms'),
        ('search', '0006_missed_searches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='document',
            name='document_of_entry',
        ),
        migrations.AddField(
            model_name='document',
            name='attachment',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='commons.attachment'),
        ),
        migrations.AddField(
            model_name='document',
            name='part',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='commons.filepart'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(condition=models.Q(('attachment', None), ('entry__isnull', False), ('reply', None)), fields=('entry',), name='document_of_entry'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(condition=models.Q(('attachment__isnull', False)), fields=('attachment', 'part'), name='document_of_file'),
        ),
    ]
