// Package statement reads what one document says: who did what to whom, when
// and where, by whose account.
//
// In comes a parsed text with its time expressions; out goes a [Reading]: the
// people, organisations and places that the document speaks of, each with all
// its mentions, and the statements on them, each a span of the text. Frames
// say which words make a statement of which type and where its roles stand in
// the dependency tree; they are data (frames/*.yaml). The package looks at one
// document alone: it doesn't know what others say, and it resolves no
// disagreement.
package statement
