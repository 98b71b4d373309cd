// Package figure draws what pages and documents show: maps as SVG, made of shapes and numbers only.
//
// A drawing holds no style but classes, so that the sheet of the page decides colours and the content security policy
// stays strict. Colour never stands alone: what is coloured is also numbered, and every drawing goes with a table.
package figure
