"""What all pages for a browser share: languages, cookies, visits, forms, headers, and pages for what goes wrong."""
