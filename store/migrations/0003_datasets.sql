-- Outside data sets as they were imported. A content stands in pieces under a name that is drawn for it: what replaces it
-- bears another, so that nobody ever reads a mixture.
create table dataset (
	id      text primary key,
	about   text not null,    -- the whole of source.Dataset, as JSON
	content text not null,
	pieces  integer not null
);

create table dataset_piece (
	content text not null,
	nth     integer not null, -- from 0
	bytes   bytea not null,
	primary key (content, nth)
);
