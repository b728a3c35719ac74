from typing import Self

from django.db import models
from django.utils import timezone

LONGEST = 200


class SkillsListQuerySet(models.QuerySet["SkillsList"]):
    def used(self) -> Self:
        """Those that an owner hasn't switched off: by their words people are found."""
        return self.filter(switched_off_at=None)


class SkillsList(models.Model):
    """A list of skills that an owner loaded: other words for one skill, and what is part of what.

    `attribution` is shown wherever its words are. One that is switched off is kept, and not used.
    """

    name = models.CharField(max_length=80)
    name_key = models.CharField(max_length=80, unique=True)
    attribution = models.CharField(max_length=300, blank=True)
    loaded_at = models.DateTimeField(default=timezone.now)
    switched_off_at = models.DateTimeField(null=True)

    objects = SkillsListQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Skill(models.Model):
    """One skill, or a group of skills, of a list."""

    skills_list = models.ForeignKey(SkillsList, models.CASCADE, related_name="skills")
    foreign_id = models.CharField(max_length=LONGEST)
    name = models.CharField(max_length=LONGEST)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["skills_list", "foreign_id"], name="skill_once")
        ]

    def __str__(self) -> str:
        return self.name


class SkillName(models.Model):
    """A word for a skill, folded: its own name or another one."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="names")
    key = models.CharField(max_length=LONGEST)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["skill", "key"], name="skill_name_once")]
        indexes = [models.Index(fields=["key", "skill"], name="skill_by_name")]

    def __str__(self) -> str:
        return self.key


class BroaderSkill(models.Model):
    """One skill is part of a broader one."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="broader")
    broader = models.ForeignKey(Skill, models.CASCADE, related_name="narrower")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["skill", "broader"], name="broader_skill_once")
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} is part of {self.broader_id}"
