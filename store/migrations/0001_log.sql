-- The log: one row for each act, never updated, never deleted. leaf holds the canonical bytes, hash their RFC 6962 leaf
-- hash, key the idempotency key under which the act was proposed ('' for none).
create table act (
	seq  integer primary key,
	leaf bytea not null,
	hash bytea not null,
	key  text not null
);
create index act_key on act (key) where key <> '';

-- The signed checkpoints: one for each commit, named by the number of acts it covers.
create table checkpoint (
	size integer primary key,
	note text not null
);

-- The sealed values: personal texts of which the log holds only salted digests. A row is deleted by an act of erasure.
create table sealed (
	digest text primary key,
	salt   bytea not null,
	value  text not null
);
