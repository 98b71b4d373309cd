package store

import (
	"context"
	"net/url"
	"time"

	"jalon/desk"
)

var _ desk.Drafts = (*Store)(nil)

const (
	draftColumns  = `id, account, claim, address, kind, fields, version, author, kept`
	insertDraft   = `insert into draft (` + draftColumns + `) values ($1, $2, $3, $4, $5, $6, 1, $7, $8)`
	updateDraft   = `update draft set fields = $3, version = version + 1, author = $4, kept = $5 where id = $1 and version = $2`
	selectDraft   = `select ` + draftColumns + ` from draft where id = $1`
	selectDrafts  = `select ` + draftColumns + ` from draft where claim = '' and (account = '' or account = $1) order by kept desc, id`
	deleteDraft   = `delete from draft where id = $1`
	claimDraft    = `update draft set account = $2, claim = '' where claim = $1 and claim <> '' returning id`
	countUnclaims = `select count(*) from draft where claim <> ''`

	forgetDrafts = `delete from draft where kept < $1 or kept < $2 and account <> '' or kept < $3 and claim <> ''`
)

// Keep implements desk.Drafts.
func (s *Store) Keep(ctx context.Context, d desk.Draft) error {
	if d.Version == 0 {
		_, err := s.db.ExecContext(ctx, insertDraft, d.ID, d.Account, d.Claim, d.Address, string(d.Kind), d.Fields.Encode(), string(d.By), millis(d.At))
		if err != nil && s.engine.taken(err) {
			err = desk.ErrOvertaken
		}
		return err
	}
	done, err := s.db.ExecContext(ctx, updateDraft, d.ID, d.Version, d.Fields.Encode(), string(d.By), millis(d.At))
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return desk.ErrOvertaken
}

// ForgetDrafts implements desk.Drafts.
func (s *Store) ForgetDrafts(ctx context.Context, now time.Time) error {
	_, err := s.db.ExecContext(ctx, forgetDrafts, millis(now.Add(-desk.SharedLasts)), millis(now.Add(-desk.OwnLasts)), millis(now.Add(-desk.UnclaimedLasts)))
	return err
}

func scanDraft(row scanner) (d desk.Draft, err error) {
	var fields string
	var kept int64
	if err := row.Scan(&d.ID, &d.Account, &d.Claim, &d.Address, &d.Kind, &fields, &d.Version, &d.By, &kept); err != nil {
		return d, err
	}
	d.At = moment(kept)
	d.Fields, err = url.ParseQuery(fields)
	return d, err
}

// Draft implements desk.Drafts.
func (s *Store) Draft(ctx context.Context, id string) (desk.Draft, bool, error) {
	return found(scanDraft(s.db.QueryRowContext(ctx, selectDraft, id)))
}

// DraftsFor implements desk.Drafts.
func (s *Store) DraftsFor(ctx context.Context, account string) ([]desk.Draft, error) {
	return list(ctx, s.db, scanDraft, selectDrafts, account)
}

// DropDraft implements desk.Drafts.
func (s *Store) DropDraft(ctx context.Context, id string) error {
	_, err := s.db.ExecContext(ctx, deleteDraft, id)
	return err
}

// ClaimDraft implements desk.Drafts.
func (s *Store) ClaimDraft(ctx context.Context, claim, account string) (id string, ok bool, err error) {
	err = s.db.QueryRowContext(ctx, claimDraft, claim, account).Scan(&id)
	return found(id, err)
}

// Unclaimed implements desk.Drafts.
func (s *Store) Unclaimed(ctx context.Context) (n int, err error) {
	err = s.db.QueryRowContext(ctx, countUnclaims).Scan(&n)
	return n, err
}
