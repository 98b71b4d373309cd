package cli

import (
	"encoding/json"
	"io"
)

// writeJSON writes a value as people read JSON: indented, with its characters as they are.
func writeJSON(to io.Writer, v any) error {
	enc := json.NewEncoder(to)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
