-- The register of groups: proposed with evidence, accepted by a person. Who belongs to one is a tie with two ends, seen by who sees both.
create schema understand;
grant usage on schema understand to breakwater_app, breakwater_keeper, breakwater_auditor;

create table understand.crime_group (
  id uuid primary key,
  label integer not null references guard.label(id),
  name text not null check (length(btrim(name)) between 1 and 200),
  summary text not null default '',
  state text not null check (state in ('proposed', 'accepted', 'declined', 'closed')),
  -- The rule of the program that proposed it, by its version; nobody's when a person did.
  rule text,
  proposed_by uuid not null references guard.member(id),
  proposed_at timestamptz not null,
  decided_by uuid references guard.member(id),
  decided_at timestamptz,
  reason text,
  -- Moves with every change of the group itself: a form filled in against an older number has been overtaken.
  version integer not null default 1,
  unique (id, label),
  check ((state = 'proposed') = (decided_at is null)),
  check (decided_at is null or (decided_by is not null and length(btrim(reason)) > 0))
);

create table understand.membership (
  id uuid primary key,
  crime_group uuid not null,
  group_label integer not null,
  record uuid not null,
  record_label integer not null,
  role text not null check (role in (
    'organiser', 'facilitator', 'recruiter', 'transporter', 'boat-supplier', 'document-supplier', 'money-handler', 'premises-keeper',
    'enforcer', 'associate', 'used-by-it')),
  basis text not null check (basis in ('fact', 'assessment')),
  since date,
  until date,
  why text not null check (length(btrim(why)) > 0),
  added_by uuid not null references guard.member(id),
  added_at timestamptz not null,
  ended_by uuid references guard.member(id),
  ended_at timestamptz,
  ended_why text,
  foreign key (crime_group, group_label) references understand.crime_group (id, label) on update cascade on delete cascade,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index membership_group on understand.membership (crime_group, record_label);
create index membership_record on understand.membership (record, group_label);

select ground.fence('understand.crime_group', 'label');
select ground.fence('understand.membership', 'group_label', 'record_label');
grant select, insert, update on understand.crime_group, understand.membership to breakwater_app;
grant select, insert, update, delete on all tables in schema understand to breakwater_keeper;
