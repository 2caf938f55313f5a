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
  -- Moves with every change of the group itself: a form filled in against an older number has been overtaken. Members move nothing here,
  -- because somebody may join whom not everybody sees.
  version integer not null default 1,
  -- The form it came from: sent twice, it is one group.
  once uuid not null,
  unique (id, label),
  unique (proposed_by, once),
  check ((state = 'proposed') = (decided_at is null)),
  check (decided_at is null or (decided_by is not null and length(btrim(reason)) > 0)),
  -- What a person proposes by hand another accepts.
  constraint two_people check (state <> 'accepted' or rule is not null or decided_by <> proposed_by)
);

-- Every decision on a group, kept beside what stands.
create table understand.decision (
  crime_group uuid not null,
  group_label integer not null,
  -- The version of the group that it made.
  place integer not null,
  decision text not null check (decision in ('accepted', 'declined', 'closed')),
  reason text not null check (length(btrim(reason)) > 0),
  decided_by uuid not null references guard.member(id),
  decided_at timestamptz not null,
  primary key (crime_group, place),
  foreign key (crime_group, group_label) references understand.crime_group (id, label) on update cascade on delete cascade
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
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade,
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null)),
  check (until is null or since is null or until >= since)
);
create index membership_group on understand.membership (crime_group, record_label);
create index membership_record on understand.membership (record, group_label);
-- A record belongs to a group once at a time. Whoever could meet this sees the group and the record, and so the membership that stands.
create unique index membership_once on understand.membership (crime_group, record) where ended_at is null;

select ground.fence('understand.crime_group', 'label');
select ground.fence('understand.decision', 'group_label');
select ground.fence('understand.membership', 'group_label', 'record_label');
grant select, insert on understand.crime_group, understand.decision, understand.membership to breakwater_app;
grant update (name, summary, state, decided_by, decided_at, reason, version) on understand.crime_group to breakwater_app;
grant update (until, ended_by, ended_at, ended_why) on understand.membership to breakwater_app;
grant select, insert, update, delete on all tables in schema understand to breakwater_keeper;

-- INVARIANT: nobody under a protected label is a member of a group, whoever writes and in whatever order.
create function understand.no_protected_member() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from guard.label l where l.id = new.record_label and l.protected <> 'none') then
    raise exception 'a record under a protected label is never a member of a group' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger no_protected_member before insert on understand.membership
  for each row execute function understand.no_protected_member();

-- Who is found to need protection leaves every group, also those that whoever relabels the record may not see: the label came down to the
-- membership by its foreign key, and the membership goes. What was said stays in the ledger.
create policy let_go on understand.membership to breakwater_owner using (true) with check (true);
create function understand.let_go_of_who_is_protected() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from understand.membership m using guard.label l
  where m.id = new.id and l.id = m.record_label and l.protected <> 'none';
  return null;
end $$;
revoke all on function understand.let_go_of_who_is_protected() from public;
create trigger let_go_of_who_is_protected after update of record_label on understand.membership
  for each row execute function understand.let_go_of_who_is_protected();
