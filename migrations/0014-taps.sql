-- A ballot remembers by itself which taps it was made of, as keyed hashes: a delivery that comes again is
-- known without a row anywhere that names a person and came at the same moment.

alter table ballot add column taps text not null default '';
