package indicator

import (
	"maps"
	"slices"

	"jalon/locale"
)

// Reason (motif d'absence) is why a figure has no value. Codes are stable: programs read them.
type Reason string

// The reasons.
const (
	NotFinite         Reason = "not_finite"
	Unknown           Reason = "unknown"
	NoYear            Reason = "year_absent"
	Secret            Reason = "secret"
	EmptyTerritory    Reason = "territory_empty"
	EmptyActivity     Reason = "activity_empty"
	EmptyReference    Reason = "reference_empty"
	AbsentInReference Reason = "activity_absent_from_reference"
	OutsideReference  Reason = "territory_outside_reference"
	NotInReference    Reason = "territory_not_in_reference"
	TooFewActivities  Reason = "too_few_activities"
	TooFewTerritories Reason = "too_few_territories"
	NoGroup           Reason = "activity_without_group"
	EmptyStart        Reason = "start_empty"
	SeriesBreak       Reason = "series_break"
	EmptyBaseCell     Reason = "base_cell_empty"
	NoPlant           Reason = "no_plant"
	SinglePlant       Reason = "single_plant"
	UnknownSize       Reason = "size_unknown"
	NoExport          Reason = "no_basic_employment"
	NoStock           Reason = "stock_empty"
	NoPeople          Reason = "no_people"
	NoArea            Reason = "no_area"
	NoPresence        Reason = "no_presence"
	NoNeighbour       Reason = "no_related_activity"
	NoCandidate       Reason = "no_comparable_territory"
	ComplexitySmall   Reason = "complexity_too_small"
	ComplexityApart   Reason = "complexity_disconnected"
	ComplexityTied    Reason = "complexity_degenerate"
)

// Reasons lists the reasons, in the order of their codes.
func Reasons() []Reason { return slices.Sorted(maps.Keys(reasons)) }

// In returns the sentence of a reason.
func (r Reason) In(l locale.Lang) string { return reasons[r].In(l) }

var reasons = map[Reason]locale.Text{
	NotFinite:         {FR: "Le calcul sort des nombres représentables.", EN: "The computation leaves the numbers that can be written."},
	Unknown:           {FR: "La donnée manque.", EN: "The data is missing."},
	NoYear:            {FR: "La source n’a pas cette année.", EN: "The source does not have this year."},
	Secret:            {FR: "La donnée est couverte par le secret statistique, ou absente de la source : ce n’est pas zéro.", EN: "The data is under statistical secrecy, or absent from its source: it is not zero."},
	EmptyTerritory:    {FR: "Le territoire n’a aucun emploi.", EN: "The territory has no job."},
	EmptyActivity:     {FR: "Cette activité n’a aucun emploi dans ces territoires.", EN: "This activity has no job in these territories."},
	EmptyReference:    {FR: "La référence n’a aucun emploi.", EN: "The reference has no job."},
	AbsentInReference: {FR: "Cette activité est absente de la référence.", EN: "This activity is absent from the reference."},
	OutsideReference:  {FR: "Le territoire a des emplois dans une activité absente de la référence.", EN: "The territory has jobs in an activity that is absent from the reference."},
	NotInReference:    {FR: "Le territoire n’est pas contenu dans la référence : il n’y a pas de « reste ».", EN: "The territory is not contained in the reference: there is no “rest”."},
	TooFewActivities:  {FR: "Il faut au moins deux activités.", EN: "At least two activities are needed."},
	TooFewTerritories: {FR: "Il faut au moins deux territoires.", EN: "At least two territories are needed."},
	NoGroup:           {FR: "Une activité n’a pas de groupe.", EN: "An activity has no group."},
	EmptyStart:        {FR: "Il n’y avait aucun emploi au départ.", EN: "There was no job at the start."},
	SeriesBreak:       {FR: "La série est rompue entre les deux dates.", EN: "The series breaks between the two dates."},
	EmptyBaseCell:     {FR: "Une activité n’avait aucun emploi au départ.", EN: "An activity had no job at the start."},
	NoPlant:           {FR: "Aucun établissement n’est connu.", EN: "No establishment is known."},
	SinglePlant:       {FR: "Un seul établissement fait toute l’activité.", EN: "A single establishment makes the whole activity."},
	UnknownSize:       {FR: "L’effectif d’un établissement n’est pas connu.", EN: "The size of an establishment is not known."},
	NoExport:          {FR: "Aucune activité ne dépasse la structure de la référence.", EN: "No activity exceeds the structure of the reference."},
	NoStock:           {FR: "Le stock de départ est vide.", EN: "The initial stock is empty."},
	NoPeople:          {FR: "Personne n’est compté au dénominateur.", EN: "Nobody is counted in the denominator."},
	NoArea:            {FR: "La surface manque.", EN: "The area is missing."},
	NoPresence:        {FR: "Aucune spécialisation : le réseau ne dit rien ici.", EN: "No specialisation: the network says nothing here."},
	NoNeighbour:       {FR: "Aucune autre activité n’est proche de celle-ci.", EN: "No other activity is close to this one."},
	NoCandidate:       {FR: "Il n’y a pas assez de territoires de taille comparable.", EN: "There are not enough territories of a comparable size."},
	ComplexitySmall:   {FR: "Le réseau a moins de trois territoires ou de trois activités.", EN: "The network has fewer than three territories or activities."},
	ComplexityApart:   {FR: "Le réseau est en plusieurs morceaux : l’axe ne ferait que les nommer.", EN: "The network is in several pieces: the axis would only name them."},
	ComplexityTied:    {FR: "Deux axes se valent : aucun ne s’impose.", EN: "Two axes are worth the same: none prevails."},
}
