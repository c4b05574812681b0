package name

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// calibrationTSV is written by learn: likeness, and the share of pairs so alike
// that are one person's names.
//
//go:embed data/calibration.tsv
var calibrationTSV string

// knot is a point of the calibration curve, which is straight between knots.
type knot struct{ likeness, share float64 }

var loadCalibration = sync.OnceValue(func() []knot {
	knots, err := parseCalibration(calibrationTSV)
	if err != nil {
		panic(err) // embedded data
	}
	return knots
})

func parseCalibration(table string) ([]knot, error) {
	var knots []knot
	for line := range strings.Lines(table) {
		if line[0] == '#' {
			continue
		}
		x, y, _ := strings.Cut(strings.TrimSpace(line), "\t")
		likeness, err := strconv.ParseFloat(x, 64)
		if err != nil {
			return nil, fmt.Errorf("read the calibration: %w", err)
		}
		share, err := strconv.ParseFloat(y, 64)
		if err != nil {
			return nil, fmt.Errorf("read the calibration: %w", err)
		}
		if k := len(knots) - 1; k >= 0 && (likeness <= knots[k].likeness || share <= knots[k].share) {
			return nil, fmt.Errorf("read the calibration: it does not rise at %v", likeness)
		}
		knots = append(knots, knot{likeness, share})
	}
	if n := len(knots); n < 2 || knots[0] != (knot{}) || knots[n-1] != (knot{1, 1}) {
		return nil, fmt.Errorf("read the calibration: it must lead from 0 to 1")
	}
	return knots, nil
}

// Calibrated gives the score of a likeness: the share of true pairs among those as alike.
func Calibrated(likeness float64) float64 {
	knots := loadCalibration()
	for i := 1; i < len(knots); i++ {
		if a, b := knots[i-1], knots[i]; likeness <= b.likeness {
			return a.share + (likeness-a.likeness)/(b.likeness-a.likeness)*(b.share-a.share)
		}
	}
	return 1
}
