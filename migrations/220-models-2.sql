-- Persons, organisations and vessels have a second model, and half a serial is read otherwise: what is held is compared anew.
-- Keys and features are unchanged. The facts that brought the records in are put down once more; each job ends in the edges of the new model.
reset role;
select ground.enqueue_all('compare-records', array(
  select f.id from facts.fact f
  where f.kind in ('record-taken-in', 'record-corrected', 'record-relabelled')
    and exists (
      select 1 from collect.record r
      where r.id = any (f.records) and r.kind in ('person', 'organisation', 'engine', 'vessel')
    )
  order by f.happened_at, f.id
));
set local role breakwater_owner;
