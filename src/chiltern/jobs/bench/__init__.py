"""What a bench does beside the service's own code: it loads in bulk as a superuser, and measures as the service."""
