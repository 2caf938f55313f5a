-- Persons have a third model: what is held is compared anew. The facts that brought persons in are put down once more; each job ends in the
-- edges of the new model. Features stand as they were made at intake: a record has the vehicle beside it, and a description no longer stands
-- for a name, from its next delivery or correction on.
reset role;
select ground.enqueue_all('compare-records', array(
  select f.id from facts.fact f
  where f.kind in ('record-taken-in', 'record-corrected', 'record-relabelled')
    and exists (select 1 from collect.record r where r.id = any (f.records) and r.kind = 'person')
  order by f.happened_at, f.id
));
set local role breakwater_owner;
