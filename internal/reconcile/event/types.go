package event

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"go.yaml.in/yaml/v3"

	"factum"
)

//go:embed types.yaml
var typesTable []byte

// typeTable says which types can tell one happening; see types.yaml.
type typeTable struct {
	Same []struct {
		Type, As factum.Type
		Verbs    []string
		Exact    bool
		Clock    bool
		Self     bool
	}
	Close []struct {
		A, B   factum.Type
		Verbs  []string
		Taking bool
		Cost   float64
	}
	close                                  map[[2]factum.Type][]int // by two groups, either first
	Once, Recurring, Daily, Authority, Own []factum.Type
	Lasting, Taking, Tolls, Punctual       []string
}

var types = sync.OnceValue(func() *typeTable {
	var t typeTable
	if err := yaml.Unmarshal(typesTable, &t); err != nil {
		panic(fmt.Sprintf("types.yaml: %v", err)) // embedded: a test reads it
	}
	t.close = map[[2]factum.Type][]int{}
	for i, c := range t.Close {
		t.close[[2]factum.Type{c.A, c.B}] = append(t.close[[2]factum.Type{c.A, c.B}], i)
		if c.A != c.B {
			t.close[[2]factum.Type{c.B, c.A}] = append(t.close[[2]factum.Type{c.B, c.A}], i)
		}
	}
	return &t
})

// group is the type of happening that a statement tells: a short detention and
// an arrest are told in each other's words.
func group(st *factum.Statement) factum.Type { return groupAt(st, false) }

// groupAt is group of a statement whose words name an hour, if clock is set.
func groupAt(st *factum.Statement, clock bool) factum.Type {
	for _, s := range types().Same {
		if s.Type == st.Type && (len(s.Verbs) == 0 || slices.Contains(s.Verbs, st.Verb)) &&
			(!s.Exact || st.When != nil && st.When.Exact()) && (!s.Clock || clock) && (!s.Self || len(st.Whom) == 0 && len(st.Who) > 0) {
			return s.As
		}
	}
	return st.Type
}

// family is what the types of happenings that can be one have in common: the
// first of them. It is where events are looked for.
func (t *typeTable) family(g factum.Type) factum.Type {
	first := map[factum.Type]factum.Type{}
	of := func(x factum.Type) factum.Type {
		for first[x] != "" {
			x = first[x]
		}
		return x
	}
	for _, c := range t.Close {
		if a, z := of(c.A), of(c.B); a != z {
			first[z] = a
		}
	}
	return of(g)
}

// families gives the family of every type.
var families = sync.OnceValue(func() map[factum.Type]factum.Type {
	out := map[factum.Type]factum.Type{}
	for _, g := range factum.Types() {
		out[g] = types().family(g)
	}
	return out
})

// cost says what it costs to take statements of two groups for one happening;
// ok is false if they can't be.
func (t *typeTable) cost(s, u *feature) (cost float64, ok bool) {
	if s.group == u.group {
		return 0, true
	}
	for _, i := range t.close[[2]factum.Type{s.group, u.group}] {
		c := &t.Close[i]
		switch {
		case c.Taking && !(s.taking && u.taking):
		case c.A == s.group && c.B == u.group && (len(c.Verbs) == 0 || slices.Contains(c.Verbs, u.verb)):
			return c.Cost, true
		case c.A == u.group && c.B == s.group && (len(c.Verbs) == 0 || slices.Contains(c.Verbs, s.verb)):
			return c.Cost, true
		}
	}
	return 0, false
}
