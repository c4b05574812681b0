// Package actor finds the people, organisations and places that one document
// speaks of, and brings together the mentions of each: names, shorter names,
// titles, descriptions, pronouns.
//
// In comes a parsed text; out go [Actors]: each with its mentions in the order
// of the text and the offices that the document ascribes to it. A mention whose
// bearer isn't certain enough stays an actor of its own: a wrong link is worse
// than none. The package looks at one document alone and knows no case.
package actor
