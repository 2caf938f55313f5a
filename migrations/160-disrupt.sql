-- What was done, and what did it do to the group? Operations with what agencies returned, and disruptions with their evidence.
create schema disrupt;
grant usage on schema disrupt to breakwater_app, breakwater_keeper, breakwater_auditor;

-- A form that was sent: the same form sent again gives the same single thing.
create table disrupt.sent_form (
  member uuid not null references guard.member(id),
  once uuid not null,
  agency text not null references guard.agency(code),
  thing uuid not null,
  sent_at timestamptz not null,
  primary key (member, once)
);

create table disrupt.operation (
  id uuid primary key,
  label integer not null references guard.label(id),
  name text not null check (length(btrim(name)) between 1 and 200),
  lead text not null references guard.agency(code),
  first_day date not null,
  last_day date not null,
  rhythm text not null check (rhythm in ('day', 'week')),
  -- The hour in London by which a return is due, on the last day it tells of.
  due_hour integer not null check (due_hour between 0 and 23),
  version integer not null default 1,
  opened_by uuid not null references guard.member(id),
  opened_at timestamptz not null,
  unique (id, label),
  check (last_day between first_day and first_day + 365)
);
create table disrupt.taking_part (
  operation uuid not null references disrupt.operation(id) on delete cascade,
  agency text not null references guard.agency(code),
  primary key (operation, agency)
);
-- A pillar whose name nobody has filled in has none: it is called by its number.
create table disrupt.pillar (
  operation uuid not null references disrupt.operation(id) on delete cascade,
  code text not null check (code ~ '^[1-9][0-9]?$'),
  name text not null default '' check (length(name) <= 100),
  first_day date not null,
  last_day date not null,
  primary key (operation, code),
  check (first_day <= last_day)
);

-- One event, whichever agencies took part in it. Who was involved stands in another table, and no figure is made of both.
create table disrupt.event (
  id uuid primary key,
  operation uuid not null,
  label integer not null,
  kind text not null check (kind in (
    'arrest', 'person-questioned', 'entry-refused', 'person-safeguarded', 'premises-visited', 'warrant-executed', 'vehicle-stopped',
    'vehicle-seized', 'boat-or-engine-seized', 'document-seized', 'cash-seized', 'premises-closed')),
  happened_on date not null,
  -- The pillar's code; none where no pillar covers the day.
  pillar text not null default '',
  place text not null default '' check (length(place) <= 200),
  own_reference text not null default '' check (length(own_reference) <= 100),
  pounds integer check (pounds > 0),
  recorded_for text not null references guard.agency(code),
  recorded_by uuid not null references guard.member(id),
  recorded_at timestamptz not null,
  foreign key (operation, label) references disrupt.operation (id, label) on update cascade on delete cascade,
  unique (id, label),
  unique (id, kind),
  check (kind = 'cash-seized' or pounds is null)
);
create index event_operation on disrupt.event (operation, happened_on);

-- A record that tells more of an event, seen by who sees both. INVARIANT: whoever was safeguarded is counted and never named.
create table disrupt.event_record (
  event uuid not null,
  event_label integer not null,
  event_kind text not null check (event_kind <> 'person-safeguarded'),
  record uuid not null,
  record_label integer not null,
  primary key (event, record),
  foreign key (event, event_label) references disrupt.event (id, label) on update cascade on delete cascade,
  foreign key (event, event_kind) references disrupt.event (id, kind) on delete cascade,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index event_record_record on disrupt.event_record (record);

-- An agency's return for one pillar and one day or week. What it said is numbered by revision and never overwritten.
create table disrupt.agency_return (
  id uuid primary key,
  operation uuid not null references disrupt.operation(id) on delete cascade,
  agency text not null references guard.agency(code),
  pillar text not null default '',
  first_day date not null,
  last_day date not null,
  -- Moves with everything entered in it.
  version integer not null default 0,
  unique (operation, agency, pillar, first_day)
);
create table disrupt.revision (
  agency_return uuid not null references disrupt.agency_return(id) on delete cascade,
  number integer not null check (number >= 1),
  is_late boolean not null,
  -- What changed, of every revision after the first.
  why text not null default '',
  sent_by uuid not null references guard.member(id),
  sent_at timestamptz not null,
  primary key (agency_return, number),
  check (number = 1 or length(btrim(why)) > 0)
);
-- Who was involved in which event, as a return says it from one revision on, until another.
create table disrupt.involvement (
  agency_return uuid not null references disrupt.agency_return(id) on delete cascade,
  event uuid not null references disrupt.event(id) on delete cascade,
  agency text not null references guard.agency(code),
  since_revision integer not null,
  until_revision integer,
  until_why text,
  said_by uuid not null references guard.member(id),
  said_at timestamptz not null,
  primary key (agency_return, event, agency, since_revision),
  check ((until_revision is null) = (until_why is null)),
  check (until_revision >= since_revision)
);
create index involvement_event on disrupt.involvement (event);
-- A total that an agency gave without the events behind it: at least so many, shown apart and in no sum of events.
create table disrupt.stated_total (
  agency_return uuid not null references disrupt.agency_return(id) on delete cascade,
  kind text not null check (kind in (
    'arrest', 'person-questioned', 'entry-refused', 'person-safeguarded', 'premises-visited', 'warrant-executed', 'vehicle-stopped',
    'vehicle-seized', 'boat-or-engine-seized', 'document-seized', 'cash-seized', 'premises-closed')),
  at_least integer not null check (at_least between 1 and 1000000),
  why text not null check (length(btrim(why)) > 0),
  since_revision integer not null,
  until_revision integer,
  said_by uuid not null references guard.member(id),
  said_at timestamptz not null,
  primary key (agency_return, kind, since_revision, said_at),
  check (until_revision >= since_revision)
);

-- Somebody of the lead agency says that two events are one: append-only, revoked and never rewritten. Nothing is merged; the count follows.
create table disrupt.same_event (
  id uuid primary key,
  operation uuid not null references disrupt.operation(id) on delete cascade,
  one uuid not null references disrupt.event(id) on delete cascade,
  other uuid not null references disrupt.event(id) on delete cascade,
  reason text not null check (length(btrim(reason)) > 0),
  given_by uuid not null references guard.member(id),
  given_at timestamptz not null,
  -- How often the two were said to be one before: two people cannot say so at once.
  place integer not null,
  unique (one, other, place),
  check (one < other)
);
create index same_event_operation on disrupt.same_event (operation);
create table disrupt.same_event_revoked (
  same_event uuid primary key references disrupt.same_event(id) on delete cascade,
  why text not null check (length(btrim(why)) > 0),
  revoked_by uuid not null references guard.member(id),
  revoked_at timestamptz not null
);

-- What an action did to one group. Seen by who sees the group and every piece of evidence.
create table disrupt.disruption (
  id uuid primary key,
  crime_group uuid not null,
  group_label integer not null,
  four_p text not null check (four_p in ('pursue', 'prevent', 'protect', 'prepare')),
  means text not null check (means in (
    'arrest', 'charge', 'sentence', 'goods-seized', 'money-taken', 'premises-searched', 'advert-removed', 'person-warned',
    'person-diverted', 'route-hardened', 'licence-lost', 'business-advised', 'victims-reached', 'partner-readied', 'force-trained')),
  happened_on date not null,
  what text not null check (length(btrim(what)) > 0),
  expected text not null default '',
  impact text not null check (length(btrim(impact)) > 0),
  grade text not null check (grade in ('major', 'moderate', 'minor', 'none', 'negative')),
  look_again_on date,
  state text not null check (state in ('recorded', 'confirmed', 'changed', 'returned', 'doubled')),
  -- The grade that stands; none until a second person has assessed it.
  standing_grade text check (standing_grade in ('major', 'moderate', 'minor', 'none', 'negative')),
  same_as uuid references disrupt.disruption(id) on delete set null,
  evidence_count integer not null check (evidence_count >= 1),
  version integer not null default 1,
  recorded_by uuid not null references guard.member(id),
  recorded_for text not null references guard.agency(code),
  recorded_at timestamptz not null,
  foreign key (crime_group, group_label) references understand.crime_group (id, label) on update cascade on delete cascade,
  unique (id, group_label),
  unique (id, recorded_by),
  check ((standing_grade is not null) = (state in ('confirmed', 'changed'))),
  check (same_as <> id)
);
create index disruption_group on disrupt.disruption (crime_group);
create index disruption_day on disrupt.disruption (happened_on desc, id);

create table disrupt.evidence (
  id uuid primary key,
  disruption uuid not null,
  group_label integer not null,
  place integer not null,
  words text not null default '' check (length(words) <= 2000),
  -- A record, an event of an operation, or the reference of a document; what was expunged leaves its place.
  what text not null check (what in ('record', 'event', 'document')),
  record uuid,
  record_label integer,
  event uuid,
  event_label integer,
  document text check (length(btrim(document)) between 1 and 300),
  added_by uuid not null references guard.member(id),
  added_at timestamptz not null,
  foreign key (disruption, group_label) references disrupt.disruption (id, group_label) on update cascade on delete cascade,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete set null (record),
  foreign key (event, event_label) references disrupt.event (id, label) on update cascade on delete set null (event),
  unique (disruption, place),
  check ((what = 'document') = (document is not null)),
  check (what = 'record' or record_label is null),
  check (what = 'event' or event_label is null)
);
create index evidence_record on disrupt.evidence (record);
create index evidence_event on disrupt.evidence (event);

create table disrupt.disruption_agency (
  disruption uuid not null references disrupt.disruption(id) on delete cascade,
  agency text not null references guard.agency(code),
  said_by uuid not null references guard.member(id),
  said_at timestamptz not null,
  primary key (disruption, agency)
);

-- INVARIANT: append-only, and whoever recorded a disruption is not the one who assesses it.
create table disrupt.step (
  id uuid primary key,
  disruption uuid not null,
  recorded_by uuid not null,
  -- The disruption's version that was before him: two cannot answer the same form.
  place integer not null,
  step text not null check (step in ('confirm', 'change', 'return', 'double', 'support', 'reopen')),
  grade text check (grade in ('major', 'moderate', 'minor', 'none', 'negative')),
  reason text not null check (length(btrim(reason)) > 0),
  given_by uuid not null references guard.member(id),
  given_at timestamptz not null,
  foreign key (disruption, recorded_by) references disrupt.disruption (id, recorded_by) on delete cascade,
  unique (disruption, place),
  check (step in ('support', 'reopen') or given_by <> recorded_by),
  check ((step in ('confirm', 'change')) = (grade is not null))
);

-- No evidence, no disruption, and no evidence that is not counted: looked at when the transaction ends, by whoever sees all of it.
create function disrupt.has_evidence() returns trigger language plpgsql set search_path = disrupt, pg_temp as $$
declare about uuid := case tg_table_name when 'evidence' then to_jsonb(new) ->> 'disruption' else to_jsonb(new) ->> 'id' end;
begin
  if exists (select 1 from disrupt.disruption d where d.id = about
      and d.evidence_count <> (select count(*) from disrupt.evidence e where e.disruption = about))
    or not exists (select 1 from disrupt.evidence e where e.disruption = about) then
    raise exception 'a disruption needs its evidence' using errcode = 'check_violation', constraint = 'disruption_has_evidence';
  end if;
  return null;
end $$;
create constraint trigger disruption_has_evidence after insert or update of evidence_count on disrupt.disruption
  deferrable initially deferred for each row execute function disrupt.has_evidence();
create constraint trigger disruption_has_evidence after insert on disrupt.evidence
  deferrable initially deferred for each row execute function disrupt.has_evidence();

select ground.fence('disrupt.operation', 'label');
select ground.fence_with('disrupt.taking_part', 'operation', 'disrupt.operation');
select ground.fence_with('disrupt.pillar', 'operation', 'disrupt.operation');
select ground.fence('disrupt.event', 'label');
select ground.fence('disrupt.event_record', 'event_label', 'record_label');
select ground.fence_with('disrupt.agency_return', 'operation', 'disrupt.operation');
select ground.fence_with('disrupt.revision', 'agency_return', 'disrupt.agency_return');
select ground.fence_with('disrupt.involvement', 'agency_return', 'disrupt.agency_return');
select ground.fence_with('disrupt.stated_total', 'agency_return', 'disrupt.agency_return');
select ground.fence_with('disrupt.same_event', 'operation', 'disrupt.operation');
select ground.fence_with('disrupt.same_event_revoked', 'same_event', 'disrupt.same_event');
select ground.fence('disrupt.evidence', 'group_label', 'record_label', 'event_label');
alter table disrupt.sent_form enable row level security;
alter table disrupt.sent_form force row level security;
create policy own_agencys on disrupt.sent_form using (agency = current_setting('app.agency', true))
  with check (agency = current_setting('app.agency', true));
-- A disruption of which some evidence is hidden is hidden whole: the evidence's own labels follow their records.
alter table disrupt.disruption enable row level security;
alter table disrupt.disruption force row level security;
create policy seen on disrupt.disruption
  using (group_label = any ((select nullif(current_setting('app.visible', true), ''))::int[])
    and (select count(*) from disrupt.evidence e where e.disruption = disruption.id) >= evidence_count)
  with check (group_label = any ((select nullif(current_setting('app.visible', true), ''))::int[]));
select ground.fence_with('disrupt.disruption_agency', 'disruption', 'disrupt.disruption');
select ground.fence_with('disrupt.step', 'disruption', 'disrupt.disruption');

grant select, insert on disrupt.sent_form, disrupt.operation, disrupt.taking_part, disrupt.pillar, disrupt.event, disrupt.event_record,
  disrupt.agency_return, disrupt.revision, disrupt.involvement, disrupt.stated_total, disrupt.same_event, disrupt.same_event_revoked,
  disrupt.disruption, disrupt.evidence, disrupt.disruption_agency, disrupt.step to breakwater_app;
grant update (version) on disrupt.operation to breakwater_app;
grant update (name, first_day, last_day) on disrupt.pillar to breakwater_app;
grant update (version) on disrupt.agency_return to breakwater_app;
grant update (until_revision, until_why) on disrupt.involvement to breakwater_app;
grant update (until_revision) on disrupt.stated_total to breakwater_app;
grant update (state, standing_grade, same_as, evidence_count, version) on disrupt.disruption to breakwater_app;
grant select, insert, update, delete on all tables in schema disrupt to breakwater_keeper;
