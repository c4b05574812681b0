package when_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"factum/internal/read/when"
)

// TestZones reads the zones that words give to clock times.
func TestZones(t *testing.T) {
	const day = " on 4 April 2024."
	for _, c := range []struct {
		text string
		days string // of the first expression
		zone string
	}{
		{"The gates opened at 3 p.m. Bishkek time" + day, "2024-04-04T09:00Z", "Bishkek time: Asia/Bishkek"},
		{"They cast off at 17:52 local time in Puno" + day, "2024-04-04T22:52Z", "Puno: America/Lima"},
		{"The ship docked at 21:45 Moroni time" + day, "2024-04-04T18:45Z", "Moroni time: Indian/Comoro"},
		{"It took off at 20:45 (21:45 in Moroni)" + day, "2024-04-04T18:45Z", "the time in brackets"},
		{"It took off at 6 p.m. local time (1500 GMT)" + day, "2024-04-04T15:00Z", "the time in brackets"},
		{"The call ended at 0900 GMT" + day, "2024-04-04T09:00Z", ""},
		{"The call ended at 9 p.m. CET" + day, "2024-04-04T20:00Z", ""},
		{"The call ended at 15:30 UTC+5:45" + day, "2024-04-04T09:45Z", ""},
		{"The call ended at 15:30 (GMT-3)" + day, "2024-04-04T18:30Z", ""},
		{"The call ended at 4 p.m. New York time" + day, "2024-04-04T20:00Z", "New York time: America/New_York"},
		{"The call ended at 4 p.m. in New York" + day, "2024-04-04T20:00Z", "New York: America/New_York"},
		{"The call ended at 4 p.m. ET" + day, "2024-04-04T20:00Z", "America/New_York"},
		{"The call ended at 4 p.m. ET on 4 January 2024.", "2024-01-04T21:00Z", "America/New_York"},
		{"The call ended at 4 p.m. Central European Time" + day, "2024-04-04T14:00Z", "Central European time: Europe/Brussels"},
		{"The call ended at 4 p.m. Bolivian time" + day, "2024-04-04T20:00Z", "Bolivian time: America/La_Paz"},
		// the day of the place and the moment, where UTC has another day
		{"The call ended at 2 a.m. Bishkek time" + day, "2024-04-03T20:00Z/2024-04-04", "Bishkek time: Asia/Bishkek"},
		{"The call ended at 9 p.m. Lima time" + day, "2024-04-04/2024-04-05T02:00Z", "Lima time: America/Lima"},
		// an hour that clocks skipped, and one that came twice
		{"The call ended at 02:30 Rome time on 31 March 2024.", "2024-03-31", "Rome time: Europe/Rome"},
		{"The call ended at 02:30 Rome time on 27 October 2024.", "2024-10-27T00:30Z/2024-10-27T01:30Z", "Rome time: Europe/Rome"},
		// no one zone: the day is all that is known
		{"The call ended at 4 p.m. IST" + day, "2024-04-04", "IST: no one zone"},
		{"The call ended at 4 p.m. Springfield time" + day, "2024-04-04", "Springfield time: no one zone"},
		{"The call ended at 4 p.m. local time" + day, "2024-04-04", "local time: no one zone"},
		{"The bus left Lima for Rome at 4 p.m. local time" + day, "2024-04-04", "local time: no one zone"},
		{"The bus left Nairobi at 4 p.m. local time" + day, "2024-04-04T13:00Z", "local time, Nairobi: Africa/Nairobi"},
		{"The call ended at 4 p.m." + day, "2024-04-04", ""},
		// declared for a whole document
		{"The call ended at 16:00" + day + " All times are GMT.", "2024-04-04T16:00Z", "GMT"},
		{"Hours are those of Gaborone (GMT+2). The call ended at 16:00" + day, "2024-04-04T14:00Z", "Gaborone (GMT+2)"},
		{"All times are in Lima time. The call ended at 16:00" + day, "2024-04-04T21:00Z", "Lima: America/Lima"},
		{"Note: all times La Paz (UTC-4) unless marked PE (Peru, UTC-5).\n\nThe call ended at 16:00 PE" + day, "2024-04-04T21:00Z", "PE (UTC-5)"},
		{"Note: all times La Paz (UTC-4) unless marked PE (Peru, UTC-5).\n\nThe call ended at 16:00" + day, "2024-04-04T20:00Z", "La Paz (UTC-4)"},
		{"Two times the court refused. The call ended at 16:00" + day, "2024-04-04", ""},
	} {
		txt := read(t, "z", c.text)
		found := when.Find(txt)
		if len(found) == 0 {
			t.Errorf("%s: no time", c.text)
			continue
		}
		ctx := when.Context{Expressions: found, Published: onDay(t, published)}
		v, _ := ctx.Interval(&found[0])
		if diff := cmp.Diff([]string{c.days, c.zone}, []string{v.String(), found[0].Zone}); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}
