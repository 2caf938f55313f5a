-- Who may see what: agencies, agreements, members, compartments, labels, grants, and the epoch that every change of them moves.
create schema guard;
grant usage on schema guard to breakwater_app, breakwater_intake, breakwater_resolver, breakwater_keeper, breakwater_auditor;

create table guard.agency (
  code text primary key collate "C" check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  kind text not null,
  jurisdiction text not null check (jurisdiction in ('england-wales', 'scotland', 'northern-ireland', 'united-kingdom', 'overseas')),
  invented boolean not null default false
);

-- What agencies agreed: who reads whose records, for which purposes, until when, and what a hit reveals to a party that may not read.
create table guard.agreement (
  id text primary key collate "C" check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  purposes text[] not null,
  hit text not null default 'silence' check (hit in ('holder', 'somebody', 'silence')),
  expires_at timestamptz
);

create table guard.agreement_party (
  agreement text not null references guard.agreement(id) on delete cascade,
  agency text not null references guard.agency(code),
  reads boolean not null default true,
  until timestamptz,
  primary key (agreement, agency)
);

create table guard.member (
  id uuid primary key,
  name text not null,
  agency text not null references guard.agency(code),
  post text not null check (post in (
    'intelligence-officer', 'analyst', 'debriefer', 'tasking-coordinator', 'lead-responsible-officer', 'operation-lead', 'taskforce-lead',
    'commander-office', 'inspector', 'data-protection-officer', 'overseas-liaison', 'safeguarding-lead', 'data-officer'
  )),
  -- INVARIANT: whoever decides immigration status never sees debrief, victim, witness or child labels (DPA 2018 s.36; domain.md F9).
  immigration_status_work boolean not null default false,
  demonstration boolean not null default false,
  active boolean not null default true
);

create table guard.compartment (
  id text primary key collate "C",
  title text not null,
  owner text not null references guard.agency(code)
);

create table guard.compartment_member (
  compartment text not null references guard.compartment(id) on delete cascade,
  member uuid not null references guard.member(id) on delete cascade,
  until timestamptz,
  primary key (compartment, member)
);

-- INVARIANT: closed codes and references only; no words, no named people. Interned: the id is derived from the canonical text.
create table guard.label (
  id integer primary key check (id > 0),
  canonical text not null unique collate "C",
  owner text not null references guard.agency(code),
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  handling text not null check (handling in ('P', 'C')),
  action text check (action in ('A1', 'A2', 'A3')),
  sanitisation text check (sanitisation in ('S1', 'S2')),
  agreement text not null references guard.agreement(id),
  compartment text references guard.compartment(id),
  release uuid,
  purposes text[] not null check (cardinality(purposes) > 0),
  protected text not null check (protected in ('none', 'victim', 'witness', 'child', 'debrief')),
  jurisdiction text not null,
  regime text not null check (regime in ('law-enforcement', 'customs', 'general')),
  compare text not null check (compare in ('never', 'strong-only', 'yes')),
  -- Action and sanitisation codes belong to handling C, which cannot be without them.
  check ((handling = 'P' and action is null and sanitisation is null) or (handling = 'C' and action is not null and sanitisation is not null))
);

-- Things made of many inputs carry an interned set of labels: visible only if all are.
create table guard.label_set (
  id integer primary key check (id > 0),
  labels integer[] not null unique check (cardinality(labels) > 0)
);

-- A release is a grant to a recipient under an agreement; the label names the release, the grant says who and until when.
create table guard.release_grant (
  release uuid not null,
  recipient text not null references guard.agency(code),
  agreement text not null references guard.agreement(id),
  purposes text[] not null check (cardinality(purposes) > 0),
  given_by uuid not null references guard.member(id),
  given_at timestamptz not null,
  expires_at timestamptz,
  withdrawn_at timestamptz,
  primary key (release, recipient)
);

-- One row: whether everything in this instance is invented. Intake refuses what does not fit; a demonstration sign-in needs it.
create table guard.instance (
  is_the_one boolean primary key default true check (is_the_one),
  synthetic boolean not null,
  -- Which demonstration was taken in whole, so that the next start need not look again.
  demonstration text
);

create table guard.session (
  token_hash bytea primary key,
  member uuid not null references guard.member(id) on delete cascade,
  purpose text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null
);

-- The policy epoch: every change of who may see what moves it, in the transaction of the change; sights are cached by it.
create table guard.epoch (
  scope text primary key collate "C",
  n bigint not null
);
insert into guard.epoch values ('all', 1);

create function guard.move_epoch(moved text) returns void language sql set search_path = guard, pg_temp as $$
  insert into guard.epoch (scope, n) values (moved, 1) on conflict (scope) do update set n = guard.epoch.n + 1
$$;

create function guard.all_moved() returns trigger language plpgsql security definer set search_path = guard, pg_temp as $$
begin
  perform guard.move_epoch('all');
  return null;
end $$;

create function guard.agency_moved() returns trigger language plpgsql security definer set search_path = guard, pg_temp as $$
begin
  perform guard.move_epoch('agency:' || coalesce(to_jsonb(new) ->> tg_argv[0], to_jsonb(old) ->> tg_argv[0]));
  return null;
end $$;

create function guard.member_moved() returns trigger language plpgsql security definer set search_path = guard, pg_temp as $$
begin
  perform guard.move_epoch('member:' || coalesce(to_jsonb(new) ->> tg_argv[0], to_jsonb(old) ->> tg_argv[0]));
  return null;
end $$;

create trigger label_moves after insert or update or delete on guard.label for each statement execute function guard.all_moved();
create trigger agreement_moves after insert or update or delete on guard.agreement for each statement execute function guard.all_moved();
create trigger party_moves after insert or update or delete on guard.agreement_party for each row execute function guard.agency_moved('agency');
create trigger grant_moves after insert or update or delete on guard.release_grant for each row execute function guard.agency_moved('recipient');
create trigger member_moves after insert or update or delete on guard.member for each row execute function guard.member_moved('id');
create trigger compartment_moves after insert or update or delete on guard.compartment_member for each row execute function guard.member_moved('member');

grant select on all tables in schema guard to breakwater_app, breakwater_intake, breakwater_resolver, breakwater_auditor;
grant insert, update, delete on guard.session to breakwater_app;
grant insert, update (demonstration) on guard.instance to breakwater_intake;
grant insert on guard.label, guard.label_set to breakwater_app, breakwater_intake;
grant insert, update on guard.agency, guard.agreement, guard.agreement_party, guard.compartment to breakwater_intake;
grant insert, update on guard.member, guard.compartment_member, guard.release_grant to breakwater_app;
grant select, insert, update, delete on all tables in schema guard to breakwater_keeper;
