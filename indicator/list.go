package indicator

import "slices"

// List lists the indicators, in the order in which they are written. Adding one is one file and one line.
var List = slices.Concat(
	volumes,
	growths,
	sizes,
	specificities,
	concentrations,
	entropies,
	varieties,
	specialisations,
	resemblances,
	inequalities,
	spreads,
	agglomerations,
	clusters,
	changes,
	bases,
	functions,
	dependences,
	largest,
	demographies,
	labours,
	commutings,
	presences,
	proximities,
	relatednesses,
	densities,
	complexities,
	diversifications,
	neighbours,
)
