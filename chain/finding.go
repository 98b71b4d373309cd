package chain

import "fmt"

// Code names what a verification found wrong. Codes never change: people and programs are told by them.
type Code string

// What can be wrong with a log, a checkpoint or a proof.
const (
	Gap          Code = "log.gap"              // acts First to Last are missing
	Repeated     Code = "log.repeated"         // act First comes again, or out of its place
	NotCanonical Code = "act.not-canonical"    // the bytes of act First are not in canonical form
	Altered      Code = "act.altered"          // the bytes of act First are not those of its leaf hash
	Unreadable   Code = "checkpoint.malformed" // the text is not that of a signed checkpoint
	BadSignature Code = "checkpoint.signature" // not signed by the key of the log
	Misplaced    Code = "checkpoint.misplaced" // it does not come in order, or is not of the size announced
	BadRoot      Code = "checkpoint.root"      // one at least of acts First to Last is not what was signed
	Unsigned     Code = "log.unsigned"         // acts First to Last are covered by no checkpoint
	Short        Code = "log.short"            // acts First to Last were signed and are gone
	Forked       Code = "log.forked"           // one at least of acts First to Last is not what was published
	RolledBack   Code = "log.rolled-back"      // acts First to Last were published and are gone

	BadProof    Code = "proof.malformed"    // the text is not that of a proof
	NoRecord    Code = "proof.no-record"    // the proof carries no act and none was given beside it
	NotCovered  Code = "proof.not-covered"  // the checkpoint does not reach act First
	NotIncluded Code = "proof.not-included" // the bytes given are not act First of the log
)

// Finding (anomalie) is the first thing wrong that a verification met.
type Finding struct {
	Code        Code
	First, Last int64 // the acts concerned, numbered from 1; 0 when none is
	Err         error // more, for an operator; may be nil
}

// Error says it in English; callers word it for people by its code.
func (f *Finding) Error() string {
	s := string(f.Code)
	switch {
	case f.First == 0:
	case f.First == f.Last:
		s += fmt.Sprintf(" at act %d", f.First)
	default:
		s += fmt.Sprintf(" within acts %d to %d", f.First, f.Last)
	}
	if f.Err != nil {
		s += ": " + f.Err.Error()
	}
	return s
}

// Unwrap returns Err.
func (f *Finding) Unwrap() error { return f.Err }
