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

-- The planner's statistics keep some values of every column, words of records among them; expunging has them gathered anew.
-- An empty table keeps its old ones: from PostgreSQL 18 on they are cleared first, on older servers they stay until there are new rows.
create function ground.gather_statistics() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare t record; c name;
begin
  for t in select c.oid, n.nspname as space, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and pg_get_userbyid(c.relowner) = 'breakwater_owner' order by 2, 3
  loop
    if to_regproc('pg_clear_attribute_stats') is not null then
      for c in select attname from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped loop
        execute 'select pg_clear_attribute_stats($1, $2, $3, false)' using t.space::text, t.name::text, c::text;
      end loop;
    end if;
    execute format('analyze %I.%I', t.space, t.name);
  end loop;
end $$;
revoke all on function ground.gather_statistics() from public;
grant execute on function ground.gather_statistics() to breakwater_keeper;
