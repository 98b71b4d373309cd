package register

// Asking (demande d'avis) is a body that was asked for its opinion on an application.
type Asking struct {
	Of      ID
	On      Day
	Due     Day
	Silence string // what no answer by then counts as: "favourable", or nothing
	Act     int64
}

// Favourable is the sense of an opinion that is for.
const Favourable = "favourable"

// OpinionOf returns the opinion that a body holds on the application on a day: the last it gave, or what its silence counts
// as once its day is past. Deemed tells the second from the first; ok is false when there is neither.
func (a *Application) OpinionOf(body ID, on Day) (o Opinion, deemed, ok bool) {
	for _, one := range a.Opinions {
		if one.Body == body && one.On <= on {
			o, ok = one, true
		}
	}
	if ok {
		return o, false, true
	}
	for _, asked := range a.Asked {
		if asked.Of == body && asked.Silence != "" && asked.Due < on {
			return Opinion{Body: body, Sense: asked.Silence, On: asked.Due, Act: asked.Act}, true, true
		}
	}
	return Opinion{}, false, false
}
