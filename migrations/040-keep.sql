-- Looking after it: what the keeper needs for backups, restores and expunging, and what nobody else may do.

-- Jobs are the queue's own. A backup carries what was outstanding, and expunging forgets what was put down for a fact that is gone.
grant create on schema ground to breakwater_queue;
set local role breakwater_queue;

create function ground.outstanding_jobs() returns table (task text, id uuid)
language sql stable security definer set search_path = pg_catalog, graphile_worker, pg_temp as $$
  select t.identifier, (j.payload ->> 'id')::uuid
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  order by j.id;
$$;

create function ground.forget_jobs(ids uuid[]) returns bigint
language sql security definer set search_path = pg_catalog, graphile_worker, pg_temp as $$
  with gone as (delete from graphile_worker._private_jobs where (payload ->> 'id')::uuid = any (ids) returning 1)
  select count(*) from gone;
$$;

revoke all on function ground.outstanding_jobs(), ground.forget_jobs(uuid[]) from public;
grant execute on function ground.outstanding_jobs(), ground.forget_jobs(uuid[]) to breakwater_keeper;

set local role breakwater_owner;
revoke create on schema ground from breakwater_queue;

-- The key of the suppression list lies in a file, never here; this proves which key it is, so that a wrong or a missing one is noticed
-- before a delivery brings back what was expunged.
create table guard.suppression_key (
  only boolean primary key default true check (only),
  proof bytea not null check (octet_length(proof) = 32)
);
grant select, insert on guard.suppression_key to breakwater_intake, breakwater_keeper;

-- Whose record it was: expunging again, to reach what came in meanwhile, is asked of the same officer.
alter table collect.tombstone add column label integer not null references guard.label(id);

-- INVARIANT: only the keeper takes a record out. What the web and the intake no longer hold is withdrawn, not gone.
revoke delete on collect.record, collect.version, collect.link from breakwater_app;
