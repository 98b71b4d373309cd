package web

import (
	"errors"
	"strconv"
	"strings"

	"jalon/register"
)

// actJSON serves the exact bytes of an act: those that its proof covers.
func actJSON(v *visit) (file, error) {
	seq, err := v.seq()
	if err != nil {
		return file{}, err
	}
	_, text, err := v.site.register.Record(v, seq)
	return file{kind: "application/json; charset=utf-8", bytes: text, forever: true}, err
}

// actProof serves the proof of an act, with the act in it.
func actProof(v *visit) (file, error) {
	seq, err := v.seq()
	if err != nil {
		return file{}, err
	}
	text, err := v.Proof(v, seq)
	return file{kind: "text/plain; charset=utf-8", bytes: text, save: strconv.FormatInt(seq, 10) + ".tlog-proof"}, err
}

// checkpoint serves the last signed checkpoint.
func checkpoint(v *visit) (file, error) {
	if v.Checkpoint() == "" {
		return file{}, register.Refuse(register.Missing, "web.no-page")
	}
	return file{kind: "text/plain; charset=utf-8", bytes: []byte(v.Checkpoint())}, nil
}

// tile serves the tiles of the log, as C2SP tlog-tiles asks. A tile never changes.
func tile(v *visit) (file, error) {
	text, err := v.Tile(v, "tile/"+v.value("path"))
	return file{kind: "application/octet-stream", bytes: text, forever: true}, err
}

// live says that the process answers.
func live(*visit) (file, error) {
	return file{kind: "text/plain; charset=utf-8", bytes: []byte("ok\n"), fresh: true}, nil
}

// ready says whether the register answers and takes acts. One that is only read is ready too.
func ready(v *visit) (file, error) {
	f := file{kind: "text/plain; charset=utf-8", bytes: []byte("ok\n"), fresh: true}
	var shut *register.Refusal
	if err := v.Shut(); errors.As(err, &shut) {
		f.status, f.bytes = 503, []byte(shut.Code+"\n")
	}
	return f, nil
}

// robots lets everything be read but the endless combinations of days and filters.
func robots(*visit) (file, error) {
	return file{kind: "text/plain; charset=utf-8", bytes: []byte("User-agent: *\nDisallow: /*?\nDisallow: /recherche\nDisallow: /tile/\n")}, nil
}

// security says whom to tell about a weakness, RFC 9116.
func security(v *visit) (file, error) {
	contact := v.site.options.Publisher.Security
	if contact == "" {
		return file{}, register.Refuse(register.Missing, "web.no-page")
	}
	if strings.Contains(contact, "@") && !strings.Contains(contact, ":") {
		contact = "mailto:" + contact
	}
	expires := register.Day(v.site.register.Today()).Add(180).String() + "T00:00:00Z"
	text := "Contact: " + contact + "\nExpires: " + expires + "\nPreferred-Languages: fr, en\n"
	return file{kind: "text/plain; charset=utf-8", bytes: []byte(text)}, nil
}
