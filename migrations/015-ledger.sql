-- The audit of collection, alteration, consultation, disclosure, combination, erasure (DPA 2018 s.62). Leaves are salted hashes;
-- bodies lie apart, and the records an entry is about lie apart again, each with its own salt, so that one record can be
-- erased from an entry and the leaf still verifies.
create schema ledger;
grant usage on schema ledger to breakwater_app, breakwater_intake, breakwater_resolver, breakwater_sealer, breakwater_auditor, breakwater_keeper;

create table ledger.entry (
  id uuid primary key,
  leaf bytea not null check (octet_length(leaf) = 32),
  written_at timestamptz not null default clock_timestamp()
);

create table ledger.body (
  entry uuid primary key references ledger.entry(id),
  salt bytea not null check (octet_length(salt) = 16),
  body jsonb not null check (body ->> 'verb' in ('collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure'))
);

create table ledger.about (
  entry uuid not null references ledger.entry(id),
  place integer not null,
  salt bytea not null check (octet_length(salt) = 16),
  record uuid not null,
  manner text not null check (manner in ('shown', 'asked', 'changed')),
  primary key (entry, place)
);
create index about_record on ledger.about (record);

-- The only way in. INVARIANT: no role but the owner can touch a leaf after it is written.
create function ledger.append(entries jsonb) returns void
language sql security definer set search_path = ledger, pg_temp as $$
  insert into ledger.entry (id, leaf)
    select (e ->> 'id')::uuid, decode(e ->> 'leaf', 'hex') from jsonb_array_elements(entries) e;
  insert into ledger.body (entry, salt, body)
    select (e ->> 'id')::uuid, decode(e ->> 'salt', 'hex'), e -> 'body' from jsonb_array_elements(entries) e;
  insert into ledger.about (entry, place, salt, record, manner)
    select (e ->> 'id')::uuid, a.place::int - 1, decode(a.part ->> 'salt', 'hex'), (a.part ->> 'record')::uuid, a.part ->> 'manner'
    from jsonb_array_elements(entries) e, jsonb_array_elements(e -> 'about') with ordinality a(part, place);
$$;
revoke all on function ledger.append(jsonb) from public;
grant execute on function ledger.append(jsonb) to breakwater_app, breakwater_intake, breakwater_resolver, breakwater_keeper;
grant select on all tables in schema ledger to breakwater_auditor, breakwater_sealer, breakwater_keeper;
-- The keeper erases bodies and parts, never a leaf; a restore into an empty instance writes all three.
grant delete on ledger.body, ledger.about to breakwater_keeper;
grant insert on ledger.entry, ledger.body, ledger.about to breakwater_keeper;

-- Facts: past-tense business events, written in the transaction of the change. A kind, record ids and label references:
-- no payload, no serial number; whoever hears of one reads under his own sight.
create schema facts;
grant usage on schema facts to breakwater_app, breakwater_intake, breakwater_resolver, breakwater_keeper;
create table facts.fact (
  id uuid primary key,
  kind text not null,
  records uuid[] not null,
  labels integer[] not null,
  happened_at timestamptz not null
);
alter table facts.fact enable row level security;
alter table facts.fact force row level security;
create policy seen on facts.fact using (labels <@ ((select nullif(current_setting('app.visible', true), '')))::int[]);
create policy written on facts.fact for insert with check (labels <@ ((select nullif(current_setting('app.visible', true), '')))::int[]);
grant select, insert on facts.fact to breakwater_app, breakwater_intake, breakwater_resolver;
grant select, insert, update, delete on facts.fact to breakwater_keeper;
