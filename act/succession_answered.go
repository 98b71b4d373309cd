package act

import (
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
)

// SuccessionAnswered (réponse à une succession administrative) answers what the law did to a member of a perimeter on a day:
// the perimeter follows the member, or keeps its communes; or the question is put to the committee, and stays open.
//
// It says what takes the place of the member, so that reading it again never depends on a later map. A change of the same
// member that came before is answered first.
type SuccessionAnswered struct {
	Territory id                  `json:"territory" fr:"Territoire" en:"Territory"`
	Member    string              `json:"member" fr:"Membre" en:"Member"`
	Day       day                 `json:"day" fr:"Jour du changement" en:"Day of the change"`
	Answer    register.Resolution `json:"answer" fr:"Réponse" en:"Answer"`
	Becomes   []perimeter.Member  `json:"becomes,omitempty" fr:"Prennent sa place" en:"Take its place"`
}

// Kind implements register.Act.
func (*SuccessionAnswered) Kind() kind { return "succession.answered" }

// Power is that of the body that adapts perimeters; whoever may ask for an adaptation may refer a question to it.
func (a *SuccessionAnswered) Power(*state) power {
	if a.Answer == register.Refer {
		return power{Kind: "perimeter.requested", Over: a.Territory}
	}
	return power{Kind: a.Kind(), Over: a.Territory}
}

// Check implements register.Act.
func (a *SuccessionAnswered) Check(s *state, at stamp) *register.Refusal {
	t, r := live(s, "territory", a.Territory, at.Effect)
	if r != nil {
		return r
	}
	q, r := a.asked(s, t, at.Effect)
	if r != nil {
		return r
	}
	var becomes []perimeter.Member
	switch a.Answer {
	case register.Follow:
		becomes = q.Follow
	case register.Keep:
		becomes = q.Keep
	case register.Refer:
	default:
		return register.Refuse(register.Invalid, "succession.no-such-answer", "answer", string(a.Answer)).On("answer")
	}
	if !perimeter.Equal(a.Becomes, becomes) {
		return register.Refuse(register.Invalid, "succession.otherwise", "member", a.Member, "answer", string(a.Answer), "becomes", written(becomes)).On("becomes")
	}
	return first(real(s, "becomes", a.Becomes, at.Effect), a.emptied(t.Members(at.Effect)))
}

// asked finds the question, which must be open, and the oldest about its member.
func (a *SuccessionAnswered) asked(s *state, t *register.Territory, on day) (q perimeter.Succession, _ *register.Refusal) {
	for _, one := range s.Ground(t, on).Open {
		switch {
		case one.Member.ID() != a.Member:
		case one.Day == a.Day:
			return one, nil
		case one.Day < a.Day:
			return q, register.Refuse(register.Conflict, "succession.earlier-open", "member", a.Member, "day", one.Day).On("day")
		}
	}
	return q, register.Refuse(register.Missing, "succession.not-asked", "member", a.Member, "territory", t.ID, "day", a.Day).On("member")
}

// written writes members as they are to be given; none is a word of its own.
func written(members []perimeter.Member) any {
	var all []string
	for _, m := range members {
		text, _ := m.MarshalJSON()
		all = append(all, string(text))
	}
	if len(all) == 0 {
		return locale.Text{FR: "rien", EN: "nothing"}
	}
	return all
}

// emptied refuses to leave a territory without members.
func (a *SuccessionAnswered) emptied(now []perimeter.Member) *register.Refusal {
	if a.Answer != register.Refer && len(a.after(now)) == 0 {
		return register.Refuse(register.Conflict, "perimeter.emptied", "territory", a.Territory).On("becomes")
	}
	return nil
}

// after returns the perimeter once answered.
func (a *SuccessionAnswered) after(now []perimeter.Member) (all []perimeter.Member) {
	for _, m := range now {
		if m.ID() != a.Member {
			all = append(all, m)
		}
	}
	return perimeter.Union(all, a.Becomes)
}

// Apply implements register.Act.
func (a *SuccessionAnswered) Apply(s *state, at stamp) {
	t := s.Territories.Edit(a.Territory)
	t.Settlements = append(t.Settlements, register.Settlement{Member: a.Member, Day: a.Day, Answer: a.Answer, From: at.Effect, Act: at.Seq})
	if now := t.Members(at.Effect); a.Answer != register.Refer && !perimeter.Equal(now, a.after(now)) {
		t.Perimeter.Set(at.Effect, a.after(now), at.Seq)
	}
}

var successionAnswered = register.Declaration{
	New:      func() register.Act { return new(SuccessionAnswered) },
	Name:     locale.Text{FR: "Réponse à une succession administrative", EN: "Administrative succession answered"},
	Sentence: locale.Text{FR: "Réponse est donnée au changement de {member} au {day}, pour {territory} : {answer}.", EN: "The change of {member} on {day} is answered for {territory}: {answer}."},
	Help: locale.Text{
		FR: "Quand la loi change un membre d’un périmètre (fusion, scission, communes qui passent ailleurs), le périmètre garde ses communes jusqu’à ce qu’un acte réponde : suivre le membre (follow), garder les communes (keep), ou renvoyer au comité (refer).",
		EN: "When the law changes a member of a perimeter (merger, split, communes that go elsewhere), the perimeter keeps its communes until an act answers: follow the member (follow), keep the communes (keep), or refer to the committee (refer)."},
	Refusals: also(memberRefusals, map[string]locale.Text{
		"perimeter.emptied":         perimeterAdapted.Refusals["perimeter.emptied"],
		"succession.not-asked":      {FR: "Aucune question n’est ouverte sur {member} au {day} pour {territory}.", EN: "No question is open about {member} on {day} for {territory}."},
		"succession.earlier-open":   {FR: "Un changement de {member} antérieur, du {day}, attend sa réponse.", EN: "An earlier change of {member}, on {day}, awaits its answer."},
		"succession.no-such-answer": {FR: "« {answer} » n’est pas une réponse : suivre (follow), garder (keep), renvoyer (refer).", EN: "“{answer}” is not an answer: follow, keep, refer."},
		"succession.otherwise":      {FR: "Répondre « {answer} » pour {member}, c’est mettre à sa place : {becomes}.", EN: "To answer “{answer}” for {member} is to put in its place: {becomes}."},
	}),
}
