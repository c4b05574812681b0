package register

import (
	"math/bits"

	"factum/internal/read/name"
	"factum/internal/read/name/phonetic"
)

// reading is a way to read a token, as it lies in the index under its skeleton.
type reading struct {
	token   uint32
	mask    uint32 // its letters, a bit each; how many they are in the top bits
	letters phonetic.Packed
}

func newReading(token uint32, letters string) reading {
	return reading{token, phonetic.Mask(letters) | uint32(min(len(letters), 63))<<26, phonetic.Pack(letters)}
}

func (r reading) size() int { return int(r.mask >> 26) }

// Ranks of readings that are near a part, by what their letters have in common.
const (
	hardLetter    = 2 // a consonant that one alone has; a vowel is one
	otherSkeleton = 2 // another skeleton
	mostLonger    = 5 // letters more or less
	ranks         = 64
	rankOfEdit    = 4 // rank of an edit, once edits are counted
)

// counted is how many readings' edits are counted for each spelling that will
// be compared letter by letter.
const counted = 8

// nearReading is a reading that is near a part.
type nearReading struct {
	token   uint32
	rank    uint8
	pattern uint8 // which reading of the part it is near
	letters phonetic.Packed
}

// finder finds the tokens near a part of a query.
type finder struct {
	x        segment
	patterns []phonetic.Pattern
	near     []nearReading
	order    []nearReading
	count    [ranks]int
	worst    int // readings of a higher rank are not wanted
	kept     int // readings of no higher rank
	wanted   int
	met      []bool   // tokens that were given
	apart    [64]int8 // by letters of a reading: how many consonants may differ
	longer   [64]int8 // … how many letters it has more or less
}

// edits gives how many edits a reading that find gave is away.
func (r nearReading) edits() int { return int(r.rank) / rankOfEdit }

// find gives at most limit tokens near a part, the likeliest first: of those
// whose skeletons are near, the readings that share most letters, and of these
// the ones that take fewest edits.
func (f *finder) find(p *name.Part, limit int) []nearReading {
	f.near, f.patterns = f.near[:0], f.patterns[:0]
	f.count, f.worst, f.kept, f.wanted = [ranks]int{}, ranks-1, 0, counted*limit
	ignore := uint32(0)
	abjad := p.Script.Abjad() // its own letters are few vowels
	if abjad {
		ignore = phonetic.Soft
	}
	p.Readings(func(l string) {
		if len(f.patterns) > 255 {
			return
		}
		if len(f.patterns) == 0 && abjad {
			f.patterns = append(f.patterns, phonetic.NewPattern(phonetic.Hard(l)))
		} else {
			f.patterns = append(f.patterns, phonetic.NewPattern(l))
		}
		r := newReading(0, l)
		f.sizes(r.size())
		f.x.near(consonants(phonetic.Of(l)), func(run []reading, same bool) { f.take(r, run, same, ignore) })
	})
	f.byRank()
	for i := range f.order {
		r := &f.order[i]
		if abjad && r.pattern == 0 {
			r.letters = r.letters.Hard()
		}
		r.rank = uint8(min(f.patterns[r.pattern].Edits(r.letters)*rankOfEdit+int(r.rank)/8, ranks-1))
	}
	f.near, f.order = f.order, f.near
	clear(f.count[:])
	for _, r := range f.near {
		f.count[r.rank]++
	}
	f.worst, f.kept, f.wanted = ranks-1, len(f.near), len(f.near)
	f.byRank()
	return f.once(limit)
}

// take ranks the readings of one skeleton.
func (f *finder) take(p reading, run []reading, same bool, ignore uint32) {
	pattern := uint8(len(f.patterns) - 1)
	base := otherSkeleton
	if same {
		base = 0
	}
	for i := range run {
		r := &run[i]
		size := r.mask >> 26
		x := (p.mask ^ r.mask) & (1<<26 - 1)
		hard := bits.OnesCount32(x &^ phonetic.Soft)
		if hard > int(f.apart[size]) {
			continue
		}
		rank := base + hardLetter*hard + bits.OnesCount32(x&phonetic.Soft&^ignore) + int(f.longer[size])
		if rank > f.worst {
			continue
		}
		f.near = append(f.near, nearReading{r.token, uint8(rank), pattern, r.letters})
		f.count[rank]++
		if f.kept++; f.kept-f.count[f.worst] >= f.wanted {
			f.kept -= f.count[f.worst]
			f.worst--
		}
	}
}

// sizes prepares what take needs for every number of letters.
func (f *finder) sizes(n int) {
	for m := range f.apart {
		d := max(n-m, m-n)
		f.longer[m], f.apart[m] = int8(d), int8(name.MostApart(n, m))
		if d > mostLonger {
			f.apart[m] = -1
		}
	}
}

// byRank puts what is near in order of rank, by counting, without what is not wanted.
func (f *finder) byRank() {
	var at [ranks]int
	sum := 0
	for i := 0; i <= f.worst; i++ {
		at[i] = sum
		sum += f.count[i]
	}
	if cap(f.order) < sum {
		f.order = make([]nearReading, 2*sum)
	}
	f.order = f.order[:sum]
	for _, r := range f.near {
		if int(r.rank) <= f.worst {
			f.order[at[r.rank]] = r
			at[r.rank]++
		}
	}
}

// once cuts the list down to the first reading of each token.
func (f *finder) once(limit int) []nearReading {
	if n := f.x.tokens(); n > len(f.met) {
		f.met = append(f.met, make([]bool, n-len(f.met))...)
	}
	list := f.order[:0]
	for _, r := range f.order {
		if len(list) == limit {
			break
		}
		if !f.met[r.token] {
			f.met[r.token] = true
			list = append(list, r)
		}
	}
	for _, r := range list {
		f.met[r.token] = false
	}
	return list
}
