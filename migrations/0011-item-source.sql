-- The message that an item was made of: the way back to it.

alter table item add column source text;
