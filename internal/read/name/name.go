package name

import (
	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// Role is what a part does in its name, as far as the words themselves tell.
type Role uint8

// Roles of parts. Plain is a part whose role nothing shows.
const (
	Plain      Role = iota
	Given           // ism: stands first, or behind the comma
	Family          // stands before the comma, or last in Western order
	Patronymic      // -ovich, -ovna, oglu
	Nasab           // bin X, ibn X, ould X
	Kunya           // abu X, umm X
	Nisba           // al-Masri: article and a relational ending
	Laqab           // X al-din, X ullah: an honorific name
	Initial
	Ordinal   // a number in an organisation's name
	Title     // a title that can also be a name: sheikh, khan
	Honorific // mr, general: never part of the name
	Suffix    // jr, III
	Particle  // a particle that stands alone
	LegalForm // of an organisation: Ltd, AG
)

var roleNames = [...]string{"part", "given name", "family name", "patronymic", "nasab", "kunya", "nisba", "laqab", "initial", "number", "title",
	"honorific", "suffix", "particle", "legal form"}

// String gives the name of the role.
func (r Role) String() string { return roleNames[r] }

// Gender is what a name shows of its bearer's gender.
type Gender uint8

// Genders.
const (
	Unknown Gender = iota
	Male
	Female
)

// Kind is what kind of bearer a name is read for.
type Kind uint8

// Kinds.
const (
	Person Kind = iota
	Organisation
)

// Name is a name that has been read.
type Name struct {
	Text   string // as it was given
	Kind   Kind
	Parts  []Part
	Marked bool   // the order is marked: "NORIEGA, Manuel Antonio"
	Gender Gender // shown by a title, a patronymic or a feminine family name
	Notes  []string
}

// Part is one unit of a name with what belongs to it: "al-Masri", "bin Laden",
// "Abd al-Rahman", "van der Berg" are one part each.
type Part struct {
	Text       string // as it is written
	Start, End int    // bytes in Name.Text
	Role       Role
	Script     romanise.Script
	Key        string // for comparison: romanised, without particle and marks
	Particle   string // al, bin, van der; empty if there is none
	Feminine   bool   // the feminine form of a Slavic family name

	id       uint32 // number of the part in a register; 0 is none
	native   string // Han and Hangul: the characters themselves
	tied     bool   // a hyphen ties it to the next part
	readings []reading
	skeleton phonetic.Skeleton
	ending   int     // letters of an ending that many names share
	info     float64 // how much it tells: bits, by how rare it is
	weight   float64 // what it counts in a score, from info
}

// reading is one way to read a part, with what it costs to read it so.
type reading struct {
	letters phonetic.Letters
	mask    uint32 // its letters, a bit each; vowels and weak letters in the low eight
	script  romanise.Script
	cost    float64
	why     string
}

// counts says whether the part is a name at all, not a title or a suffix.
func (p *Part) counts() bool { return p.Role < Honorific }
