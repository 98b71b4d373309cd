package cli

// importCmd brings in what others publish.
type importCmd struct {
	Operator    operatorImport    `cmd:"" help:"Match an operator's own file (XLSX, ODS, CSV) with the register, by file number, SIREN, label; record what matches, list the rest."`
	Territories importTerritories `cmd:"" help:"Bring an official list of territories into the register, as acts, all or none."`
	COG         importCOG         `cmd:"" name:"cog" help:"Bring in the communes of a year: Insee's official geographic code, with its events and populations."`
	Contours    importContours    `cmd:"" help:"Bring in the contours of communes, as GeoJSON or TopoJSON: maps draw them instead of points."`
	EPCI        importEPCI        `cmd:"" name:"epci" help:"Bring in the EPCI of a year, as Insee, DGCL or BANATIC list them."`
}
