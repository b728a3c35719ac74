from django.db import models
from django.utils.translation import gettext_lazy as _

from guildhall.people.belongings import goes_along


class Phone(models.Model):
    """A phone number for people of the communities that its owner chose; it goes when they leave.

    Which communities they chose is kept with each membership.
    """

    class Reach(models.TextChoices):
        CHOSEN = "chosen", _("members of the communities I tick below")
        ALL = "all", _("members of all my communities, also those I join later")

    person = goes_along(models.OneToOneField("people.Person", models.CASCADE, related_name="phone"))
    number = models.CharField(max_length=30)
    reach = models.CharField(max_length=8, choices=Reach, default=Reach.CHOSEN)

    def __str__(self) -> str:
        return f"phone of {self.person_id}"

    @property
    def dialled(self) -> str:
        """The number as a phone takes it: digits, with a plus in front where there is one."""
        digits = "".join(letter for letter in self.number if letter.isdecimal())
        return f"+{digits}" if self.number.startswith("+") else digits
