package source

import (
	"regexp"
	"slices"
	"sync"

	"jalon/naf"
)

// The outcome of a row: it counts, or why it does not.
var outcomes = [...]string{"", "state.closed", "state.unknown", "siret.wrong", "commune.absent", "commune.masked", "commune.unknown", "activity.absent", "activity.unknown", "activity.other"}

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

// left is where the reasons begin: what a value means is below it, or left and the outcome of the row. A row that counts has a key:
// the number of its commune in the upper half, that of its activity, its size in the last five bits.
const left = 0xffff0000

const (
	maxCommunes   = left >> 16
	activityBits  = 11
	maxActivities = 1 << activityBits
	isOf2025      = 1 << 16 // set beside the number of an activity that is of NAF 2025
)

// sireneCodes are the codes of sizes; the first three employ nobody, the last stands for one that is damaged.
var sireneCodes = []string{"", "NN", "00", "01", "02", "03", "11", "12", "21", "22", "31", "32", "41", "42", "51", "52", "53", "?"}

var sireneBands = [18]string{"", "", "0", "1-2", "3-5", "6-9", "10-19", "20-49", "50-99", "100-199", "200-249", "250-499", "500-999", "1000-1999", "2000-4999", "5000-9999", "10000+", ""}

const firstEmployer, damagedBand = 3, 17

// The form of a sub-class in NAF rév. 2 as in NAF 2025, and that of the second, whose last letters are others on purpose.
var (
	subClassForm = regexp.MustCompile(`^[0-9]{2}\.[0-9]{2}[A-Z]$`)
	form2025     = regexp.MustCompile(`[GHJKLY]$`)
)

// activityOf is the code of an activity with its nomenclature.
type activityOf struct {
	nomenclature naf.Nomenclature
	code         string
}

// words numbers the communes and the activities that a file has.
type words struct {
	mu         sync.Mutex
	numbers    map[string]uint32
	communes   []string
	activities []activityOf
}

func newWords() *words { return &words{numbers: map[string]uint32{}} }

// meaning says what a text means in a column of [sireneColumns].
func (w *words) meaning(column int, text string) uint32 {
	switch column {
	case ofCommune:
		return w.commune(text)
	case ofState:
		if i := slices.Index([]string{"A", "F"}, text); i >= 0 {
			return []uint32{0, left | isClosed}[i]
		}
		return left | stateUnknown
	case ofBand:
		if i := slices.Index(sireneCodes, text); i >= 0 {
			return uint32(i)
		}
		return damagedBand
	case ofActivity:
		return w.activity(text)
	case ofNomenclature:
		switch naf.Named(text) {
		case naf.Rev2:
			return 0
		case naf.Of2025:
			return isOf2025
		}
		return left | activityOther
	}
	return map[string]uint32{"true": 1}[text] // head office
}

func (w *words) commune(text string) uint32 {
	if n, ok := w.known(text); ok && n < maxCommunes && len(text) == len("25056") { // not an activity
		return n << 16
	}
	switch {
	case text == "":
		return left | communeAbsent
	case text == "[ND]":
		return left | communeMasked
	case !communeForm.MatchString(text):
		return left | communeOdd
	}
	n := w.number(text, func() int { w.communes = append(w.communes, text); return len(w.communes) - 1 })
	if n >= maxCommunes {
		return left | communeOdd
	}
	return n << 16
}

func (w *words) activity(text string) uint32 {
	one := activityOf{naf.Rev2, naf.SubClass(text)}
	flag := uint32(0)
	if _, ok := naf.Find(naf.A732, one.code); !ok {
		one.nomenclature, flag = naf.Of2025, isOf2025
		if !subClassForm.MatchString(one.code) || !form2025.MatchString(one.code) {
			return left | map[bool]uint32{true: activityAbsent, false: activityUnknown}[text == ""]
		}
	}
	n := w.number(one.code, func() int { w.activities = append(w.activities, one); return len(w.activities) - 1 })
	if n >= maxActivities {
		return left | activityUnknown
	}
	return flag | n<<5
}

func (w *words) known(code string) (n uint32, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	n, ok = w.numbers[code]
	return n, ok
}

// number returns that of a code, which is given when it is met first.
func (w *words) number(code string, add func() int) uint32 {
	w.mu.Lock()
	defer w.mu.Unlock()
	n, ok := w.numbers[code]
	if !ok {
		n = uint32(add())
		w.numbers[code] = n
	}
	return n
}

// classify appends the key of each row, or left and why it does not count. Whether an establishment is closed comes before all else and
// is looked at last: no processor foresees it, and nothing waits for it.
func (b *batch) classify(to []uint32) []uint32 {
	to = append(to, b.codes[ofCommune][:b.n]...)
	keys := to[len(to)-b.n:]
	activities, nomenclatures, bands, states := b.codes[ofActivity], b.codes[ofNomenclature], b.codes[ofBand], b.codes[ofState]
	for i, commune := range keys {
		activity, names, state := activities[i], nomenclatures[i], states[i]
		key := commune | activity&^isOf2025 | bands[i]
		if max(commune, activity, names) >= left || activity&isOf2025 != names {
			key = flaw(commune, activity, names)
		}
		if state >= left {
			key = state
		}
		keys[i] = key
	}
	for i, siret := range b.number[:b.n] {
		if !soundSIRET(siret) && states[i] < left {
			keys[i] = left | siretWrong
		}
	}
	return to
}

// flaw returns why a row of an open establishment, of which the SIRET is sound, does not count.
func flaw(commune, activity, names uint32) uint32 {
	switch {
	case commune >= left:
		return commune
	case activity == left|activityAbsent:
		return activity
	case names >= left:
		return names
	case activity >= left:
		return activity
	}
	return left | activityUnknown
}
