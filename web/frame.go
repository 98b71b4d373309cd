package web

import (
	"strings"
	"time"

	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// sections are the rubrics of the site, in their order; a page belongs to the one whose path it begins with.
var sections = []struct {
	path string
	name locale.Text
}{
	{"/", locale.Text{FR: "Programme", EN: "Programme"}},
	{"/territoires", locale.Text{FR: "Territoires", EN: "Territories"}},
	{"/carte", locale.Text{FR: "Carte", EN: "Map"}},
	{"/instances", locale.Text{FR: "Instances", EN: "Bodies"}},
	{"/actes", locale.Text{FR: "Actes", EN: "Acts"}},
	{"/argent", locale.Text{FR: "Argent", EN: "Money"}},
	{"/pouvoirs", locale.Text{FR: "Pouvoirs", EN: "Powers"}},
	{"/recherche", locale.Text{FR: "Recherche", EN: "Search"}},
}

// frame is everything around the content of a page.
func (v *visit) frame(p page) ui.Frame {
	f := ui.Frame{
		Lang: string(v.lang), Title: p.title, Register: v.registerName(), Home: v.href("/"), Style: styleAddress, Icon: "/jalon.svg",
		Langs: v.languages(), Account: v.account(), Date: v.dateBar(), Notice: v.notice(), Breadcrumb: p.trail, Alternates: p.others, Footer: v.footer(), Content: p.content,
	}
	if p.script != "" {
		f.Script = "/" + p.script + "?" + fingerprint(p.script)
	}
	if p.sheet != nil {
		f.Alternates = append([]ui.Alternate{{Text: "JSON", Type: "application/json", Href: v.hereAs("json")}}, f.Alternates...)
	}
	for _, s := range sections {
		current := v.path == s.path || s.path != "/" && strings.HasPrefix(v.path, s.path+"/")
		f.Nav = append(f.Nav, ui.Link{Text: v.text(s.name), Href: v.href(s.path), Current: current})
	}
	return f
}

// registerName is the name of the register, which its first act gives.
func (v *visit) registerName() string {
	if b, ok := v.Bodies.Get(register.Registry); ok && len(b.Name) > 0 {
		return b.Name[len(b.Name)-1].Value
	}
	return v.say("Registre", "Register")
}

func (v *visit) languages() []ui.Link {
	return []ui.Link{
		{Text: "Français", Lang: "fr", Href: v.here(locale.French), Current: v.lang == locale.French},
		{Text: "English", Lang: "en", Href: v.here(locale.English), Current: v.lang == locale.English},
	}
}

// dateBar says on which day the register is read, and offers another.
func (v *visit) dateBar() ui.DateBar {
	today := v.site.register.Today()
	bar := ui.DateBar{
		On: v.moment(v.On), Past: v.On != today, Action: prefix(v.lang) + v.path, Back: v.here(v.lang, "on", "known"), Error: v.badDay(),
	}
	if v.Seq() > 0 {
		if first, ok := v.Line(1); ok {
			bar.Min, bar.Partly = first.Effect.String(), first.Fictitious
		}
	}
	for name, values := range v.asked {
		for _, value := range values {
			if name != "on" {
				bar.Keep = append(bar.Keep, ui.Pair{Name: name, Value: value})
			}
		}
	}
	return bar
}

// badDay says what is wrong with the day asked for, under its field.
func (v *visit) badDay() string {
	if given := v.asked.Get("on"); given != "" && v.day.IsZero() {
		return v.refusal(register.Refuse(register.Invalid, "web.bad-day", "given", given))
	}
	return ""
}

// notice says that the register is read as it was known at a past moment.
func (v *visit) notice() *ui.Notice {
	if v.known.IsZero() {
		return nil
	}
	return &ui.Notice{
		Shape: ui.Clock,
		Text:  v.say("Le registre est montré tel qu’on le connaissait le {moment} : ce qui a été enregistré depuis n’y est pas.", "The register is shown as it was known on {moment}: what was recorded since is left out.", "moment", v.known),
		Link:  ui.Link{Text: v.say("Voir ce qu’on en sait aujourd’hui", "See what is known today"), Href: v.here(v.lang, "known")},
	}
}

func (v *visit) footer() ui.Footer {
	return ui.Footer{
		Accessibility: ui.Link{Text: v.accessibility(), Href: v.href("/accessibilite")},
		Links: []ui.Link{
			{Text: v.say("Mentions légales", "Legal notice"), Href: v.href("/mentions")},
			{Text: v.say("Candidatures", "Applications"), Href: v.href("/candidatures")},
			{Text: v.say("Engagements", "Commitments"), Href: v.href("/engagements")},
			{Text: v.say("Demandes entre échelons", "Requests between levels"), Href: v.href("/demandes")},
			{Text: v.say("Portraits économiques", "Economic portraits"), Href: v.href("/portraits")},
			{Text: v.say("Glossaire", "Glossary"), Href: v.href("/glossaire")},
			{Text: v.say("Vérifier le registre", "Verify the register"), Href: v.href("/verifier")},
		},
		Seal:     v.seal(),
		SealHref: "/checkpoint",
	}
}

// seal says how far the register goes: its acts, when the last was recorded, the beginning of the root that was signed.
func (v *visit) seal() string {
	last, ok := v.Line(v.Seq())
	if !ok {
		return ""
	}
	text := v.say("{acts} actes, le dernier enregistré le {moment}", "{acts} acts, the last recorded on {moment}", "acts", v.Seq(), "moment", time.UnixMilli(last.Recorded))
	if lines := strings.SplitN(v.Checkpoint(), "\n", 4); len(lines) == 4 && len(lines[2]) > 8 {
		text += v.say(" ; racine {root}…", "; root {root}…", "root", lines[2][:8])
	}
	return text
}
