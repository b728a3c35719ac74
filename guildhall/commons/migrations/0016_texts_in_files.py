
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('commons', '0015_attachments_beside_a_text'),
    ]

    operations = [
        migrations.CreateModel(
            name='FilePart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.CharField(max_length=80)),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('unit', models.CharField(blank=True, max_length=10)),
                ('starts', models.JSONField(default=list)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('file', 'number'), name='part_of_file')],
            },
        ),
        migrations.CreateModel(
            name='FileWork',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('not_before', models.DateTimeField(default=django.utils.timezone.now)),
                ('leased_until', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('given_up_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, default='', max_length=500)),
                ('file', models.CharField(max_length=80, unique=True)),
                ('done_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done_at', None), ('given_up_at', None)), fields=['not_before'], name='file_work_due'), models.Index(condition=models.Q(('given_up_at__isnull', False)), fields=['given_up_at'], name='file_work_given_up')],
            },
        ),
    ]
