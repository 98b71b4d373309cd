package cli

import (
	"fmt"
	"os"

	"jalon/document"
	"jalon/locale"
	"jalon/register"
)

// signatureCmd tells what a signed PDF shows.
type signatureCmd struct {
	File string `arg:"" type:"existingfile" help:"The PDF."`
}

// maxPDF bounds the file that is read, in bytes.
const maxPDF = 64 << 20

// Run reads the file and prints the report.
func (c *signatureCmd) Run(e *env) error {
	if info, err := os.Stat(c.File); err != nil || info.Size() > maxPDF {
		return fmt.Errorf("%s: at most %d bytes are read (%w)", c.File, maxPDF, err)
	}
	pdf, err := os.ReadFile(c.File)
	if err != nil {
		return err
	}
	report, err := document.Inspect(pdf)
	if err != nil {
		return err
	}
	if e.Format == "json" {
		return writeJSON(e.out, report)
	}
	e.say(e.out, levels[report.Level], nil)
	if report.Altered {
		e.say(e.out, locale.Text{FR: "Modifié après signature : ce fichier n’est pas une preuve.", EN: "Changed after it was signed: this file is no evidence."}, nil)
	}
	for _, s := range report.Signatures {
		e.say(e.out, locale.Text{
			FR: "– {signer}, certificat de {issuer} ; intact : {intact} ; couvre tout le fichier : {whole} ; certificat en cours de validité à la signature : {valid}.",
			EN: "– {signer}, certificate by {issuer}; intact: {intact}; covers the whole file: {whole}; certificate valid when signed: {valid}."},
			register.Args{"signer": s.Signer, "issuer": s.Issuer, "intact": s.Intact, "whole": s.Whole, "valid": s.Valid})
		switch {
		case s.Changed != "":
			e.say(e.out, locale.Text{FR: "  Changé depuis : {place}.", EN: "  Changed since: {place}."}, register.Args{"place": s.Changed})
		case len(s.Added) > 0:
			e.say(e.out, locale.Text{FR: "  Ajouté depuis, sans changer ce qui est signé : {what}.", EN: "  Added since, leaving what is signed: {what}."}, register.Args{"what": s.AddedWords(e.Lang)})
		}
		if s.Stamp != nil {
			e.say(e.out, locale.Text{FR: "  horodatée le {at} par {by} ; jeton intact : {intact}.", EN: "  timestamped on {at} by {by}; token intact: {intact}."},
				register.Args{"at": locale.Moment(e.Lang, s.Stamp.At), "by": s.Stamp.By, "intact": s.Stamp.Intact})
		}
	}
	e.say(e.out, locale.Text{
		FR: "Non vérifié : la chaîne de confiance, la révocation, le caractère qualifié. Un service de validation le dit.",
		EN: "Not checked: the chain of trust, revocation, whether it is qualified. A validation service tells."}, nil)
	return nil
}

var levels = map[string]locale.Text{
	"none":   {FR: "Aucune signature qui fasse preuve.", EN: "No signature that is evidence."},
	"simple": {FR: "Signature électronique simple.", EN: "Simple electronic signature."},
	"signed": {FR: "Signature électronique par un certificat émis par un tiers.", EN: "Electronic signature with a certificate issued by a third party."},
}
