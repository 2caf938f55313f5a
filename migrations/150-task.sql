-- Who is asked to do what by when, and did they agree? A tasking is written once; what becomes of it is a row of steps that only grows.
create schema task;
grant usage on schema task to breakwater_app, breakwater_keeper, breakwater_auditor;

create table task.tasking (
  id uuid primary key,
  label integer not null references guard.label(id),
  title text not null check (length(btrim(title)) between 1 and 200),
  -- What the agency is asked to do.
  wanted text not null check (length(btrim(wanted)) > 0),
  -- A code of reference/strategic-priorities.yaml: configurable, and kept as it was when the tasking was sent.
  priority text not null check (length(btrim(priority)) > 0),
  level text not null check (level in ('local', 'regional', 'national')),
  kind text not null check (kind in ('enforcement', 'safeguarding')),
  necessity text not null check (length(btrim(necessity)) > 0),
  proportionality text not null check (length(btrim(proportionality)) > 0),
  asker text not null references guard.agency(code),
  asked text not null references guard.agency(code),
  answer_by date not null,
  due date not null,
  sent_by uuid not null references guard.member(id),
  sent_at timestamptz not null,
  -- Made when the form is shown: the same form sent twice is the same tasking. Each writer has his own.
  once uuid not null,
  unique (sent_by, once),
  unique (id, label),
  unique (id, kind),
  check (asker <> asked),
  check (due >= answer_by)
);
create index tasking_label on task.tasking (label, due);

-- INVARIANT: one step a place. Two officers who answer the same form meet on it, and the later one is told that it has moved on.
create table task.step (
  tasking uuid not null references task.tasking(id) on delete cascade,
  place integer not null check (place >= 0),
  act text not null check (act in (
    'send', 'accept', 'decline', 'start', 'complete', 'give-up', 'escalate', 'ask-again', 'relieve', 'send-on', 'withdraw')),
  -- The state that the step leads to.
  state text not null check (state in (
    'sent', 'accepted', 'under-way', 'escalated', 'declined', 'not-completed', 'completed', 'withdrawn', 'sent-on')),
  side text not null check (side in ('asker', 'asked', 'coordinator', 'arbiter')),
  -- The reason, the decision or the result.
  words text not null default '',
  to_post text,
  to_agency text references guard.agency(code),
  due date,
  answer_by date,
  done_by uuid not null references guard.member(id),
  done_at timestamptz not null,
  primary key (tasking, place),
  check (act in ('send', 'accept', 'start') or length(btrim(words)) > 0),
  check (act <> 'escalate' or (to_post is not null and to_agency is not null)),
  check ((place = 0) = (act = 'send'))
);

-- The group a tasking is about: seen by who sees both.
create table task.about_group (
  tasking uuid primary key,
  tasking_label integer not null,
  crime_group uuid not null,
  group_label integer not null,
  foreign key (tasking, tasking_label) references task.tasking (id, label) on update cascade on delete cascade,
  foreign key (crime_group, group_label) references understand.crime_group (id, label) on update cascade on delete cascade
);
create index about_group_group on task.about_group (crime_group, tasking_label);

-- The records a tasking rests on: each is seen by who sees both.
create table task.rests_on (
  tasking uuid not null,
  tasking_label integer not null,
  kind text not null,
  record uuid not null,
  record_label integer not null,
  primary key (tasking, record),
  foreign key (tasking, tasking_label) references task.tasking (id, label) on update cascade on delete cascade,
  foreign key (tasking, kind) references task.tasking (id, kind) on delete cascade,
  foreign key (record, record_label) references collect.record (id, label) on update cascade on delete cascade
);
create index rests_on_record on task.rests_on (record, tasking_label);

-- What was asked of another agency after this one declined: seen by who sees both.
create table task.sent_on (
  tasking uuid primary key,
  tasking_label integer not null,
  next uuid not null,
  next_label integer not null,
  foreign key (tasking, tasking_label) references task.tasking (id, label) on update cascade on delete cascade,
  foreign key (next, next_label) references task.tasking (id, label) on update cascade on delete cascade
);
create index sent_on_next on task.sent_on (next, tasking_label);

select ground.fence('task.tasking', 'label');
select ground.fence_with('task.step', 'tasking', 'task.tasking');
select ground.fence('task.about_group', 'tasking_label', 'group_label');
select ground.fence('task.rests_on', 'tasking_label', 'record_label');
select ground.fence('task.sent_on', 'tasking_label', 'next_label');

-- INVARIANT: whoever needs protection is never what an enforcement tasking rests on. It cannot be written down; and somebody who comes to
-- need protection afterwards is seen in none from then on.
create policy never_a_target on task.rests_on as restrictive
  using (kind = 'safeguarding' or exists (select 1 from guard.label l where l.id = record_label and l.protected = 'none'))
  with check (kind = 'safeguarding' or exists (select 1 from guard.label l where l.id = record_label and l.protected = 'none'));

grant select, insert on all tables in schema task to breakwater_app;
-- Whoever escalates to a post elsewhere lets that agency read the tasking too; nothing else of it is ever written anew.
grant update (label) on task.tasking to breakwater_app;
grant select, insert, update, delete on all tables in schema task to breakwater_keeper;
