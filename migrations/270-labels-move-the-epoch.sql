-- A label that is asked for and held already changes nothing: what moves the policy epoch is a row, and no longer the statement that would have
-- written one. Otherwise everybody's sight would be found anew after each report under old codes, and two who write at once would meet in it.
drop trigger label_moves on guard.label;
create trigger label_moves after insert or update or delete on guard.label for each row execute function guard.all_moved();
