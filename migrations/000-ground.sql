-- The ground: the one way in which work is put down for later, inside the transaction of whatever needs it.
-- The queue's tables belong to breakwater_queue and are closed to everyone else; these two functions are the door.
grant usage on schema ground to public;
grant select on ground.migration to public;

grant create on schema ground to breakwater_queue;
set local role breakwater_queue;

-- INVARIANT: a job carries one opaque id and nothing else; what it may see is computed when it runs.
create function ground.enqueue(task text, id uuid) returns void
language sql security definer set search_path = pg_catalog, graphile_worker, pg_temp as $$
  select graphile_worker.add_job(task, json_build_object('id', id));
$$;

create function ground.enqueue_all(task text, ids uuid[]) returns void
language sql security definer set search_path = pg_catalog, graphile_worker, pg_temp as $$
  select count(*) from graphile_worker.add_jobs(array(
    select row(task, json_build_object('id', id), null, null, null, null, null, null)::graphile_worker.job_spec from unnest(ids) id
  ));
$$;

revoke all on function ground.enqueue(text, uuid), ground.enqueue_all(text, uuid[]) from public;
grant execute on function ground.enqueue(text, uuid), ground.enqueue_all(text, uuid[])
  to breakwater_app, breakwater_intake, breakwater_resolver, breakwater_sealer, breakwater_keeper;

set local role breakwater_owner;
revoke create on schema ground from breakwater_queue;
