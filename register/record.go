package register

import (
	"encoding/json"
	"time"
)

// Record (enregistrement) is one act as the log keeps it: what the author proposed and what the register added.
// Its canonical bytes are the leaf of the log; they hold no personal data, only digests of sealed values.
type Record struct {
	Seq        int64           `json:"seq"`
	Kind       Kind            `json:"kind"`
	Effect     Day             `json:"effect"`
	Recorded   time.Time       `json:"recorded"`
	By         ID              `json:"by"`
	Under      ID              `json:"under,omitempty"`
	Through    ID              `json:"through,omitempty"`
	Body       ID              `json:"body,omitempty"`
	Decision   *Decision       `json:"decision,omitempty"`
	Grounds    string          `json:"grounds,omitempty"`
	Evidence   []Evidence      `json:"evidence,omitempty"`
	Late       bool            `json:"late,omitempty"`
	Fictitious bool            `json:"fictitious,omitempty"`
	Act        json.RawMessage `json:"act"`

	fields map[string]any // of the act, once they were read
}

// Evidence (pièce) is what proves an act: a document by its hash, or a public source by its address.
type Evidence struct {
	Label  string `json:"label"`
	URL    string `json:"url,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
}

// Decision (point de l'ordre du jour) is the item of a meeting at which an act was taken. The act is the decision.
// For, Against and Abstain list the persons who voted so, when the vote was recorded; by consensus they are empty.
type Decision struct {
	Meeting ID   `json:"meeting"`
	Item    int  `json:"item"`
	For     []ID `json:"for,omitempty"`
	Against []ID `json:"against,omitempty"`
	Abstain []ID `json:"abstain,omitempty"`
}

// stamp returns what the register added to the act.
func (r *Record) stamp() Stamp {
	return Stamp{
		Seq: r.Seq, Effect: r.Effect, Recorded: r.Recorded, By: r.By, Under: r.Under, Through: r.Through, Body: r.Body,
		Decision: r.Decision, Founded: founded(r.Grounds, r.Evidence), Late: r.Late, Fictitious: r.Fictitious,
	}
}

// founded reports whether an act rests on something that can be read.
func founded(grounds string, evidence []Evidence) bool { return grounds != "" || len(evidence) > 0 }
