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
