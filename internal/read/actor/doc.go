// Package actor finds the people, organisations and places that one document
// speaks of, and brings together the mentions of each: names, shorter names,
// titles, descriptions, pronouns.
//
// In comes a parsed text; out go [Actors]: each with its mentions in the order
// of the text and the offices that the document ascribes to it. A mention whose
// bearer isn't certain enough stays an actor of its own: a wrong link is worse
// than none. The package looks at one document alone and knows no case.
//
// [Find] works in steps: phrases (phrase.go) with what they denote (kind.go);
// what the grammar of a sentence puts together (structure.go, alias.go,
// group.go); names (names.go, nameother.go); pronouns and descriptions, each
// ranked against all that was mentioned before (resolve.go, possible.go,
// features.go); offices (role.go). README.md has the figures, the command in
// the folder train learns the two models.
package actor
