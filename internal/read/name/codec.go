package name

import (
	"encoding/binary"
	"errors"
	"math"
	"sync"

	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// A register keeps each distinct part once, as the bytes that Encode gives, and
// a name as the numbers of its parts. What a score depends on comes back from
// them; the words as they were written, and their offsets, do not.

// Token is what a register looks a part up by.
type Token struct {
	Key      string
	Script   romanise.Script
	Skeleton phonetic.Skeleton
	Info     float64 // bits
}

// Token gives the part's token.
func (p *Part) Token() Token { return Token{p.Key, p.Script, p.skeleton, p.info} }

// Skeletons gives the skeletons of all ways to read the part, the first one first.
func (p *Part) Skeletons() []phonetic.Skeleton {
	s := []phonetic.Skeleton{p.skeleton}
	for i := range p.readings[1:] {
		s = append(s, phonetic.Of(p.readings[1+i].letters.String()))
	}
	return s
}

// Counts says whether the part is a name, not a title before it or a suffix.
func (p *Part) Counts() bool { return p.counts() }

// AppendTo appends the part's encoding without its role: script, flags, rarity,
// key, native characters, further readings.
func (p *Part) AppendTo(b []byte) []byte {
	flags := byte(p.ending) << 1
	if p.Feminine {
		flags |= 1
	}
	b = append(b, byte(p.Script), flags, byte(math.Round(p.info*infoUnit)))
	b = appendString(b, p.Key)
	b = appendString(b, p.native)
	b = append(b, byte(len(p.readings)-1))
	for i := range p.readings[1:] {
		r := &p.readings[1+i]
		b = append(b, byte(math.Round(r.cost*costUnit)), byte(r.script))
		b = appendString(b, r.letters.String())
	}
	return b
}

const (
	infoUnit = 15 // sixteen bits fit a byte
	costUnit = 20
)

func appendString(b []byte, s string) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}

var errEncoding = errors.New("a part's encoding is damaged")

// Decode reads what AppendTo wrote into p, whose memory it reuses.
func (p *Part) Decode(b []byte) error {
	if len(b) < 6 || romanise.Script(b[0]) > romanise.Other {
		return errEncoding
	}
	p.Script, p.Feminine, p.ending, p.info = romanise.Script(b[0]), b[1]&1 != 0, int(b[1]>>1), float64(b[2])/infoUnit
	var ok bool
	if p.Key, b, ok = cutString(b[3:]); !ok {
		return errEncoding
	}
	if p.native, b, ok = cutString(b); !ok || len(b) == 0 {
		return errEncoding
	}
	n := int(b[0])
	b = b[1:]
	p.readings = append(p.readings[:0], newReading(p.Key, p.Script, 0, ""))
	for range n {
		if len(b) < 2 || romanise.Script(b[1]) > romanise.Other {
			return errEncoding
		}
		cost, script := float64(b[0])/costUnit, romanise.Script(b[1])
		var s string
		if s, b, ok = cutString(b[2:]); !ok {
			return errEncoding
		}
		p.readings = append(p.readings, newReading(s, script, cost, ""))
	}
	p.weight = 0 // Place knows the role, which belongs to it
	return nil
}

// EncodedKey gives the key and the script of an encoded part; an empty key if the encoding is damaged.
func EncodedKey(b []byte) (string, romanise.Script) {
	if len(b) < 4 {
		return "", romanise.None
	}
	key, _, _ := cutString(b[3:])
	return key, romanise.Script(b[0])
}

// cutString reads a string without copying: it shares the memory of b.
func cutString(b []byte) (string, []byte, bool) {
	n, w := binary.Uvarint(b)
	if w <= 0 || n > uint64(len(b)-w) {
		return "", nil, false
	}
	return view(b[w : w+int(n)]), b[w+int(n):], true
}

// Number gives the part its number in a register, from 1, under which a Scorer
// keeps what it has computed for it.
func (p *Part) Number(id uint32) { p.id = id }

// Tied says whether a hyphen ties the part to the next one.
func (p *Part) Tied() bool { return p.tied }

// Rebuild fills a name from what a register keeps of it; its parts are set by the caller.
func (n *Name) Rebuild(text string, kind Kind, marked bool, gender Gender) {
	n.Text, n.Kind, n.Marked, n.Gender = text, kind, marked, gender
}

// Place sets what belongs to a part in its name rather than to its letters; it follows Decode.
func (p *Part) Place(role Role, tied bool) {
	p.Role, p.tied = role, tied
	if p.weight = weightsOfInfo()[byte(math.Round(p.info*infoUnit))]; role == Title {
		p.weight *= Fitted().Title
	}
}

// weightsOfInfo are the weights of parts by their encoded rarity.
var weightsOfInfo = sync.OnceValue(func() (t [256]float64) {
	for i := range t {
		t[i] = Fitted().weight(&Part{info: float64(i) / infoUnit})
	}
	return t
})

// Readings calls f with the letters of every way to read the part.
func (p *Part) Readings(f func(letters string)) {
	f(p.Key)
	for i := range p.readings[1:] {
		f(p.readings[1+i].letters.String())
	}
}

// Join gives two neighbouring parts as one word.
func Join(p, q *Part) Part {
	var l phonetic.Letters
	l.Append(&p.readings[0].letters)
	l.Append(&q.readings[0].letters)
	w := Part{Key: p.Key + q.Key, Script: p.Script, readings: []reading{{letters: l, mask: p.readings[0].mask | q.readings[0].mask, script: p.Script}}}
	w.skeleton = phonetic.Of(w.Key)
	return w
}

// PartSimilarity says how alike two parts are, 0 to 1.
func PartSimilarity(p, q *Part) float64 {
	s, _ := Fitted().similarity(p, q)
	return s
}
