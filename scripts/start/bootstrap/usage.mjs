export const usage = `Usage: npm start

Installs what running the shop needs, prepares the database, loads a catalog the first time,
builds and publishes the pages, and serves everything on one port until Ctrl-C.

Settings, from the environment:
  LAPIDARY_PORT     the one port of the shop                      (4321)
  LAPIDARY_HOME     folder for everything the shop writes         (.local in the repository)
  LAPIDARY_CATALOG  what is loaded first: none, sample, FILE.csv  (sample)
  LAPIDARY_MFA      merchants: they need a second factor           (optional)
  DATABASE_URL      mysql://user:password@host:port/name          (SQLite in LAPIDARY_HOME)

Example: LAPIDARY_PORT=5000 LAPIDARY_CATALOG=products.csv npm start`;
