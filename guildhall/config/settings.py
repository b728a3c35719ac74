"""The hall's settings, read from the environment alone. All are optional (docs/operating.md)."""

from pathlib import Path

from guildhall.config.environment import read_environment
from guildhall.config.rooms import ROOMS
from guildhall.kit.components import component_modules

BASE_DIR = Path(__file__).resolve().parent.parent
HALL = read_environment()

DEBUG = False
SECRET_KEY = HALL.secret_key
ALLOWED_HOSTS = HALL.hosts
CSRF_TRUSTED_ORIGINS = HALL.trusted_origins
GUILDHALL_URL = HALL.url
GUILDHALL_DATA = HALL.folder
GUILDHALL_HOST, GUILDHALL_PORT, GUILDHALL_WEB_WORKERS = HALL.host, HALL.port, HALL.web_workers
GUILDHALL_BODY_SECONDS = HALL.body_seconds
HAS_MAIL = HALL.has_mail
MAIL_ADDRESS = DEFAULT_FROM_EMAIL = HALL.mail_address
MAIL_DOOR, MAIL_HOOK_SECRET, IMAP = HALL.mail_door, HALL.mail_hook_secret, HALL.imap
MAIL_RESOLVER = HALL.mail_resolver
INSIDE_HOSTS = HALL.inside_hosts
TRUSTED_PROXIES = HALL.trusted_proxies
IS_HTTPS = HALL.url.startswith("https://")

DATABASES = {"default": HALL.database}
CACHES = {"default": HALL.cache}
MEDIA_ROOT, MEDIA_BUCKET = str(HALL.media.folder), HALL.media.bucket
CLAMD_URL = HALL.scanner
MEANING_MODEL = HALL.meaning_model
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
globals().update(HALL.mail)  # EMAIL_BACKEND, EMAIL_HOST and what else the address says
if HALL.mail["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "guildhall.mail.backend.EmailBackend"  # the same, with a deadline

INSTALLED_APPS = [
    "guildhall.demo",
    "guildhall.imports",
    "guildhall.home",
    "guildhall.pulse",
    "guildhall.reports",
    "guildhall.health",
    "guildhall.newcomers",
    *(f"guildhall.{room}" for room in ROOMS),
    "guildhall.charters",
    "guildhall.rounds",
    "guildhall.ballots",
    "guildhall.moderation",
    "guildhall.incoming",
    "guildhall.webhooks",
    "guildhall.letters",
    "guildhall.weekly",
    "guildhall.pocket",
    "guildhall.skills",
    "guildhall.farewells",
    "guildhall.records",
    "guildhall.notifications",
    "guildhall.search",
    "guildhall.commons",
    "guildhall.communities",
    "guildhall.people",
    "guildhall.mail",
    "guildhall.activity",
    "guildhall.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "guildhall.config.apps.HallConfig",
]

MIDDLEWARE = [
    "guildhall.web.middleware.OwnLook",
    "guildhall.commons.middleware.AnonymousPages",
    "guildhall.web.middleware.PlainFailures",
    "guildhall.web.middleware.HallLanguage",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "guildhall.web.middleware.OnePolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "guildhall.people.middleware.WhoIsIt",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "guildhall.communities.middleware.ViewedAs",
    "guildhall.web.middleware.SignedOutInPlace",
    "allauth.account.middleware.AccountMiddleware",
    "guildhall.people.middleware.Patience",
    "guildhall.people.middleware.OwnTimeZone",
    "guildhall.pocket.middleware.SentOnce",
]

ROOT_URLCONF = "guildhall.config.urls"
WSGI_APPLICATION = "guildhall.config.wsgi.application"
FORM_RENDERER = "guildhall.web.drawn_inputs.DrawnInputs"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR],  # a component's template is beside its function
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "guildhall.web.context.shell",
                "guildhall.web.form_tokens.in_templates",
                "guildhall.people.context.door",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "guildhall.web.templatetags.hall",
                "guildhall.web.templatetags.remembered",
                "guildhall.commons.templatetags.entries",
                *component_modules(BASE_DIR),
            ],
        },
    }
]

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = HALL.folder / "static"
STATICFILES_FINDERS = [
    "guildhall.web.styles.StylesFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "guildhall.web.static_files.StaticFiles"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Who you are: people sign in through allauth, with the hall's own pages.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["guildhall.people.backends.HallBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "/", "account_login"
ACCOUNT_ADAPTER = "guildhall.people.adapters.HallAccountAdapter"
MFA_ADAPTER = "guildhall.people.adapters.HallMFAAdapter"
SOCIALACCOUNT_ADAPTER = "guildhall.people.adapters.HallSocialAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*" if HAS_MAIL else "email", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "guildhall.people.forms.signup.NameFirst"
ACCOUNT_FORMS = {
    "login": "guildhall.people.forms.in_our_words.SignInForm",
    "signup": "guildhall.people.forms.in_our_words.SignUpForm",
    "add_email": "guildhall.people.forms.in_our_words.AddAddressForm",
    "change_password": "guildhall.people.forms.in_our_words.ChangePasswordForm",
    "set_password": "guildhall.people.forms.in_our_words.SetPasswordForm",
    "reset_password": "guildhall.people.forms.in_our_words.ForgottenPasswordForm",
    "reset_password_from_key": "guildhall.people.forms.in_our_words.NewPasswordForm",
    "request_login_code": "guildhall.people.forms.in_our_words.CodeByMailForm",
}
ACCOUNT_EMAIL_VERIFICATION = "optional" if HAS_MAIL else "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = HAS_MAIL
SILENCED_SYSTEM_CHECKS = ["account.W001"]  # the user name is made from the name, not asked for
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_REQUIRED = (
    True  # also for mail addresses and for ways in by another service
)
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = (
    False  # each process would count for itself: guildhall.people.patience counts
)
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_HTTPS else "http"
USERSESSIONS_TRACK_ACTIVITY = False
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
MFA_FORMS = {
    "authenticate": "guildhall.people.forms.codes.CodeForm",
    "reauthenticate": "guildhall.people.forms.codes.CodeAgainForm",
    "activate_totp": "guildhall.people.forms.in_our_words.SetUpAppForm",
    "add_webauthn": "guildhall.people.forms.in_our_words.AddPasskeyForm",
    "edit_webauthn": "guildhall.people.forms.in_our_words.RenamePasskeyForm",
}
MFA_TOTP_ISSUER = "Guildhall"
SOCIALACCOUNT_PROVIDERS = HALL.identity_providers
SOCIALACCOUNT_AUTO_SIGNUP = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_FORMS = {"disconnect": "guildhall.people.forms.services.UnlinkForm"}

# What a browser may do.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
if IS_HTTPS:  # a browser takes such a cookie from no other host and from no page without https
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_ENGINE = "guildhall.people.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "guildhall.web.views.form_expired"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'", *HALL.identity_hosts],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
