package web

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// mapLinks lists what can be chosen on a map: what it does, and where it leads.
func mapLinks(root *html.Node) (names, hrefs []string) {
	for _, a := range all(root, "a") {
		if class, _ := attribute(a, "class"); class == "map-link" {
			name, _ := attribute(a, "aria-label")
			href, _ := attribute(a, "href")
			names, hrefs = append(names, name), append(hrefs, href)
		}
	}
	return names, hrefs
}

// Every member and neighbour is a link of the picture itself, with dots as with contours; following it changes that one alone.
func TestMembersAreChosenOnTheMap(t *testing.T) {
	const address = "/territoires/ti:nord-franche-comte/atelier?on=2019-03-06&m=epci:200065647&m=epci:200069052&m=epci:200069060&m=epci:247000722&m=epci:200023075"
	for world, w := range map[string]*world{"dots": region(), "contours": drawn()} {
		begin := study(t, address+"&format=json")
		names, hrefs := mapLinks(parse(t, w.get(address)))
		verbs := map[string]int{}
		for i, name := range names {
			verb, _, _ := strings.Cut(name, " ")
			verbs[verb]++
			to, _, onMap := strings.Cut(hrefs[i], "#map")
			after := study(t, to+"&format=json")
			if more := map[string]int{"Retirer": -1, "Remettre": 1, "Ajouter": 1}[verb]; more == 0 || !onMap || len(after.Members) != len(begin.Members)+more {
				t.Errorf("%s: %s leads to %s, %d members from %d", world, name, to, len(after.Members), len(begin.Members))
			}
		}
		if verbs["Retirer"] != 5 || verbs["Remettre"] != 1 || world == "dots" && verbs["Ajouter"] != len(begin.Neighbours)-1 {
			t.Errorf("%s: %v for %d neighbours", world, verbs, len(begin.Neighbours))
		}
	}
}

// A perimeter from which all was taken is empty, not today's.
func TestTheLastMemberIsTakenOutOnTheMap(t *testing.T) {
	names, hrefs := mapLinks(parse(t, region().get("/en/territoires/ti:nord-franche-comte/atelier?on=2019-03-06&m=epci:200069052")))
	if len(names) == 0 || !strings.HasPrefix(names[0], "Take out ") {
		t.Fatalf("%v", names)
	}
	to, _, _ := strings.Cut(hrefs[0], "#")
	if empty := study(t, to+"&format=json"); len(empty.Members) > 0 || len(empty.Went) != 196 {
		t.Errorf("%d members, %d communes out", len(empty.Members), len(empty.Went))
	}
}
