"""`_headers`: what a host that reads this file (Netlify, Cloudflare Pages, Codeberg) sends along with the files.

Programs on other sites may read the interface and the dataset; browsers keep for ever what has its hash in its name,
and ask again for the rest. Other hosts ignore the file: the pages carry their security policy themselves.
"""

HEADERS = b"""\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
  X-Frame-Options: DENY
  Cache-Control: public, max-age=300
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/api/*
  Access-Control-Allow-Origin: *
/data/*
  Access-Control-Allow-Origin: *
"""
