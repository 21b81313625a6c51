"""What every URL shares: errors, security headers, the request guard, the shell and health."""
