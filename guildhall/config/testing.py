"""Settings for tests: a temporary folder, quick passwords, unhashed files; the rest is real."""

import os
import tempfile

_folder = tempfile.mkdtemp(prefix="guildhall-test-")
os.environ["GUILDHALL_DATA"] = _folder
os.environ["MEANING_MODEL"] = "none"  # tests that need one start it
for name in (
    "CACHE_URL",
    "CLAMD_URL",
    "EMAIL_URL",
    "GUILDHALL_MEDIA",
    "GUILDHALL_URL",
    "GUILDHALL_TRUSTED_PROXIES",
    "HOST",
    "PORT",
    "WEB_WORKERS",
    "MAIL_ADDRESS",
    "MAIL_DOOR",
    "MAIL_RESOLVER",
    "MAIL_HOOK_SECRET",
    "IMAP_URL",
    "INSIDE_HOSTS",
):
    os.environ.pop(name, None)

from guildhall.config.missing_variables import be_strict  # noqa: E402  # after the folder is named
from guildhall.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Nothing is collected for tests, and Django warns of a missing folder.
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405
be_strict(TEMPLATES[0])  # noqa: F405
