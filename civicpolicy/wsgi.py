"""What the web server loads. It refuses to start when a system check fails or the record is unguarded."""

import os
from io import StringIO

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection

from policies import recording

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "civicpolicy.settings")
application = get_wsgi_application()
call_command("check", databases=["default"], stdout=StringIO())  # an error is raised, not printed
recording.require(connection)
connection.close()
