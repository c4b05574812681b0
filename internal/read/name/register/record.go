package register

import (
	"strings"

	"factum/internal/read/name"
)

// Record is one entry of a list: a person or an organisation under its names.
type Record struct {
	ID     string
	Schema string // as in FollowTheMoney: Person, Organization, Company …; empty is not known
	Names  []string
}

// parsed is a name as the index takes it.
type parsed struct {
	text   string
	kind   name.Kind
	marked bool
	gender name.Gender
	parts  []parsedPart
}

type parsedPart struct {
	code []byte // Part.AppendTo
	role name.Role
	tied bool
}

// parse reads a name for the index; parts that do not count are left out.
func parse(schema, text string) parsed {
	n := name.ParseFor(schema, text)
	p := parsed{text: text, kind: n.Kind, marked: n.Marked, gender: n.Gender, parts: make([]parsedPart, 0, len(n.Parts))}
	codes := make([]byte, 0, 24*len(n.Parts)) // one allocation for most names
	for i := range n.Parts {
		q := &n.Parts[i]
		if !q.Counts() {
			continue
		}
		at := len(codes)
		codes = q.AppendTo(codes)
		p.parts = append(p.parts, parsedPart{code: codes[at:len(codes):len(codes)], role: q.Role, tied: q.Tied()})
	}
	return p
}

// Flags of an entry.
const (
	flagMarked = 1 << iota
	flagMale
	flagFemale
	flagOrganisation
)

func (p *parsed) flags() byte {
	f := byte(0)
	if p.marked {
		f |= flagMarked
	}
	switch p.gender {
	case name.Male:
		f |= flagMale
	case name.Female:
		f |= flagFemale
	}
	if p.kind == name.Organisation {
		f |= flagOrganisation
	}
	return f
}

// entryPart packs a part's number, role and flags.
func entryPart(token uint32, role name.Role, tied bool) uint32 {
	v := token<<8 | uint32(role)
	if tied {
		v |= 1 << 7
	}
	return v
}

// maxTokens is how many distinct parts a register holds.
const maxTokens = 1 << 24

func clean(s string) string { return strings.TrimSpace(s) }

// eachReading calls f with the letters of every way to read an encoded part.
func eachReading(code []byte, f func(letters string)) {
	var p name.Part
	if p.Decode(code) == nil { // it was encoded by parse
		p.Readings(f)
	}
}
