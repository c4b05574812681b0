package name

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"

	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// frequencyGz says how often keys occur in names: "key count" a line, made by
// learn from the sources in its header.
//
//go:embed data/frequency.tsv.gz
var frequencyGz []byte

// frequencies hold counts by key and, summed, by skeleton: a rare spelling of
// a common name tells as little as the common one.
type frequencies struct {
	keys      map[string]float32
	skeletons map[phonetic.Skeleton]float32
	total     float64
}

var loadFrequencies = sync.OnceValue(func() *frequencies {
	f := &frequencies{keys: map[string]float32{}, skeletons: map[phonetic.Skeleton]float32{}}
	text, err := unzip(frequencyGz)
	if err != nil {
		panic(err) // embedded data
	}
	for line := range strings.Lines(text) {
		if line[0] == '#' {
			continue
		}
		key, n, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		count, err := strconv.ParseFloat(n, 32)
		if err != nil {
			panic(err)
		}
		f.keys[key] = float32(count)
		f.skeletons[phonetic.Of(key)] += float32(count)
		f.total += count
	}
	return f
})

func unzip(data []byte) (string, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(r)
	return string(text), err
}

// The bounds of what one part can tell, in bits.
const (
	leastBits = 3
	mostBits  = 16
	skelShare = 0.03 // share of a skeleton's count that a spelling of it gets
)

// rarity says how much a part tells: the less common, the more.
func rarity(p *Part) float64 {
	if p.Role == Initial {
		return leastBits
	}
	f := loadFrequencies()
	n := float64(f.keys[p.Key])
	for i := range p.readings { // by its Latin spellings, where another script is usually written so
		if r := &p.readings[i]; i > 0 && r.script == romanise.Latin && p.Script != romanise.Latin {
			n += float64(f.keys[r.letters.String()])
		}
	}
	n += skelShare*float64(f.skeletons[p.skeleton]) + 0.3
	b := math.Log2(f.total / n)
	return math.Round(min(max(b, leastBits), mostBits)*infoUnit) / infoUnit
}
