package indicator

import "slices"

// List lists the indicators, in the order in which they are written. Adding one is one file and one line.
var List = slices.Concat(
	volumes,
	specificities,
	concentrations,
	entropies,
	varieties,
	specialisations,
	resemblances,
	spreads,
	agglomerations,
	changes,
	presences,
	proximities,
	densities,
	complexities,
	neighbours,
)
