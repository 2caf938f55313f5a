-- How far something can be trusted and who may have it: evaluations of records, where they came from, and sanitised copies beside originals.
create schema evaluate;
grant usage on schema evaluate to breakwater_app, breakwater_resolver, breakwater_keeper, breakwater_auditor;

-- What a code C must carry, and P must not: said once, for every table that holds the letters apart.
create function evaluate.can_stand(handling text, action text, sanitisation text, instructions text) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case handling
    when 'P' then action is null and sanitisation is null
    else action is not null and sanitisation is not null and length(btrim(coalesce(instructions, ''))) > 0 end
$$;

-- INVARIANT: append-only. Each evaluation made one version of its record: two officers cannot answer the same form.
create table evaluate.evaluation (
  id uuid primary key,
  record uuid not null,
  record_label integer not null,
  version integer not null check (version > 0),
  old_grade text check (old_grade ~ '^[1-3][A-E][PC]$'),
  source text not null check (source in ('1', '2', '3')),
  assessment text not null check (assessment in ('A', 'B', 'C', 'D', 'E')),
  handling text not null check (handling in ('P', 'C')),
  action text check (action in ('A1', 'A2', 'A3')),
  sanitisation text check (sanitisation in ('S1', 'S2')),
  instructions text,
  why text not null check (length(btrim(why)) > 0),
  review_due date not null,
  evaluated_by uuid not null references guard.member(id),
  evaluated_at timestamptz not null,
  unique (record, version),
  check (evaluate.can_stand(handling, action, sanitisation, instructions)),
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index evaluation_due on evaluate.evaluation (record_label, review_due);

-- The record that corroborates another: seen by who sees both.
create table evaluate.corroboration (
  evaluation uuid primary key,
  record uuid not null,
  record_label integer not null,
  by_record uuid not null,
  by_label integer not null,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade,
  foreign key (by_record, by_label) references collect.record (id, label) on update cascade on delete cascade
);

-- Where a record came from, in words with a grade and a label of their own: seen by who sees the record and this.
create table evaluate.provenance (
  id uuid primary key,
  record uuid not null,
  record_label integer not null,
  label integer not null references guard.label(id),
  words text not null check (length(btrim(words)) > 0),
  source text not null check (source in ('1', '2', '3')),
  assessment text not null check (assessment in ('A', 'B', 'C', 'D', 'E')),
  written_by uuid not null references guard.member(id),
  written_at timestamptz not null,
  -- Sent twice, a form is written once; two writers never meet on it.
  once uuid not null,
  unique (written_by, once),
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index provenance_record on evaluate.provenance (record, label);

-- An original and the copy that was made of it for others: seen by who sees both.
create table evaluate.sanitised_copy (
  id uuid primary key,
  original uuid not null,
  original_label integer not null,
  copy uuid not null unique,
  copy_label integer not null,
  why text not null check (length(btrim(why)) > 0),
  made_by uuid not null references guard.member(id),
  made_at timestamptz not null,
  once uuid not null,
  unique (made_by, once),
  foreign key (original, original_label) references collect.record (id, label) on update cascade on delete cascade,
  foreign key (copy, copy_label) references collect.record (id, label) on update cascade on delete cascade
);
create index sanitised_copy_original on evaluate.sanitised_copy (original, copy_label);

-- One account told twice: what came in with an original and with its copies has one origin. Closed to everybody; the functions below answer.
create table evaluate.origin (
  anchor uuid primary key,
  anchor_label integer not null,
  origin uuid not null,
  foreign key (anchor, anchor_label) references collect.record (id, label) on update cascade on delete cascade
);

select ground.fence('evaluate.evaluation', 'record_label');
select ground.fence('evaluate.corroboration', 'record_label', 'by_label');
select ground.fence('evaluate.provenance', 'record_label', 'label');
select ground.fence('evaluate.sanitised_copy', 'original_label', 'copy_label');
select ground.fence('evaluate.origin', 'anchor_label');
grant select, insert on evaluate.evaluation, evaluate.corroboration, evaluate.provenance, evaluate.sanitised_copy to breakwater_app;
grant select, insert, update, delete on all tables in schema evaluate to breakwater_keeper;
grant execute on function evaluate.can_stand(text, text, text, text) to public;

-- An original and its copy are bound to one origin: the original's own, where it has one already.
create function evaluate.bind_origin(original uuid, copy uuid) returns void
language plpgsql security definer set search_path = evaluate, pg_temp as $$
begin
  insert into evaluate.origin (anchor, anchor_label, origin) select r.id, r.label, r.id from collect.record r where r.id = original
    on conflict do nothing;
  insert into evaluate.origin (anchor, anchor_label, origin)
    select r.id, r.label, o.origin from collect.record r, evaluate.origin o where r.id = copy and o.anchor = original
    on conflict do nothing;
end $$;

-- Which of these records tell an account that others tell too: who came in with a record that has an origin has that origin. It names the
-- anchor so that what came in at once is not taken for two tellings. Its caller sees the records it asks of; nothing else leaves.
create function evaluate.origins_of(asked uuid[]) returns table (record uuid, anchor uuid, origin uuid)
language plpgsql security definer set search_path = evaluate, pg_temp as $$
declare seen text := current_setting('app.visible', true);
begin
  perform set_config('app.visible', (select coalesce(array_agg(l.id), '{}')::text from guard.label l), true);
  return query
    select r.id, min(o.anchor::text)::uuid, min(o.origin::text)::uuid
    from collect.record r
      join collect.record mate on mate.source = r.source and mate.unit = r.unit
      join evaluate.origin o on o.anchor = mate.id
    where r.id = any (asked) group by r.id;
  perform set_config('app.visible', seen, true);
end $$;
revoke all on function evaluate.bind_origin(uuid, uuid), evaluate.origins_of(uuid[]) from public;
grant execute on function evaluate.bind_origin(uuid, uuid) to breakwater_app;
grant execute on function evaluate.origins_of(uuid[]) to breakwater_app, breakwater_resolver;

-- INVARIANT: no way in, whoever writes: a grade under code C has its instructions, and says the handling that its record's label says.
alter table collect.version add constraint conditions_have_instructions
  check (grade is null or right(grade, 1) = 'P' or length(btrim(coalesce(instructions, ''))) > 0);

create function collect.grade_fits_label() returns trigger language plpgsql set search_path = collect, pg_temp as $$
begin
  if exists (select 1 from written n
      join collect.record r on r.id = n.record and r.version = n.version join guard.label l on l.id = r.label
      where n.grade is not null and right(n.grade, 1) <> l.handling) then
    raise exception 'A grade and the label of its record do not agree on handling.' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger grade_fits_label after insert on collect.version
  referencing new table as written for each statement execute function collect.grade_fits_label();

-- A head that comes under another label is looked at when all is done: the version that goes with it may be written after it.
create function collect.label_fits_grade() returns trigger language plpgsql set search_path = collect, pg_temp as $$
begin
  if exists (select 1 from collect.record r
      join collect.version v on v.record = r.id and v.version = r.version join guard.label l on l.id = r.label
      where r.id = new.id and v.grade is not null and right(v.grade, 1) <> l.handling) then
    raise exception 'A record''s label and its grade do not agree on handling.' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger label_fits_grade after update of label, version on collect.record deferrable initially deferred
  for each row when (old.label is distinct from new.label or old.version is distinct from new.version)
  execute function collect.label_fits_grade();

-- The records that nobody has graded are found by their label.
create index version_ungraded on collect.version (label, learnt_at desc, record) where grade is null;
