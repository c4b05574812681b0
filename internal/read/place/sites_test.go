package place

import (
	"strings"
	"testing"
)

func TestSites(t *testing.T) {
	s, err := OpenSites()
	if err != nil {
		t.Fatal(err)
	}
	for noun, want := range map[string]Site{
		"hotel": "hotel", "Hotels": "hotel", "police stations": "police station", "passport control": "border control", "airport": "airport",
		"courtroom": "court", "apartment": "home", "embassies": "embassy", "check-in desk": "terminal", "churches": "church", "banana": "", "": "",
	} {
		if got, ok := s.Of(noun); got != want && (ok || want != "") {
			t.Errorf("Of(%q) = %q, %t, want %q", noun, got, ok, want)
		}
	}
	if n, site := s.Match(strings.Fields("police station in Turin"), 0); n != 2 || site != "police station" {
		t.Errorf("Match(police station) = %d, %q", n, site)
	}
	if n, site := s.Match(strings.Fields("check - in desk"), 0); n != 4 || site != "terminal" {
		t.Errorf("Match(check - in desk) = %d, %q", n, site)
	}
	for _, tt := range []struct {
		a, b Site
		want Relation
	}{
		{"hotel", "airport", Apart}, {"border control", "airport", Inside}, {"airport", "border control", Around}, {"hotel", "street", Apart},
		{"hotel", "home", Apart}, {"street", "home", Apart}, {"cell", "prison", Inside}, {"prison", "police station", Alike}, {"car", "street", Inside},
		{"airport", "airport", SameSite}, {"settlement", "hotel", Unrelated}, {"area", "airport", Unrelated}, {"hotel", "zoo", Unrelated},
		{"stadium", "court", Apart}, {"hospital", "prison", Inside}, {"border control", "hotel", Apart}, {"restaurant", "hotel", Inside},
	} {
		if got := s.Compare(tt.a, tt.b); got != tt.want {
			t.Errorf("Compare(%s, %s) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
	for a := range s.kinds {
		for b := range s.kinds {
			x, y := s.Compare(a, b), s.Compare(b, a)
			switch x {
			case Inside:
				x = Around
			case Around:
				x = Inside
			}
			if x != y {
				t.Errorf("Compare(%s, %s) and back disagree", a, b)
			}
		}
	}
}
