// Package act holds the acts of the programme: one file for each kind, and the list of them here.
//
// Each file says the act's rule in words above the code that applies it. Adding a kind of act is one file and one
// line in Kinds, with its golden bytes and its test.
package act

import "jalon/register"

// Kinds lists the kinds of acts, in the order a programme meets them.
var Kinds = []register.Declaration{
	registerOpened,
	programmeOpened,
	personRegistered,
	organisationRegistered,
	bodyConstituted,
	seatFilled,
	seatVacated,
	territoryProposed,
	perimeterAdapted,
	pilotDesignated,
}
