package document

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// ErrNoPrinter is returned where no Chromium can be found to print with.
var ErrNoPrinter = errors.New("no Chromium was found to print with: install the package chromium, or name the program in JALON_CHROMIUM; HTML and ODT need none")

// printers are the names under which Chromium is installed.
var printers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// patience bounds how long a page may take to print.
const patience = 2 * time.Minute

// PDF prints an HTML page that stands alone as a tagged PDF, with a Chromium of this machine. The page is given as a file, in
// a folder of its own, and nothing is fetched.
func PDF(ctx context.Context, page []byte) (pdf []byte, err error) {
	printer, err := findPrinter()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "jalon-print-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	in, out := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(in, page, 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	said, err := printing(ctx, printer, dir, in, out).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("printing with %s: %w: %s", printer, err, said)
	}
	return os.ReadFile(out)
}

func findPrinter() (string, error) {
	if named := os.Getenv("JALON_CHROMIUM"); named != "" {
		return exec.LookPath(named)
	}
	for _, name := range printers {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrNoPrinter
}

// printing is the command that prints a page. The sandbox of Chromium cannot start for the administrator of a container, who
// prints only what Jalon wrote.
func printing(ctx context.Context, printer, dir, in, out string) *exec.Cmd {
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--disable-quic", "--disable-extensions", "--user-data-dir=" + filepath.Join(dir, "profile"),
		"--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", "--print-to-pdf=" + out, "file://" + in,
	}
	if os.Geteuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...)
	}
	return exec.CommandContext(ctx, printer, args...)
}
