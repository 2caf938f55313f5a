-- What the rooms after resolve stand on: one way to fence a table by its labels, and correspondence between agencies.

-- A row is seen by who sees every label that it carries: a label column by its id, a column of many labels by all of them.
create function ground.fence(fenced regclass, variadic label_columns name[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  labels constant text := $l$((select nullif(current_setting('app.visible', true), ''))::int[])$l$;
  seen text;
begin
  select string_agg(case when a.atttypid = 'int4[]'::regtype then format('%I <@ %s', a.attname, labels)
      else format('(%I is null or %I = any (%s))', a.attname, a.attname, labels) end, ' and ' order by a.attname)
    into strict seen from pg_attribute a where a.attrelid = fenced and a.attname = any (label_columns) and not a.attisdropped;
  if cardinality(label_columns) <> (select count(*) from pg_attribute a where a.attrelid = fenced and a.attname = any (label_columns)) then
    raise exception 'a label column of % is not there', fenced;
  end if;
  execute format('alter table %s enable row level security', fenced);
  execute format('alter table %s force row level security', fenced);
  execute format('create policy seen on %s using (%s) with check (%s)', fenced, seen, seen);
end $$;
revoke all on function ground.fence(regclass, name[]) from public;

-- A row that belongs to another is seen with it: `parent` is its own table's column, `of` the fenced table, by its id.
create function ground.fence_with(fenced regclass, parent name, owner_table regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare seen text := format('exists (select 1 from %s fenced_parent where fenced_parent.id = %I)', owner_table, parent);
begin
  execute format('alter table %s enable row level security', fenced);
  execute format('alter table %s force row level security', fenced);
  execute format('create policy seen on %s using (%s) with check (%s)', fenced, seen, seen);
end $$;
revoke all on function ground.fence_with(regclass, name, regclass) from public;

-- Nobody reads by this agreement: what is written under it reaches its owner, and whom it was addressed to by a grant. It is put down on
-- first use; the web can open this one and no other.
create function guard.open_correspondence() returns void
language plpgsql security definer set search_path = guard, pg_temp as $$
begin
  if exists (select 1 from guard.agreement where id = 'between-agencies') then return; end if;
  insert into guard.agreement (id, title, purposes, hit) values (
    'between-agencies', 'Correspondence between agencies',
    array['prevent-detect-oic', 'safeguarding', 'border-security', 'financial-investigation', 'data-protection', 'oversight'], 'silence')
  on conflict do nothing;
end $$;
revoke all on function guard.open_correspondence() from public;
grant execute on function guard.open_correspondence() to breakwater_app;
