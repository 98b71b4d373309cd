package auth

import (
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"jalon/register"
)

// TooMany is the kind of a refusal by which somebody is asked to wait: its argument "seconds" says how long.
const TooMany register.RefusalKind = "too-many"

// One peer may try so many times in so long. No account is ever locked: a stranger could lock it.
const (
	tries  = 25
	within = 15 * time.Second
)

// limiter counts the tries of each peer.
type limiter struct {
	clock func() time.Time
	mu    sync.Mutex
	since time.Time
	count map[netip.Prefix]int
}

func newLimiter(clock func() time.Time) *limiter {
	return &limiter{clock: clock, count: map[netip.Prefix]int{}}
}

// admit counts a try, or refuses it. Counts begin again all together, so that they never take more room than the tries of
// one stretch of time.
func (l *limiter) admit(peer netip.Addr) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock()
	if now.Sub(l.since) >= within {
		l.since = now
		clear(l.count)
	}
	bits := 32
	if peer.Is6() {
		bits = 64 // what one subscriber is given
	}
	network, _ := peer.Prefix(bits)
	if l.count[network]++; l.count[network] > tries {
		return register.Refuse(TooMany, "auth.too-many", "seconds", int((within-now.Sub(l.since)).Seconds())+1)
	}
	return nil
}

// Knock counts a try to come in, and refuses it to who tried too often.
func (d *Door) Knock(r *http.Request) error {
	err := d.limiter.admit(d.peer(r))
	if err != nil {
		d.alarm("too many tries")
	}
	return err
}

// peer returns the address a request comes from. What X-Forwarded-For says is believed from the right, as far as trusted
// proxies wrote it.
func (d *Door) peer(r *http.Request) netip.Addr {
	port, _ := netip.ParseAddrPort(r.RemoteAddr)
	peer := port.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && d.trusts(peer); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		peer = hop.Unmap()
	}
	return peer
}

func (d *Door) trusts(peer netip.Addr) bool {
	for _, p := range d.Proxies {
		if p.Contains(peer) {
			return true
		}
	}
	return false
}
