package web

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

func TestAPublishedPortraitIsToldByItsHash(t *testing.T) {
	const address = "/territoires/ti:nord-franche-comte/portrait"
	w := told(t, "bfc-2019")
	if page := w.said(t, address+"?on=2019-12-01"); !strings.Contains(page, "n’est pas une édition publiée") || !strings.Contains(page, "Insee, RP 2013 et 2018, Flores 2018") {
		t.Errorf("before it is published: %s", page)
	}
	figures := w.get(address + ".json?on=2019-12-01")
	if figures.Code != http.StatusOK {
		t.Fatalf("the figures: %d", figures.Code)
	}
	w.propose(t, "person:directrice-aer", form("portrait.published", "2019-12-01", fmt.Sprintf(
		`{"portrait": "portrait:essai", "territory": "ti:nord-franche-comte", "edition": "2019-12", "publisher": "org:aer-bfc", "hash": "%x"}`, sha256.Sum256(figures.Body.Bytes()))))
	if page := w.said(t, address+"?on=2019-12-01"); !strings.Contains(page, "Ce portrait est l’édition « 2019-12 »") {
		t.Errorf("once it is published: %s", page)
	}
	if csv := w.get(address + ".csv?on=2019-12-01").Body.String(); !strings.Contains(csv, "job_growth,ti:nord-franche-comte,") {
		t.Errorf("its figures: %s", csv)
	}
}
