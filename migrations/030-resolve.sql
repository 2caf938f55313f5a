-- Nobody is merged: an edge is the model's proposal, a judgement is a person's verdict, a view is computed for whoever looks.
create schema resolve;
grant usage on schema resolve to breakwater_app, breakwater_resolver, breakwater_keeper, breakwater_auditor;

create table resolve.edge (
  left_record uuid not null,
  left_label integer not null,
  right_record uuid not null,
  right_label integer not null,
  kind text not null,
  model text not null,
  weight double precision not null,
  probability double precision not null check (probability between 0 and 1),
  found_at timestamptz not null,
  primary key (left_record, right_record),
  check (left_record < right_record),
  foreign key (left_record, left_label) references collect.record (id, label) on update cascade on delete cascade,
  foreign key (right_record, right_label) references collect.record (id, label) on update cascade on delete cascade
);
create index edge_right on resolve.edge (right_record);

-- INVARIANT: append-only. A verdict is seen by exactly those who see both records; its reason may carry a narrower label.
create table resolve.judgement (
  id uuid primary key,
  left_record uuid not null,
  left_label integer not null,
  right_record uuid not null,
  right_label integer not null,
  verdict text not null check (verdict in ('match', 'no-match', 'unsure')),
  reason text not null check (length(btrim(reason)) > 0),
  reason_label integer references guard.label(id),
  automatic boolean not null default false,
  given_by uuid references guard.member(id),
  purpose text not null,
  given_at timestamptz not null,
  -- How often the pair had been judged or a judgement revoked when this one was given: two officers cannot answer the same form.
  place integer not null,
  unique (left_record, right_record, place),
  check (left_record < right_record),
  check (automatic or given_by is not null),
  foreign key (left_record, left_label) references collect.record (id, label) on update cascade on delete cascade,
  foreign key (right_record, right_label) references collect.record (id, label) on update cascade on delete cascade
);
create index judgement_left on resolve.judgement (left_record);
create index judgement_right on resolve.judgement (right_record);

create table resolve.revocation (
  judgement uuid primary key references resolve.judgement(id) on delete cascade,
  why text not null check (length(btrim(why)) > 0),
  revoked_by uuid not null references guard.member(id),
  revoked_at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['edge', 'judgement'] loop
    execute format('alter table resolve.%I enable row level security', t);
    execute format('alter table resolve.%I force row level security', t);
    execute format($p$create policy seen on resolve.%I
      using (left_label = any ((select nullif(current_setting('app.visible', true), ''))::int[])
        and right_label = any ((select nullif(current_setting('app.visible', true), ''))::int[]))
      with check (left_label = any ((select nullif(current_setting('app.visible', true), ''))::int[])
        and right_label = any ((select nullif(current_setting('app.visible', true), ''))::int[]))$p$, t);
  end loop;
end $$;
alter table resolve.revocation enable row level security;
alter table resolve.revocation force row level security;
create policy seen on resolve.revocation using (exists (select 1 from resolve.judgement j where j.id = judgement))
  with check (exists (select 1 from resolve.judgement j where j.id = judgement));

grant select on resolve.edge to breakwater_app;
grant select, insert on resolve.judgement, resolve.revocation to breakwater_app;
grant select, insert, update, delete on resolve.edge to breakwater_resolver;
-- The one automatic judgement: exact strong identifiers inside one agency's own feed.
grant insert (id, left_record, left_label, right_record, right_label, verdict, reason, automatic, purpose, given_at, place) on resolve.judgement to breakwater_resolver;
grant select (left_record, right_record, automatic, verdict, place, left_label, right_label) on resolve.judgement to breakwater_resolver;
grant select, insert, update, delete on all tables in schema resolve to breakwater_keeper;
