-- How much hangs on one record is nothing the planner may go by: it counts what is hidden too, and a page that is planned by it takes another
-- time. With 100,000 hidden links on one record it found few distinct ends and read every visible link (skipping through the index of the
-- other end) in place of the record's own, and planned anew at each page what is else kept. Few to a record is what holds in the field.
alter table collect.link
  alter column from_record set (n_distinct = -0.3),
  alter column to_record set (n_distinct = -0.3);
alter table collect.version alter column record set (n_distinct = -0.7);
analyze collect.link (from_record, to_record);
analyze collect.version (record);
