-- A row that follows another by its key is found by an index, however many rows there are that nobody here sees.
create index debrief_answer_record on collect.debrief_answer (record);
create index debrief_identity_record on collect.debrief_identity (record);
create index corroboration_record on evaluate.corroboration (record);
create index corroboration_by_record on evaluate.corroboration (by_record);
create index request_from_record on share.request_from (record);
create index asked_of_record on share.asked_of (record);
create index acknowledgement_record on share.acknowledgement (record);
create index moderation_harm on prioritise.moderation (harm_assessment);
create index same_event_other on disrupt.same_event (other);
create index disruption_same_as on disrupt.disruption (same_as);
create index compartment_member_member on guard.compartment_member (member);
create index session_member on guard.session (member);

-- Lists begin with the labels that their reader sees, and pass over nothing of another's.
create index crime_group_slice on understand.crime_group (label, name collate "C", id);
create index request_slice on share.request (label, asked_at desc, id);
create index release_slice on share.release (label, given_at desc, id);
create index operation_slice on disrupt.operation (label, first_day desc, id);
create index alarm_slice on life_at_risk.alarm (label, raised_at desc, id);
drop index collect.debrief_held;
create index debrief_slice on collect.debrief (label, held_at desc, id);
drop index disrupt.disruption_day;
create index disruption_slice on disrupt.disruption (group_label, happened_on desc, id);

-- A debrief, and what sends a report back, are written once; only what becomes of them is written later.
revoke update on collect.debrief, collect.report_return from breakwater_app;
grant update (label, state, stopped_why, ended_at, follow_up, followed_up_by, followed_up_at, version) on collect.debrief to breakwater_app;
grant update (mended_at) on collect.report_return to breakwater_app;
