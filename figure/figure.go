// Package figure draws what pages and documents show: maps as SVG, made of shapes and numbers only.
//
// A drawing holds no style but classes, so that the sheet of the page decides colours and the content security policy
// stays strict. Colour never stands alone: what is coloured is also numbered, dashed or named, and every drawing goes with a
// table. A chart is drawn for a width: on a phone another drawing of it is shown, with its names above the rows (see [Both]).
// All of them stand in testdata/charts.html, to be looked at.
package figure
