-- What is written in Breakwater itself: reports, debriefs, voyages. Each agency's writing of a kind is a source, put down on first use.
create function collect.open_written_source(writing text, usual_label integer) returns uuid
language plpgsql security definer set search_path = collect, pg_temp as $$
declare
  writer text := nullif(current_setting('app.agency', true), '');
  source_name text := 'written/' || writing || '/' || writer;
  -- From the name alone, so that it tells nothing of when the first was written.
  source_id uuid := md5(source_name)::uuid;
begin
  if writer is null then raise exception 'whoever writes belongs to an agency'; end if;
  if exists (select 1 from collect.source where id = source_id) then return source_id; end if;
  -- The first source says whether an instance holds invented data; where no feed said so, what people write is real.
  insert into guard.instance (synthetic) values (false) on conflict do nothing;
  insert into collect.source (id, name, agency, title, system, agreement, label, synthetic, description_sha256)
  select source_id, source_name, writer,
    case writing
      when 'reports' then 'Intelligence reports written in Breakwater'
      when 'debriefs' then 'Arrival debriefs written in Breakwater'
      when 'voyages' then 'Voyages recorded in Breakwater'
      when 'sanitised' then 'Sanitised copies made in Breakwater' end,
    'Breakwater', 'between-agencies', usual_label, i.synthetic, '' from guard.instance i
  on conflict do nothing;
  return source_id;
end $$;
revoke all on function collect.open_written_source(text, integer) from public;
grant execute on function collect.open_written_source(text, integer) to breakwater_app;

-- A record that may no longer be compared loses what was proposed about it, also towards records that whoever relabels it does not see.
-- Nothing is told: it takes out, and only of records that their label now keeps from being compared.
create function resolve.forget_proposals(uncompared uuid[]) returns void
language plpgsql security definer set search_path = resolve, pg_temp as $$
declare
  seen text := current_setting('app.visible', true);
  gone uuid[];
begin
  select array_agg(r.id) into gone from collect.record r join guard.label l on l.id = r.label
    where r.id = any (uncompared) and l.compare = 'never';
  perform set_config('app.visible', (select coalesce(array_agg(id), '{}')::text from guard.label), true);
  delete from resolve.edge where left_record = any (gone) or right_record = any (gone);
  perform set_config('app.visible', seen, true);
end $$;
revoke all on function resolve.forget_proposals(uuid[]) from public;
grant execute on function resolve.forget_proposals(uuid[]) to breakwater_app;
