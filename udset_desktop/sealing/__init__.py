"""Every byte of cryptography; nobody else imports cryptography, pyrage or minisign."""
