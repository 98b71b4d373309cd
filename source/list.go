package source

import (
	"jalon/locale"
)

// Source (source de données) is a kind of outside data set that Jalon knows how to read.
type Source struct {
	ID          string      `json:"id"`
	Title       locale.Text `json:"title"`
	Publisher   string      `json:"publisher"`
	Licence     string      `json:"licence"`
	Attribution string      `json:"attribution"` // {vintage} stands for the vintage
	Tag         Tag         `json:"tag"`
	Form        Form        `json:"form"`
	Page        string      `json:"page"` // where its publisher presents it
	Files       []Download  `json:"files,omitempty"`
	read        func(*reading) error
}

// Download is a file as its publisher offers it. SHA256 is empty where the publisher replaces it under the same address.
type Download struct {
	Vintage string `json:"vintage"`
	URL     string `json:"url"`
	SHA256  string `json:"sha256,omitempty"`
}

const openLicence, openDatabase = "Licence Ouverte 2.0", "ODbL 1.0"

// Sources lists what can be imported; adding one is one file and one line.
var Sources = []Source{plain, comparator, census, dossier, flores, commuting, zoning, urssaf, sirene, withUnits}

// ByID returns a source.
func ByID(id string) (Source, bool) {
	for _, s := range Sources {
		if s.ID == id {
			return s, true
		}
	}
	return Source{}, false
}
