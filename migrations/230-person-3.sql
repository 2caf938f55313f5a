-- Persons have a third model, and what is compared of a person is made otherwise: the vehicle named beside him counts, a description is no
-- name. What every source holds gets keys and features anew by a job of its own, and each record is compared again when its own are there.
reset role;
select ground.enqueue_all('renew-keys', array(select id from collect.source order by id));
set local role breakwater_owner;
