package web

import (
	"jalon/auth"
	"jalon/web/ui"
)

// keys lists the passkeys of an account, each with a way to remove it, and a way to add one.
func (v *visit) keys(d *auth.Door, a auth.Account) (way, error) {
	all, err := d.Keeper.Passkeys(v, a.ID)
	w := way{ID: "cles", Heading: v.say("Clés d’accès", "Passkeys"), Texts: []string{v.say("Une clé d’accès reste dans votre appareil et prouve qui vous êtes d’un geste.", "A passkey stays in your device and proves who you are by a gesture.")}}
	for _, k := range all {
		used := v.say("jamais utilisée", "never used")
		if !k.Used.IsZero() {
			used = v.say("utilisée le {moment}", "used on {moment}", "moment", k.Used)
		}
		w.Forms = append(w.Forms, slip{Action: prefix(v.lang) + "/compte", Hidden: []ui.Pair{{Name: "faire", Value: "retirer"}, {Name: "cle", Value: k.ID}},
			Said: &ui.Value{Text: k.Name, Note: used}, Send: ui.Button{Text: v.say("Retirer", "Remove"), Kind: "quiet"}})
	}
	w.Forms = append(w.Forms, slip{Action: prefix(v.lang) + "/compte/cle", Send: ui.Button{Text: v.say("Ajouter une clé d’accès", "Add a passkey"), Kind: "quiet"}})
	return w, err
}

// addKey asks a device of who is there for a new key, or takes its answer.
func addKey(v *visit) (page, error) {
	d, a, err := v.own(v)
	if err == nil {
		err = v.proved()
	}
	if err != nil {
		return page{}, err
	}
	if answer := v.form.Get("reponse"); answer != "" {
		return page{then: prefix(v.lang) + "/compte"}, d.AddPasskey(v.ask, a, answer, v.form.Get("nom"))
	}
	options, c, err := d.NewPasskey(v, a)
	return v.keyPage(v.say("Une clé d’accès de plus", "One more passkey"), slip{Action: prefix(v.lang) + "/compte/cle", Key: options,
		Fields: []ui.Field{{ID: "nom", Name: "nom", Width: "medium", Optional: true, Label: v.say("Nom de cette clé", "Name of this key"), Hint: v.say("Pour la reconnaître : « téléphone », « clé du bureau ».", "To recognise it: “phone”, “office key”.")}},
		Send:   ui.Button{Text: v.say("Créer la clé", "Create the key")}}, c), err
}
