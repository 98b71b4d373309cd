package web

import (
	"encoding/json"
	"testing"

	"jalon/api"
)

// Requests of the demonstration all come from one region: another has none, and a region that is none is refused.
func TestRequestsOfARegion(t *testing.T) {
	count := func(query string) int {
		answer := region().get("/demandes?on=2019-12-01&format=json" + query)
		var sheet api.RequestsSheet
		if err := json.Unmarshal(answer.Body.Bytes(), &sheet); err != nil || answer.Code != 200 {
			t.Fatal(answer.Code, err)
		}
		return len(sheet.Requests)
	}
	if all, ours, theirs := count(""), count("&region=27"), count("&region=84"); all == 0 || ours != all || theirs != 0 {
		t.Errorf("%d requests, %d of the region, %d of another", all, ours, theirs)
	}
	lawful(t, region().get("/demandes?region=27"))
	if bad := region().get("/demandes?region=999"); bad.Code != 400 {
		t.Errorf("a region that is none: %d", bad.Code)
	}
}
