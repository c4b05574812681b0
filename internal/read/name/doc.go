// Package name reads names and says how likely two of them are one name.
//
// In comes a name as it is written, in any script; [Parse] gives its parts with
// their types (given, family, patronymic, kunya, nisba, title …), offsets and
// scripts. [Compare] aligns the parts of two names and gives a score between 0
// and 1 with the reasons, a line a part; the score of a name with itself is 1
// and the order of the two does not matter. The same alignment serves the
// record, the register (package register) and the explanation.
//
// A score is calibrated: of pairs that score 0.7, about seven in ten are one
// person's names in the data it was fitted on (see README.md).
//
// The package looks at names alone. It does not know roles, places or events,
// and it merges nobody: whether two mentions are one person is for the record
// to say.
package name
