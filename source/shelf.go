package source

import (
	"context"
	"errors"
	"io"
	"time"
)

// Dataset (jeu de données importé) is an outside data set as it was imported: where it is from, what was kept of it. Portraits
// and maps quote it.
type Dataset struct {
	ID          string      `json:"id"`          // of the source and the vintage, as flores-a38-2023; the shelf holds one of each
	Source      string      `json:"source"`      // as flores-a38
	Vintage     string      `json:"vintage"`     // as 2023, or 2026-11
	Form        Form        `json:"form"`        // of the content
	Licence     string      `json:"licence"`     // as Licence Ouverte 2.0
	Attribution string      `json:"attribution"` // to be shown wherever a figure of it is
	File        string      `json:"file"`        // its name, without folders
	SHA256      string      `json:"sha256"`      // of the file, in hexadecimal
	Bytes       int64       `json:"bytes"`       // of the file
	Beside      []Companion `json:"beside,omitempty"`
	Kept        int64       `json:"kept"` // rows
	Rejected    []Rejection `json:"rejected,omitempty"`
	Tag         Tag         `json:"tag"`
	Imported    time.Time   `json:"imported"`
	Synthetic   bool        `json:"synthetic,omitempty"` // made up, to try the program: whatever is drawn from it says so
	By          string      `json:"by"`                  // who imported it: an account, or the user of the machine
}

// Companion (fichier joint) is a file that was read beside that of a data set.
type Companion struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

// Rejection counts the rows that an import left out for one reason.
type Rejection struct {
	Reason   string   `json:"reason"` // a code
	Rows     int64    `json:"rows"`
	Examples []string `json:"examples,omitempty"` // the first values, in the order of the file
}

// Form is what the content of a data set is made of.
type Form string

// The forms of content.
const (
	Cells    Form = "cells"    // blocks of a cube
	Contours Form = "contours" // outlines of communes
	Zones    Form = "zones"    // the zones that communes are in
	Units    Form = "units"    // who makes each figure: shown by the rules of secrecy only
)

// Tag (niveau de diffusion) says to whom the cells of a data set may be shown.
type Tag string

// The tags.
const (
	Public     Tag = "public"
	Restricted Tag = "restricted" // to people who signed its conditions
	Secret     Tag = "secret"     // to nobody cell by cell
)

// ErrNoDataset is what [Shelf] answers about a data set that it does not hold.
var ErrNoDataset = errors.New("no such data set")

// ErrReplaced is what reading the content of a data set gives when it was dropped or imported again meanwhile.
var ErrReplaced = errors.New("the data set was replaced while it was read: open it again")

// Shelf keeps imported data sets.
type Shelf interface {
	// PutDataset keeps a data set and its content, whole or not at all, in the place of the one with the same id. The content
	// is read to its end before anything is changed; an error of it leaves the shelf as it was.
	PutDataset(ctx context.Context, d Dataset, content io.Reader) error
	// Datasets lists what the shelf holds, by id.
	Datasets(ctx context.Context) ([]Dataset, error)
	// OpenDataset returns a data set and its content, or [ErrNoDataset].
	OpenDataset(ctx context.Context, id string) (Dataset, io.ReadCloser, error)
	// DropDataset forgets a data set, or answers [ErrNoDataset].
	DropDataset(ctx context.Context, id string) error
}
