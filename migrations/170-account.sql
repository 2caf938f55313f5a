-- Will the number survive a question? Frozen figures, the journal of recommendations and progress briefs. None of it carries a label:
-- what the Commander's office and the inspectorate read is counted, suppressed and signed off, and stands behind these row policies.
create schema account;
grant usage on schema account to breakwater_app, breakwater_keeper, breakwater_auditor;

-- INVARIANT: a transaction that does not say for which post it reads is shown what is signed off and issued, and writes nothing.
create function account.at_post(variadic posts text[]) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(nullif(current_setting('app.post', true), ''), '') = any (posts)
$$;

-- A figure as it was counted, suppressed and frozen: the words that were hashed, never changed afterwards.
create table account.snapshot (
  id uuid primary key,
  figure text not null check (figure ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- The nth snapshot of this figure: what earlier ones showed decides what this one may show, so two are never taken at once.
  place integer not null check (place >= 1),
  from_quarter text not null check (from_quarter ~ '^\d{4}-Q[1-4]$'),
  to_quarter text not null check (to_quarter ~ '^\d{4}-Q[1-4]$'),
  body text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
  once uuid not null,
  state text not null check (state in ('taken', 'signed-off', 'declined')),
  taken_by uuid not null references guard.member(id),
  taken_at timestamptz not null,
  settled_by uuid references guard.member(id),
  settled_at timestamptz,
  settled_why text,
  unique (figure, place),
  unique (taken_by, once),
  check (from_quarter <= to_quarter),
  check (num_nulls(settled_by, settled_at) = case when state = 'taken' then 2 else 0 end),
  -- INVARIANT: whoever took it does not sign it off.
  check (settled_by <> taken_by),
  check (state <> 'declined' or length(btrim(settled_why)) > 0)
);

-- What was said of a recommendation, in order; its state is where its last move led. The wording itself is data in reference/.
create table account.recommendation_entry (
  id uuid primary key,
  recommendation text not null check (recommendation ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- The wording that was before him, by its hash.
  wording text not null,
  place integer not null check (place >= 1),
  kind text not null check (kind in ('moved', 'commented', 'evidence')),
  from_state text check (from_state in ('awaiting-review', 'being-progressed', 'ready-for-review', 'returned', 'complete')),
  to_state text check (to_state in ('awaiting-review', 'being-progressed', 'ready-for-review', 'returned', 'complete')),
  words text not null check (length(btrim(words)) between 1 and 4000),
  evidence_kind text check (evidence_kind in ('figure', 'brief', 'assessment', 'document')),
  evidence_of uuid,
  evidence_reference text check (length(btrim(evidence_reference)) between 1 and 300),
  written_by uuid not null references guard.member(id),
  written_at timestamptz not null,
  unique (recommendation, place),
  check (num_nulls(from_state, to_state) = case when kind = 'moved' then 0 else 2 end),
  check ((kind = 'evidence') = (evidence_kind is not null)),
  check ((evidence_kind in ('figure', 'brief')) is not distinct from (case when evidence_kind is not null then evidence_of is not null end)),
  check ((evidence_kind in ('assessment', 'document')) is not distinct from
    (case when evidence_kind is not null then evidence_reference is not null end))
);

create table account.brief (
  id uuid primary key,
  state text not null check (state in ('draft', 'issued')),
  version integer not null check (version >= 1),
  once uuid not null,
  begun_by uuid not null references guard.member(id),
  begun_at timestamptz not null,
  -- Who wrote the version that stands.
  written_by uuid not null references guard.member(id),
  issued_by uuid references guard.member(id),
  issued_at timestamptz,
  unique (begun_by, once),
  check (num_nulls(issued_by, issued_at) = case when state = 'draft' then 2 else 0 end),
  -- INVARIANT: whoever wrote it does not issue it.
  check (issued_by <> written_by)
);
-- Every version whole, as it was read by whoever signed it off. INVARIANT: append-only.
create table account.brief_version (
  brief uuid not null references account.brief(id),
  version integer not null check (version >= 1),
  body text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
  written_by uuid not null references guard.member(id),
  written_at timestamptz not null,
  primary key (brief, version)
);

alter table account.snapshot enable row level security;
alter table account.snapshot force row level security;
create policy read on account.snapshot for select using (state = 'signed-off'
  or account.at_post('taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer', 'analyst'));
create policy taken on account.snapshot for insert with check (state = 'taken' and account.at_post('taskforce-lead'));
create policy settled on account.snapshot for update
  using (state = 'taken' and account.at_post('taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer'))
  with check (state in ('signed-off', 'declined'));

-- An agency claims, the inspector decides: he alone completes and returns, and he takes no step of an agency's.
alter table account.recommendation_entry enable row level security;
alter table account.recommendation_entry force row level security;
create policy read on account.recommendation_entry for select using (true);
create policy written on account.recommendation_entry for insert with check (
  case when kind = 'moved' then
    case when to_state in ('complete', 'returned') then account.at_post('inspector') and from_state = 'ready-for-review'
      else account.at_post('taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer') end
  when kind = 'commented' then account.at_post('taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer', 'inspector')
  else account.at_post('taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer') end);

alter table account.brief enable row level security;
alter table account.brief force row level security;
create policy read on account.brief for select using (state = 'issued'
  or account.at_post('taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer'));
create policy begun on account.brief for insert with check (state = 'draft' and account.at_post('taskforce-lead'));
create policy moved on account.brief for update
  using (state = 'draft' and account.at_post('taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer'))
  with check (state = 'issued' or account.at_post('taskforce-lead'));
alter table account.brief_version enable row level security;
alter table account.brief_version force row level security;
create policy read on account.brief_version for select using (
  account.at_post('taskforce-lead', 'tasking-coordinator', 'lead-responsible-officer')
  or exists (select 1 from account.brief b where b.id = brief and b.state = 'issued' and b.version = brief_version.version));
create policy written on account.brief_version for insert with check (account.at_post('taskforce-lead'));

grant select, insert on account.snapshot, account.recommendation_entry, account.brief, account.brief_version to breakwater_app;
grant update (state, settled_by, settled_at, settled_why) on account.snapshot to breakwater_app;
grant update (state, version, written_by, issued_by, issued_at) on account.brief to breakwater_app;
grant select, insert, update, delete on all tables in schema account to breakwater_keeper;

-- The declassifier of published statistics, one function for each figure: numbers by quarter and word, over everything that is held,
-- whoever asks. What it gives is suppressed before it is stored or shown (src/account/figures/count-for-publication.ts).
-- Row security is not passed over: the function shows itself every label and puts the setting back; a fault in between ends the transaction
-- or its savepoint, and the setting with it.
create function account.every_label() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(id order by id), '{}')::text from guard.label
$$;
revoke all on function account.every_label() from public;

create function account.quarter_of(day date) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select to_char(day, 'YYYY"-Q"Q')
$$;

-- Confirmed disruptions, each once, in the quarter in which it happened, by the grade that stands.
create function account.count_disruptions(first_day date, last_day date) returns table (quarter text, word text, n integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare seen text := coalesce(current_setting('app.visible', true), '');
begin
  if not account.at_post('taskforce-lead') then raise exception 'figures are frozen by the taskforce lead' using errcode = 'insufficient_privilege'; end if;
  perform set_config('app.visible', account.every_label(), true);
  return query
    select account.quarter_of(d.happened_on), d.standing_grade, count(*)::int from disrupt.disruption d
    where d.standing_grade is not null and d.happened_on between first_day and last_day
    group by 1, 2 order by 1, 2;
  perform set_config('app.visible', seen, true);
end $$;

-- Distinct events of operations that had ended by a day: what agencies last sent, and those that
-- somebody said are one count once, as the one that was recorded first (as src/disrupt/counting/distinct-events.ts does for a viewer).
create function account.count_operation_events(first_day date, last_day date, ended_by date)
returns table (quarter text, word text, n integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare seen text := coalesce(current_setting('app.visible', true), '');
begin
  if not account.at_post('taskforce-lead') then raise exception 'figures are frozen by the taskforce lead' using errcode = 'insufficient_privilege'; end if;
  perform set_config('app.visible', account.every_label(), true);
  return query
    with recursive event as (
      select e.id, e.kind, e.happened_on, e.recorded_at from disrupt.event e join disrupt.operation o on o.id = e.operation
      where o.last_day < ended_by and exists (
        select 1 from disrupt.involvement i
          join lateral (select max(v.number) as sent from disrupt.revision v where v.agency_return = i.agency_return) r on true
        where i.event = e.id and i.since_revision <= r.sent and (i.until_revision is null or i.until_revision > r.sent))
    ), tie as (
      select s.one, s.other from disrupt.same_event s join event a on a.id = s.one join event b on b.id = s.other
      where not exists (select 1 from disrupt.same_event_revoked v where v.same_event = s.id)
    ), both_ways as (
      select one, other from tie union select other, one from tie
    ), reached as (
      select e.id, e.id as other from event e
      union
      select r.id, t.other from reached r join both_ways t on t.one = r.other
    ), first as (
      select distinct on (r.id) r.id, o.kind, o.happened_on, o.id as leads from reached r join event o on o.id = r.other
      order by r.id, o.recorded_at, o.id
    )
    select account.quarter_of(f.happened_on), f.kind, count(*)::int from first f
    where f.leads = f.id and f.happened_on between first_day and last_day
    group by 1, 2 order by 1, 2;
  perform set_config('app.visible', seen, true);
end $$;
revoke all on function account.count_disruptions(date, date), account.count_operation_events(date, date, date) from public;
grant execute on function account.count_disruptions(date, date), account.count_operation_events(date, date, date) to breakwater_app;
