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

-- What belongs to a report: its items, how it came, and who and what is named in it; each part is seen by who sees its record.
create table collect.report_part (
  report uuid not null,
  record uuid not null,
  record_label integer not null,
  part text not null check (part in ('item', 'provenance', 'named')),
  place integer not null,
  primary key (report, record),
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index report_part_record on collect.report_part (record);
select ground.fence('collect.report_part', 'record_label');

-- A report has no label of its own: whoever sees one of its items sees that there is a report, who wrote it and when, and no more of it.
create table collect.report (
  id uuid primary key,
  agency text not null references guard.agency(code),
  written_by uuid not null references guard.member(id),
  written_at timestamptz not null,
  -- The form it was written in: sent twice, it is written once.
  once uuid not null,
  unique (written_by, once)
);
create index report_written on collect.report (written_at desc, id);
alter table collect.report enable row level security;
alter table collect.report force row level security;
create policy seen on collect.report
  using (exists (select 1 from collect.report_part p where p.report = id and p.part = 'item'))
  with check (exists (select 1 from collect.report_part p where p.report = id and p.part = 'item'));

-- A report goes back to its writer, with what is to be mended: the agency's own affair.
create table collect.report_return (
  id uuid primary key,
  report uuid not null references collect.report(id) on delete cascade,
  label integer not null references guard.label(id),
  why text not null check (length(btrim(why)) > 0),
  returned_by uuid not null references guard.member(id),
  returned_at timestamptz not null,
  mended_at timestamptz
);
create index report_return_report on collect.report_return (report);
select ground.fence('collect.report_return', 'label');

-- Why a version stands in the place of the one before, and who said so.
create table collect.correction (
  record uuid not null,
  record_label integer not null,
  version integer not null,
  why text not null check (length(btrim(why)) > 0),
  corrected_by uuid not null references guard.member(id),
  corrected_at timestamptz not null,
  primary key (record, version),
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
select ground.fence('collect.correction', 'record_label');

-- A structured conversation with somebody who arrived, or the gate at which it stopped. Who spoke is a pseudonym here.
create table collect.debrief (
  id uuid primary key,
  label integer not null references guard.label(id),
  agency text not null references guard.agency(code),
  held_by uuid not null references guard.member(id),
  held_at timestamptz not null,
  once uuid not null,
  site text not null,
  language text not null default '',
  interpreter text not null default '',
  present text not null default '',
  consent text not null default '',
  state text not null check (state in ('open', 'closed', 'stopped')),
  stopped_why text check (stopped_why in ('not-offered-freely', 'declined', 'welfare-check', 'no-consent-statement', 'taken-for-asylum-interview', 'age', 'suspect')),
  ended_at timestamptz,
  follow_up text,
  followed_up_by uuid references guard.member(id),
  followed_up_at timestamptz,
  version integer not null default 1,
  unique (held_by, once),
  unique (id, label),
  check ((state = 'stopped') = (stopped_why is not null)),
  check ((state = 'open') = (ended_at is null)),
  check ((followed_up_at is null) = (follow_up is null))
);
create index debrief_held on collect.debrief (held_at desc, id);
select ground.fence('collect.debrief', 'label');

-- What was asked and what came of it: an answer, a refusal, or that the person does not know. Each answer is a record of its own.
create table collect.debrief_answer (
  id uuid primary key,
  debrief uuid not null,
  label integer not null,
  answer_group text not null check (answer_group in ('journey', 'recruitment', 'payment', 'people', 'phones', 'premises', 'launch', 'boat',
    'united-kingdom', 'exploitation', 'deaths')),
  state text not null check (state in ('answered', 'refused', 'does-not-know')),
  directness text check (directness in ('saw', 'told-by', 'heard')),
  record uuid,
  record_label integer,
  asked_by uuid not null references guard.member(id),
  asked_at timestamptz not null,
  once uuid not null,
  unique (debrief, asked_by, once),
  check ((state = 'answered') = (directness is not null)),
  foreign key (debrief, label) references collect.debrief (id, label) on update cascade on delete cascade,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index debrief_answer_debrief on collect.debrief_answer (debrief);
select ground.fence('collect.debrief_answer', 'label', 'record_label');

-- Who stands behind a pseudonym: under a narrower label than the conversation, and never compared.
create table collect.debrief_identity (
  debrief uuid not null references collect.debrief(id) on delete cascade,
  record uuid not null,
  record_label integer not null,
  primary key (debrief, record),
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
select ground.fence('collect.debrief_identity', 'record_label');

-- A crossing written down here; what it joins are links of its record.
create table collect.voyage (
  record uuid primary key,
  record_label integer not null,
  recorded_by uuid not null references guard.member(id),
  recorded_at timestamptz not null,
  once uuid not null,
  unique (recorded_by, once),
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
select ground.fence('collect.voyage', 'record_label');

-- Crossings are listed whoever said of them: by label first, so that hidden ones are not passed over.
create index version_voyage on collect.version (label, learnt_at desc, record)
  where properties @> '{"eventType": [{"code": "voyage"}]}';

grant select, insert on collect.report_part, collect.report, collect.correction, collect.debrief_answer, collect.debrief_identity, collect.voyage
  to breakwater_app;
grant select, insert, update on collect.report_return, collect.debrief to breakwater_app;
grant select, insert, update, delete on collect.report_part, collect.report, collect.report_return, collect.correction, collect.debrief,
  collect.debrief_answer, collect.debrief_identity, collect.voyage to breakwater_keeper;
