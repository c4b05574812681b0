package register

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"factum/internal/read/name/phonetic"
)

// index is the part of a register that does not change: arrays, the same in
// memory and in the file. Names are numbered by their record, in the order of
// the list; "off" arrays have one element more than what they cut.
type index struct {
	idOff  []uint32 // record → ids
	ids    []byte
	first  []uint32 // record → its first name
	byID   []uint32 // records by id
	record []uint32 // name → record

	textOff []uint32 // name → text
	text    []byte
	flags   []byte   // name
	partOff []uint32 // name → parts
	parts   []uint32 // entryPart

	tokenOff []uint32 // token → encoding
	codes    []byte
	postOff  []uint32 // token → names
	posts    []posting

	skeletons []uint32 // distinct, ascending
	skelOff   []uint32 // skeleton → readings
	readings  []reading
	deletes   []uint32 // codes of skeletons with consonants left out, ascending
	deleteOf  []uint32 // … → skeleton
}

func (x *index) names() int { return len(x.flags) }

func (x *index) records() int { return max(len(x.first)-1, 0) }

func (x *index) nameText(n uint32) []byte { return x.text[x.textOff[n]:x.textOff[n+1]] }

func (x *index) nameParts(n uint32) []uint32 { return x.parts[x.partOff[n]:x.partOff[n+1]] }

func (x *index) token(t uint32) []byte { return x.codes[x.tokenOff[t]:x.tokenOff[t+1]] }

func (x *index) postings(t uint32) []posting { return x.posts[x.postOff[t]:x.postOff[t+1]] }

// builder puts an index together.
type builder struct {
	x       index
	byCode  map[string]uint32 // encoding → token
	byID    map[string]uint32 // id → record, while records may come in several rows
	skel    []skelEntry
	records int
	pending []pendingName // in order of arrival
}

type skelEntry struct {
	code uint32
	reading
}

// pendingName is a name whose text and parts wait in the arrays of the builder
// until all records are known.
type pendingName struct {
	record uint32
	text   uint32
	size   uint32
	parts  uint32
	count  uint16
	flags  byte
}

func newBuilder() *builder {
	b := &builder{byCode: map[string]uint32{}, byID: map[string]uint32{}}
	b.x.tokenOff = []uint32{0}
	b.x.idOff = []uint32{0}
	return b
}

// add takes one name of a record in.
func (b *builder) add(id string, p *parsed) error {
	r, ok := b.byID[id]
	if !ok {
		r = uint32(b.records)
		b.records++
		b.byID[id] = r
		b.x.ids = append(b.x.ids, id...)
		b.x.idOff = append(b.x.idOff, uint32(len(b.x.ids)))
	}
	if uint64(len(b.x.text))+uint64(len(p.text)) > 1<<32-1 {
		return fmt.Errorf("the register holds more than 4 GB of names")
	}
	n := pendingName{record: r, text: uint32(len(b.x.text)), size: uint32(len(p.text)), parts: uint32(len(b.x.parts)), count: uint16(len(p.parts)), flags: p.flags()}
	b.x.text = append(b.x.text, p.text...)
	for i := range p.parts {
		q := &p.parts[i]
		t, ok := b.byCode[string(q.code)]
		if !ok {
			t = uint32(len(b.x.tokenOff) - 1)
			if t >= maxTokens {
				return fmt.Errorf("the register holds more than %d different words", maxTokens)
			}
			b.byCode[string(q.code)] = t
			b.x.codes = append(b.x.codes, q.code...)
			b.x.tokenOff = append(b.x.tokenOff, uint32(len(b.x.codes)))
			eachReading(q.code, func(l string) {
				b.skel = append(b.skel, skelEntry{consonants(phonetic.Of(l)), newReading(t, l)})
			})
		}
		b.x.parts = append(b.x.parts, entryPart(t, q.role, q.tied))
	}
	b.pending = append(b.pending, n)
	return nil
}

func byRecord(a, b pendingName) int { return cmp.Compare(a.record, b.record) }

func consonants(s phonetic.Skeleton) uint32 { return uint32(s.Consonants()) }

// finish orders the names by record and builds what queries need.
func (b *builder) finish() *index {
	x := &b.x
	b.byCode, b.byID = nil, nil
	text, parts := x.text, x.parts
	x.text, x.parts = make([]byte, 0, len(text)), make([]uint32, 0, len(parts))
	x.textOff, x.partOff = []uint32{0}, []uint32{0}
	// Names of one record may have come in several rows: they are brought together.
	if !slices.IsSortedFunc(b.pending, byRecord) {
		slices.SortStableFunc(b.pending, byRecord)
	}
	x.first = make([]uint32, 0, b.records+1)
	for _, n := range b.pending {
		if int(n.record) == len(x.first) {
			x.first = append(x.first, uint32(len(x.flags)))
		}
		x.text = append(x.text, text[n.text:n.text+n.size]...)
		x.textOff = append(x.textOff, uint32(len(x.text)))
		x.parts = append(x.parts, parts[n.parts:n.parts+uint32(n.count)]...)
		x.partOff = append(x.partOff, uint32(len(x.parts)))
		x.flags = append(x.flags, n.flags)
		x.record = append(x.record, n.record)
	}
	x.first = append(x.first, uint32(len(x.flags)))
	b.pending = nil
	x.byID = make([]uint32, x.records())
	for r := range x.byID {
		x.byID[r] = uint32(r)
	}
	slices.SortFunc(x.byID, func(p, q uint32) int {
		return bytes.Compare(x.ids[x.idOff[p]:x.idOff[p+1]], x.ids[x.idOff[q]:x.idOff[q+1]])
	})
	b.postings()
	b.skeletons()
	return x
}

// postings lists for each token the names that have it, once each.
func (b *builder) postings() {
	x := &b.x
	tokens := len(x.tokenOff) - 1
	x.postOff = make([]uint32, tokens+1)
	each := func(f func(t, n uint32, own []uint32)) {
		for n := range uint32(len(x.flags)) {
			ps := x.nameParts(n)
			for i, p := range ps {
				if !slices.ContainsFunc(ps[:i], func(q uint32) bool { return q>>8 == p>>8 }) {
					f(p>>8, n, ps)
				}
			}
		}
	}
	each(func(t, _ uint32, _ []uint32) { x.postOff[t+1]++ })
	for t := range tokens {
		x.postOff[t+1] += x.postOff[t]
	}
	x.posts = make([]posting, x.postOff[tokens])
	at := slices.Clone(x.postOff[:tokens])
	each(func(t, n uint32, own []uint32) {
		x.posts[at[t]] = newPosting(n, own, t)
		at[t]++
	})
}

// skeletons lists for each skeleton the readings that have it, and for each
// code that comes of leaving consonants out the skeletons it comes of.
func (b *builder) skeletons() {
	x := &b.x
	slices.SortFunc(b.skel, func(p, q skelEntry) int {
		return cmp.Or(cmp.Compare(p.code, q.code), cmp.Compare(p.token, q.token), cmp.Compare(p.mask, q.mask), cmp.Compare(p.letters, q.letters))
	})
	b.skel = slices.Compact(b.skel)
	x.readings = make([]reading, len(b.skel))
	for i, s := range b.skel {
		if i == 0 || s.code != b.skel[i-1].code {
			x.skeletons = append(x.skeletons, s.code)
			x.skelOff = append(x.skelOff, uint32(i))
		}
		x.readings[i] = s.reading
	}
	x.skelOff = append(x.skelOff, uint32(len(b.skel)))
	b.skel = nil
	type del struct{ code, skel uint32 }
	var all []del
	for i, s := range x.skeletons {
		phonetic.Skeleton(s).Deletes(func(c phonetic.Skeleton) {
			if uint32(c) != s {
				all = append(all, del{uint32(c), uint32(i)})
			}
		})
	}
	slices.SortFunc(all, func(p, q del) int { return cmp.Or(cmp.Compare(p.code, q.code), cmp.Compare(p.skel, q.skel)) })
	all = slices.Compact(all)
	x.deletes, x.deleteOf = make([]uint32, len(all)), make([]uint32, len(all))
	for i, d := range all {
		x.deletes[i], x.deleteOf[i] = d.code, d.skel
	}
}
