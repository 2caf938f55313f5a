-- What one agency asks of another, and what is released: asked, answered, given, taken back, acknowledged. Hits are stored nowhere.
create schema share;
grant usage on schema share to breakwater_app, breakwater_keeper, breakwater_auditor;

-- What the asking side wrote, read by its people and by those who were asked. `holder` only where the agreement names it.
create table share.request (
  id uuid primary key,
  label integer not null references guard.label(id),
  asker text not null references guard.agency(code),
  asked_by uuid not null references guard.member(id),
  -- Made when the form was shown: the same form sent twice is one request.
  once uuid not null,
  mode text not null check (mode in ('holder', 'somebody')),
  holder text references guard.agency(code),
  kind text not null,
  about text not null check (length(btrim(about)) > 0),
  scope text not null check (scope in ('item', 'record', 'entry')),
  purpose text not null,
  necessity text not null check (length(btrim(necessity)) > 0),
  proportionality text not null check (length(btrim(proportionality)) > 0),
  urgency text not null check (urgency in ('routine', 'urgent', 'immediate')),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  unique (asked_by, once),
  unique (id, label),
  check ((mode = 'holder') = (holder is not null))
);

-- From which record of its own the asking side came: its own affair.
create table share.request_from (
  request uuid primary key,
  label integer not null references guard.label(id),
  record uuid not null,
  record_label integer not null,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);

-- Which record of the asked side it concerns: seen by who sees that record and the request.
create table share.asked_of (
  request uuid not null,
  request_label integer not null,
  holder text not null references guard.agency(code),
  record uuid not null,
  record_label integer not null,
  primary key (request, record),
  foreign key (request, request_label) references share.request (id, label) on update cascade on delete cascade,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index asked_of_holder on share.asked_of (holder, record_label);

-- INVARIANT: append-only. What passes between the asking agency and one that was asked is between the two, also when several were asked.
create table share.answer (
  id uuid primary key,
  request uuid not null,
  request_label integer not null,
  label integer not null references guard.label(id),
  side text not null check (side in ('asker', 'holder')),
  answer text not null check (answer in ('released', 'refused', 'asked-back', 'replied')),
  words text not null,
  release uuid,
  given_at timestamptz not null,
  -- How much had been said between the two when this was: two officers cannot answer the same form.
  place integer not null,
  unique (request, label, place),
  unique (id, label),
  check (answer = 'released' or length(btrim(words)) > 0),
  check ((answer = 'released') = (release is not null)),
  check ((side = 'asker') = (answer = 'replied')),
  foreign key (request, request_label) references share.request (id, label) on update cascade on delete cascade
);

-- Who gave it: the answering agency's own affair while it is not named.
create table share.answer_giver (
  answer uuid primary key references share.answer (id) on delete cascade,
  label integer not null references guard.label(id),
  given_by uuid not null references guard.member(id)
);

create table share.release (
  id uuid primary key,
  label integer not null references guard.label(id),
  holder text not null references guard.agency(code),
  given_by uuid not null references guard.member(id),
  once uuid not null,
  request uuid,
  scope text not null check (scope in ('item', 'record', 'entry')),
  conditions text not null,
  -- The sentences that go with information under the originator's control, attached by the program.
  originator_control boolean not null,
  harm_reason text,
  given_at timestamptz not null,
  until timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid references guard.member(id),
  withdrawn_why text,
  unique (given_by, once),
  unique (id, label),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (withdrawn_at is null or length(btrim(withdrawn_why)) > 0)
);

-- Whom it went to: each recipient reads its own line.
create table share.release_to (
  release uuid not null,
  release_label integer not null,
  recipient text not null references guard.agency(code),
  label integer not null references guard.label(id),
  primary key (release, recipient),
  foreign key (release, release_label) references share.release (id, label) on update cascade on delete cascade
);
create index release_to_recipient on share.release_to (recipient, label);

-- What went, as reliable as it was then (DPA 2018 s.38(4)-(5)); seen by who sees the record.
create table share.released_record (
  release uuid not null,
  release_label integer not null,
  record uuid not null,
  record_label integer not null,
  -- Under which label it stood before anything of it was released: taken back, it stands there again.
  base_label integer not null references guard.label(id),
  version integer not null,
  grade text,
  as_of timestamptz not null,
  primary key (release, record),
  foreign key (release, release_label) references share.release (id, label) on update cascade on delete cascade,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index released_record_of on share.released_record (record);

-- A recipient says that it read the news: a withdrawal, or that a record it was given has changed since (`state` says to what).
create table share.acknowledgement (
  id uuid primary key,
  release uuid not null,
  release_label integer not null,
  recipient text not null references guard.agency(code),
  label integer not null references guard.label(id),
  notice text not null check (notice in ('withdrawal', 'change')),
  record uuid,
  record_label integer,
  state text not null default '',
  given_by uuid not null references guard.member(id),
  given_at timestamptz not null,
  foreign key (release, release_label) references share.release (id, label) on update cascade on delete cascade,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create unique index acknowledged_once on share.acknowledgement
  (release, recipient, notice, coalesce(record, '00000000-0000-0000-0000-000000000000'), state);

select ground.fence('share.request', 'label');
select ground.fence('share.request_from', 'label', 'record_label');
select ground.fence('share.asked_of', 'request_label', 'record_label');
select ground.fence('share.answer', 'request_label', 'label');
select ground.fence('share.answer_giver', 'label');
select ground.fence('share.release', 'label');
select ground.fence('share.release_to', 'release_label', 'label');
select ground.fence('share.released_record', 'release_label', 'record_label');
select ground.fence('share.acknowledgement', 'release_label', 'label', 'record_label');

-- Whether some of what was released stands under a label that whoever asks does not see: he cannot take it back whole. Asked of one's own
-- agency's release alone.
create function share.has_more_than_seen(asked uuid) returns boolean
language plpgsql security definer set search_path = share, pg_temp as $$
declare
  seen text := current_setting('app.visible', true);
  ours text := nullif(current_setting('app.agency', true), '');
  more boolean;
begin
  perform set_config('app.visible', (select coalesce(array_agg(id), '{}')::text from guard.label), true);
  select exists (
    select 1 from share.released_record x join share.release r on r.id = x.release and r.holder = ours
    where x.release = asked and not x.record_label = any (coalesce(nullif(seen, ''), '{}')::int[])) into more;
  perform set_config('app.visible', seen, true);
  return more;
end $$;
revoke all on function share.has_more_than_seen(uuid) from public;
grant execute on function share.has_more_than_seen(uuid) to breakwater_app;

grant select, insert on all tables in schema share to breakwater_app;
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on share.release to breakwater_app;
grant select, insert, update, delete on all tables in schema share to breakwater_keeper;

-- The newest meetings of two labels are read from the index alone, however many there are, and none of other labels is passed over.
drop index resolve.edge_slice;
create index edge_slice on resolve.edge (left_label, right_label, found_at desc);
