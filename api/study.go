package api

import (
	"jalon/perimeter"
	"jalon/register"
)

// Study (étude d'un périmètre) is a perimeter that somebody thinks of, held against the one of the day.
type Study struct {
	Territory   register.ID        `json:"territory"`
	On          register.Day       `json:"on"`
	Geography   int                `json:"geography"` // year of the vintage
	Members     []perimeter.Member `json:"members"`
	Communes    []string           `json:"communes"`
	Population  *int64             `json:"population"` // null where a member or a commune is not known
	Came        []string           `json:"came"`       // communes it has, and that the perimeter of the day has not
	Went        []string           `json:"went"`
	Enclosed    []string           `json:"enclosed"` // communes outside that it closes off from all others
	Pieces      int                `json:"pieces"`
	Neighbours  []string           `json:"neighbours"` // SIREN of the EPCI beside it
	Departments []string           `json:"departments"`
	Regions     []string           `json:"regions"`
}
