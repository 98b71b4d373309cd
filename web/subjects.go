package web

import (
	"slices"
	"strings"

	"jalon/locale"
	"jalon/register"
)

// subject is what some kinds of acts are about: people look for an act by it.
type subject struct {
	Anchor string
	Name   locale.Text
	Words  []string // with which the names of its kinds begin
}

// subjects are in the order of a programme's life. Every kind of act has one.
var subjects = []subject{
	{"instances", locale.Text{FR: "Personnes, instances, mandats", EN: "People, bodies, mandates"}, []string{"person", "organisation", "body", "seat", "delegation"}},
	{"reunions", locale.Text{FR: "Réunions et échanges", EN: "Meetings and exchanges"}, []string{"meeting", "vote", "minutes", "information", "request"}},
	{"candidatures", locale.Text{FR: "Candidatures", EN: "Applications"}, []string{"application", "opinion", "maturity", "pilot"}},
	{"territoires", locale.Text{FR: "Territoires et périmètres", EN: "Territories and perimeters"}, []string{"territory", "alias", "perimeter", "succession", "portrait"}},
	{"actions", locale.Text{FR: "Plan d’actions", EN: "Action plan"}, []string{"action", "milestone", "reading"}},
	{"conventions", locale.Text{FR: "Conventions", EN: "Agreements"}, []string{"contract", "commitment"}},
	{"argent", locale.Text{FR: "Argent et moyens", EN: "Money and means"}, []string{"funding", "means"}},
	{"programme", locale.Text{FR: "Programme et registre", EN: "Programme and register"}, []string{"programme", "phase", "orientation", "register", "act", "value"}},
}

// subjectOf returns the place in subjects of a kind of act.
func subjectOf(kind register.Kind) int {
	word, _, _ := strings.Cut(string(kind), ".")
	return slices.IndexFunc(subjects, func(s subject) bool { return slices.Contains(s.Words, word) })
}
