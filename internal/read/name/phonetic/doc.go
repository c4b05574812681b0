// Package phonetic says how far apart two ways to write a name are.
//
// In come tokens in the alphabet of package romanise; out go a distance with
// the steps that make it up, and a skeleton, the key under which spellings of
// one name are looked up. The distance is a sum of learned costs: how rarely
// people turn these letters into those when they write the same name. The
// tables in costs/ are made by the command ../learn from pairs of spellings.
//
// The package knows tokens, not names: no roles, no titles, no word order.
package phonetic
