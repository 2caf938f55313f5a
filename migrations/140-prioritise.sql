-- Which group matters: assessments of groups through two lenses, moderation where they disagree, who leads a group, and opportunities
-- that somebody looked at and set aside. INVARIANT: what is graded here is a group of the register, never a person.
create schema prioritise;
grant usage on schema prioritise to breakwater_app, breakwater_keeper, breakwater_auditor;

-- Written once and never edited; the newest of a lens that somebody sees is the one that stands for him.
create table prioritise.assessment (
  id uuid primary key,
  crime_group uuid not null,
  group_label integer not null,
  group_version integer not null,
  -- Everything that it was made of: the group's label and every evidence record's. Seen by who sees them all.
  labels integer[] not null check (group_label = any (labels)),
  lens text not null check (lens in ('attributes', 'harm')),
  scheme text not null,
  scheme_version integer not null check (scheme_version > 0),
  scheme_sha256 bytea not null check (octet_length(scheme_sha256) = 32),
  answers jsonb not null,
  points integer not null check (points >= 0),
  band text not null check (band in ('low', 'moderate', 'high', 'severe')),
  could_be text not null check (could_be in ('low', 'moderate', 'high', 'severe')),
  not_known integer not null check (not_known >= 0),
  rationale text not null check (length(btrim(rationale)) > 0),
  author uuid not null references guard.member(id),
  author_agency text not null references guard.agency(code),
  purpose text not null,
  written_at timestamptz not null,
  -- Of the form that it was written in: the same form sent again is the same assessment.
  once uuid not null,
  unique (author, once),
  unique (id, author, lens),
  foreign key (crime_group, group_label) references understand.crime_group (id, label) on update cascade on delete cascade
);
create index assessment_group on prioritise.assessment (crime_group, group_label);

create table prioritise.evidence (
  assessment uuid not null references prioritise.assessment(id) on delete cascade,
  question text not null,
  record uuid not null,
  record_label integer not null,
  version integer not null check (version > 0),
  primary key (assessment, question, record),
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index evidence_record on prioritise.evidence (record);

-- A second person says which of two assessments that disagree stands. Who wrote one of them cannot.
create table prioritise.moderation (
  id uuid primary key,
  attributes_assessment uuid not null,
  attributes_author uuid not null,
  attributes_lens text not null default 'attributes' check (attributes_lens = 'attributes'),
  harm_assessment uuid not null,
  harm_author uuid not null,
  harm_lens text not null default 'harm' check (harm_lens = 'harm'),
  stands text not null check (stands in ('attributes', 'harm')),
  reason text not null check (length(btrim(reason)) > 0),
  moderated_by uuid not null references guard.member(id),
  moderated_at timestamptz not null,
  -- Everybody who sees the pair sees its moderation, so that one that is there already tells nothing hidden.
  unique (attributes_assessment, harm_assessment),
  check (moderated_by <> attributes_author and moderated_by <> harm_author),
  foreign key (attributes_assessment, attributes_author, attributes_lens) references prioritise.assessment (id, author, lens) on delete cascade,
  foreign key (harm_assessment, harm_author, harm_lens) references prioritise.assessment (id, author, lens) on delete cascade
);

-- Who leads a group and how far it has come: a history, of which the last entry is how it is now.
create table prioritise.lead (
  id uuid primary key,
  crime_group uuid not null,
  group_label integer not null,
  -- Which entry of the group's it is: whoever answers an older form has been overtaken.
  place integer not null check (place > 0),
  agency text references guard.agency(code),
  member uuid references guard.member(id),
  status text not null check (status in ('not-investigated', 'under-development', 'investigated', 'prosecuted', 'closed')),
  reason text,
  since date not null,
  recorded_by uuid not null references guard.member(id),
  recorded_at timestamptz not null,
  once uuid not null,
  unique (crime_group, place),
  check (agency is not null or member is null),
  check (agency is not null or status in ('not-investigated', 'closed')),
  check (status not in ('not-investigated', 'closed') or length(btrim(reason)) > 0),
  foreign key (crime_group, group_label) references understand.crime_group (id, label) on update cascade on delete cascade
);

-- An opportunity that an agency looked at and set aside: for its own people, and of them for who sees what it was made of.
create table prioritise.dismissal (
  id uuid primary key,
  label integer not null references guard.label(id),
  labels integer[] not null check (label = any (labels)),
  rule text not null,
  reason text not null check (length(btrim(reason)) > 0),
  dismissed_by uuid not null references guard.member(id),
  dismissed_at timestamptz not null,
  once uuid not null,
  unique (dismissed_by, once)
);

create table prioritise.dismissed_record (
  dismissal uuid not null references prioritise.dismissal(id) on delete cascade,
  record uuid not null,
  record_label integer not null,
  primary key (dismissal, record),
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index dismissed_record_record on prioritise.dismissed_record (record);

select ground.fence('prioritise.assessment', 'labels');
select ground.fence_with('prioritise.evidence', 'assessment', 'prioritise.assessment');
select ground.fence_with('prioritise.moderation', 'attributes_assessment', 'prioritise.assessment');
create policy seen_with_harm on prioritise.moderation as restrictive
  using (exists (select 1 from prioritise.assessment a where a.id = harm_assessment))
  with check (exists (select 1 from prioritise.assessment a where a.id = harm_assessment));
select ground.fence('prioritise.lead', 'group_label');
select ground.fence('prioritise.dismissal', 'labels');
select ground.fence_with('prioritise.dismissed_record', 'dismissal', 'prioritise.dismissal');

-- When a record or a group is labelled anew, what was made of it follows. The owner alone writes this, through the two triggers below.
create policy follows on prioritise.assessment to breakwater_owner using (true) with check (true);
create policy follows on prioritise.evidence to breakwater_owner using (true) with check (true);
create policy follows on prioritise.dismissal to breakwater_owner using (true) with check (true);
create policy follows on prioritise.dismissed_record to breakwater_owner using (true) with check (true);

create function prioritise.assessment_follows_evidence() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update prioritise.assessment a set labels = array(
    select distinct l from unnest(array_remove(a.labels, old.record_label) || a.group_label
      || array(select e.record_label from prioritise.evidence e where e.assessment = a.id)) l order by l)
    where a.id = new.assessment;
  return null;
end $$;
create function prioritise.assessment_follows_group() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.labels := array(
    select distinct l from unnest(array_remove(old.labels, old.group_label) || new.group_label
      || array(select e.record_label from prioritise.evidence e where e.assessment = new.id)) l order by l);
  return new;
end $$;
create function prioritise.dismissal_follows_records() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update prioritise.dismissal d set labels = array(
    select distinct l from unnest(array_remove(d.labels, old.record_label) || d.label
      || array(select r.record_label from prioritise.dismissed_record r where r.dismissal = d.id)) l order by l)
    where d.id = new.dismissal;
  return null;
end $$;
revoke all on function prioritise.assessment_follows_evidence(), prioritise.assessment_follows_group(), prioritise.dismissal_follows_records() from public;
create trigger follows after update of record_label on prioritise.evidence
  for each row when (old.record_label <> new.record_label) execute function prioritise.assessment_follows_evidence();
create trigger follows before update of group_label on prioritise.assessment
  for each row when (old.group_label <> new.group_label) execute function prioritise.assessment_follows_group();
create trigger follows after update of record_label on prioritise.dismissed_record
  for each row when (old.record_label <> new.record_label) execute function prioritise.dismissal_follows_records();

-- Append-only: what was written stays as it was written.
grant select, insert on all tables in schema prioritise to breakwater_app;
grant select, insert, update, delete on all tables in schema prioritise to breakwater_keeper;
