package programme

// Votes (règle de vote) says how the bodies of a level vote. The zero Votes is the common rule: more than half of the votes
// cast, abstentions and blank papers aside; a tie rejects; a member holds one proxy at most.
type Votes struct {
	MoreThan Fraction `yaml:"more_than"` // the share wanted, strictly; half when none is set
	Base     Base     `yaml:"base"`
	Tie      string   `yaml:"tie"`            // "chair": in an open vote, that of who chairs prevails
	Proxies  int      `yaml:"proxies"`        // how many absent members one may vote for; one when none is set
	Sittings int      `yaml:"proxy_sittings"` // for how many sittings in a row a proxy is good; three when none is set
}

// Base (base de la majorité) says what the share of a majority is counted on.
type Base string

// The bases.
const (
	OfCast    Base = ""        // votes for and against
	OfPresent Base = "present" // members who are there, abstentions included
	OfSeated  Base = "seated"  // members in exercise, there or not
)

// ByChairTie makes the vote of who chairs prevail in a tie.
const ByChairTie = "chair"

// Passes reports whether some votes for are enough out of a base of votes. None is never enough.
func (v Votes) Passes(votes, base int) bool {
	share := v.MoreThan
	if share.Den == 0 {
		share = Fraction{1, 2}
	}
	return base > 0 && votes*share.Den > base*share.Num
}

// ProxyLasts returns for how many sittings in a row a proxy is good. Three is that of deliberating assemblies (code général
// des collectivités territoriales, article L. 2121-20).
func (v Votes) ProxyLasts() int {
	if v.Sittings == 0 {
		return 3
	}
	return v.Sittings
}

// MaxProxies returns how many proxies a member may hold.
func (v Votes) MaxProxies() int { return max(v.Proxies, 1) }
