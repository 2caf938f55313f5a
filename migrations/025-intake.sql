-- Deliveries on their way in. COPY cannot fill a table under row security (stack.md §2), so a delivery is first staged here: without row
-- security, open to the intake alone, not logged (what a crash loses is read again from the file), and gone when the delivery is settled.
create unlogged table collect.staged (
  delivery uuid not null,
  -- The order in the delivery: of the unit, and of the record or link in all of it.
  unit_place bigint not null,
  place bigint not null,
  file text not null,
  line integer not null,
  unit text not null collate "C",
  kind text not null,
  key text not null collate "C",
  is_shared boolean not null,
  label integer not null,
  properties jsonb not null,
  content_sha256 bytea not null,
  grade text,
  instructions text,
  basis text not null,
  true_from timestamptz,
  type text,
  from_key text collate "C",
  to_key text collate "C",
  -- What tells a shared thing under this row's label from the same under the usual one.
  suffix text not null collate "C",
  from_own text collate "C" generated always as (from_key || suffix) stored,
  to_own text collate "C" generated always as (to_key || suffix) stored,
  keys text[] not null,
  slots bigint[] not null,
  features jsonb,
  suppression bytea,
  -- Its record: a fresh id until it is known that the record is there already.
  record uuid not null,
  change text check (change in ('new', 'content', 'returned', 'label', 'ends', 'same')),
  -- Written by this same delivery, in an attempt that was broken off: it was counted then.
  is_from_before boolean,
  from_record uuid,
  to_record uuid,
  -- For a link: in which pass both ends were there.
  tied_in smallint
) with (fillfactor = 50);
-- The telling column stands first: with the delivery in front, a planner without statistics took any index for any question.
create unique index staged_by_place on collect.staged (place, delivery);
create index staged_by_unit_place on collect.staged (unit_place, delivery);
create index staged_by_key on collect.staged (key, delivery);
create index staged_by_unit on collect.staged (unit, delivery);

-- Rows that name a unit without staging it: taken back by the agency, or rejected, and then what is held of it stays as it is.
create unlogged table collect.staged_unit (
  delivery uuid not null,
  unit text not null collate "C",
  fate text not null check (fate in ('withdrawn', 'rejected'))
);
create index staged_unit_by_unit on collect.staged_unit (unit, delivery);

grant select, insert, update, delete on collect.staged, collect.staged_unit to breakwater_intake;
grant select, delete on collect.staged, collect.staged_unit to breakwater_keeper;

-- What is staged in a moment no planner knows of; only a table's owner may look it over, so this does for the intake.
create function collect.look_over_staged() returns void
language plpgsql security definer set search_path = collect, pg_temp as $$
begin
  analyze collect.staged (delivery, unit_place, place, unit, kind, key, is_shared, from_key, to_key);
  analyze collect.staged_unit;
end $$;
create function collect.look_over_records() returns void
language plpgsql security definer set search_path = collect, pg_temp as $$
begin
  analyze collect.record;
  analyze collect.version (record, label, version);
  analyze collect.link;
  analyze collect.posting;
  analyze collect.feature (record, label, kind, source);
end $$;
revoke all on function collect.look_over_staged(), collect.look_over_records() from public;
grant execute on function collect.look_over_staged(), collect.look_over_records() to breakwater_intake;

-- A thing whose identity is its value, given by many rows: it belongs to no row, and goes when the last link to it goes.
alter table collect.record add column is_shared boolean not null default false;

-- A full delivery that leaves out more than it may withdraw by itself: these records wait for a person of the agency.
create table collect.waiting_withdrawal (
  delivery uuid not null references collect.delivery(id) on delete cascade,
  record uuid not null references collect.record(id) on delete cascade,
  primary key (delivery, record)
);
create index waiting_withdrawal_record on collect.waiting_withdrawal (record);

create table collect.withdrawal_decision (
  delivery uuid primary key references collect.delivery(id) on delete cascade,
  decision text not null check (decision in ('withdraw', 'keep')),
  reason text not null check (length(btrim(reason)) > 0),
  decided_by uuid not null references guard.member(id),
  decided_at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['waiting_withdrawal', 'withdrawal_decision'] loop
    execute format('alter table collect.%I enable row level security', t);
    execute format('alter table collect.%I force row level security', t);
    execute format($p$create policy own on collect.%I using (exists (select 1 from collect.delivery d where d.id = delivery))
      with check (exists (select 1 from collect.delivery d where d.id = delivery))$p$, t);
  end loop;
end $$;

grant select, insert, update, delete on collect.waiting_withdrawal to breakwater_intake;
grant select on collect.waiting_withdrawal, collect.withdrawal_decision to breakwater_app;
grant select on collect.withdrawal_decision to breakwater_intake;
grant insert on collect.withdrawal_decision to breakwater_app;
grant select, insert, update, delete on collect.waiting_withdrawal, collect.withdrawal_decision to breakwater_keeper;
