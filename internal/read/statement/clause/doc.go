// Package clause looks at a dependency tree the way meaning does: who acts and
// what is acted on, whatever the construction.
//
// In comes a parsed sentence; out goes a [Graph] whose arcs are the same for
// "police arrested him", "he was arrested by police", "the man arrested by
// police", "police, who arrested him", "police came and arrested him" and
// "police tried to arrest him". Passive, relative and reduced relative clauses,
// coordination with shared subjects, control and raising are undone here, once
// for all frames. The package knows no lexicon beyond a few dozen control
// verbs, and doesn't say whether something happened.
package clause
