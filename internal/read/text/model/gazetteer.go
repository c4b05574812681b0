package model

import (
	"encoding/binary"
	"sort"
)

// Gazetteer knows names of places, of one to four words, and parts of names of
// people.
type Gazetteer struct{ names map[uint32]uint16 }

// What a name is in the gazetteer.
const (
	GazetteerState   = 1 << iota // a State, a region or an area
	GazetteerTown                // a town of at least 100,000 people
	GazetteerVillage             // a smaller one
	GazetteerPeople              // a demonym
	GazetteerGiven               // a given name
	GazetteerSurname             // the last part of a person's name
	GazetteerBody                // a word for organisations: "Ministry"
	GazetteerRole                // a word for people: "Judge"
	GazetteerSite                // a word for places: "Airport"
	GazetteerDeed                // a word for events and documents: "Treaty"
)

const longestName = 4

// NewGazetteer makes a gazetteer from names and what they are. The key of a
// name is made by NameKey.
func NewGazetteer(names map[uint32]uint16) *Gazetteer { return &Gazetteer{names} }

// NameKey gives the key of a name from the hashes of its forms.
func NameKey(forms ...uint64) uint32 {
	h := uint64(0)
	for _, f := range forms {
		h = mix(h, f)
	}
	return uint32(h >> 32)
}

// Look sets bits to what the gazetteer knows of each word; names are looked up
// for words with a capital only. A name of several words goes before its parts.
func (g *Gazetteer) Look(words []Word, bits []uint16) []uint16 {
	bits = resize(bits, len(words))
	clear(bits)
	const place = GazetteerState | GazetteerTown | GazetteerVillage | GazetteerPeople
	const vocabulary = GazetteerBody | GazetteerRole | GazetteerSite | GazetteerDeed
	for i := range words {
		bits[i] = g.names[NameKey(words[i].Form)] &^ place
		if words[i].Case < caseTitle {
			bits[i] &= vocabulary
		}
	}
	for i := 0; i < len(words); {
		step := 1
		if words[i].Case >= caseTitle {
			h := uint64(0)
			found, length := uint16(0), 0
			for n := 1; n <= longestName && i+n <= len(words); n++ {
				h = mix(h, words[i+n-1].Form)
				if b := g.names[uint32(h>>32)] & place; b != 0 {
					found, length = b, n
				}
			}
			for k := range length {
				bits[i+k] |= found
			}
			step = max(1, length)
		}
		i += step
	}
	return bits
}

func (g *Gazetteer) appendTo(b []byte) []byte {
	keys := make([]uint32, 0, len(g.names))
	for k := range g.names {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	b = binary.AppendUvarint(b, uint64(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
	}
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint16(b, g.names[k])
	}
	return b
}

func readGazetteer(b []byte) (*Gazetteer, []byte, error) {
	r := reader{b: b}
	n := r.number(1 << 22)
	if r.bad || n > len(r.b) {
		return nil, nil, errDamaged
	}
	keys := make([]uint32, n)
	last := uint32(0)
	for i := range keys {
		last += uint32(r.number(1<<32 - 1))
		keys[i] = last
	}
	if r.bad || len(r.b) < 2*n {
		return nil, nil, errDamaged
	}
	g := &Gazetteer{make(map[uint32]uint16, n)}
	for i, k := range keys {
		g.names[k] = binary.LittleEndian.Uint16(r.b[2*i:])
	}
	return g, r.b[2*n:], nil
}
