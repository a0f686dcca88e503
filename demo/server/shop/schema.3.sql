-- Keys the fingerprints of people, so that those of two shops never meet; each shop gets its own, 244 random bits.
alter table shops add column fingerprint_key text not null default gen_random_uuid()::text || gen_random_uuid()::text;
