-- What people keep at hand before it is an act, or beside one. Moments are milliseconds since 1970, 0 for never.
create table draft (
	id      text primary key,
	account text not null,    -- that alone may see it; '' for a shared one
	claim   text not null,    -- digest of a secret; '' once somebody has the draft
	address text not null,
	kind    text not null,
	fields  text not null,    -- as a form is sent
	version bigint not null,
	author  text not null,    -- who kept it last, of the register
	kept    bigint not null
);
create unique index draft_claim on draft (claim) where claim <> '';
create index draft_account on draft (account, kept);

create table paper (
	id         text primary key,
	about      text not null,
	sha256     text not null,
	name       text not null,
	type       text not null,
	bytes      bigint not null,
	restricted boolean not null,
	author     text not null,
	sent       bigint not null,
	withdrawn  bigint not null
);
create index paper_about on paper (about, sent);
create index paper_sha256 on paper (sha256);

-- Where the bytes of a hash stand, among the pieces of contents.
create table paper_content (
	sha256  text primary key,
	content text not null,
	pieces  integer not null
);
