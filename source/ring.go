package source

import (
	"cmp"
	"slices"

	"jalon/atlas"
	"jalon/locale"
)

// unspiked leaves out the vertices at which a ring goes back on itself.
func unspiked(p atlas.Polygon) atlas.Polygon {
	for i := 0; i < len(p) && len(p) >= 3; {
		before, after := p[(i+len(p)-1)%len(p)], p[(i+1)%len(p)]
		if before != after && p[i] != after {
			i++
			continue
		}
		p = slices.Delete(p, i, i+1)
		i = max(0, i-2)
	}
	return p
}

// crossing finds two sides of a ring that cross each other: sides are met from west to east, each against those still open.
func crossing(p atlas.Polygon) (at atlas.Vertex, crosses bool) {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	end := func(i int) atlas.Vertex { return p[(i+1)%len(p)] }
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(min(p[a].X, end(a).X), min(p[b].X, end(b).X)) })
	var open []int
	for _, i := range order {
		west := min(p[i].X, end(i).X)
		open = slices.DeleteFunc(open, func(j int) bool { return max(p[j].X, end(j).X) < west })
		for _, j := range open {
			if cross(p[i], end(i), p[j], end(j)) {
				return p[i], true
			}
		}
		open = append(open, i)
	}
	return at, false
}

// cross reports whether two sides cross inside of both.
func cross(a, b, c, d atlas.Vertex) bool {
	side := func(a, b, c atlas.Vertex) int {
		return cmp.Compare(int64(b.X-a.X)*int64(c.Y-a.Y), int64(b.Y-a.Y)*int64(c.X-a.X))
	}
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

var contourTexts = map[string]locale.Text{
	"contour.none":       {FR: "aucun contour de commune : du GeoJSON ou du TopoJSON de communes est attendu ; les contours des intercommunalités s’en déduisent", EN: "no contour of a commune: GeoJSON or TopoJSON of communes is expected; contours of inter-municipal bodies follow from them"},
	"contour.too-large":  {FR: "le fichier pèse {given} Mo, {detail} au plus : prenez des contours plus simples (100 m, 1000 m)", EN: "the file is {given} MB, {detail} at most: take simpler contours (100 m, 1000 m)"},
	"contour.too-fine":   {FR: "plus de {given} points : prenez des contours plus simples (100 m, 1000 m)", EN: "more than {given} points: take simpler contours (100 m, 1000 m)"},
	"contour.epci":       {FR: "{given} est le numéro d’une intercommunalité : donnez les contours des communes, Jalon les réunit lui-même, pour chaque année", EN: "{given} is the number of an inter-municipal body: give the contours of communes, Jalon brings them together itself, for each year"},
	"contour.no-commune": {FR: "« {given} » n’est pas le code d’une commune ; il est attendu dans l’une des propriétés {detail}, ou comme identifiant", EN: "“{given}” is not the code of a commune; it is expected in one of the properties {detail}, or as identifier"},
	"contour.twice":      {FR: "{given} est déjà l’entité n° {detail}", EN: "{given} is already feature {detail}"},
	"contour.geometry":   {FR: "« {given} » : {detail} sont attendus", EN: "“{given}”: {detail} are expected"},
	"contour.open":       {FR: "l’anneau n° {detail}, de {given} points, n’est pas fermé, ou trop court : quatre au moins, le dernier égal au premier ; reprenez le fichier à la source, ou laissez l’anneau de côté par --forgiving", EN: "ring {detail}, of {given} points, is not closed, or too short: four at least, the last one equal to the first; take the file from its source again, or leave the ring out with --forgiving"},
	"contour.projected":  {FR: "{given} n’est pas en degrés : des longitudes et des latitudes (WGS 84) sont attendues, pas du Lambert 93", EN: "{given} is not in degrees: longitudes and latitudes (WGS 84) are expected, not Lambert 93"},
	"contour.crosses":    {FR: "l’anneau n° {detail} se croise lui-même près de {given} (longitude, latitude) : un contour simplifié en a parfois quelques-uns ; reprenez-le plus fin, ou acceptez-le par --forgiving", EN: "ring {detail} crosses itself near {given} (longitude, latitude): simplified contours have a few at times; take finer ones, or accept it with --forgiving"},
	"contour.overlap":    {FR: "{given} empiète sur une autre commune", EN: "{given} lies over another commune"},
	"contour.stranger":   {FR: "{given} n’est pas une commune de {detail}", EN: "{given} is no commune of {detail}"},
	"contour.object":     {FR: "le fichier n’a pas d’objet « {given} » ; il a : {detail}", EN: "the file has no object “{given}”; it has: {detail}"},
	"contour.arc":        {FR: "l’arc {given} n’existe pas : le fichier est-il tronqué ?", EN: "arc {given} does not exist: is the file truncated?"},
}
