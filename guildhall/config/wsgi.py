import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhall.config.settings")
application = get_wsgi_application()
gc.collect()
gc.freeze()  # what was loaded until here stays for ever: the collector need not look at it again
