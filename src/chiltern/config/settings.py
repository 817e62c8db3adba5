"""Django's settings, from the environment that the supervisor sets. No rule of the Code lives here."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from chiltern.config import logs
from chiltern.config.environment import Secrets, database, role
from chiltern.notices.mail_server import Mail

HOME = Path(os.environ.get("CHILTERN_HOME", Path.cwd() / "var"))
SECRETS = Secrets.read(Path(os.environ.get("CHILTERN_SECRETS", HOME / "secrets.json")))
SECRET_KEY = SECRETS.django_secret_key
MASTER_KEY = SECRETS.master_key
SIGNING_KEY = SECRETS.signing_key
ROLE = role()
MAIL = Mail.of_environment(os.environ, HOME)

DEBUG = False
ALLOWED_HOSTS = os.environ.get("CHILTERN_HOSTS", "127.0.0.1 localhost [::1]").split()

INSTALLED_APPS = [
    "chiltern.foundation",
    "chiltern.files",
    "chiltern.accounts",
    "chiltern.notices",
    "chiltern.ledger",
    "chiltern.scheme",
    "chiltern.agencies",
    "chiltern.people",
    "chiltern.consent",
    "chiltern.sharing",
    "chiltern.resolution",
    "chiltern.jobs",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    "django_structlog",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "chiltern.web.static_files.StaticFiles",
    "chiltern.web.middleware.context.OneTransaction",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "chiltern.web.middleware.request_log.RequestLog",
    "axes.middleware.AxesMiddleware",
    "chiltern.web.only_sent.OnlySent",
]

ROOT_URLCONF = "chiltern.config.urls"
WSGI_APPLICATION = "chiltern.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_ADDRESS = os.environ.get("DATABASE_URL") or os.environ.get("CHILTERN_DATABASE") or "postgresql:///chiltern"
DATABASES = {"default": database(_ADDRESS, ROLE, SECRETS.passwords)}
DATABASES["signin"] = database(_ADDRESS, "signin", SECRETS.passwords)
if ROLE == "app":
    for _alias, _most in (("default", 12), ("signin", 4)):
        DATABASES[_alias]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": _most, "timeout": 5}
DATABASE_ROUTERS = ["chiltern.foundation.routing.EverythingOnDefault"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent.parent / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "chiltern.web.jinja.environment"},
    },
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
SESSION_ENGINE = "chiltern.accounts.session_store"
SESSION_COOKIE_NAME = "chiltern_session"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("CHILTERN_HTTPS") == "1"
CSRF_FAILURE_VIEW = "chiltern.web.errors.stale_form"
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/sign-in/post/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
ACCOUNT_RATE_LIMITS = {"login_failed": "5/300s/key"}
MFA_ADAPTER = "chiltern.accounts.adapter.SealedFactors"
MFA_TOTP_ISSUER = "Chiltern"
MFA_TOTP_TOLERANCE = 1
# Failed sign-ins are counted under a keyed hash of the address; nothing typed is kept.
AXES_USERNAME_CALLABLE = "chiltern.accounts.lockout.counted_as"
AXES_LOCKOUT_CALLABLE = "chiltern.web.views.sign_in.entry.locked_out"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["email", "username", "password", "code", "csrfmiddlewaretoken", "ip_address"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [Path(__file__).parent.parent / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {"camera": [], "geolocation": [], "microphone": []}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["chiltern.web.forms.upload.InMemory"]

LOGGING = logs.LOGGING
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
logs.configure()
