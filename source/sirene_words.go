package source

import (
	"regexp"
	"slices"
	"sync"

	"jalon/naf"
)

// The outcome of a row: an establishment that counts is 0 and a key; else why it does not.
var outcomes = []string{"", "state.closed", "state.unknown", "siret.wrong", "commune.absent", "commune.masked", "commune.unknown", "activity.absent", "activity.unknown", "activity.other"}

const (
	counts = iota
	isClosed
	stateUnknown
	siretWrong
	communeAbsent
	communeMasked
	communeOdd
	activityAbsent
	activityUnknown
	activityOther
)

// sireneCodes are the codes of sizes; the first two employ nobody, the last stands for one that is damaged.
var sireneCodes = []string{"", "NN", "00", "01", "02", "03", "11", "12", "21", "22", "31", "32", "41", "42", "51", "52", "53", "?"}

var sireneBands = [18]string{"", "", "0", "1-2", "3-5", "6-9", "10-19", "20-49", "50-99", "100-199", "200-249", "250-499", "500-999", "1000-1999", "2000-4999", "5000-9999", "10000+", ""}

const damagedBand = 17

// subClassForm is that of a sub-class, in NAF rév. 2 as in NAF 2025.
var subClassForm = regexp.MustCompile(`^[0-9]{2}\.[0-9]{2}[A-Z]$`)

// word is what a text means in each of the columns it may be in.
type word struct {
	text    string
	commune int32 // number, or minus an outcome
	state   uint8 // an outcome
	band    uint8
	rev2    int32 // number of the activity in NAF rév. 2, -1 without
	other   int32 // number of the activity in NAF 2025
	names   naf.Nomenclature
}

// activityOf is the code of an activity with its nomenclature.
type activityOf struct {
	nomenclature naf.Nomenclature
	code         string
}

// words numbers the texts of the columns of few values. Number 0 is nothing.
type words struct {
	mu         sync.Mutex
	number     map[string]uint32
	all        []word
	communes   []string
	activities []activityOf
}

func newWords() *words {
	w := &words{number: map[string]uint32{}}
	w.of("")
	return w
}

// known is the words numbered so far; it does not change.
type known []word

func (w *words) known() known {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.all
}

// of returns the number of a text.
func (w *words) of(text string) uint32 {
	w.mu.Lock()
	defer w.mu.Unlock()
	n, ok := w.number[text]
	if !ok {
		n = uint32(len(w.all))
		w.number[text] = n
		w.all = append(w.all, w.meaning(text))
	}
	return n
}

// maxCommunes and maxActivities are what a key has room for.
const maxCommunes, maxActivities = 1<<16 - 1, 1 << 11

func (w *words) meaning(text string) word {
	m := word{text: text, names: naf.Named(text), rev2: -1, other: -1, state: stateUnknown}
	switch {
	case text == "":
		m.commune = -communeAbsent
	case text == "[ND]":
		m.commune = -communeMasked
	case communeForm.MatchString(text) && len(w.communes) < maxCommunes:
		m.commune = int32(len(w.communes))
		w.communes = append(w.communes, text)
	default:
		m.commune = -communeOdd
	}
	if text == "A" {
		m.state = counts
	} else if text == "F" {
		m.state = isClosed
	}
	m.band = damagedBand
	if i := slices.Index(sireneCodes, text); i >= 0 {
		m.band = uint8(i)
	}
	if code := naf.SubClass(text); subClassForm.MatchString(code) && len(w.activities)+2 <= maxActivities {
		if _, ok := naf.Find(naf.A732, code); ok {
			m.rev2 = int32(len(w.activities))
			w.activities = append(w.activities, activityOf{naf.Rev2, code})
		}
		m.other = int32(len(w.activities))
		w.activities = append(w.activities, activityOf{naf.Of2025, code})
	}
	return m
}

// classify says what becomes of a row: a key and 0, or the outcome that leaves it out.
func (k known) classify(b *batch, i int) (key uint32, outcome uint8) {
	if state := k[b.codes[1][i]].state; state != counts {
		return 0, state
	}
	if !soundSIRET(b.siret[i]) {
		return 0, siretWrong
	}
	commune := k[b.codes[0][i]].commune
	if commune < 0 {
		return 0, uint8(-commune)
	}
	activity := &k[b.codes[3][i]]
	number := activity.rev2
	switch k[b.codes[4][i]].names {
	case naf.Rev2:
	case naf.Of2025:
		number = activity.other
	default:
		if activity.text == "" {
			return 0, activityAbsent
		}
		return 0, activityOther
	}
	if number < 0 {
		if activity.text == "" {
			return 0, activityAbsent
		}
		return 0, activityUnknown
	}
	return uint32(commune)<<16 | uint32(number)<<5 | uint32(k[b.codes[2][i]].band), counts
}

// cell reads a key again.
func (w *words) cell(key uint32) (commune string, activity activityOf, band int) {
	return w.communes[key>>16], w.activities[key>>5&(maxActivities-1)], int(key & 31)
}

const laPoste = 356000000

// soundSIRET checks the key of a SIRET (Luhn), except those of La Poste, whose digits add up to a multiple of five; its head office
// follows the ordinary rule.
func soundSIRET(siret uint64) bool {
	post := siret/100000 == laPoste
	if siret < 1e9 {
		return false
	}
	var luhn, plain uint64
	for twice := false; siret > 0; twice = !twice {
		digit := siret % 10
		siret /= 10
		plain += digit
		if twice {
			if digit *= 2; digit > 9 {
				digit -= 9
			}
		}
		luhn += digit
	}
	return luhn%10 == 0 || post && plain%5 == 0
}
