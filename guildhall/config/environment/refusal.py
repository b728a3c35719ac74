"""How a setting is refused."""


class BadSetting(SystemExit):
    """A setting that cannot be used. The process ends with one sentence."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"guildhall: {name} {problem}")
