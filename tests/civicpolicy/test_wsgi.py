"""What the web server does before it answers anyone."""

import sys
from importlib import import_module, reload

import pytest
from django.core.checks import Error, register, registry
from django.core.management.base import SystemCheckError
from django.db import connection

from policies import recording


def start_server():
    name = "civicpolicy.wsgi"
    return reload(sys.modules[name]) if name in sys.modules else import_module(name)


@pytest.mark.django_db(transaction=True)
def test_it_starts_over_a_guarded_record(capsys: pytest.CaptureFixture[str]):
    assert callable(start_server().application)
    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_it_refuses_to_start_when_a_guard_is_missing():
    recording.drop(connection)
    with pytest.raises(recording.RecordUnguarded) as error:
        start_server()
    assert "policies_municipality is missing." in str(error.value)
    assert str(error.value).endswith("Run `manage.py migrate`.")


@pytest.mark.django_db
def test_it_refuses_to_start_when_a_check_fails(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(registry.registry, "registered_checks", set())
    register(lambda app_configs, **_: [Error("The roof is missing.")])
    with pytest.raises(SystemCheckError, match="The roof is missing"):
        start_server()
