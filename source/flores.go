package source

import (
	"strings"

	"jalon/cube"
	"jalon/locale"
	"jalon/naf"
)

// flores is read from the files of Insee in long form, one row for each cell: A38 by size, A88, the coarser levels.
var flores = Source{ID: "flores", Publisher: "Insee", Licence: openLicence, Tag: Public, Form: Cells, read: readFlores,
	Title:       locale.Text{FR: "Flores : postes salariés et établissements par activité", EN: "Flores: salaried posts and establishments by activity"},
	Attribution: "Insee, Flores {vintage}",
	Page:        "https://www.insee.fr/fr/statistiques/8266010",
	Files: []Download{
		{Vintage: "2024", URL: "https://www.insee.fr/fr/statistiques/fichier/8266010/DS_FLORES_A38_2024_CSV_FR.zip"},
		{Vintage: "2024-a88", URL: "https://www.insee.fr/fr/statistiques/fichier/8266010/DS_FLORES_A88_2024_CSV_FR.zip"},
	}}

var floresLayers = map[string]cube.Layer{"COM": cube.Communes, "EPCI": cube.EPCI, "ZE2020": cube.EmploymentZones, "DEP": cube.Departments, "REG": cube.Regions,
	"FRANCE": cube.Country, "F": cube.Country}

var floresMeasures = map[string]cube.Measure{"UNIT_LOC": cube.Establishments, "EMPL3112": cube.SalariedJobs}

var floresBands = map[string]string{"_T": "", "": "", "E0": "0", "E1T4": "1-4", "E5T9": "5-9", "E10T19": "10-19", "E20T49": "20-49", "E50T99": "50-99",
	"E100T199": "100-199", "E200T499": "200-499", "E_GE500": "500+"}

var floresStatus = map[string]cube.Status{"A": cube.Published, "K": cube.Hidden, "W": cube.Wider}

// floresReader holds the places of the columns; those of the bands and of the legal form are not in every file.
type floresReader struct {
	*reading
	geo, object, activity, band, form, measure, status, year, value int
	of                                                              naf.Level // what the activities are, once one was met
	early                                                           []floresTotal
}

// floresTotal is a total met before the level of the file is known.
type floresTotal struct {
	about  cube.About
	place  string
	value  float64
	status cube.Status
}

func readFlores(r *reading) (err error) {
	if r.table, err = openTable(r.file, "GEO"); err != nil {
		return err
	}
	defer r.Close()
	f := &floresReader{reading: r}
	for name, at := range map[string]*int{"GEO": &f.geo, "GEO_OBJECT": &f.object, "ACTIVITY": &f.activity, "FLORES_MEASURE": &f.measure,
		"OBS_STATUS": &f.status, "TIME_PERIOD": &f.year, "OBS_VALUE": &f.value} {
		if *at, err = r.column(name); err != nil {
			return err
		}
	}
	f.band, f.form = r.find("NUMBER_EMPL"), r.find("LEGAL_FORM_WITH_PUBLIC")
	if err := r.each(f.take); err != nil {
		return err
	}
	r.level = strings.ToLower(string(f.of))
	for _, t := range f.early {
		t.about.Level = f.of
		r.block(t.about).Add(t.place, cube.All, t.value, t.status)
	}
	return nil
}

// take reads a cell. A cell that is not in the file is neither zero nor secret: nothing is known of it.
func (f *floresReader) take(fields []string) {
	about, ok := f.about(fields)
	if !ok {
		return
	}
	activity, ok := f.code(strings.Clone(fields[f.activity]))
	if !ok {
		return
	}
	place := strings.Clone(fields[f.geo][strings.LastIndexByte(fields[f.geo], '-')+1:]) // 2025-COM-25388 in some exports
	if about.Layer == cube.Communes && !communeForm.MatchString(place) {
		f.fault("data.commune", f.geo, fields[f.geo], "")
		return
	}
	status, known := floresStatus[fields[f.status]]
	if !known {
		f.fault("data.status", f.status, fields[f.status], "A, K, W")
		return
	}
	value, _, ok := f.number(f.value)
	if status != cube.Hidden && !ok {
		f.reject("cell.empty", "")
		return
	}
	f.kept++
	if about.Layer == cube.Communes {
		f.communes[place]++
	}
	if about.Level = f.of; f.of == "" {
		f.early = append(f.early, floresTotal{about, place, value, status})
		return
	}
	f.block(about).Add(place, activity, value, status)
}

// about says which block a cell is of.
func (f *floresReader) about(fields []string) (about cube.About, ok bool) {
	measure, known := floresMeasures[fields[f.measure]]
	layer, used := floresLayers[fields[f.object]]
	switch {
	case !known:
		f.reject("measure.unused", fields[f.measure])
		return about, false
	case !used:
		f.reject("layer.unused", fields[f.object])
		return about, false
	case f.form >= 0 && fields[f.form] != "1T9X7" && fields[f.form] != "_T":
		f.reject("form.part", fields[f.form])
		return about, false
	}
	about = cube.About{Measure: measure, Layer: layer, Nomenclature: naf.Rev2}
	if f.band >= 0 {
		if about.Band, known = floresBands[fields[f.band]]; !known {
			f.fault("data.band", f.band, fields[f.band], "E0, E1T4, E5T9… E_GE500, _T")
			return about, false
		}
	}
	about.Year, ok = f.yearIn(f.year)
	return about, ok
}

// code reads the code of an activity, whose form tells the level of the file.
func (f *floresReader) code(code string) (string, bool) {
	if code == cube.All {
		return code, true
	}
	for _, level := range []naf.Level{naf.A38, naf.A88} {
		if _, found := naf.Find(level, code); found && (f.of == "" || f.of == level) {
			f.of = level
			return code, true
		}
	}
	f.fault("data.activity", f.activity, code, "A38, A88")
	return "", false
}
