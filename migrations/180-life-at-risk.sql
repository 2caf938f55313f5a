-- Somebody's life is at risk: alarms, the steps that answer them, and the record that one is about.
-- INVARIANT: nothing here stands in the way of raising: the words carry a label of their own, whatever the record they came from carries.
create schema life_at_risk;
grant usage on schema life_at_risk to breakwater_app, breakwater_keeper, breakwater_auditor;

create table life_at_risk.alarm (
  id uuid primary key,
  label integer not null references guard.label(id),
  danger text not null check (length(btrim(danger)) > 0),
  raised_by uuid not null references guard.member(id),
  raised_agency text not null references guard.agency(code),
  raised_at timestamptz not null,
  -- When it reached everybody; later than it was raised where it had to be kept sealed on one server first.
  kept_at timestamptz not null,
  unique (id, label)
);
create index alarm_newest on life_at_risk.alarm (raised_at, id);
create index alarm_own on life_at_risk.alarm (raised_by, raised_at);

-- INVARIANT: append-only. The place is how many steps were taken before: two officers cannot answer the same page.
create table life_at_risk.step (
  id uuid primary key,
  alarm uuid not null,
  alarm_label integer not null,
  place integer not null check (place >= 0),
  stage text not null check (stage in ('acknowledged', 'acting', 'not-acting', 'closed')),
  -- Why it is acted on or not, or what was done; who takes an alarm on says nothing yet.
  words text not null default '',
  taken_by uuid not null references guard.member(id),
  taken_at timestamptz not null,
  unique (alarm, place),
  check (stage = 'acknowledged' or length(btrim(words)) > 0),
  foreign key (alarm, alarm_label) references life_at_risk.alarm (id, label) on update cascade on delete cascade
);

-- The record an alarm came from: seen by who sees both, so that an alarm tells nobody that a record is there.
create table life_at_risk.about (
  alarm uuid primary key,
  alarm_label integer not null,
  record uuid not null,
  record_label integer not null,
  foreign key (alarm, alarm_label) references life_at_risk.alarm (id, label) on update cascade on delete cascade,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index about_record on life_at_risk.about (record);

select ground.fence('life_at_risk.alarm', 'label');
select ground.fence('life_at_risk.step', 'alarm_label');
select ground.fence('life_at_risk.about', 'alarm_label', 'record_label');
grant select, insert on life_at_risk.alarm, life_at_risk.step, life_at_risk.about to breakwater_app;
grant select, insert, update, delete on all tables in schema life_at_risk to breakwater_keeper;
