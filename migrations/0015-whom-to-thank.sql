-- Who logged or finished something in a span, and which organisations did: whom a summary thanks.
create index progress_by_person on progress (coalition_id, person_id, at);
create index item_by_doer on item (coalition_id, done_by, done_at);
create index item_by_organisation on item (coalition_id, organisation, done_at) where organisation is not null;
