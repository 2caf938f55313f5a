-- Reviewing: what a verdict needs to stand, what comes to a second person, and the queue in the order of what a decision would change.

-- 'verdict': given with everything in view. 'blind': the second reading, given without the first. 'settling': by a third, over two who differ.
alter table resolve.judgement add column manner text not null default 'verdict' check (manner in ('verdict', 'blind', 'settling'));
-- A number between 0 and 1 that follows from the two ids alone: which pairs are read twice is drawn by it, and by nobody.
alter table resolve.judgement add column draw double precision check (draw >= 0 and draw < 1);

/*
 * Whether two records lie on two sides of a line that one person alone may not join: somebody who needs protection and somebody who does
 * not, or handling P and handling C (decision 0014). A debrief label says where a thing was told, and counts for people alone.
 */
create function resolve.crosses(left_label integer, right_label integer, kind text) returns boolean
  language sql stable parallel safe set search_path = guard, pg_temp as $$
  select l.handling <> r.handling
    or (l.protected <> r.protected and (kind = 'person' or l.protected in ('victim', 'witness', 'child') or r.protected in ('victim', 'witness', 'child')))
  from guard.label l, guard.label r where l.id = left_label and r.id = right_label
$$;
grant execute on function resolve.crosses to breakwater_app, breakwater_resolver, breakwater_keeper;

-- Whether somebody has said something of the pair that stands. Kept on the edge, so that the queue passes over nothing that was decided.
alter table resolve.edge add column judged boolean not null default false;
update resolve.edge e set judged = true where exists (
  select 1 from resolve.judgement j where j.left_record = e.left_record and j.right_record = e.right_record
    and not exists (select 1 from resolve.revocation v where v.judgement = j.id));

/*
 * What a decision on the pair would change by itself, before anything is known of what hangs together with it: how likely a match is, and
 * how open the question. The same as `worthOf` in worth-of-deciding.ts; a test holds the two together.
 */
alter table resolve.edge add column worth double precision not null generated always as (
  case when probability <= 0 or probability >= 1 then probability
    else probability * (1 - (probability * ln(probability) + (1 - probability) * ln(1 - probability)) / ln(2::double precision)) end) stored;

-- Security definer: the judge may not write edges. INVARIANT: row security still stands (FORCE), so nothing is told beyond what its caller sees.
create function resolve.stands(of_left uuid, of_right uuid) returns boolean
  language sql stable security definer set search_path = resolve, pg_temp as $$
  select exists (select 1 from resolve.judgement j where j.left_record = of_left and j.right_record = of_right
    and not exists (select 1 from resolve.revocation v where v.judgement = j.id))
$$;

create function resolve.edge_found() returns trigger language plpgsql security definer set search_path = resolve, pg_temp as $$
begin
  -- What was said so in a backup stays said: whoever restores it sees no judgement through row security.
  new.judged := new.judged or resolve.stands(new.left_record, new.right_record);
  return new;
end $$;
create trigger edge_found before insert on resolve.edge for each row execute function resolve.edge_found();

create function resolve.pair_judged() returns trigger language plpgsql security definer set search_path = resolve, pg_temp as $$
begin
  update resolve.edge set judged = true where left_record = new.left_record and right_record = new.right_record and not judged;
  return null;
end $$;
create trigger pair_judged after insert on resolve.judgement for each row execute function resolve.pair_judged();

create function resolve.judgement_revoked() returns trigger language plpgsql security definer set search_path = resolve, pg_temp as $$
begin
  update resolve.edge e set judged = resolve.stands(e.left_record, e.right_record)
    from resolve.judgement j where j.id = new.judgement and e.left_record = j.left_record and e.right_record = j.right_record;
  return null;
end $$;
create trigger judgement_revoked after insert on resolve.revocation for each row execute function resolve.judgement_revoked();

-- The queue is read slice by slice, the best of each first, and never a row that its reader does not see.
create index edge_open_slice on resolve.edge (left_label, right_label, worth desc, left_record, right_record) where not judged;
create index edge_open_kind_slice on resolve.edge (kind, left_label, right_label, worth desc, left_record, right_record) where not judged;
-- What waits for somebody again: doubts, contradictions, matches that need a second person, and what was drawn to be read twice.
create index judgement_slice on resolve.judgement (left_label, right_label, given_at);
create index judgement_doubted on resolve.judgement (left_label, right_label, given_at) where verdict = 'unsure';
create index judgement_again on resolve.judgement (left_label, right_label, given_at) where place > 0;
create index judgement_match_slice on resolve.judgement (left_label, right_label, given_at) where verdict = 'match';
create index judgement_drawn on resolve.judgement (left_label, right_label, draw) where draw is not null and manner = 'verdict';

-- Known-answer pairs (decision 0015). Their records are invented and lie in a file, in none of these tables. What is kept of the answers are
-- sums of a team and a month; who has had which pair is kept without what he answered, so that it comes to nobody twice.
create table resolve.known_tally (
  agency text not null references guard.agency(code),
  month date not null check (extract(day from month) = 1),
  pair text not null collate "C",
  verdict text not null check (verdict in ('match', 'no-match', 'unsure')),
  answers integer not null check (answers > 0),
  primary key (agency, month, pair, verdict)
);
create table resolve.known_had (
  member uuid not null references guard.member(id) on delete cascade,
  pair text not null collate "C",
  primary key (member, pair)
);
grant select, insert, update on resolve.known_tally to breakwater_app;
grant select, insert on resolve.known_had to breakwater_app;
grant select, insert, update, delete on resolve.known_tally, resolve.known_had to breakwater_keeper;
