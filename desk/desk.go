// Package desk is what people keep at hand before it is an act, or beside one: drafts of forms, and the papers that go with a
// meeting or a contract. None of it is in the log: a draft is forgotten when it is taken, a paper is known by its hash.
package desk

import (
	"context"
	"errors"
	"io"
	"net/url"
	"slices"
	"time"

	"jalon/register"
)

// Draft (brouillon) is a form that somebody began: what was typed, as it was typed. It is shared by all who could take its act,
// unless it is of one account.
type Draft struct {
	ID      string
	Account string        // that alone may see it; empty: it is shared
	Claim   string        // digest of the secret by which whoever comes in next takes it; empty: nobody has to
	Address string        // of the page of the form, without its language
	Kind    register.Kind // of the act; that of the whole form for a meeting
	Fields  url.Values
	Version int64       // 1, then one more each time it is kept
	By      register.ID // who kept it last; empty for whoever had not come in
	At      time.Time   // when
}

// How long a draft stays that nobody touches.
const (
	SharedLasts    = 180 * 24 * time.Hour
	OwnLasts       = 30 * 24 * time.Hour
	UnclaimedLasts = 24 * time.Hour // one that waits for whoever comes in
)

// ErrOvertaken is why a draft is not kept: somebody kept it since it was read.
var ErrOvertaken = errors.New("desk: somebody else kept this draft meanwhile")

// Drafts keeps drafts. Implementations are safe for concurrent use.
type Drafts interface {
	// Keep writes a draft over its last version: d.Version is the one that was read, 0 for a new draft. When another was kept
	// since, nothing is written and the error is [ErrOvertaken].
	Keep(ctx context.Context, d Draft) error
	// Draft returns one.
	Draft(ctx context.Context, id string) (d Draft, ok bool, err error)
	// DraftsFor lists those that are shared and those of an account, the last kept first.
	DraftsFor(ctx context.Context, account string) ([]Draft, error)
	// DropDraft forgets one; none is no error.
	DropDraft(ctx context.Context, id string) error
	// ClaimDraft makes a draft that waits for whoever comes in the draft of an account. It is claimed once.
	ClaimDraft(ctx context.Context, claim, account string) (id string, ok bool, err error)
	// Unclaimed counts the drafts that wait for whoever comes in.
	Unclaimed(ctx context.Context) (int, error)
	// ForgetDrafts forgets those that nobody touched for too long: see [SharedLasts].
	ForgetDrafts(ctx context.Context, now time.Time) error
}

// Changed lists the fields that two versions of a form do not fill alike, in order of their names.
func Changed(a, b url.Values) (names []string) {
	for name, values := range a {
		if !slices.Equal(filled(values), filled(b[name])) {
			names = append(names, name)
		}
	}
	for name, values := range b {
		if _, both := a[name]; !both && filled(values) != nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// filled leaves out what is empty: a field that is not there and an empty one are the same answer.
func filled(values []string) (all []string) {
	for _, v := range values {
		if v != "" {
			all = append(all, v)
		}
	}
	return all
}

// Paper (pièce jointe) is a file put with a thing of the register: the file of a meeting, the scan of a signed contract. Its bytes
// are known by their hash and never change: another version is another paper.
type Paper struct {
	ID         string
	About      register.ID
	SHA256     string // lowercase hexadecimal; of what is kept, which for a picture that all may read is not what was sent: see [Bare]
	Name       string // of the file, as it was sent
	Type       string // media type, as its bytes say
	Bytes      int64
	Restricted bool // for those who sit in the body concerned
	By         register.ID
	At         time.Time
	Withdrawn  time.Time // zero while it is listed
}

// Bared reports whether a paper is a picture that was made again without what it said besides what is seen: one that all may read.
func (p Paper) Bared() bool { return !p.Restricted && IsPicture(p.Type) }

// Papers keeps papers. Implementations are safe for concurrent use.
type Papers interface {
	// PutPaper reads a file to its end and keeps it, all or nothing; the paper it returns has its hash and its size. The same
	// bytes are kept once, however many papers they are.
	PutPaper(ctx context.Context, p Paper, content io.Reader) (Paper, error)
	// PapersOf lists the papers put with a thing, in order of coming.
	PapersOf(ctx context.Context, about register.ID) ([]Paper, error)
	// Paper returns one by its name.
	Paper(ctx context.Context, id string) (p Paper, ok bool, err error)
	// OpenPaper reads the bytes of a hash.
	OpenPaper(ctx context.Context, sha256 string) (io.ReadCloser, error)
	// WithdrawPaper takes a paper off the list. Its bytes stay, for an act may have cited them.
	WithdrawPaper(ctx context.Context, id string, at time.Time) error
}
