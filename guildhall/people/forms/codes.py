"""Codes of an app, and recovery codes: wrong ones count as wrong passwords do."""

from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from django import forms

from guildhall.people import patience
from guildhall.people.limits import TooOften
from guildhall.web.views import too_often


class _Counted(BaseAuthenticateForm):
    def clean_code(self) -> str:
        account = f"codes of {self.user.pk}"
        try:
            patience.require_may_sign_in(context.request, account)
            code: str = super().clean_code()
        except TooOften as problem:
            raise ImmediateHttpResponse(too_often(context.request, wait=problem.wait)) from None
        except forms.ValidationError:
            patience.count_failure(context.request, account)
            raise
        patience.forgive(account)
        return code


class CodeForm(_Counted, AuthenticateForm):
    pass


class CodeAgainForm(_Counted, ReauthenticateForm):
    pass
