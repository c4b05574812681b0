package register

import (
	"cmp"
	"slices"

	"factum/internal/read/name/phonetic"
)

// segment is what a search needs of a set of names: the index that does not
// change, or the overlay of records that were added to it.
type segment interface {
	names() int
	id(record uint32) string
	recordOf(n uint32) uint32
	namesOf(record uint32) []uint32
	nameText(n uint32) []byte
	nameParts(n uint32) []uint32
	nameFlags(n uint32) byte
	tokens() int
	token(t uint32) []byte
	postings(t uint32) []posting
	// near calls f with the readings whose skeleton differs from code by a
	// consonant at most (two in long ones); same says that it does not differ. A reading may come twice.
	near(code uint32, f func(run []reading, same bool))
	// same gives the readings that have this skeleton.
	same(code uint32) []reading
}

// overlay holds records that were added after an index was built.
type overlay struct {
	records []overlayRecord
	all     []overlayName
	codes   [][]byte // token → encoding
	posts   [][]posting
	byCode  map[string]uint32 // encoding → token
	byID    map[string]uint32
	skels   map[uint32][]reading // skeleton → readings
	deletes map[uint32][]uint32  // code with consonants left out → skeletons
}

type overlayRecord struct {
	id      string
	names   []uint32
	removed bool
}

type overlayName struct {
	record uint32
	text   []byte
	parts  []uint32
	flags  byte
}

func newOverlay() *overlay {
	return &overlay{byCode: map[string]uint32{}, byID: map[string]uint32{}, skels: map[uint32][]reading{}, deletes: map[uint32][]uint32{}}
}

// add takes a record in; one with the same id must have been removed.
func (o *overlay) add(r Record) {
	rec := uint32(len(o.records))
	o.records = append(o.records, overlayRecord{id: r.ID})
	o.byID[r.ID] = rec
	for _, text := range r.Names {
		p := parse(r.Schema, text)
		n := overlayName{record: rec, text: []byte(text), flags: p.flags()}
		num := uint32(len(o.all))
		for i := range p.parts {
			q := &p.parts[i]
			t, ok := o.byCode[string(q.code)]
			if !ok {
				t = uint32(len(o.codes))
				o.byCode[string(q.code)] = t
				o.codes = append(o.codes, q.code)
				o.posts = append(o.posts, nil)
				eachReading(q.code, func(l string) { o.reading(consonants(phonetic.Of(l)), newReading(t, l)) })
			}
			n.parts = append(n.parts, entryPart(t, q.role, q.tied))
		}
		for i, v := range n.parts {
			t := v >> 8
			if !slices.ContainsFunc(n.parts[:i], func(o uint32) bool { return o>>8 == t }) {
				o.posts[t] = append(o.posts[t], newPosting(num, n.parts, t))
			}
		}
		o.all = append(o.all, n)
		o.records[rec].names = append(o.records[rec].names, num)
	}
}

func (o *overlay) reading(code uint32, r reading) {
	if _, ok := o.skels[code]; !ok {
		phonetic.Skeleton(code).Deletes(func(c phonetic.Skeleton) {
			if uint32(c) != code && !slices.Contains(o.deletes[uint32(c)], code) {
				o.deletes[uint32(c)] = append(o.deletes[uint32(c)], code)
			}
		})
	}
	if !slices.Contains(o.skels[code], r) {
		o.skels[code] = append(o.skels[code], r)
	}
}

func (o *overlay) names() int                     { return len(o.all) }
func (o *overlay) id(record uint32) string        { return o.records[record].id }
func (o *overlay) recordOf(n uint32) uint32       { return o.all[n].record }
func (o *overlay) namesOf(record uint32) []uint32 { return o.records[record].names }
func (o *overlay) nameText(n uint32) []byte       { return o.all[n].text }
func (o *overlay) nameParts(n uint32) []uint32    { return o.all[n].parts }
func (o *overlay) nameFlags(n uint32) byte        { return o.all[n].flags }
func (o *overlay) tokens() int                    { return len(o.codes) }
func (o *overlay) token(t uint32) []byte          { return o.codes[t] }
func (o *overlay) postings(t uint32) []posting    { return o.posts[t] }

func (o *overlay) same(code uint32) []reading { return o.skels[code] }

func (o *overlay) near(code uint32, f func(run []reading, same bool)) {
	f(o.skels[code], true)
	nearCodes(code, func(c uint32) { f(o.skels[c], false) }, func(c uint32) {
		for _, s := range o.deletes[c] {
			if s != code {
				f(o.skels[s], false)
			}
		}
	})
}

// nearCodes says where the skeletons near a code are to be looked up: less with
// codes that are skeletons, more with codes of which skeletons have consonants besides.
func nearCodes(code uint32, less, more func(code uint32)) {
	size := phonetic.Skeleton(code).Len()
	if size >= 2 {
		more(code) // one consonant more
	}
	if size < 3 {
		return
	}
	phonetic.Skeleton(code).Deletes(func(c phonetic.Skeleton) {
		if uint32(c) != code {
			less(uint32(c)) // one consonant less
			more(uint32(c)) // another consonant
		}
	})
}

// The index as a segment.

func (x *index) id(record uint32) string  { return string(x.ids[x.idOff[record]:x.idOff[record+1]]) }
func (x *index) recordOf(n uint32) uint32 { return x.record[n] }
func (x *index) nameFlags(n uint32) byte  { return x.flags[n] }
func (x *index) tokens() int              { return len(x.tokenOff) - 1 }

func (x *index) namesOf(record uint32) []uint32 {
	var list []uint32
	for n := x.first[record]; n < x.first[record+1]; n++ {
		list = append(list, n)
	}
	return list
}

func (x *index) same(code uint32) []reading {
	if k, ok := slices.BinarySearch(x.skeletons, code); ok {
		return x.run(uint32(k))
	}
	return nil
}

// run gives the readings of a skeleton.
func (x *index) run(skel uint32) []reading {
	return x.readings[x.skelOff[skel]:x.skelOff[skel+1]]
}

func (x *index) near(code uint32, f func(run []reading, same bool)) {
	f(x.same(code), true)
	nearCodes(code, func(c uint32) { f(x.same(c), false) }, func(c uint32) {
		from, _ := slices.BinarySearch(x.deletes, c)
		for i := from; i < len(x.deletes) && x.deletes[i] == c; i++ {
			if k := x.deleteOf[i]; x.skeletons[k] != code {
				f(x.run(k), false)
			}
		}
	})
}

// lookup finds the record with an id.
func (x *index) lookup(id string) (record uint32, ok bool) {
	k, ok := slices.BinarySearchFunc(x.byID, id, func(r uint32, id string) int {
		return cmp.Compare(view(x.ids[x.idOff[r]:x.idOff[r+1]]), id)
	})
	if !ok {
		return 0, false
	}
	return x.byID[k], true
}
