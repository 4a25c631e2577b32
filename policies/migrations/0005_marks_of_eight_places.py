"""A city may choose the marks of eight real places; what is stored keeps its meaning."""

from django.db import migrations, models

import policies.text.styles


class Migration(migrations.Migration):
    dependencies = [("policies", "0004_authorized")]

    operations = [
        migrations.AlterField(
            model_name=name,
            name="redline_style",
            field=models.CharField(
                choices=policies.text.styles.city_styles, default="strike-underline", max_length=30
            ),
        )
        for name in ("historicaljurisdictionprofile", "jurisdictionprofile")
    ]
