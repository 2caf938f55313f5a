-- Persons have a fourth model, and what is compared of a person is made otherwise: a place that a row names beside him is no home of his, and
-- the capacity in which a register lists him counts. What every source holds gets keys and features anew, and is compared again.
reset role;
select ground.enqueue_all('renew-keys', array(select id from collect.source order by id));
set local role breakwater_owner;
