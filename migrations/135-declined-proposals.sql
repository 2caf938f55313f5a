-- What the program proposed as a group and an agency declined: the same evidence does not come back to that agency.
create table understand.declined_proposal (
  id uuid primary key,
  -- The agency's own: another agency that declines the same has a row of its own.
  label integer not null references guard.label(id),
  rule text not null,
  -- A digest of the evidence as the officer saw it; other evidence is another proposal.
  fingerprint text not null collate "C",
  reason text not null check (length(btrim(reason)) > 0),
  declined_by uuid not null references guard.member(id),
  declined_at timestamptz not null,
  unique (label, fingerprint)
);
select ground.fence('understand.declined_proposal', 'label');
grant select, insert on understand.declined_proposal to breakwater_app;
grant select, insert, update, delete on understand.declined_proposal to breakwater_keeper;
