"""Static files under names that change with what is in them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = r'(?P<matched>from "(?P<url>\./[a-z_]+\.js)")'
_IMPORT_LATER = r'(?P<matched>import\("(?P<url>\./[a-z_]+\.js)"\))'


class StaticFiles(CompressedManifestStaticFilesStorage):
    """One of our scripts that imports another names it as it is now.

    So a browser never mixes the versions of two days. Scripts of packages are left as they are.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (
            "web/js/*.js",
            ((_IMPORT, 'from "%(url)s"'), (_IMPORT_LATER, 'import("%(url)s")')),
        ),
    )
