package cli

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"

	"jalon/locale"
	"jalon/register"
	"jalon/source"
)

// dataGet downloads a data set from its official address.
type dataGet struct {
	Source  string `arg:"" help:"Data set: jalon data sources lists them."`
	Vintage string `help:"Vintage; the first that is listed when absent."`
	To      string `type:"path" default:"." placeholder:"DIR" help:"Folder to write in; it is made if it is not there (${default})."`
	From    string `placeholder:"URL" help:"Another address, as that of a mirror."`
	SHA256  string `name:"sha256" placeholder:"HEX" help:"SHA-256 that the file must have."`
}

// Run downloads, or goes on with a download that was interrupted.
func (c *dataGet) Run(e *env) error {
	s, ok := source.ByID(c.Source)
	if !ok {
		return e.noSource(c.Source)
	}
	d, err := c.download(s)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.To, 0o777); err != nil {
		return err
	}
	path, err := e.fetch(s, d, c.To)
	if err != nil {
		return err
	}
	e.say(e.out, locale.Text{FR: "{path} est téléchargé. Pour l’importer : jalon data import {source} {path}", EN: "{path} is downloaded. To import it: jalon data import {source} {path}"},
		register.Args{"path": path, "source": s.ID})
	return nil
}

// fetch downloads, and says what is to be done when it cannot.
func (e *env) fetch(s source.Source, d source.Download, dir string) (string, error) {
	path, err := source.Fetch(e, http.DefaultClient, d, dir, e.progress("Téléchargement", "Downloading"))
	if i, ok := errors.AsType[*source.Interrupted](err); ok {
		return "", failure{"data.download-stopped", register.Args{"done": i.Done, "keep": i.Keep}, downloadStopped}
	}
	unreachable, ok := errors.AsType[*net.OpError](err)
	if _, unnamed := errors.AsType[*net.DNSError](err); unnamed || ok && unreachable.Op == "dial" {
		why := err
		if around, ok := errors.AsType[*url.Error](err); ok { // it says the address once more
			why = around.Err
		}
		return "", failure{"data.offline", register.Args{"url": d.URL, "source": s.ID, "why": why.Error()}, offline}
	}
	return path, err
}

var downloadStopped = locale.Text{
	FR: "Le téléchargement s’est arrêté. {done} {done|octet est gardé|octets sont gardés} dans {keep} : la même commande reprend de là.",
	EN: "The download stopped. {done} {done|byte is|bytes are} kept in {keep}: the same command goes on from there."}

var offline = locale.Text{
	FR: "L’adresse {url} n’est pas joignable d’ici ({why}). Téléchargez le fichier sur un poste connecté, copiez-le, puis : jalon data import {source} FICHIER",
	EN: "The address {url} cannot be reached from here ({why}). Download the file on a connected machine, copy it, then: jalon data import {source} FILE"}

// download finds what to download.
func (c *dataGet) download(s source.Source) (source.Download, error) {
	if c.From != "" {
		return source.Download{Vintage: c.Vintage, URL: c.From, SHA256: c.SHA256}, nil
	}
	var vintages []string
	for _, d := range s.Files {
		if c.Vintage == "" || d.Vintage == c.Vintage {
			if c.SHA256 != "" {
				d.SHA256 = c.SHA256
			}
			return d, nil
		}
		vintages = append(vintages, d.Vintage)
	}
	if len(s.Files) > 0 {
		return source.Download{}, misuse{fmt.Errorf("no address is known for the vintage %s of %s: expected one of %v", c.Vintage, s.ID, vintages)}
	}
	if s.Page == "" {
		return source.Download{}, failure{"data.own", register.Args{"source": s.ID}, locale.Text{
			FR: "{source} n’a pas d’adresse : c’est une table que vous faites vous-même. Pour l’importer : jalon data import {source} FICHIER",
			EN: "{source} has no address: it is a table that you make yourself. To import it: jalon data import {source} FILE"}}
	}
	return source.Download{}, failure{"data.no-address", register.Args{"source": s.ID, "page": s.Page}, locale.Text{
		FR: "L’adresse du fichier de {source} change à chaque édition : choisissez-le sur {page}, puis : jalon data get {source} --from ADRESSE",
		EN: "The address of the file of {source} changes with each edition: choose it on {page}, then: jalon data get {source} --from ADDRESS"}}
}
