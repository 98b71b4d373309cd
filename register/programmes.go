package register

import "jalon/programme"

// Programme (programme) is a programme opened by an act, with the rules it was opened under.
type Programme struct {
	ID     ID
	Pack   *programme.Pack
	Hash   string // SHA-256 of the pack's text, in hexadecimal
	Opened Day
	Act    int64
	Phases []PhaseRun // in the order they opened
}

// PhaseRun (déroulement d'une phase) holds the days a phase really opened and closed; the pack holds the planned ones.
type PhaseRun struct {
	ID       string
	Opened   Day
	Closed   Day // None while it runs
	OpenedBy int64
	ClosedBy int64
}

// Run returns the run of a phase, or nil when it never opened.
func (p *Programme) Run(phase string) *PhaseRun {
	for i := range p.Phases {
		if p.Phases[i].ID == phase {
			return &p.Phases[i]
		}
	}
	return nil
}

// Orientation (orientation stratégique) is a direction a body sets for the territories it covers.
type Orientation struct {
	Body  ID
	Title string
	Text  string
	On    Day
	Act   int64
}

// Information (diffusion d'information) is a piece of news published to some levels.
type Information struct {
	Body   ID
	Title  string
	Text   string
	Levels []string // levels of the programme it is addressed to; empty: the public
	On     Day
	Act    int64
}

// Portrait (portrait économique) is a frozen edition of a territory's portrait, attached to a committee's file.
type Portrait struct {
	ID        ID
	Territory ID
	Edition   string
	Publisher ID     // organisation
	Hash      string // SHA-256 of the published document
	Meeting   ID     // the meeting it was made for, if any
	On        Day
	Act       int64
}
