package web

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"jalon/api"
)

// study reads the studio as programs do.
func study(t *testing.T, address string) (s api.Study) {
	t.Helper()
	answer := region().get(address)
	if answer.Code != 200 {
		t.Fatalf("%s answers %d: %s", address, answer.Code, answer.Body)
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStudio(t *testing.T) {
	const nord = "/territoires/ti:nord-franche-comte/atelier"
	all := "m=epci:200065647&m=epci:200069052&m=epci:200069060&m=epci:247000722&m=epci:249000241"
	today := study(t, nord+"?on=2019-03-06&format=json")
	if len(today.Communes) != 196 || len(today.Came)+len(today.Went) > 0 || today.Pieces != 1 || *today.Population != 305_099 {
		t.Errorf("today: %d communes, +%d −%d, %d pieces", len(today.Communes), len(today.Came), len(today.Went), today.Pieces)
	}
	wider := study(t, nord+"?on=2019-03-06&format=json&m=epci:200023075&"+all)
	if len(wider.Came) != 43 || len(wider.Went) > 0 || slices.Contains(wider.Neighbours, "200023075") {
		t.Errorf("with Pays de Maîche: +%d −%d", len(wider.Came), len(wider.Went))
	}
	hole := study(t, nord+"?on=2019-03-06&format=json&x=90010&"+all)
	if !slices.Equal(hole.Went, []string{"90010"}) || !slices.Equal(hole.Enclosed, []string{"90010"}) {
		t.Errorf("without Belfort: −%v, enclosed %v", hole.Went, hole.Enclosed)
	}
	for _, l := range pageLaws {
		for _, address := range []string{nord + "?m=epci:200023075&x=90010&" + all, "/en" + nord + "?q=dole&" + all, nord + "?on=2019-03-06&q=x"} {
			root := parse(t, region().get(address))
			for _, problem := range l.check(root) {
				t.Errorf("%s: %s: %s", address, l.name, problem)
			}
		}
	}
	for _, bad := range []string{nord + "?m=tout", nord + "?m=epci:200065647+25388", "/territoires/ti:ailleurs/atelier"} {
		if answer := region().get(bad); answer.Code < 400 || answer.Code >= 500 {
			t.Errorf("%s answers %d", bad, answer.Code)
		}
	}
}

// The law gave Dampjoux to a member, and nobody answered: whoever adds another member does not add Dampjoux.
func TestWhoAddsAMemberDoesNotAnswerTheLaw(t *testing.T) {
	const kept = "m=epci:200065647&m=epci:200069052&m=epci:200069060&m=epci:247000722&m=epci:249000241"
	s := study(t, "/territoires/ti:nord-franche-comte/atelier?on=2025-06-01&format=json&m=epci:200068294&"+kept)
	if len(s.Came) != 54 || slices.Contains(s.Communes, "25192") {
		t.Errorf("with Deux Vallées Vertes, of 54 communes: +%d %v", len(s.Came), s.Came)
	}
	shown := region().get("/territoires/ti:nord-franche-comte/atelier?on=2025-06-01").Body.String()
	if !strings.Contains(shown, "Ce que la loi a changé") {
		t.Error("the studio does not say that the law changed a member")
	}
}

// With contours, the studio draws grounds instead of dots, and says that it goes by borders.
func TestStudioOnContours(t *testing.T) {
	const address = "/territoires/ti:nord-franche-comte/atelier?on=2019-03-06"
	for name, w := range map[string]*world{"centres": region(), "limites": drawn()} {
		body := w.get(address).Body.String()
		if !strings.Contains(body, "d’après l") || strings.Contains(body, "limites des communes") != (name == "limites") || strings.Contains(body, "map-ground") != (name == "limites") {
			t.Errorf("%s: the studio does not go by them", name)
		}
	}
}

func TestStudioGivesTheFileOfARequest(t *testing.T) {
	const ask = "/territoires/ti:grand-dole/atelier/demande.json?m=epci:200010650&m=com:39001&x=39198"
	if answer := region().get(ask); answer.Code < 400 {
		t.Error("a request says who asks")
	}
	answer := region().get(ask + "&by=Le+maire&reason=Un+m%C3%AAme+bassin")
	text := answer.Body.String()
	for _, want := range []string{`"territory": "ti:grand-dole"`, `"by": "Le maire"`, `"member": "epci:200010650"`, `"remove": [`} {
		if answer.Code != 200 || !strings.Contains(text, want) {
			t.Errorf("the file is %d %s, without %s", answer.Code, text, want)
		}
	}
}
