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
	part name.Part
}

// parse reads a name for the index; parts that do not count are left out.
func parse(schema, text string) parsed {
	n := name.ParseFor(schema, text)
	p := parsed{text: text, kind: n.Kind, marked: n.Marked, gender: n.Gender}
	for i := range n.Parts {
		q := &n.Parts[i]
		if !q.Counts() {
			continue
		}
		p.parts = append(p.parts, parsedPart{code: q.AppendTo(nil), role: q.Role, tied: q.Tied(), part: *q})
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
