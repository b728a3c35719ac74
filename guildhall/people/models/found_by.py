from django.db import models

from guildhall.people.belongings import of_the_account


class FoundBy(models.Model):
    """The words by which a person is found in a list of people, folded; kept by their actions.

    What they can lend is searched by members of their communities only.
    """

    person = of_the_account(
        models.OneToOneField("people.Person", models.CASCADE, related_name="found_by")
    )
    name = models.TextField()
    unit = models.TextField(blank=True)
    ask_me = models.TextField(blank=True)
    speak = models.TextField(blank=True)
    lend = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"words for {self.person_id}"
