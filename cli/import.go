package cli

// importCmd brings in what others publish.
type importCmd struct {
	Territories importTerritories `cmd:"" help:"Bring an official list of territories into the register, as acts, all or none."`
}
