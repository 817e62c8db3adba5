"""Forms of Chiltern's pages: how questions are asked, and how what was typed comes back with its errors."""
