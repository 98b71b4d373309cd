package cli

import (
	"fmt"

	"jalon/locale"
	"jalon/register"
	"jalon/source"
	"jalon/store"
)

// importContours brings in the contours of communes.
type importContours struct {
	File        string  `arg:"" type:"existingfile" help:"GeoJSON or TopoJSON of communes, in degrees."`
	Year        int     `help:"Year of the communes; that which fits best when absent."`
	Object      string  `help:"Object of a TopoJSON; that with most communes when absent."`
	Forgiving   bool    `help:"Accept rings that cross themselves, and leave out those of less than four points."`
	Simplify    float64 `default:"0" placeholder:"KM2" help:"Leave out the points that take less ground than this with them, in square kilometres (${default})."`
	Attribution string  `default:"IGN, Admin Express" help:"Whom maps name as the source (${default})."`
	DryRun      bool    `help:"Give the report and record nothing."`
}

// Run reads, checks, simplifies and keeps the contours.
func (c *importContours) Run(e *env) error {
	s, err := store.Open(e, e.DB, store.MustExist)
	if err != nil {
		return err
	}
	defer s.Close()
	a, err := e.geography(s)
	if err != nil {
		return err
	}
	files, closeAll, err := openFiles([]string{c.File})
	if err != nil {
		return err
	}
	defer closeAll()
	contours, in, err := source.Outlines(c.Year, c.Object, c.Forgiving, files[0], a)
	if err != nil {
		return e.unfit(err)
	}
	if c.Simplify > 0 {
		contours = contours.Simplified(c.Simplify / squareDegree)
	}
	d := source.Dataset{Source: source.ContoursID, Form: source.Contours, Attribution: c.Attribution}
	if err := describe(&d, files, in); err != nil {
		return err
	}
	d.ID = source.ContoursID
	lines, vertices := contours.Size()
	e.say(e.err, locale.Text{FR: "{lines} lignes, {vertices} points, communes au {day}.", EN: "{lines} lines, {vertices} points, communes on {day}."},
		register.Args{"lines": lines, "vertices": vertices, "day": contours.Vintage.From})
	if !c.DryRun {
		if err := s.PutDataset(e, d, source.PackContours(contours)); err != nil {
			return fmt.Errorf("%s: %w", d.ID, err)
		}
	}
	return e.brought(d, in, a, a, c.DryRun)
}

// squareDegree is the ground of a square degree in the middle of France, at 46.5 degrees north, in square kilometres.
const squareDegree = 111.2 * 76.5
