"""An address as a QR code."""

import base64
import io

import qrcode
import qrcode.image.svg


def qr_image(address: str) -> str:
    """An SVG in a data URL, which the page's policy lets an <img> show."""
    out = io.BytesIO()
    qrcode.make(address, image_factory=qrcode.image.svg.SvgPathImage, box_size=10).save(out)
    return f"data:image/svg+xml;base64,{base64.b64encode(out.getvalue()).decode()}"
