-- The few records that are restricted, found at once: every proposal and every view leaves them out.
create index record_restricted on collect.record (id) where restricted;
