-- What agencies hold. A record is one agency's account of one thing: a head, and versions whose content is never edited.
create schema collect;
grant usage on schema collect to breakwater_app, breakwater_intake, breakwater_resolver, breakwater_keeper, breakwater_auditor;

create table collect.source (
  id uuid primary key,
  name text not null unique collate "C",
  agency text not null references guard.agency(code),
  title text not null,
  system text not null,
  agreement text not null references guard.agreement(id),
  label integer not null references guard.label(id),
  synthetic boolean not null,
  description_sha256 bytea not null
);

create table collect.delivery (
  id uuid primary key,
  source uuid not null references collect.source(id),
  fingerprint bytea not null,
  kind text not null check (kind in ('full', 'delta')),
  as_of timestamptz not null,
  state text not null check (state in ('received', 'applying', 'applied', 'waiting', 'refused')),
  counts jsonb not null default '{}',
  received_at timestamptz not null,
  ended_at timestamptz,
  unique (source, fingerprint)
);

create table collect.rejection (
  delivery uuid not null references collect.delivery(id) on delete cascade,
  place integer not null,
  kind text not null,
  file text not null,
  line integer,
  column_name text,
  reason text not null,
  mend text not null,
  row_sha256 bytea,
  primary key (delivery, place)
);

create table collect.record (
  id uuid primary key,
  source uuid not null references collect.source(id),
  key text not null collate "C",
  unit text not null collate "C",
  kind text not null check (kind in (
    'person', 'organisation', 'vehicle', 'vessel', 'engine', 'phone', 'account', 'document', 'money', 'place', 'device', 'consignment', 'event', 'link'
  )),
  label integer not null references guard.label(id),
  version integer not null check (version > 0),
  restricted boolean not null default false,
  withdrawn_at timestamptz,
  delivery uuid references collect.delivery(id),
  unique (source, key),
  unique (id, label)
);
create index record_unit on collect.record (source, unit);

create table collect.version (
  record uuid not null,
  label integer not null,
  version integer not null check (version > 0),
  properties jsonb not null,
  content_sha256 bytea not null,
  grade text check (grade ~ '^[1-3][A-E][PC]$'),
  instructions text,
  basis text not null check (basis in ('fact', 'assessment')),
  true_from timestamptz,
  learnt_at timestamptz not null,
  primary key (record, version),
  foreign key (record, label) references collect.record (id, label) on update cascade on delete cascade
);

-- A link is a record with two ends; it keeps its own label and both ends', and is seen only by who sees all three.
create table collect.link (
  record uuid primary key,
  label integer not null,
  type text not null check (type in (
    'uses', 'owns', 'travelled-in', 'met', 'paid', 'member-of', 'seen-at', 'lives-at', 'works-at', 'located-at', 'launched-at', 'landed-at',
    'involved-in', 'keeper-of', 'related-to', 'called', 'sent-to', 'contains', 'fitted-to', 'booked', 'runs', 'same-entry'
  )),
  from_record uuid not null,
  from_label integer not null,
  to_record uuid not null,
  to_label integer not null,
  foreign key (record, label) references collect.record (id, label) on update cascade on delete cascade,
  foreign key (from_record, from_label) references collect.record (id, label) on update cascade on delete cascade,
  foreign key (to_record, to_label) references collect.record (id, label) on update cascade on delete cascade
);
create index link_from on collect.link (from_record);
create index link_to on collect.link (to_record);

-- The keys that find duplicates and answer searches, in slots of (key, label): a search touches only slices that its viewer may see.
create table collect.posting (
  slot bigint not null,
  key text not null collate "C",
  label integer not null,
  kind text not null,
  record uuid not null,
  foreign key (record, label) references collect.record (id, label) on update cascade on delete cascade
);
create index posting_slot on collect.posting (slot);
create index posting_record on collect.posting (record);
-- For the resolver alone, which sees every label that may be compared; a search never names the key in its condition.
create index posting_key on collect.posting (key);

-- What the resolver may read of a record: cleaned comparable values, no words.
create table collect.feature (
  record uuid primary key,
  label integer not null,
  kind text not null,
  source uuid not null,
  features jsonb not null,
  foreign key (record, label) references collect.record (id, label) on update cascade on delete cascade
);

-- Keyed fingerprints of what was expunged, so that the next delivery does not bring it back; they name nobody.
create table collect.suppression (
  fingerprint bytea primary key,
  since timestamptz not null
);

-- What stands where an expunged record stood: that there was one, and when it went.
create table collect.tombstone (
  record uuid primary key,
  expunged_at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['record', 'version', 'posting', 'feature'] loop
    execute format('alter table collect.%I enable row level security', t);
    execute format('alter table collect.%I force row level security', t);
    execute format($p$create policy seen on collect.%I
      using (label = any ((select nullif(current_setting('app.visible', true), ''))::int[]))
      with check (label = any ((select nullif(current_setting('app.visible', true), ''))::int[]))$p$, t);
  end loop;
end $$;

alter table collect.link enable row level security;
alter table collect.link force row level security;
create policy seen on collect.link
  using (label = any ((select nullif(current_setting('app.visible', true), ''))::int[])
    and from_label = any ((select nullif(current_setting('app.visible', true), ''))::int[])
    and to_label = any ((select nullif(current_setting('app.visible', true), ''))::int[]))
  with check (label = any ((select nullif(current_setting('app.visible', true), ''))::int[])
    and from_label = any ((select nullif(current_setting('app.visible', true), ''))::int[])
    and to_label = any ((select nullif(current_setting('app.visible', true), ''))::int[]));

-- A delivery and its rejected rows are the holding agency's own affair.
alter table collect.delivery enable row level security;
alter table collect.delivery force row level security;
create policy own on collect.delivery
  using (exists (select 1 from collect.source s where s.id = source and s.agency = (select nullif(current_setting('app.agency', true), ''))))
  with check (exists (select 1 from collect.source s where s.id = source and s.agency = (select nullif(current_setting('app.agency', true), ''))));
alter table collect.rejection enable row level security;
alter table collect.rejection force row level security;
create policy own on collect.rejection using (exists (select 1 from collect.delivery d where d.id = delivery))
  with check (exists (select 1 from collect.delivery d where d.id = delivery));

grant select on collect.source to breakwater_app, breakwater_intake, breakwater_resolver, breakwater_auditor;
grant insert, update on collect.source to breakwater_intake;
grant select, insert, update, delete on collect.record, collect.version, collect.link, collect.posting, collect.feature to breakwater_app, breakwater_intake;
grant select, insert, update, delete on collect.delivery, collect.rejection to breakwater_intake;
grant select on collect.delivery, collect.rejection to breakwater_app;
grant select on collect.suppression to breakwater_intake, breakwater_app;
grant select on collect.posting, collect.feature to breakwater_resolver;
-- The resolver reads which version it compared, never a version's content or a source's key.
grant select (id, kind, label, version, restricted, withdrawn_at) on collect.record to breakwater_resolver;
grant select, insert, update, delete on all tables in schema collect to breakwater_keeper;
