"""The webhook receiver: a stateless HTTP process that answers a vendor once its webhook is committed."""

from webhook_receiver.app import create_app
from webhook_receiver.server import serve

__all__ = ["create_app", "serve"]
