package when

import "factum"

// Unit is a unit of time, and the granularity of a value; finer units come
// first.
type Unit uint8

// The units.
const (
	NoUnit Unit = iota
	Second
	Minute
	Hour
	PartOfDay // morning, night: counted as "three nights"
	Day
	Weekend
	Week
	Month
	Quarter
	SeasonUnit
	Half // of a year
	Year
	Decade
	Century
	Millennium
	numUnits
)

// unitCodes are the letters of the symbol notation.
var unitCodes = [numUnits]string{"?", "s", "m", "h", "N", "D", "E", "W", "M", "Q", "A", "H", "Y", "T", "C", "K"}

// String gives the letter of the unit in the symbol notation.
func (u Unit) String() string {
	if u < numUnits {
		return unitCodes[u]
	}
	return "?"
}

func parseUnit(c byte) (Unit, bool) {
	for u := Second; u < numUnits; u++ {
		if unitCodes[u][0] == c {
			return u, true
		}
	}
	return NoUnit, false
}

// months gives the length of a unit that is a whole number of months, else 0.
func (u Unit) months() int {
	switch u {
	case Month:
		return 1
	case Quarter, SeasonUnit:
		return 3
	case Half:
		return 6
	case Year:
		return 12
	case Decade:
		return 120
	case Century:
		return 1200
	case Millennium:
		return 12000
	}
	return 0
}

// Years that the package reckons with. Outside them a value is no date but a
// mistake or a figure of speech; see [Problem].
const (
	minYear = -9999
	maxYear = 9999
)

// firstDay and lastDay bound all reckoning.
var (
	firstDay = factum.DayOf(minYear, 1, 1)
	lastDay  = factum.DayOf(maxYear, 12, 31)
)
