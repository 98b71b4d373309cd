package web

import (
	"net/http"
	"strings"
	"testing"
)

// TestAnyPerimeterHasItsPortrait chooses members by their codes, then what they are compared with, and reads the files of the same.
func TestAnyPerimeterHasItsPortrait(t *testing.T) {
	w := told(t, "bfc-2019")
	const asked = "?m=epci:200069052&m=com:90093&compare=region:84&compare=ti:nord-franche-comte&on=2019-12-01"
	page := w.get("/portrait" + asked)
	for _, want := range []string{"CA Grand Belfort", "Auvergne-Rhône-Alpes</th>", "Nord Franche-Comté</th>"} {
		if !strings.Contains(page.Body.String(), want) {
			t.Errorf("the portrait does not say %q", want)
		}
	}
	if strings.Contains(page.Body.String(), "France hors Île-de-France</th>") {
		t.Error("it is compared with what nobody asked for")
	}
	lawful(t, w.get("/portrait"+asked))
	lawful(t, w.get("/portrait?q=Dole"))
	lawful(t, w.get("/en/portrait"+asked+"&q=Dole"))
	if !strings.Contains(page.Body.String(), "Ajouter CC du Sud Territoire") || !strings.Contains(page.Body.String(), "compare=ti%3Anord-franche-comte") {
		t.Error("a neighbour cannot be added on the map, or what was asked for is forgotten")
	}
	for _, from := range []string{"/carte?on=2019-12-01", "/territoires/ti:nord-franche-comte/portrait?on=2019-12-01"} {
		if !strings.Contains(w.get(from).Body.String(), `href="/portrait?`) {
			t.Errorf("%s does not lead to the portrait of any perimeter", from)
		}
	}
	if csv := w.get("/portrait.csv" + asked).Body.String(); !strings.Contains(csv, "region:84") || strings.Contains(csv, "france-without-idf,") {
		t.Errorf("its figures: %.300s", csv)
	}
	if twice := w.said(t, "/portrait?m=epci:200069052&m=com:90010&on=2019-12-01"); !strings.Contains(twice, "Comptés une fois, dans le membre qui les tient : Belfort.") || !strings.Contains(twice, "1 membre, ") {
		t.Error("a commune of a member is a second member")
	}
	if part := w.said(t, "/portrait?m=epci:200069052&x=90010&on=2019-12-01"); !strings.Contains(part, "Chiffres non disponibles pour ce périmètre") {
		t.Error("a part is given for the whole")
	}
	for _, bad := range []string{"?m=zz", "?m=epci:200069052&compare=mars", "?m=epci:200069052&year=bientôt", "?m=com:99999"} {
		if answer := w.get("/portrait" + bad); answer.Code != http.StatusBadRequest && answer.Code != http.StatusNotFound {
			t.Errorf("%s: %d", bad, answer.Code)
		}
	}
	if page := w.said(t, "/territoires/ti:nord-franche-comte/portrait?compare=region:84&on=2019-12-01"); !strings.Contains(page, "Auvergne-Rhône-Alpes") {
		t.Error("the portrait of a territory is not compared with what was asked for")
	}
}
