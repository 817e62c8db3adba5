"""First steps, help, and when somebody is told by e-mail."""
