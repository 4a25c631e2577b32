"""Settings of every kind of installation, in one file.

Only the environment changes them; a value that cannot be read stops the start with a sentence. The names:

DATABASE_URL                     sqlite:///path or postgres://…; without it a file in var/
CIVICPOLICY_DEBUG                0 or 1 (0)
CIVICPOLICY_SECRET_KEY           without it a key is made once and kept in var/secret_key
CIVICPOLICY_ALLOWED_HOSTS        host names, by comma (this machine only)
CIVICPOLICY_HTTPS                1 behind a proxy that ends TLS and sets X-Forwarded-Proto itself (0)
CIVICPOLICY_TRUSTED_PROXIES      how many proxies stand in front, for the address of the visitor (0)
CIVICPOLICY_STATEMENT_SECONDS    longest statement on PostgreSQL; 0 for none (30)
CIVICPOLICY_MAIL_HOST            the city's mail server; without it letters go to the log
CIVICPOLICY_MAIL_PORT            (587), with STARTTLS unless it is 25
CIVICPOLICY_MAIL_USER            and CIVICPOLICY_MAIL_PASSWORD, if the mail server asks
CIVICPOLICY_MAIL_FROM            the address that letters come from (civicpolicy@localhost)
CIVICPOLICY_LOG_LEVEL            DEBUG, INFO, WARNING, ERROR (INFO)
"""

import os
import re
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql.psycopg_any import IsolationLevel

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"


def env_flag(name: str, default: bool = False) -> bool:
    """The yes-or-no value of a variable: 1 or 0, nothing else."""
    raw = os.environ.get(name, "1" if default else "0")
    if raw not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {raw!r}")
    return raw == "1"


def env_number(name: str, default: int) -> int:
    """The whole number, not negative, in a variable."""
    raw = os.environ.get(name, str(default))
    if not (raw.isascii() and raw.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {raw!r}")
    return int(raw)


def env_list(name: str, default: str) -> list[str]:
    """The parts of a variable between commas; an empty list is a mistake."""
    parts = [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]
    if not parts:
        raise ImproperlyConfigured(f"{name} must name at least one")
    return parts


def env_choice(name: str, default: str, choices: tuple[str, ...]) -> str:
    """One of the given words."""
    raw = os.environ.get(name, default)
    if raw not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {raw!r}")
    return raw


def kept_secret(path: Path) -> str:
    """The secret in a file that only its owner reads; made on first use, by whichever process comes first."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def version_in(changelog: Path) -> str:
    """The version in the topmost heading of the change log, such as ``## 0.1.0 (unreleased)``."""
    found = re.search(r"^## (\d+\.\d+\.\d+)", changelog.read_text(), re.MULTILINE)
    if found is None:
        raise ImproperlyConfigured("CHANGELOG.md has no heading such as “## 0.1.0”")
    return found[1]


def database(url: str) -> dict[str, Any]:
    """The connection that an address stands for, with what the record and the deadline need of it.

    SQLite: a transaction takes the writer lock at once (IMMEDIATE) and is on the disk when it ends (FULL).
    PostgreSQL: READ COMMITTED, because a trigger reads what others committed before it got its lock; nothing
    waits for ever.
    """
    config: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    config["ATOMIC_REQUESTS"] = False
    options = config.setdefault("OPTIONS", {})
    if config["ENGINE"] == "django.db.backends.sqlite3":
        options["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        options["transaction_mode"] = "IMMEDIATE"
        options["timeout"] = 20
    elif config["ENGINE"] == "django.db.backends.postgresql":
        options["isolation_level"] = IsolationLevel.READ_COMMITTED
        limits = {
            "lock_timeout": 10,
            "statement_timeout": env_number("CIVICPOLICY_STATEMENT_SECONDS", 30),
            "idle_in_transaction_session_timeout": 30,
        }
        options["options"] = " ".join(f"-c {name}={seconds}s" for name, seconds in limits.items())
    else:
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:// or postgres://")
    return config


VERSION = version_in(BASE_DIR / "CHANGELOG.md")
DEBUG = env_flag("CIVICPOLICY_DEBUG")
HTTPS = env_flag("CIVICPOLICY_HTTPS") and not DEBUG
SECRET_KEY = os.environ.get("CIVICPOLICY_SECRET_KEY") or kept_secret(VAR_DIR / "secret_key")
ALLOWED_HOSTS = env_list("CIVICPOLICY_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")

INSTALLED_APPS = [
    "civicpolicy.apps.CivicpolicyConfig",
    "policies.apps.PoliciesConfig",
    "comments.apps.CommentsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "rules.apps.AutodiscoverRulesConfig",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "civicpolicy.urls"
WSGI_APPLICATION = "civicpolicy.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "civicpolicy.site.context_processors.menu",
            ]
        },
    }
]

DATABASES = {
    "default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'civicpolicy.sqlite3'}")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Who signs in

AUTH_USER_MODEL = "civicpolicy.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "civicpolicy.accounts.AccountAdapter"
ACCOUNT_FORMS = {"login": "civicpolicy.accounts.SignInForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_USER_DISPLAY = str
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = env_number("CIVICPOLICY_TRUSTED_PROXIES", 0)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

EMAIL_HOST = os.environ.get("CIVICPOLICY_MAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = env_number("CIVICPOLICY_MAIL_PORT", 587)
EMAIL_USE_TLS = EMAIL_PORT != 25
EMAIL_HOST_USER = os.environ.get("CIVICPOLICY_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("CIVICPOLICY_MAIL_PASSWORD", "")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("CIVICPOLICY_MAIL_FROM", "civicpolicy@localhost")
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

# What a browser may do with a page

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# Words, forms, files

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"  # each municipality has its own, in its profile
USE_TZ = True
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
SIMPLE_HISTORY_REVERT_DISABLED = True


STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["stderr"],
        "level": env_choice("CIVICPOLICY_LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
