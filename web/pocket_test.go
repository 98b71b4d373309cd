package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"sync"
	"time"

	"jalon/desk"
	"jalon/register"
)

// pocket is a desk in memory, for tests of what uses one.
type pocket struct {
	mu     sync.Mutex
	drafts map[string]desk.Draft
	papers []desk.Paper
	bytes  map[string][]byte
}

// withDesk gives a world a desk.
func (w *world) withDesk() *pocket {
	p := &pocket{drafts: map[string]desk.Draft{}, bytes: map[string][]byte{}}
	w.options.Drafts, w.options.Papers = p, p
	return p
}

func cloned(v url.Values) url.Values {
	all := maps.Clone(v)
	for name, values := range all {
		all[name] = slices.Clone(values)
	}
	return all
}

func (p *pocket) Keep(_ context.Context, d desk.Draft) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if was := p.drafts[d.ID]; was.Version != d.Version {
		return desk.ErrOvertaken
	}
	d.Version++
	d.Fields = cloned(d.Fields)
	p.drafts[d.ID] = d
	return nil
}

func (p *pocket) Draft(_ context.Context, id string) (desk.Draft, bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	d, ok := p.drafts[id]
	d.Fields = cloned(d.Fields)
	return d, ok, nil
}

func (p *pocket) DraftsFor(_ context.Context, account string) (all []desk.Draft, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, d := range p.drafts {
		if d.Claim == "" && (d.Account == "" || d.Account == account) {
			all = append(all, d)
		}
	}
	return all, nil
}

func (p *pocket) DropDraft(_ context.Context, id string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.drafts, id)
	return nil
}

func (p *pocket) ClaimDraft(_ context.Context, claim, account string) (string, bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for id, d := range p.drafts {
		if claim != "" && d.Claim == claim {
			d.Claim, d.Account = "", account
			p.drafts[id] = d
			return id, true, nil
		}
	}
	return "", false, nil
}

func (p *pocket) Unclaimed(context.Context) (n int, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, d := range p.drafts {
		if d.Claim != "" {
			n++
		}
	}
	return n, nil
}

func (p *pocket) PutPaper(_ context.Context, one desk.Paper, content io.Reader) (desk.Paper, error) {
	text, err := io.ReadAll(content)
	if err != nil {
		return one, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	one.SHA256, one.Bytes = fmt.Sprintf("%x", sha256.Sum256(text)), int64(len(text))
	p.bytes[one.SHA256] = text
	p.papers = append(p.papers, one)
	return one, nil
}

func (p *pocket) PapersOf(_ context.Context, about register.ID) (all []desk.Paper, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, one := range p.papers {
		if one.About == about && one.Withdrawn.IsZero() {
			all = append(all, one)
		}
	}
	return all, nil
}

func (p *pocket) Paper(_ context.Context, id string) (desk.Paper, bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, one := range p.papers {
		if one.ID == id {
			return one, true, nil
		}
	}
	return desk.Paper{}, false, nil
}

func (p *pocket) OpenPaper(_ context.Context, sha256 string) (io.ReadCloser, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	text, ok := p.bytes[sha256]
	if !ok {
		return nil, errors.New("no such bytes")
	}
	return io.NopCloser(bytes.NewReader(text)), nil
}

func (p *pocket) WithdrawPaper(_ context.Context, id string, at time.Time) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.papers {
		if p.papers[i].ID == id {
			p.papers[i].Withdrawn = at
		}
	}
	return nil
}

func (p *pocket) ForgetDrafts(context.Context, time.Time) error { return nil }
