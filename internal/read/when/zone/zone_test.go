package zone

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"factum"
	"factum/internal/read/place"
)

// Both tables name zones of the database and places of the gazetteer, each once.
func TestTables(t *testing.T) {
	g, err := place.Open()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(places()); n < 1000 {
		t.Errorf("%d places only", n)
	}
	missing := 0
	for id, z := range places() {
		if z != "" && Location(z) == nil {
			t.Errorf("%s: no zone %q", id, z)
		}
		if _, ok := g.ByID(id); !ok {
			missing++ // uninhabited lands
		}
	}
	if missing > 8 {
		t.Errorf("%d places are not in the gazetteer", missing)
	}
	for name, z := range names() {
		if z != "" && Location(z) == nil {
			t.Errorf("%s: no zone %q", name, z)
		}
	}
}

func TestOf(t *testing.T) {
	g, err := place.Open()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Bishkek": "Asia/Bishkek", "Puno": "America/Lima", "Moroni": "Indian/Comoro", "La Paz": "", "New York": "America/New_York",
		"Chicago": "America/Chicago", "Lubumbashi": "Africa/Lubumbashi", "Kinshasa": "Africa/Kinshasa", "Gaborone": "Africa/Gaborone",
		"Kyrgyzstan": "Asia/Bishkek", "Rome": "Europe/Rome", "The Hague": "Europe/Amsterdam", "Vladivostok": "Asia/Vladivostok",
		"Shanghai": "Asia/Shanghai", "Ürümqi": "", "Russia": "", "Springfield": "", "Texas": "", "Xyzzy": "",
	} {
		if got := Of(g, g.Lookup(name), nil); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := Of(g, g.Lookup("La Paz"), []string{"BO"}); got != "America/La_Paz" {
		t.Errorf("La Paz, where Bolivia is in play: %q", got)
	}
}

func TestNamed(t *testing.T) {
	for _, c := range []struct {
		words, zone string
		known       bool
	}{{"Eastern", "America/New_York", true}, {"Central European", "Europe/Brussels", true}, {"IST", "", true}, {"Tea", "", false}} {
		if z, known := Named(c.words); z != c.zone || known != c.known {
			t.Errorf("%s: %q, %v", c.words, z, known)
		}
	}
}

func TestMoments(t *testing.T) {
	for _, c := range []struct {
		zone         string
		day          factum.Day
		hour, minute int
		first, last  string
	}{
		{"Asia/Bishkek", factum.DayOf(2024, 4, 4), 15, 0, "2024-04-04T09:00Z", "2024-04-04T09:00Z"},
		{"Asia/Bishkek", factum.DayOf(2024, 4, 4), 3, 0, "2024-04-03T21:00Z", "2024-04-03T21:00Z"},
		{"Asia/Kathmandu", factum.DayOf(2024, 1, 1), 0, 0, "2023-12-31T18:15Z", "2023-12-31T18:15Z"},
		{"America/New_York", factum.DayOf(2024, 7, 1), 16, 0, "2024-07-01T20:00Z", "2024-07-01T20:00Z"},
		{"America/New_York", factum.DayOf(2024, 1, 1), 16, 0, "2024-01-01T21:00Z", "2024-01-01T21:00Z"},
		{"Europe/Rome", factum.DayOf(2024, 3, 31), 1, 59, "2024-03-31T00:59Z", "2024-03-31T00:59Z"},
		{"Europe/Rome", factum.DayOf(2024, 3, 31), 2, 30, "", ""}, // clocks were put forward over it
		{"Europe/Rome", factum.DayOf(2024, 3, 31), 3, 0, "2024-03-31T01:00Z", "2024-03-31T01:00Z"},
		{"Europe/Rome", factum.DayOf(2024, 10, 27), 2, 30, "2024-10-27T00:30Z", "2024-10-27T01:30Z"}, // put back over it
		{"Pacific/Apia", factum.DayOf(2011, 12, 30), 12, 0, "", ""},                                  // a day that Samoa left out
		{"UTC", factum.DayOf(2024, 2, 29), 24, 0, "2024-03-01T00:00Z", "2024-03-01T00:00Z"},
		{"Nowhere/Land", factum.DayOf(2024, 2, 29), 12, 0, "", ""},
		{"UTC", 0, 12, 0, "", ""},
	} {
		first, last, ok := Moments(c.zone, c.day, c.hour, c.minute)
		if ok != (c.first != "") || ok && (first.Format("2006-01-02T15:04Z") != c.first || last.Format("2006-01-02T15:04Z") != c.last) {
			t.Errorf("%s %s %02d:%02d: %s to %s, %v; want %s to %s", c.zone, c.day, c.hour, c.minute, first, last, ok, c.first, c.last)
		}
	}
}

// What a zone's clocks show at a moment is found back, and nothing else is.
func TestMomentsProperty(t *testing.T) {
	zones := []string{"Europe/Rome", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca", "America/La_Paz", "Pacific/Apia", "Asia/Bishkek"}
	rapid.Check(t, func(t *rapid.T) {
		z := rapid.SampledFrom(zones).Draw(t, "zone")
		at := time.Unix(rapid.Int64Range(0, 2_000_000_000).Draw(t, "second")/60*60, 0).In(Location(z))
		first, last, ok := Moments(z, factum.DayOf(at.Year(), at.Month(), at.Day()), at.Hour(), at.Minute())
		if !ok || first.After(at) || last.Before(at) || last.Sub(first) > 2*time.Hour {
			t.Fatalf("%s: %s to %s, %v", at, first, last, ok)
		}
		for _, m := range [...]time.Time{first, last} {
			if m := m.In(Location(z)); m.Hour() != at.Hour() || m.Minute() != at.Minute() || m.YearDay() != at.YearDay() {
				t.Fatalf("%s: %s shows another time", at, m)
			}
		}
	})
}
