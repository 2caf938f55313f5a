-- Looking after it: what expunging needs, and what nobody but the keeper may do.

-- The key of the suppression list lies in a file, never here; this proves which key it is, so that a wrong or a missing one is noticed
-- before a delivery brings back what was expunged.
create table guard.suppression_key (
  is_the_one boolean primary key default true check (is_the_one),
  proof bytea not null check (octet_length(proof) = 32)
);
grant select, insert on guard.suppression_key to breakwater_intake, breakwater_keeper;

-- Whose record it was: expunging again, to reach what came in meanwhile, is asked of the same officer.
alter table collect.tombstone add column label integer not null references guard.label(id);

-- Which row was rejected, where its key could be read: when what it describes is expunged, the words that quote it go too.
alter table collect.rejection add column unit text collate "C";

-- INVARIANT: only the keeper takes a record out. What the web and the intake no longer hold is withdrawn, not gone.
revoke delete on collect.record, collect.version, collect.link from breakwater_app, breakwater_intake;
