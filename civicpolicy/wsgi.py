"""What the web server loads. It refuses to start on a system check that fails, those of the database included."""

import os

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "civicpolicy.settings")
application = get_wsgi_application()
call_command("check", databases=["default"])
